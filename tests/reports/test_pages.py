"""How the summary fills its pages, and how it reads in English."""

import re

import msgspec
import pypdfium2
import pytest

from desktop.final_record import FinalRecord, document_number, encode
from desktop.i18n import Catalogue
from desktop.reports import SummaryOptions, pdf, style, summary_pdf
from desktop.reports.content import read as read_content
from desktop.reports.paper import build
from tests.reports import samples
from tests.reports.long_samples import many
from tests.reports.readers import ReadBack, read_back, squeezed

CHARTS = SummaryOptions(charts=True)
DANISH, ENGLISH = Catalogue("da"), Catalogue("en")
FOOT = re.compile(r"^document \S+( · DRAFT)?$|^Page \d+ of \d+$")


def printed(
    record: FinalRecord, options: SummaryOptions | None = None, words: Catalogue = ENGLISH
) -> ReadBack:
    return read_back(summary_pdf(record, options or SummaryOptions(), words))


def roomy_pages(record: FinalRecord, options: SummaryOptions) -> int:
    """How many pages the usual setting takes."""
    content = read_content(record, options, ENGLISH)
    story = pdf._story(record, options, content, ENGLISH, style.ROOMY)
    return build(story, pdf._sheet(record, content, ENGLISH), ENGLISH).pages


def without_views() -> FinalRecord:
    return samples.record(picture="", citizen_view="", caseworker_view_text="")


@pytest.mark.parametrize("words", [DANISH, ENGLISH])
@pytest.mark.parametrize("options", [SummaryOptions(), CHARTS])
@pytest.mark.parametrize("conversations", [1, 4, 60])
def test_an_ordinary_conversation_takes_two_to_four_pages(
    conversations: int, options: SummaryOptions, words: Catalogue
) -> None:
    record = samples.first_conversation() if conversations == 1 else many(conversations)
    assert 2 <= len(printed(record, options, words).pages) <= 4


def test_what_we_will_work_on_stands_on_page_one() -> None:
    read = printed(samples.record())
    focus = squeezed("What we will work on Helbredsmestring · Arbejdsmarkedsidentitet (mening og retning)")
    assert [focus in squeezed(page) for page in read.pages].index(True) == 0
    assert printed(samples.record(), SummaryOptions(answers=False)).says("What we will work on")


def test_a_last_page_of_signatures_alone_is_saved_by_a_closer_setting() -> None:
    assert roomy_pages(without_views(), SummaryOptions()) == 3
    read = printed(without_views())
    assert len(read.pages) == 2
    assert "Citizen, date" in read.pages[1]


def test_where_a_closer_setting_saves_nothing_the_usual_one_stays() -> None:
    record = samples.first_conversation()
    content = read_content(record, CHARTS, ENGLISH)
    story = pdf._story(record, CHARTS, content, ENGLISH, style.ROOMY)
    assert (
        summary_pdf(record, CHARTS, ENGLISH)
        == build(story, pdf._sheet(record, content, ENGLISH), ENGLISH).draw()
    )


def test_where_page_one_runs_over_the_answers_follow_there() -> None:
    steps = tuple(samples.step(f"Skridt nummer {place} " + "med flere ord " * 6) for place in range(8))
    read = printed(samples.record(steps=steps))
    assert "Skridt nummer 7" in read.pages[1]
    assert "Answers, and what has moved" in read.pages[1]


def test_after_stopping_early_the_answers_follow_on_page_one() -> None:
    read = printed(samples.stopped_early())
    assert len(read.pages) == 1
    assert read.says("Answers, and what has moved")
    assert "Answers, and what has moved" not in printed(samples.record()).pages[0]


@pytest.mark.parametrize("words", [DANISH, ENGLISH])
def test_sixteen_questions_with_their_drawings_take_four_pages(words: Catalogue) -> None:
    sixteen = samples.sixteen_questions()
    read = printed(sixteen, CHARTS, words)
    assert len(read.pages) <= 4
    for asked in sixteen.questions:
        if not asked.private_screen:
            assert squeezed(read.text).count(squeezed(asked.text)) == 1
    with_trust = SummaryOptions(charts=True, private_answers=True)
    assert len(printed(sixteen, with_trust, words).pages) <= 5


def test_a_long_name_in_the_list_of_steps_breaks_at_its_hyphens() -> None:
    step = samples.step("Ringe", owner="caseworker")
    name = "Maximiliane-Alexandrine Østergaard-Kristoffersen"
    page = printed(samples.record(steps=(step,), caseworker=name)).pages[0]
    assert re.search(r"Maximiliane-\s*\nAlexandrine\s*\nØstergaard-\s*\nKristoffersen\b", page)


@pytest.mark.parametrize("record", [many(4), samples.sixteen_questions()])
@pytest.mark.parametrize("lines", range(0, 46, 3))
def test_no_heading_is_the_last_line_of_a_page(record: FinalRecord, lines: int) -> None:
    record = msgspec.structs.replace(record, talk="Vi talte.\n" * lines + "Slut.")
    found = summary_pdf(record, CHARTS, ENGLISH)
    document = pypdfium2.PdfDocument(found)
    headings = {entry.get_title() for entry in document.get_toc()}
    assert len(headings) > 6
    for page in read_back(found).pages:
        said = [line.strip() for line in page.splitlines() if line.strip()]
        body = [line for line in said if not FOOT.match(line)]
        assert body[-1] not in headings


def test_bookmarks_lead_to_the_page_of_their_heading() -> None:
    found = summary_pdf(samples.record(), CHARTS, ENGLISH)
    pages = [squeezed(page) for page in read_back(found).pages]
    entries = [
        (entry.level, entry.get_title(), entry.get_dest().get_index())
        for entry in pypdfium2.PdfDocument(found).get_toc()
    ]
    assert [(level, title) for level, title, _ in entries] == [
        (0, "Summary of our conversation"),
        (1, "What we do now"),
        (1, "What we agreed earlier"),
        (1, "What stands in the way"),
        (0, "Answers, and what has moved"),
        (1, "Answers over time"),
        (1, "Can you recognise the picture?"),
        (1, "What we see differently"),
    ]
    for _, title, page in entries:
        assert squeezed(title) in pages[page]


@pytest.mark.parametrize("final", [True, False])
def test_every_page_has_its_number_and_that_of_the_document(final: bool) -> None:
    record = msgspec.structs.replace(many(60), final=final)
    read = printed(record, CHARTS)
    foot = f"document {document_number(encode(record))}{'' if final else ' · DRAFT'}"
    for place, page in enumerate(read.pages, start=1):
        assert foot in page
        assert f"Page {place} of {len(read.pages)}" in page


def test_english_paper_has_no_danish_but_what_people_and_questions_say() -> None:
    record = many(4)
    options = SummaryOptions(charts=True, third_signature=True, private_answers=True)
    number = document_number(encode(record))
    words = [
        set(
            re.findall(
                r"[^\W\d_]{3,}", printed(record, options, language).text.replace(number, "").casefold()
            )
        )
        for language in (DANISH, ENGLISH)
    ]
    said = set(re.findall(r"[^\W\d_]{3,}", encode(record).decode().casefold()))
    # Said and shortened alike in both.
    both = {"status", "ring", "jan", "nov", "november", "september", "april", "august", "mar"}
    assert words[0] & words[1] - said <= both
    assert "/Lang (en)" in summary_pdf(record, options, ENGLISH).decode("latin-1")


def test_no_line_is_drawn_twice_where_a_table_is_cut() -> None:
    """Twice would be darker than the other lines, and look like two."""
    steps = tuple(
        samples.step(f"Skridt {place} " + "ord " * place, from_earlier=place % 2 == 0) for place in range(40)
    )
    document = pypdfium2.PdfDocument(summary_pdf(samples.record(steps=steps), CHARTS, ENGLISH))
    assert len(document) > 4
    for page in document:
        paths = [each for each in page.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
        across = [bounds for path in paths if (bounds := path.get_bounds())[2] - bounds[0] > style.WIDTH - 2]
        assert across and len(across) == len(set(across))
