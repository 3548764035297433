"""The history of one question on paper. Geometry and series come from `desktop.charts`; this only draws."""

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from desktop import charts
from desktop.charts import Area, Event
from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.records import OPTION_COUNT, Rater
from desktop.reports import style
from desktop.reports.flowables import draw_mark, draw_triangle
from desktop.scoring import Series
from desktop.text import format_month

_TOP = 6.0
_LANE = 12.0
_AXIS = 18.0
_INSET = 16.0
_LABEL_ROOM = 38.0
_LARGEST = {Rater.CITIZEN: 7.0, Rater.CASEWORKER: 9.5}
_SMALLEST = {Rater.CITIZEN: 3.6, Rater.CASEWORKER: 5.2}
_TODAY_AT_LEAST = 1.8
"""How much larger than the smallest mark today's always is."""
_DENSE = 6.0
_DASHES = {Rater.CITIZEN: (), Rater.CASEWORKER: (3.0, 2.0)}


class HistoryDrawing(Flowable):
    """One question's answers over time: circles joined by a line, squares by a broken one.

    There are no figures on the ladder, only which end is which. A triangle stands under a conversation
    before which something changed; today's mark is filled. `ladder` is its height.
    """

    def __init__(
        self,
        record: FinalRecord,
        series: tuple[Series, ...],
        events: tuple[Event, ...],
        words: Catalogue,
        ladder: float,
    ) -> None:
        super().__init__()
        self.record, self.series, self.events, self.words = record, series, events, words
        self.ladder = ladder
        self.below = _AXIS + (_LANE if events else 0)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width, self.height = width, _TOP + self.ladder + self.below
        return self.width, self.height

    def area(self) -> Area:
        """Where the marks go: right of the words for the ends, above triangles and dates."""
        look = style.SMALL
        words = max(stringWidth(said, look.fontName, look.fontSize) for said in self._ends().values())
        left = words + 6 + _INSET
        return Area(left, _TOP, self.width - left - _INSET, self.ladder)

    def draw(self) -> None:
        """Draw ladder, dates, triangles and series."""
        area = self.area()
        self._rungs(area)
        self._dates(area)
        self._triangles(area)
        for series in self.series:
            self._lines(area, series)
        # Squares first and larger, so that a circle in the same place stands inside its square.
        for series in reversed(self.series):
            self._marks(area, series)

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
        for place, words in self._ends().items():
            y = self.height - charts.history_y(area, place)
            self.canv.drawRightString(area.left - _INSET - 6, y - 3, words)

    def _dates(self, area: Area) -> None:
        self._write()
        points = self.series[0].points
        room = max(int((area.width + 2 * _INSET) // _LABEL_ROOM), 2)
        for column in charts.label_columns(len(points), room):
            point = points[column]
            today = point.today and not self.record.final
            day = self.words.gettext("today") if today else format_month(point.day, self.words.language)
            self.canv.drawCentredString(charts.column_x(area, column, len(points)), 3, day)

    def _triangles(self, area: Area) -> None:
        columns = len(self.series[0].points)
        for column in sorted({event.column for event in self.events}):
            draw_triangle(self.canv, charts.column_x(area, column, columns), _AXIS + 1)

    def _lines(self, area: Area, series: Series) -> None:
        self.canv.setStrokeColor(style.RATER_COLOURS[series.rater])
        self.canv.setLineWidth(0.75 if self._size(area, series) < _DENSE else 1.25)
        self.canv.setDash(*_DASHES[series.rater])
        for line in charts.history(area, series).lines:
            self.canv.line(line.x1, self.height - line.y1, line.x2, self.height - line.y2)
        self.canv.setDash()

    def _marks(self, area: Area, series: Series) -> None:
        usual = self._size(area, series)
        for mark in charts.history(area, series).marks:
            size = max(usual, _SMALLEST[series.rater] + _TODAY_AT_LEAST) if mark.today else usual
            draw_mark(self.canv, series.rater, mark.x, self.height - mark.y, filled=mark.today, size=size)

    def _size(self, area: Area, series: Series) -> float:
        """How wide a mark is: smaller where many conversations stand close."""
        return charts.mark_size(area, len(series.points), _LARGEST[series.rater], _SMALLEST[series.rater])

    def _write(self) -> None:
        self.canv.setFillColor(style.QUIET)
        self.canv.setFont(style.SMALL.fontName, style.SMALL.fontSize)
