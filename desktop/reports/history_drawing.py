"""The history of one question on paper. Geometry and series come from `desktop.charts`; this only draws."""

from itertools import groupby

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from desktop import charts
from desktop.charts import Area, DateColumns, Event, History
from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.records import OPTION_COUNT, Rater
from desktop.reports import style
from desktop.reports.marks import draw_marks, draw_triangle
from desktop.scoring import Point, Series
from desktop.text import format_month

_TOP = 6.0
_TOP_CLOSE = 4.0
_LANE = 12.0
_AXIS = 18.0
_DATES = 12.0
_INSET = 16.0
_APART = 6.0
"""Between two dates."""
_TICK = 4.0
_LARGEST = {Rater.CITIZEN: 7.0, Rater.CASEWORKER: 9.5}
_OF_LADDER = {Rater.CITIZEN: 0.18, Rater.CASEWORKER: 0.25}
"""How much of the ladder's height a mark takes at most: the next step stays free."""
_SMALLEST = {Rater.CITIZEN: 3.6, Rater.CASEWORKER: 5.2}
_TODAY_AT_LEAST = 1.8
"""How much larger than the smallest mark today's always is."""
_DENSE = 6.0
_DASHES = {Rater.CITIZEN: (), Rater.CASEWORKER: (3.0, 2.0)}


class HistoryDrawing(Flowable):
    """One question's answers over time: circles joined by a line, squares by a broken one.

    There are no figures on the ladder, only which end is which. A triangle stands under a conversation
    before which something changed; today's mark is filled. `ladder` is its height. Without `ends` it is
    said elsewhere which end is which, without `dates` they stand in a `DateLine` above.
    """

    def __init__(
        self,
        record: FinalRecord,
        series: tuple[Series, ...],
        events: tuple[Event, ...],
        words: Catalogue,
        ladder: float,
        *,
        ends: bool = True,
        dates: bool = True,
    ) -> None:
        super().__init__()
        self.record, self.series, self.events, self.words = record, series, events, words
        self.ladder = ladder
        self.ends, self.dates = ends, dates
        self.top = _TOP if dates else _TOP_CLOSE
        self.axis = _AXIS if dates else 0
        self.below = max(self.axis + (_LANE if events else 0), _TICK)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width, self.height = width, self.top + self.ladder + self.below
        return self.width, self.height

    def area(self) -> Area:
        """Where the marks go: right of the words for the ends, above triangles and dates."""
        words = max(map(_width, self._ends().values())) + 6 if self.ends else 0
        left = words + _INSET
        return Area(left, self.top, self.width - left - _INSET, self.ladder)

    def draw(self) -> None:
        """Draw ladder, dates, triangles and series."""
        area = self.area()
        self._rungs(area)
        chosen = self._columns(area)
        if self.dates:
            self._dates(area, chosen)
        self._year_ticks(area, chosen)
        self._triangles(area)
        drawn = [(series, charts.history(area, series)) for series in self.series]
        for series, history in drawn:
            self._lines(history, series.rater, self._size(area, series))
        # Squares first and larger, so that a circle in the same place stands inside its square.
        for series, history in reversed(drawn):
            self._marks(history, series.rater, self._size(area, series))

    def _ends(self) -> dict[int, str]:
        _ = self.words.gettext
        return {OPTION_COUNT - 1: _("top answer"), 0: _("bottom answer")}

    def _rungs(self, area: Area) -> None:
        self.canv.setStrokeColor(style.LINE)
        self.canv.setLineWidth(0.5)
        for place in range(OPTION_COUNT):
            y = self.height - charts.history_y(area, place)
            self.canv.line(area.left - _INSET, y, self.width, y)
        self._write()
        for place, words in self._ends().items() if self.ends else ():
            y = self.height - charts.history_y(area, place)
            self.canv.drawRightString(area.left - _INSET - 6, y - 3, words)

    def _columns(self, area: Area) -> DateColumns:
        """Months where they fit, else years, as on the screen."""
        points = self.series[0].points
        widest = max(_width(self._month(point)) for point in points)
        return charts.date_columns(area, [point.day for point in points], widest, _width("2000"), _APART)

    def _dates(self, area: Area, chosen: DateColumns) -> None:
        points = self.series[0].points
        self._write()
        for column in chosen.years:
            self._date(area, column, str(points[column].day.year))
        for column in chosen.months:
            self._date(area, column, self._month(points[column]))

    def _year_ticks(self, area: Area, chosen: DateColumns) -> None:
        """A fine line down where a year begins."""
        for column in chosen.starts:
            x = charts.column_x(area, column, len(self.series[0].points))
            self.canv.line(x, self.below, x, self.below - _TICK)

    def _month(self, point: Point) -> str:
        if point.today and not self.record.final:
            return self.words.gettext("today")
        return format_month(point.day, self.words.language)

    def _date(self, area: Area, column: int, said: str) -> None:
        self.canv.drawCentredString(charts.column_x(area, column, len(self.series[0].points)), 3, said)

    def _triangles(self, area: Area) -> None:
        columns = len(self.series[0].points)
        for column in sorted({event.column for event in self.events}):
            draw_triangle(self.canv, charts.column_x(area, column, columns), self.axis + 1)

    def _lines(self, history: History, rater: Rater, size: float) -> None:
        self.canv.setStrokeColor(style.RATER_COLOURS[rater])
        self.canv.setLineWidth(0.75 if size < _DENSE else 1.25)
        self.canv.setDash(*_DASHES[rater])
        for line in history.lines:
            self.canv.line(line.x1, self.height - line.y1, line.x2, self.height - line.y2)
        self.canv.setDash()

    def _marks(self, history: History, rater: Rater, size: float) -> None:
        """Today's, the last one, is filled."""
        for filled, group in groupby(history.marks, key=lambda mark: mark.today):
            places = [(mark.x, self.height - mark.y) for mark in group]
            at_least = _SMALLEST[rater] + _TODAY_AT_LEAST if filled else size
            draw_marks(self.canv, rater, places, filled=filled, size=max(size, at_least))

    def _size(self, area: Area, series: Series) -> float:
        """How wide a mark is: smaller where many conversations stand close."""
        largest = min(_LARGEST[series.rater], self.ladder * _OF_LADDER[series.rater])
        return charts.mark_size(area, len(series.points), largest, _SMALLEST[series.rater])

    def _write(self) -> None:
        self.canv.setFillColor(style.QUIET)
        self.canv.setFont(style.SMALL.fontName, style.SMALL.fontSize)


class DateLine(HistoryDrawing):
    """The dates alone, in the columns of drawings that have none and are as wide."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width, self.height = width, _DATES
        return self.width, self.height

    def draw(self) -> None:
        """Draw the dates."""
        area = self.area()
        self._dates(area, self._columns(area))


def _width(said: str) -> float:
    return float(stringWidth(said, style.SMALL.fontName, style.SMALL.fontSize))
