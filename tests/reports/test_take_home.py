"""The plan to take home: one page in plain words, large, in the citizen's language too."""

import msgspec
import pypdfium2
import pytest

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue, CitizenCatalogue
from desktop.recorded_plan import RecordedBarrier
from desktop.reports import take_home_pdf
from desktop.reports.take_home_content import read_take_home
from tests.reports import plan_samples, samples
from tests.reports.readers import ReadBack, read_back, squeezed

ENGLISH, DANISH = Catalogue("en"), Catalogue("da")


def printed(record: FinalRecord, words: Catalogue = DANISH) -> ReadBack:
    return read_back(take_home_pdf(record, words))


def sizes(pdf: bytes) -> set[float]:
    """The sizes of letters above the foot, in points."""
    found: set[float] = set()
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for place in range(text.count_chars()):
            if text.get_text_range(place, 1).strip() and text.get_charbox(place)[1] > 50:
                found.add(round(pypdfium2.raw.FPDFText_GetFontSize(text.raw, place), 1))
    return found


@pytest.mark.parametrize("words", [DANISH, ENGLISH])
@pytest.mark.parametrize(
    "plan", [plan_samples.plan(), plan_samples.plan(placements=()), plan_samples.three_placements()]
)
def test_an_ordinary_plan_is_exactly_one_page(plan: plan_samples.RecordedPlan, words: Catalogue) -> None:
    assert len(printed(plan_samples.record(plan=plan), words).pages) == 1


def test_it_says_what_the_citizen_does_what_others_do_and_who_helps() -> None:
    (page,) = printed(plan_samples.record()).pages
    for said in (
        "Min plan",
        "”Jeg vil gerne arbejde med mad – måske i et køkken på et plejehjem.”",
        "Tage bussen alene",
        "nået 3. september 2026",
        "Ringe til køkkenet på Solgården",
        "senest 28. november 2026",
        "At komme omkring · Bussen",
        "er blevet mindre · Buskort",
        "Min praktik · Plejehjemmet Solgården",
        "Min næste opgave  Stå for salatbaren",
        "Mentor  Bo Hjælpersen · 70 00 00 02",
        "Svar: højst 3 hverdage",
        "20. februar 2027",
        "70 10 20 30",
    ):
        assert squeezed(said) in squeezed(page), said
    content = read_take_home(plan_samples.record(), "da")
    assert [what for what, _when in content.others] == ["Søge om hjælp til buskort"]


def test_what_is_done_over_or_gone_is_not_on_it() -> None:
    barriers = tuple(
        msgspec.structs.replace(each, status="gone") for each in plan_samples.plan().barriers[:1]
    )
    plan = msgspec.structs.replace(plan_samples.three_placements(), barriers=barriers)
    read = printed(plan_samples.record(plan=plan))
    for said in ("Sende papirerne", "Bussen", "Fønix Genbrug"):
        assert not read.says(said), said
    assert read.says("Tale med min søster om at bo tættere på byen")


def test_health_and_answers_are_not_on_it() -> None:
    read = printed(plan_samples.record())
    for said in (
        "Ryggen: ingen tunge løft",
        "Sige til, når",
        "610190",
        "24-1187",
        "Testesen",
        "klare et arbejde",
    ):
        assert not read.says(said), said


def test_with_many_steps_it_goes_on_to_another_page_and_stays_large() -> None:
    steps = tuple(samples.step(f"Skridt {place} med nogle flere ord i sig") for place in range(40))
    record = plan_samples.record(steps=steps)
    pdf = take_home_pdf(record, DANISH)
    assert len(read_back(pdf).pages) == 2
    assert min(sizes(pdf) - {style_of_head()}) >= 11
    for count in range(3, 40, 6):
        found = take_home_pdf(plan_samples.record(steps=steps[:count]), DANISH)
        assert min(sizes(found) - {style_of_head()}) >= 11


def style_of_head() -> float:
    """The running head of page two is furniture of the paper, as the foot is."""
    return 9.0


def test_in_the_citizens_language_it_stands_on_a_page_of_its_own() -> None:
    for language in ("ar", "uk"):
        read = printed(plan_samples.record(language=language))
        assert len(read.pages) == 2 and "Min plan" in read.pages[0]
        content = read_take_home(plan_samples.record(language=language), language)
        assert content.title == CitizenCatalogue(language).word("Min plan") != "Min plan"
        assert content.note and squeezed("Ringe til køkkenet") in squeezed(read.pages[1])
    assert read_take_home(plan_samples.record(), "en").note == ""
    alone = take_home_pdf(plan_samples.record(language="ar"), DANISH, citizen_language=False)
    assert len(read_back(alone).pages) == 1
    assert len(printed(plan_samples.record(language="en"), ENGLISH).pages) == 1


def test_what_stands_in_danish_letters_alone_begins_at_the_right_of_an_arabic_page() -> None:
    record = plan_samples.record(language="ar", steps=(samples.step("Ringe", owner="caseworker"),))
    text = pypdfium2.PdfDocument(take_home_pdf(record, DANISH))[1].get_textpage()
    found = text.search("Ringe", match_whole_word=True).get_next()
    assert found is not None
    assert text.get_charbox(found[0])[0] > 300


@pytest.mark.parametrize("final", [True, False])
def test_the_arabic_title_is_clear_of_the_line_below(final: bool) -> None:
    text = pypdfium2.PdfDocument(take_home_pdf(plan_samples.record(language="ar", final=final), DANISH))[
        1
    ].get_textpage()
    found = [
        (round(pypdfium2.raw.FPDFText_GetFontSize(text.raw, place)), text.get_charbox(place))
        for place in range(text.count_chars())
        if text.get_text_range(place, 1).strip()
    ]
    lowest = min(box[1] for size, box in found if size == 22)
    assert lowest - max(box[3] for size, box in found if size == 11 and box[3] < lowest + 10) > 3


def test_a_draft_says_so_and_an_empty_plan_too() -> None:
    assert printed(plan_samples.record(final=False)).text.count("KLADDE") == 2
    empty = samples.record(barriers=(), goal="", steps=(), next_conversation=None, caseworker_phone="")
    read = printed(empty)
    assert read.says("Vi aftalte ikke noget bestemt i dag") and read.says("Vi har ikke sat en dag endnu")


@pytest.mark.parametrize("language", ["ar", "da", "en", "uk"])
def test_no_phone_is_named_where_there_is_no_number(language: str) -> None:
    without = read_take_home(plan_samples.record(caseworker_phone=" "), language)
    phone = CitizenCatalogue(language).word("Telefon")
    assert without.phone_heading == "Mette Prøvelund" and without.answer
    assert read_take_home(plan_samples.record(), language).phone_heading == f"{phone} · Mette Prøvelund"


def test_it_says_that_something_is_done_only_where_it_is() -> None:
    doing, standing = "Det gør vi ved det, der står i vejen", "Det, der står i vejen"

    def heading(*barriers: RecordedBarrier) -> str:
        record = plan_samples.record(plan=plan_samples.plan(barriers=barriers))
        return read_take_home(record, "da").barriers_heading

    done = RecordedBarrier(kind="mobility", action="Buskort", named_on=samples.MAY)
    undone = RecordedBarrier(kind="economy", named_on=samples.MAY)
    gone = RecordedBarrier(kind="housing", status="gone", action="Ny bolig", named_on=samples.MAY)
    assert heading(done, undone) == doing
    assert heading(undone) == heading(undone, gone) == standing
    assert read_take_home(samples.record(barriers=("Transport",)), "da").barriers_heading == standing


def test_its_title_names_nobody_and_the_same_bytes_come_each_time() -> None:
    record = plan_samples.record(language="ar")
    assert take_home_pdf(record, DANISH) == take_home_pdf(record, DANISH)
    assert printed(record).info["Title"] == "Min plan, 21. november 2026"


@pytest.mark.parametrize("said", samples.HOSTILE)
def test_hostile_words_are_printed_as_words(said: str) -> None:
    record = msgspec.structs.replace(
        samples.everywhere(said), plan=plan_samples.plan_everywhere(said), language="ar"
    )
    pdf = take_home_pdf(record, DANISH)
    read = read_back(pdf)
    assert read.images == 0 and all(embedded == "yes" for _font, embedded in read.fonts)
    assert not any("/Link" in str(page) for page in pypdfium2.PdfDocument(pdf))
    if said.isascii() and said.isprintable() and len(said) < 100:
        assert read.says(f"Min praktik · {said}")


def test_it_is_set_closer_only_where_that_saves_a_page() -> None:
    assert 19.0 in sizes(take_home_pdf(samples.record(), DANISH))
    steps = tuple(samples.step(f"Skridt {place}") for place in range(12))
    crowded = take_home_pdf(plan_samples.record(steps=steps), DANISH)
    assert len(read_back(crowded).pages) == 1 and 19.0 not in sizes(crowded)
