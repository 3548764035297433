"""The drawing of a history: ladder without figures, dates, events, and both raters' answers."""

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import charts
from desktop.charts import Area, Event, Line, Mark
from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.records import OPTION_COUNT, Rater
from desktop.scoring import Series
from desktop.text import first_name
from desktop.ui import theme
from desktop.ui.widgets.charts.chart_marks import SIGNS, MarkPainter, grid_colour, pale_colour, rater_colour
from desktop.ui.widgets.charts.chart_tip import showed_tip
from desktop.ui.widgets.charts.history_layout import (
    DATES,
    INSET,
    AxisLabel,
    HistoryLayout,
    Trace,
    area_of,
    lay_out,
)
from desktop.ui.widgets.charts.history_words import EVENTS_NAMED, HistoryRow, month_words

_OPEN = 6.0
_DENSE_ALPHA = 150
_TRIANGLE = 9.0
_DASHES = [3.0, 2.0]
_BREAK_REACH = 8.0
_MOST_LINES = 10
"""More would hide the answers."""


class HistoryCanvas(QWidget):
    """`height` in px; with `tallest` it takes the room it is given up to that."""

    def __init__(
        self, words: Catalogue, height: int, tallest: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._record: FinalRecord | None = None
        self._series: tuple[Series, ...] = ()
        self._events: tuple[Event, ...] = ()
        self._rows: list[HistoryRow] = []
        self._layout: HistoryLayout | None = None
        self.setMinimumHeight(height)
        self.setMaximumHeight(tallest or height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_series(
        self,
        record: FinalRecord,
        series: tuple[Series, ...],
        events: tuple[Event, ...],
        rows: list[HistoryRow],
    ) -> None:
        """Draw these series, one point for each conversation, and mark the events; `rows` say the same."""
        self._record, self._series, self._events, self._rows = record, series, events, rows
        self._layout = None
        self.update()

    def area(self) -> Area:
        """Where the marks go: right of the words for the ends, above events and dates."""
        return area_of(self.width(), self.height(), [*self._ends().values()], self._events, _advance)

    def axis_labels(self) -> tuple[AxisLabel, ...]:
        """The dates as written below the drawing, from left to right."""
        return self._laid_out().labels

    def drawn_marks(self) -> dict[Rater, tuple[Mark, ...]]:
        """Every mark where its middle is painted: raters in one place stand apart where it is dense."""
        return {trace.rater: trace.marks for trace in self._laid_out().traces}

    def told_at(self, place: QPoint) -> str:
        """In words what is drawn there: a conversation, or a break in a line; empty outside."""
        area = self.area()
        if self._record is None or not self._rows or area.width <= 0:
            return ""
        for trace in self._laid_out().traces:
            for broken in trace.breaks:
                x, y = _middle(broken)
                if abs(place.x() - x) < _BREAK_REACH and abs(place.y() - y) < _BREAK_REACH:
                    return self._words.gettext("Here the question was given other words.")
        columns = len(self._rows)
        column = min(range(columns), key=lambda each: abs(charts.column_x(area, each, columns) - place.x()))
        reach = max(INSET, area.width / max(columns - 1, 1) / 2)
        if abs(charts.column_x(area, column, columns) - place.x()) > reach:
            return ""
        return "\n".join(self._told(self._rows[column], self._record))

    def lined(self) -> set[int]:
        """The conversations with a line down to their event: of many, those alone that the legend names."""
        marked = {event.column for event in self._events}
        if len(marked) <= _MOST_LINES:
            return marked
        return {event.column for event in self._events[-EVENTS_NAMED:]}

    def sizeHint(self) -> QSize:
        return QSize(360, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout = None

    def event(self, event: QEvent) -> bool:
        return showed_tip(self, event, self.told_at) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._record is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        layout = self._laid_out()
        self._paint_ladder(painter, layout.area)
        self._paint_dates(painter, layout)
        self._paint_events(painter, layout.area)
        for trace in layout.traces:
            _paint_lines(painter, trace, dense=layout.dense)
        # Squares first and larger, so that a circle in the same place stands inside its square.
        for trace in reversed(layout.traces):
            _paint_marks(painter, trace, dense=layout.dense)

    def _laid_out(self) -> HistoryLayout:
        """The drawing at this size, measured once."""
        if self._layout is None:
            record = self._record
            assert record is not None
            months = [month_words(self._words, point, record) for point in self._series[0].points]
            self._layout = lay_out(self.area(), self.width(), self.height(), self._series, months, _advance)
        return self._layout

    def _told(self, row: HistoryRow, record: FinalRecord) -> list[str]:
        said = [row.day, f"{SIGNS[Rater.CITIZEN]} {first_name(record.citizen_name)}: {row.citizen}"]
        if row.caseworker:
            who = word_for(self._words, Rater.CASEWORKER)
            said.append(f"{SIGNS[Rater.CASEWORKER]} {who}: {row.caseworker}")
        return [*said, f"▲ {row.events}"] if row.events else said

    def _ends(self) -> dict[int, str]:
        _ = self._words.gettext
        return {OPTION_COUNT - 1: _("top answer"), 0: _("bottom answer")}

    def _paint_ladder(self, painter: QPainter, area: Area) -> None:
        painter.setPen(QPen(grid_colour(), 1))
        for place in range(OPTION_COUNT):
            y = round(charts.history_y(area, place)) + 0.5
            painter.drawLine(QPointF(area.left - INSET, y), QPointF(area.left + area.width + INSET, y))
        painter.setPen(theme.colour(theme.current().quiet))
        for place, text in self._ends().items():
            box = QRectF(0, charts.history_y(area, place) - 10, area.left - INSET - 8, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)

    def _paint_dates(self, painter: QPainter, layout: HistoryLayout) -> None:
        painter.setPen(theme.colour(theme.current().quiet))
        for each in layout.labels:
            painter.drawText(each.box, int(Qt.AlignmentFlag.AlignCenter), each.text)
        foot = layout.area.top + layout.area.height
        for x in layout.years:
            painter.drawLine(QPointF(x, foot), QPointF(x, foot + 5))

    def _paint_events(self, painter: QPainter, area: Area) -> None:
        columns = len(self._series[0].points)
        half = min(_TRIANGLE, max(area.width / max(columns - 1, 1), 5)) / 2
        hairline = QPen(theme.colour(theme.current().edge), 1)
        hairline.setDashPattern([1, 3])
        foot = self.height() - DATES
        painter.setBrush(theme.colour(theme.current().quiet))
        lined = self.lined()
        for column in sorted({event.column for event in self._events}):
            x = charts.column_x(area, column, columns)
            if column in lined:
                painter.setPen(hairline)
                painter.drawLine(QPointF(x, area.top - 6), QPointF(x, foot - 2 * half))
            painter.setPen(Qt.PenStyle.NoPen)
            corners = [QPointF(x - half, foot), QPointF(x + half, foot), QPointF(x, foot - 2 * half)]
            painter.drawPolygon(QPolygonF(corners))


def _advance(text: str) -> float:
    return theme.metrics(theme.SMALL).horizontalAdvance(text)


def _paint_lines(painter: QPainter, trace: Trace, *, dense: bool) -> None:
    # So close, lines would hide the answers that they join.
    colour = pale_colour(trace.rater, _DENSE_ALPHA) if dense else rater_colour(trace.rater)
    pen = QPen(colour, 1.25 if dense else 2.0)
    painter.setPen(pen)
    for broken in trace.breaks:
        _paint_break(painter, broken)
    if trace.rater is Rater.CASEWORKER:
        pen.setDashPattern(_DASHES)
        painter.setPen(pen)
    # Line by line: an antialiased polyline costs many times more.
    painter.drawLines([QLineF(line.x1, line.y1, line.x2, line.y2) for line in trace.lines])


def _paint_marks(painter: QPainter, trace: Trace, *, dense: bool) -> None:
    marks = MarkPainter(painter, trace.rater, 1.5 if dense else 2.0)
    for mark, size in zip(trace.marks, trace.sizes, strict=True):
        box = QRectF(mark.x - size / 2, mark.y - size / 2, size, size)
        marks.draw(box, filled=mark.today or size < _OPEN)


def _middle(line: Line) -> tuple[float, float]:
    return (line.x1 + line.x2) / 2, (line.y1 + line.y2) / 2


def _paint_break(painter: QPainter, broken: Line) -> None:
    """Two slanted strokes: the line is cut here on purpose."""
    x, y = _middle(broken)
    lean = min(2.0, abs(broken.x2 - broken.x1) / 6)
    reach = 6.0 if abs(broken.x2 - broken.x1) > 24 else 4.0
    for aside in (-1.5 * lean, 1.5 * lean):
        top = QPointF(x + aside + lean, y - reach)
        painter.drawLine(QPointF(x + aside - lean, y + reach), top)
