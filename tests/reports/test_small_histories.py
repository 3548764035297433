"""Many questions: small drawings beside each other, and dates as on the screen."""

import re
from itertools import pairwise

import msgspec
import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.records import Rater
from desktop.reports import SummaryOptions, style, summary_pdf
from desktop.reports.answers import printed_questions
from desktop.reports.content import read
from desktop.reports.histories import histories
from desktop.reports.history_drawing import DateLine, HistoryDrawing
from desktop.reports.paper import Sheet, build
from desktop.reports.pdf import _story
from desktop.text import format_date
from tests.reports import samples
from tests.reports.long_samples import long_asked, many
from tests.reports.readers import ReadBack, read_back

WORDS = Catalogue("en")
SHEET = Sheet(title="", author="", head="", foot="", draft=False)
TOP = "The top line is the top answer."
ABOVE = "What was answered this time stands in words above."


def sixteen(conversations: int) -> FinalRecord:
    """All the leaflet's questions, so many times."""
    usual = many(conversations)
    days = [each.day for each in usual.earlier]
    asked = tuple(long_asked(id, number, days) for number, id in enumerate(samples.LEAFLET))
    return msgspec.structs.replace(usual, questions=asked)


def printed(record: FinalRecord, options: SummaryOptions) -> ReadBack:
    return read_back(summary_pdf(record, options, WORDS))


def drawings(record: FinalRecord) -> list[list[HistoryDrawing]]:
    """The small drawings, row by row, laid out."""
    options = SummaryOptions(charts=True)
    content = read(record, options, WORDS)
    questions = printed_questions(record, False)
    rows = histories(record, questions, content, WORDS, style.ROOMY, said_above=True)
    found = [[each for part in row for each in _in(part)] for row in rows]
    return [row for row in found if row]


def _in(part: Flowable) -> list[HistoryDrawing]:
    part.wrap(style.WIDTH, style.PAGE_HEIGHT)
    cells = [cell for row in getattr(part, "_cellvalues", ()) for cell in row]
    return [each for cell in cells for each in cell if isinstance(each, HistoryDrawing)]


@pytest.mark.parametrize(("conversations", "beside"), [(3, 4), (8, 4), (10, 3), (20, 2), (60, 2)])
def test_fewer_stand_beside_each_other_where_there_are_more_conversations(
    conversations: int, beside: int
) -> None:
    rows = drawings(sixteen(conversations))
    assert [len(row) for row in rows[:-1]] == [beside] * (len(rows) - 1)
    for drawing in (drawing for row in rows for drawing in row):
        # The smallest mark is 3.6 wide.
        assert drawing.area().width / (conversations - 1) > 3.4


@pytest.mark.parametrize("conversations", [3, 60])
def test_small_marks_leave_the_next_step_free(conversations: int) -> None:
    drawing = drawings(sixteen(conversations))[0][0]
    step = drawing.area().height / 4
    for series in drawing.series:
        assert drawing._size(drawing.area(), series) <= step * (
            0.8 if series.rater is Rater.CITIZEN else 1.01
        )


def test_what_the_small_drawings_leave_out_is_said_once() -> None:
    read = printed(sixteen(8), SummaryOptions(charts=True))
    assert read.says(f"{TOP} {ABOVE}")
    assert "top answer" not in read.text.replace(TOP, "")
    alone = printed(sixteen(8), SummaryOptions(charts=True, answers=False))
    assert not alone.says(ABOVE)
    assert "top answer" in alone.text
    assert not printed(many(8), SummaryOptions(charts=True)).says(ABOVE)


CHARTS = SummaryOptions(charts=True)
DATE = re.compile(r"(?<!\()Nov 26")
"""Today's, and not in brackets behind what happened."""


def test_where_it_saves_a_page_the_dates_stand_once_above_on_each_page() -> None:
    read = printed(sixteen(60), CHARTS)
    assert len(read.pages) == 4
    found = [len(DATE.findall(page)) for page in read.pages]
    # Once for each of the two columns, on both pages that have drawings.
    assert found == [0, 0, 2, 2]
    # Where there is room they stand under each drawing.
    usual = printed(sixteen(8), CHARTS)
    assert len(DATE.findall(usual.text)) == 14


def test_what_stands_in_words_above_is_not_said_again_where_it_saves_a_page() -> None:
    asked = next(each for each in sixteen(60).questions if each.id == "A3")
    before = asked.earlier[-2]
    close, usual = printed(sixteen(60), CHARTS), printed(sixteen(8), CHARTS)
    today = f"21 November 2026: “{asked.citizen.words}"
    assert usual.says(today) and not close.says(today)
    assert close.says(f"{format_date(before.day, 'en')}: “{before.words}")


@pytest.mark.parametrize("lines", range(0, 30, 2))
def test_the_lines_to_sign_stay_with_drawings_where_nothing_is_said_besides(lines: int) -> None:
    usual = sixteen(60)
    record = msgspec.structs.replace(
        usual,
        questions=tuple(each for each in usual.questions if each.ladder),
        topic="Vi talte længe om det. " * 4 * lines,
        picture="",
        citizen_view="",
        caseworker_view_text="",
    )
    paper = build(_story(record, CHARTS, read(record, CHARTS, WORDS), WORDS, style.CLOSEST), SHEET, WORDS)
    last = read_back(paper.draw()).pages[-1]
    assert "The signature only shows" in last
    assert DATE.search(last)


@pytest.mark.parametrize("conversations", [2, 3, 8, 12, 20, 60])
def test_a_line_of_dates_stands_over_the_columns_of_the_drawings_below_it(conversations: int) -> None:
    drawing = drawings(sixteen(conversations))[0][0]
    record = sixteen(conversations)
    with_dates = HistoryDrawing(record, drawing.series, (), WORDS, 22, ends=False)
    written = []
    for each in (with_dates, DateLine(record, drawing.series, (), WORDS, 22, ends=False)):
        each.wrap(230.0, 400)
        each.canv = _Writing()
        each.draw()
        written.append(each.canv.written)
    assert written[0] == written[1] != []
    bare = HistoryDrawing(record, drawing.series, (), WORDS, 22, ends=False, dates=False)
    bare.wrap(230.0, 400)
    bare.canv = _Writing()
    bare.draw()
    assert bare.canv.written == []
    assert bare.height < with_dates.height


@pytest.mark.parametrize("conversations", [2, 3, 8, 12, 20, 60])
@pytest.mark.parametrize("width", [109.0, 149.0, 229.0, style.WIDTH])
def test_dates_on_paper_stay_apart_and_inside(conversations: int, width: float) -> None:
    record = many(conversations)
    drawing = drawings(sixteen(conversations))[0][0]
    drawing = HistoryDrawing(record, drawing.series, (), WORDS, 48, ends=False)
    drawing.wrap(width, 400)
    canvas = _Writing()
    drawing.canv = canvas
    drawing.draw()
    assert canvas.written[-1][1] == "Nov 26"
    for (x, said), (next_x, next_said) in pairwise(sorted(canvas.written)):
        assert next_x - x >= (canvas.wide(said) + canvas.wide(next_said)) / 2
    for x, said in canvas.written:
        half = canvas.wide(said) / 2
        assert half - 0.01 <= x <= width - half + 0.01


class _Writing(Canvas):
    """A canvas that keeps what is written centred."""

    def __init__(self) -> None:
        super().__init__("unused.pdf")
        self.written: list[tuple[float, str]] = []

    def drawCentredString(self, x: float, y: float, text: str, *_more: object) -> None:
        self.written.append((x, text))

    def wide(self, said: str) -> float:
        """How wide it stands on paper."""
        return float(self.stringWidth(said, style.SMALL.fontName, style.SMALL.fontSize))
