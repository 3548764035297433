"""The summary on paper, read back with poppler."""

import gc
import re

import msgspec
import pypdfium2
import pytest
from reportlab.platypus import Paragraph

from desktop.final_record import FinalRecord, document_number, encode
from desktop.i18n import Catalogue
from desktop.labels import label
from desktop.records import AnswerState
from desktop.reports import SummaryOptions, summary_pdf
from tests.reports import samples
from tests.reports.readers import ReadBack, read_back, squeezed
from tests.reports.samples import MAY, Said, question

EVERYTHING = SummaryOptions(charts=True, full_cpr=True, private_answers=True, third_signature=True)
SIGNING = "Underskriften viser kun, at vi har læst opsummeringen sammen."


@pytest.fixture(scope="module")
def words() -> Catalogue:
    return Catalogue("da")


def printed(record: FinalRecord, options: SummaryOptions | None = None) -> ReadBack:
    return read_back(summary_pdf(record, options or SummaryOptions(), Catalogue("da")))


@pytest.fixture(scope="module")
def usual() -> ReadBack:
    return printed(samples.record())


def test_page_one_is_what_one_takes_home(usual: ReadBack) -> None:
    page = squeezed(usual.pages[0])
    for expected in (
        "Jobcenter Nordby · 21. november 2026 · Mette Prøvelund",
        "Amira Testesen",
        "610190-•••• · sag 24-1187",
        "”Jeg vil gerne arbejde med mad – måske i et køkken på et plejehjem.”",
        "Ringe til køkkenet på Solgården",
        "28. november 2026",
        "Sende papirerne om tilskud til sagen",
        "Hun har haft travlt. Jeg spørger igen.",
        "1. Transport",
        "20. februar 2027",
        "70 10 20 30",
    ):
        assert squeezed(expected) in page
    assert squeezed("Jeg er nogenlunde sikker på") not in page


def test_page_two_quotes_answers_and_says_what_moved(usual: ReadBack) -> None:
    page = squeezed(usual.pages[1])
    for expected in (
        "”Jeg er nogenlunde sikker på, at jeg kan klare et arbejde” ét trin op siden 20. august 2026 "
        "20. august 2026: ”Jeg er usikker på, om jeg kan klare at arbejde”",
        "”Jeg vurderer: usikker på at kunne klare et arbejde”",
        "ét trin ned siden 20. august 2026",
        "to trin op siden 20. august 2026",
        "spurgt første gang",
        "Svaret blev ændret under samtalen.",
        "”At prøve det i ro og mag først.”",
        "Tale med lægen om søvnen.",
        "Kilde: BeskæftigelsesIndikatorProjektet (BIP)",
    ):
        assert squeezed(expected) in page


def test_the_end_has_picture_focus_both_views_and_the_lines_to_sign(usual: ReadBack) -> None:
    for expected in (
        "”Ja. Det er rigtigt, at det går bedre, men jeg er træt om eftermiddagen.”",
        "Helbredsmestring · Arbejdsmarkedsidentitet (mening og retning)",
        "”Jeg kan godt tage tre dage om ugen nu.”",
        "”Vi begynder med to dage og taler om tre i februar.”",
        SIGNING,
    ):
        assert usual.says(expected)
    assert "Borger, dato" in usual.pages[-1]
    assert "Sagsbehandler, dato" in usual.pages[-1]


def test_every_page_carries_number_and_place(usual: ReadBack) -> None:
    number = document_number(encode(samples.record()))
    for place, page in enumerate(usual.pages, start=1):
        assert f"dokument {number}" in page
        assert f"Side {place} af {len(usual.pages)}" in page


def test_fonts_are_embedded_and_the_document_is_described(usual: ReadBack) -> None:
    assert {name.partition("+")[2] for name, _ in usual.fonts} == {
        "IBMPlexSans-Regular",
        "IBMPlexSans-SemiBold",
    }
    assert {embedded for _, embedded in usual.fonts} == {"yes"}
    assert usual.info["Title"] == "Opsummering af vores samtale, 21. november 2026"
    assert usual.info["Author"] == "Jobcenter Nordby"
    assert usual.info["Page size"].endswith("(A4)")


def test_language_and_outline_are_in_the_file(words: Catalogue) -> None:
    pdf = summary_pdf(samples.record(), SummaryOptions(), words)
    assert b"/Lang (da)" in pdf
    assert b"/DisplayDocTitle true" in pdf, "a window shows the title and not the name of the file"
    assert pdf.count(b"/Title (") + pdf.count(b"/Title <") > 5


def test_draft_says_so_on_every_page_and_final_nowhere(usual: ReadBack) -> None:
    drawn = summary_pdf(samples.record(final=False), SummaryOptions(), Catalogue("da"))
    # In the foot, and on page one beside the title; the slanted one behind the text is not read as a word.
    assert [page.count("KLADDE") for page in read_back(drawn).pages] == [2, 1, 1]
    with pypdfium2.PdfDocument(drawn) as document:
        letters = [page.get_textpage().get_text_range() for page in document]
    assert [page.count("KLADDE") for page in letters] == [3, 2, 2]
    assert "KLADDE" not in usual.text


@pytest.mark.parametrize("options", [SummaryOptions(), EVERYTHING])
def test_same_record_and_options_give_the_same_bytes(options: SummaryOptions, words: Catalogue) -> None:
    # A document with other fonts between the two must leave no trace.
    first = summary_pdf(samples.sixteen_questions(), options, words)
    summary_pdf(samples.everywhere("العربية Ж \u0253"), options, words)
    assert summary_pdf(samples.sixteen_questions(), options, words) == first
    assert summary_pdf(samples.record(), options, words) != first


def test_first_conversation_compares_nothing() -> None:
    read = printed(samples.first_conversation())
    assert len(read.pages) == 2
    assert read.says("Sådan ser det ud i dag")
    assert read.says("Det er første gang, vi stiller spørgsmålene.")
    assert not read.says("spurgt første gang")
    assert not read.says("Svar og udvikling")


def test_conversation_without_questions_has_talk_and_steps_but_no_answers() -> None:
    read = printed(samples.without_questions())
    assert read.says("Vi talte om flytningen. Den er i januar.")
    assert read.says("Ringe til køkkenet på Solgården")
    assert not read.says("Svar og udvikling")
    assert read.says(SIGNING)


def test_sixteen_questions_and_trust_keep_each_question_on_one_page() -> None:
    record = samples.sixteen_questions()
    read = printed(record, EVERYTHING)
    pages = [squeezed(page) for page in read.pages]
    for asked in record.questions:
        whole = squeezed(asked.short + asked.text + f"”{asked.citizen.words}”")
        assert sum(whole in page for page in pages) == 1, asked.id
    assert read.says("Anden til stede, dato")


def test_stopped_early_says_why_an_answer_is_missing(words: Catalogue) -> None:
    read = printed(samples.stopped_early())
    assert read.says("vi stoppede før tid")
    for state in ("declined", "cannot_judge", "not_reached", "not_relevant"):
        assert read.says(label(words, AnswerState(state)))
    assert read.says("Vi aftalte ingen skridt i dag.")
    assert read.says("Vi har ikke sat en dag endnu.")


def test_changed_wording_is_not_compared() -> None:
    asked = question("A1", Said(1, 2, ((MAY, 5, 5),), comparable=False))
    read = printed(samples.record(questions=(asked,)))
    assert read.says("12. maj 2026: ”Jeg tror slet ikke, at jeg kan klare et arbejde”")
    assert not read.says("trin op")


def test_a_question_without_ladder_is_compared_in_words_only() -> None:
    asked = question("A3", Said(1, 2, ((MAY, 5, 5),)))
    read = printed(samples.record(questions=(asked,)), SummaryOptions(charts=True))
    assert read.says("”Gode/ok”")
    assert read.says("12. maj 2026: ”Ikke gode”")
    assert not re.search(r"\btrin\b", read.text)
    assert "øverste svar" not in read.text


def test_charts_only_where_chosen(usual: ReadBack) -> None:
    assert "øverste svar" not in usual.text
    charted = printed(samples.record(), SummaryOptions(charts=True))
    # C2 is asked for the first time and has no history.
    assert charted.text.count("øverste svar") == 5


def test_answers_only_where_chosen() -> None:
    read = printed(samples.record(), SummaryOptions(answers=False))
    assert len(read.pages) == 1
    assert not read.says("Svar og udvikling")
    assert read.says(SIGNING)


def test_cpr_is_masked_unless_chosen(usual: ReadBack) -> None:
    assert "610190-••••" in usual.text
    assert "0000" not in usual.text
    assert "610190-0000" in printed(samples.record(), SummaryOptions(full_cpr=True)).text


def test_private_answers_only_where_chosen() -> None:
    record = samples.record(questions=(question("A1", Said(2, 2)), question("E2", Said(5, help="Ikke ham."))))
    kept = printed(record)
    assert not kept.says(record.questions[1].text)
    assert not kept.says("Ikke ham.")
    assert kept.says("Det, som Amira svarede om de mennesker, der hjælper, er ikke trykt her.")
    assert printed(record, EVERYTHING).says(f"”{record.questions[1].citizen.words}”")


def test_belief_of_the_caseworker_is_never_printed() -> None:
    asked = question("A1", Said(2, 2))
    belief = msgspec.structs.replace(asked, id="F1", factor="F", short="Tro", text="Hemmelig tro")
    read = printed(samples.record(questions=(asked, belief)), EVERYTHING)
    assert read.says(asked.text)
    assert not read.says("Hemmelig tro")


def test_answers_have_no_numbers() -> None:
    sourceless = tuple(
        msgspec.structs.replace(each, source="") for each in samples.sixteen_questions().questions
    )
    record = samples.record(questions=sourceless, citizen_cpr="", case_number="")
    read = printed(record, EVERYTHING)
    answers = "\n".join(read.pages[1:])
    dates = r"\d{1,2}\.\s+(maj|august|november)\s+2026|(maj|aug\.|nov\.) 26"
    left = re.sub(rf"{dates}|dokument \S+|Side \d+ af \d+", "", answers)
    assert "2026" in answers
    assert not re.search(r"\d", left)


def test_a_name_of_ninety_characters_stands_whole() -> None:
    name = ("Maximiliane-Alexandrine " * 4)[:89] + "x"
    read = printed(samples.record(citizen_name=name))
    assert len(name) == 90
    assert squeezed(name) in squeezed(read.pages[0])
    assert read.pages[1].startswith("Maximiliane-Alexandrine Maxi")


@pytest.mark.parametrize("said", samples.HOSTILE)
def test_hostile_words_are_printed_as_words(said: str, words: Catalogue) -> None:
    pdf = summary_pdf(samples.everywhere(said), EVERYTHING, words)
    read = read_back(pdf)
    assert {embedded for _, embedded in read.fonts} == {"yes"}
    assert read.images == 0
    assert b"/URI" not in pdf and b"/Annots" not in pdf and b"/JavaScript" not in pdf
    if "العربية" in said:
        return
    expected = said.replace("\x00", "[U+0000]").replace("\U0001f600", "[U+1F600]")
    expected = expected.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
    expected = expected.replace("漢", "[U+6F22]").replace("字", "[U+5B57]")
    expected = expected.replace("a\u030a", "å").replace("o\u0308", "ö")
    assert read.says(f"”{expected}”")


def test_long_notes_flow_over_pages_and_lose_nothing() -> None:
    said = "".join(f"Sætning nummer {place} er her. " for place in range(200))
    assert len(said) > 5000
    read = printed(samples.everywhere(said), EVERYTHING)
    assert read.says(f"”{said.strip()}”")
    for place in range(200):
        assert read.text.count(f"nummer {place} ") > 0


def test_no_heading_stands_alone_at_the_foot() -> None:
    heading = "Kan du genkende billedet?"
    for lines in range(24, 44):
        read = printed(samples.without_questions("Vi talte.\n" * lines + "Slut."))
        page = next(page for page in read.pages if heading in page)
        assert "Ja. Det er rigtigt" in page, lines


def test_what_was_said_does_not_wait_for_the_collector() -> None:
    def texts() -> int:
        return sum(isinstance(each, Paragraph) for each in gc.get_objects())

    gc.collect()
    gc.disable()
    try:
        before = texts()
        summary_pdf(samples.record(), EVERYTHING, Catalogue("da"))
        assert texts() == before
    finally:
        gc.enable()
