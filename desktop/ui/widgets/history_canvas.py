"""The drawing of a history: ladder without figures, dates, events, and both raters' answers."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import charts
from desktop.charts import Area, Event, Line, Mark
from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.records import OPTION_COUNT, Rater
from desktop.scoring import Series
from desktop.text import first_name
from desktop.ui import theme
from desktop.ui.widgets.chart_marks import SIGNS, draw_mark, grid_colour, rater_colour
from desktop.ui.widgets.history_words import HistoryRow, month_words

_TOP = 12.0
_DATES = 18.0
_LANE = 10.0
_EVENT_LANE = 16.0
_INSET = 24.0
_APART = 10.0
_LARGEST = {Rater.CITIZEN: 11.0, Rater.CASEWORKER: 15.0}
_SMALLEST = 4.0
_NESTED = 12.0
_DENSE = 7.0
_OPEN = 6.0
_DENSE_ALPHA = 150
_TODAY = 9.0
_TRIANGLE = 9.0
_DASHES = [3.0, 2.0]
_BREAK_REACH = 8.0


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """A date on the axis, and the box in which it is written."""

    column: int
    text: str
    box: QRectF


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
        self.update()

    def area(self) -> Area:
        """Where the marks go: right of the words for the ends, above events and dates."""
        words = max(self._advance(text) for text in self._ends().values())
        left = words + 8 + _INSET
        lane = _EVENT_LANE if self._events else _LANE
        return Area(left, _TOP, self.width() - left - _INSET, self.height() - _TOP - lane - _DATES)

    def axis_labels(self) -> list[AxisLabel]:
        """The dates as written below the drawing, from left to right."""
        assert self._record is not None
        points = self._series[0].points
        months = [month_words(self._words, point, self._record) for point in points]
        years = [str(point.day.year) for point in points]
        chosen = self._date_columns()
        texts = {column: years[column] for column in chosen.years}
        texts |= {column: months[column] for column in chosen.months}
        return [self._axis_label(column, texts[column]) for column in sorted(texts)]

    def drawn_marks(self) -> dict[Rater, tuple[Mark, ...]]:
        """Every mark where its middle is painted: raters in one place stand apart where it is dense."""
        area = self.area()
        shifts = self._shifts(area)
        return {
            each.rater: tuple(
                Mark(mark.x, mark.y + shifts[each.rater], mark.column, mark.today)
                for mark in charts.history(area, each).marks
            )
            for each in self._series
        }

    def told_at(self, place: QPoint) -> str:
        """In words what is drawn there: a conversation, or a break in a line; empty outside."""
        area = self.area()
        if self._record is None or not self._rows or area.width <= 0:
            return ""
        for each in self._series:
            for broken in charts.history(area, each).breaks:
                x, y = _middle(broken)
                if abs(place.x() - x) < _BREAK_REACH and abs(place.y() - y) < _BREAK_REACH:
                    return self._words.gettext("Here the question was given other words.")
        columns = len(self._rows)
        column = min(range(columns), key=lambda each: abs(charts.column_x(area, each, columns) - place.x()))
        reach = max(_INSET, area.width / max(columns - 1, 1) / 2)
        if abs(charts.column_x(area, column, columns) - place.x()) > reach:
            return ""
        return "\n".join(self._told(self._rows[column], self._record))

    def sizeHint(self) -> QSize:
        return QSize(360, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            # As rich text, so that long answers wrap; what people and banks say stays text.
            told = escape(self.told_at(event.pos())).replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<qt>{told}</qt>" if told else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._record is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        area = self.area()
        self._paint_ladder(painter, area)
        self._paint_dates(painter, area)
        self._paint_events(painter, area)
        for series in self._series:
            self._paint_lines(painter, area, series)
        # Squares first and larger, so that a circle in the same place stands inside its square.
        for series in reversed(self._series):
            self._paint_marks(painter, area, series)

    def _told(self, row: HistoryRow, record: FinalRecord) -> list[str]:
        said = [row.day, f"{SIGNS[Rater.CITIZEN]} {first_name(record.citizen_name)}: {row.citizen}"]
        if row.caseworker:
            who = word_for(self._words, Rater.CASEWORKER)
            said.append(f"{SIGNS[Rater.CASEWORKER]} {who}: {row.caseworker}")
        return [*said, f"▲ {row.events}"] if row.events else said

    def _ends(self) -> dict[int, str]:
        _ = self._words.gettext
        return {OPTION_COUNT - 1: _("top answer"), 0: _("bottom answer")}

    def _advance(self, text: str) -> float:
        return QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(text)

    def _date_columns(self) -> charts.DateColumns:
        assert self._record is not None
        points = self._series[0].points
        months = max(self._advance(month_words(self._words, point, self._record)) for point in points)
        days = [point.day for point in points]
        return charts.date_columns(self.area(), days, months, self._advance("2000"), _APART)

    def _axis_label(self, column: int, text: str) -> AxisLabel:
        width = self._advance(text) + 2
        x = charts.column_x(self.area(), column, len(self._series[0].points))
        left = max(0.0, min(x - width / 2, self.width() - width))
        return AxisLabel(column, text, QRectF(left, self.height() - _DATES, width, _DATES))

    def _paint_ladder(self, painter: QPainter, area: Area) -> None:
        painter.setPen(QPen(grid_colour(), 1))
        for place in range(OPTION_COUNT):
            y = round(charts.history_y(area, place)) + 0.5
            painter.drawLine(QPointF(area.left - _INSET, y), QPointF(area.left + area.width + _INSET, y))
        painter.setPen(theme.colour(theme.current().quiet))
        for place, text in self._ends().items():
            box = QRectF(0, charts.history_y(area, place) - 10, area.left - _INSET - 8, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)

    def _paint_dates(self, painter: QPainter, area: Area) -> None:
        painter.setPen(theme.colour(theme.current().quiet))
        for each in self.axis_labels():
            painter.drawText(each.box, int(Qt.AlignmentFlag.AlignCenter), each.text)
        foot = area.top + area.height
        for column in self._date_columns().starts:
            x = charts.column_x(area, column, len(self._series[0].points))
            painter.drawLine(QPointF(x, foot), QPointF(x, foot + 5))

    def _paint_events(self, painter: QPainter, area: Area) -> None:
        columns = len(self._series[0].points)
        half = min(_TRIANGLE, max(area.width / max(columns - 1, 1), 5)) / 2
        hairline = QPen(theme.colour(theme.current().edge), 1)
        hairline.setDashPattern([1, 3])
        foot = self.height() - _DATES
        painter.setBrush(theme.colour(theme.current().quiet))
        for column in sorted({event.column for event in self._events}):
            x = charts.column_x(area, column, columns)
            painter.setPen(hairline)
            painter.drawLine(QPointF(x, area.top - 6), QPointF(x, foot - 2 * half))
            painter.setPen(Qt.PenStyle.NoPen)
            corners = [QPointF(x - half, foot), QPointF(x + half, foot), QPointF(x, foot - 2 * half)]
            painter.drawPolygon(QPolygonF(corners))

    def _paint_lines(self, painter: QPainter, area: Area, series: Series) -> None:
        shift = self._shifts(area)[series.rater]
        colour, dense = rater_colour(series.rater), self._dense(area)
        if dense:
            # So close, lines would hide the answers that they join.
            colour.setAlpha(_DENSE_ALPHA)
        pen = QPen(colour, 1.25 if dense else 2.0)
        found = charts.history(area, series)
        painter.setPen(pen)
        for broken in found.breaks:
            _paint_break(painter, broken, shift)
        if series.rater is Rater.CASEWORKER:
            pen.setDashPattern(_DASHES)
            painter.setPen(pen)
        # Line by line: an antialiased polyline costs many times more.
        for line in found.lines:
            painter.drawLine(QPointF(line.x1, line.y1 + shift), QPointF(line.x2, line.y2 + shift))

    def _paint_marks(self, painter: QPainter, area: Area, series: Series) -> None:
        dense = self._dense(area)
        shared = self._shared() if series.rater is Rater.CITIZEN and not dense else set()
        size = min(charts.mark_size(area, len(series.points), _LARGEST[series.rater], _SMALLEST), _DENSE)
        size = size if dense else _LARGEST[series.rater]
        for mark in self.drawn_marks()[series.rater]:
            around = max(size, _TODAY) if dense and mark.today else size
            if mark.column in shared:
                around = _LARGEST[Rater.CASEWORKER] - 7
            box = QRectF(mark.x - around / 2, mark.y - around / 2, around, around)
            pen = 1.5 if dense else 2.0
            draw_mark(painter, series.rater, box, filled=mark.today or around < _OPEN, pen=pen)

    def _shared(self) -> set[int]:
        """The conversations in which both chose the same step."""
        if len(self._series) < 2:
            return set()
        both = enumerate(zip(*(each.points for each in self._series), strict=True))
        return {column for column, (one, other) in both if one.place is not None and one.place == other.place}

    def _dense(self, area: Area) -> bool:
        """Whether conversations stand too close for a circle inside a square."""
        columns = len(self._series[0].points)
        return charts.mark_size(area, columns, _LARGEST[Rater.CASEWORKER], _SMALLEST) < _NESTED

    def _shifts(self, area: Area) -> dict[Rater, float]:
        """How far off their line marks stand: where it is dense, circles a little above, squares below."""
        if len(self._series) < 2 or not self._dense(area):
            return dict.fromkeys(Rater, 0.0)
        columns = len(self._series[0].points)
        size = min(charts.mark_size(area, columns, _LARGEST[Rater.CASEWORKER], _SMALLEST), _DENSE)
        return {Rater.CITIZEN: -size / 2, Rater.CASEWORKER: size / 2}


def _middle(line: Line) -> tuple[float, float]:
    return (line.x1 + line.x2) / 2, (line.y1 + line.y2) / 2


def _paint_break(painter: QPainter, broken: Line, shift: float) -> None:
    """Two slanted strokes: the line is cut here on purpose."""
    x, y = _middle(broken)
    lean = min(2.0, abs(broken.x2 - broken.x1) / 6)
    reach = 6.0 if abs(broken.x2 - broken.x1) > 24 else 4.0
    for aside in (-1.5 * lean, 1.5 * lean):
        top = QPointF(x + aside + lean, y + shift - reach)
        painter.drawLine(QPointF(x + aside - lean, y + shift + reach), top)
