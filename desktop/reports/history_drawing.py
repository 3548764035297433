"""The history of each question on paper. The geometry comes from `desktop.charts`; this only draws it."""

from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop import charts, scoring
from desktop.charts import Area
from desktop.final_record import FinalRecord, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.records import OPTION_COUNT, Rater
from desktop.reports import style
from desktop.reports.flowables import draw_mark, heading, table, text
from desktop.scoring import Series
from desktop.text import format_month

_LABEL_WIDTH = 66.0
_HEIGHT = 58.0
_AXIS = 16.0
_INSET = 16.0
_LABEL_ROOM = 42.0
_MARK_SIZES = {Rater.CITIZEN: 7.0, Rater.CASEWORKER: 9.5}
_DASHES = {Rater.CITIZEN: (), Rater.CASEWORKER: (3.0, 2.0)}


class HistoryDrawing(Flowable):
    """One question's answers over time: circles joined by a line, squares by a broken one.

    There are no figures on the ladder, only which end is which.
    """

    def __init__(self, series: tuple[Series, ...], days: tuple[date, ...], words: Catalogue) -> None:
        super().__init__()
        self.series, self.days, self.words = series, days, words

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width, self.height = width, _HEIGHT + _AXIS + 8
        return self.width, self.height

    def draw(self) -> None:
        """Draw ladder, dates and series."""
        left = _LABEL_WIDTH + _INSET
        area = Area(left, 4, self.width - left - _INSET, _HEIGHT)
        self._ladder(area)
        self._dates(area)
        for series in self.series:
            self._lines(area, series)
        # Squares first and larger, so that a circle in the same place stands inside its square.
        for series in reversed(self.series):
            for mark in charts.history(area, series).marks:
                size = _MARK_SIZES[series.rater]
                draw_mark(self.canv, series.rater, mark.x, self.height - mark.y, filled=mark.today, size=size)

    def _ladder(self, area: Area) -> None:
        _ = self.words.gettext
        self.canv.setStrokeColor(style.LINE)
        self.canv.setLineWidth(0.5)
        for place in range(OPTION_COUNT):
            y = self.height - charts.history_y(area, place)
            self.canv.line(_LABEL_WIDTH, y, self.width, y)
        self._write()
        for place, words in ((OPTION_COUNT - 1, _("top answer")), (0, _("bottom answer"))):
            y = self.height - charts.history_y(area, place)
            self.canv.drawRightString(_LABEL_WIDTH - 6, y - 3, words)

    def _dates(self, area: Area) -> None:
        self._write()
        columns = len(self.days)
        room = max(int(area.width // _LABEL_ROOM), 2)
        for column in charts.label_columns(columns, room):
            x = charts.column_x(area, column, columns)
            today = column == columns - 1
            day = (
                self.words.gettext("today") if today else format_month(self.days[column], self.words.language)
            )
            self.canv.drawCentredString(x, 2, day)

    def _lines(self, area: Area, series: Series) -> None:
        self.canv.setStrokeColor(style.RATER_COLOURS[series.rater])
        self.canv.setLineWidth(1.25)
        self.canv.setDash(*_DASHES[series.rater])
        for line in charts.history(area, series).lines:
            self.canv.line(line.x1, self.height - line.y1, line.x2, self.height - line.y2)
        self.canv.setDash()

    def _write(self) -> None:
        self.canv.setFillColor(style.QUIET)
        self.canv.setFont(style.SMALL.fontName, style.SMALL.fontSize)


def histories(
    record: FinalRecord, questions: tuple[RecordedQuestion, ...], words: Catalogue
) -> list[Flowable]:
    """A drawing for each question that has a ladder and was answered before; nothing where none was."""
    days = (*(conversation.day for conversation in record.earlier), record.day)
    drawn = [found for question in questions if (found := _history(record, question, days, words))]
    if not drawn:
        return []
    _ = words.gettext
    explanation = _(
        "Each question stands by itself. A filled mark is today's answer. "
        "A gap in the line means that the question was not answered, or had other words."
    )
    opening = [heading(_("Answers over time")), text(explanation, style.SMALL), Spacer(0, 10)]
    pairs = [drawn[start : start + 2] for start in range(0, len(drawn), 2)]
    rows = [_pair(pair) for pair in pairs]
    return [KeepTogether([*opening, rows[0]]), *rows[1:]]


def _pair(pair: list[list[Flowable]]) -> Flowable:
    width = (style.WIDTH - style.BETWEEN) / 2
    cells: list[object] = [pair[0], "", pair[1] if len(pair) == 2 else ""]
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP")]
    return table([cells], (width, style.BETWEEN, width), [*padding, ("BOTTOMPADDING", (0, 0), (-1, -1), 12)])


def _history(
    record: FinalRecord, question: RecordedQuestion, days: tuple[date, ...], words: Catalogue
) -> list[Flowable]:
    # As beside the answers: a side that was not used today is not shown.
    sided = question.caseworker is not None and not question.single_rater
    raters = (Rater.CITIZEN, Rater.CASEWORKER) if sided else (Rater.CITIZEN,)
    if not question.ladder or not any(e.option is not None and e.rater in raters for e in question.earlier):
        return []
    series = tuple(scoring.series(record, question, rater) for rater in raters)
    drawing = HistoryDrawing(series, days, words)
    return [text(question.short, style.SMALL_STRONG), Spacer(0, 4), drawing]
