"""Nobody signs a page with nothing else on it: something of the record stays with the lines."""

from itertools import pairwise

import msgspec
import pypdfium2
import pytest

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.reports import SummaryOptions, summary_pdf
from tests.reports import samples
from tests.reports.long_samples import many
from tests.reports.readers import ReadBack, read_back

SIGNING = "The signature only shows that we have read the summary together."
CHARTS = SummaryOptions(charts=True)


def printed(record: FinalRecord, options: SummaryOptions | None = None) -> ReadBack:
    return read_back(summary_pdf(record, options or SummaryOptions(), Catalogue("en")))


def above_the_lines(read: ReadBack) -> list[str]:
    """What stands on the page of the lines to sign, below its running head and above them."""
    [page] = [page for page in read.pages if SIGNING in page]
    _head, *body = page.partition(SIGNING)[0].strip().splitlines()
    return body


def without_ends(**changes: object) -> FinalRecord:
    """A record in which nothing follows the answers."""
    return samples.record(picture="", citizen_view="", caseworker_view_text="", talk="", **changes)


@pytest.mark.parametrize("lines", range(20, 64, 2))
def test_the_end_of_a_long_note_stays_with_the_lines(lines: int) -> None:
    said = "\n".join(f"Sætning nummer {place} er her." for place in range(lines))
    read = printed(msgspec.structs.replace(without_ends(), talk=said))
    assert {f"Sætning nummer {lines - place} er her." for place in (1, 2, 3)} <= set(above_the_lines(read))
    for place in range(lines):
        assert read.text.count(f"nummer {place} er") == 1


@pytest.mark.parametrize("lines", [20, 36, 60])
@pytest.mark.parametrize("where", ["talk", "views"])
def test_no_gap_is_left_where_a_note_is_cut(where: str, lines: int) -> None:
    said = "\n".join(f"Sætning nummer {place} er her." for place in range(lines))
    ends = {"talk": said} if where == "talk" else {"citizen_view": said, "caseworker_view_text": "Nej."}
    record = msgspec.structs.replace(without_ends(), **ends)
    pdf = summary_pdf(record, SummaryOptions(), Catalogue("en"))
    for page in pypdfium2.PdfDocument(pdf):
        reader = page.get_textpage()
        boxes = [reader.get_rect(number) for number in range(reader.count_rects())]
        feet = [
            box[1] for box in boxes if reader.get_text_bounded(*box).lstrip("“”").startswith("Sætning nummer")
        ]
        assert {round(above - below) for above, below in pairwise(feet)} <= {15}


@pytest.mark.parametrize("words", range(100, 700, 60))
def test_the_end_of_two_long_views_stays_with_the_lines(words: int) -> None:
    said = "Vi ser det hver for sig. " * (words // 6) + "Slut."
    record = samples.record(picture="", citizen_view=said, caseworker_view_text=said)
    assert any("Slut." in line for line in above_the_lines(printed(record)))


@pytest.mark.parametrize("questions", range(4, 17))
def test_the_last_question_stays_with_the_lines_where_nothing_follows_it(questions: int) -> None:
    asked = samples.sixteen_questions().questions[:questions]
    read = printed(without_ends(questions=asked))
    last = [each for each in asked if not each.private_screen][-1]
    assert last.short.split()[0] in " ".join(above_the_lines(read))


@pytest.mark.parametrize("conversations", [4, 60])
@pytest.mark.parametrize("questions", range(1, 7))
def test_the_last_drawing_stays_with_the_lines_where_nothing_follows_it(
    questions: int, conversations: int
) -> None:
    asked = many(conversations).questions[:questions]
    record = msgspec.structs.replace(without_ends(), questions=asked, earlier=many(conversations).earlier)
    for steps in range(0, 12, 3):
        agreed = tuple(samples.step(f"Skridt {place}") for place in range(steps))
        read = printed(msgspec.structs.replace(record, steps=agreed), CHARTS)
        assert any(asked[-1].short in line for line in above_the_lines(read))


def test_a_source_longer_than_a_page_does_not_stop_the_paper() -> None:
    [asked] = without_ends().questions[:1]
    source = " ".join(f"Kilde nummer {place} om spørgsmålet." for place in range(700))
    read = printed(without_ends(questions=(msgspec.structs.replace(asked, source=source),)))
    assert "nummer 699 om" in " ".join(above_the_lines(read))


def test_page_one_alone_is_signed_too() -> None:
    for options in (SummaryOptions(answers=False), SummaryOptions(answers=False, charts=True)):
        assert printed(without_ends(barriers=()), options).text.count(SIGNING) == 1
    assert printed(msgspec.structs.replace(without_ends(), questions=(), topic="")).text.count(SIGNING) == 1
