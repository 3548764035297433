"""The history of one question: both raters' answers over time on a ladder without figures."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop import charts
from desktop.charts import Area, Event
from desktop.final_record import FinalRecord, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.records import OPTION_COUNT, Rater
from desktop.scoring import Point, Series
from desktop.text import first_name
from desktop.ui import theme
from desktop.ui.widgets.basics import clear, label
from desktop.ui.widgets.chart_marks import draw_mark, rater_colour, signed
from desktop.ui.widgets.history_words import (
    HistoryRow,
    event_words,
    history_rows,
    month_words,
    said_words,
    shown_series,
)

HEIGHT = 110
_TOP = 10.0
_AXIS = 22.0
_EVENT_LANE = 18.0
_INSET = 24.0
_LABEL_ROOM = 54
_LARGEST = {Rater.CITIZEN: 11.0, Rater.CASEWORKER: 14.0}
_SMALLEST = {Rater.CITIZEN: 5.0, Rater.CASEWORKER: 7.0}
_DENSE = 8.0
_TRIANGLE = 9.0
_DASHES = [3.0, 2.0]
_EVENTS_NAMED = 3
_ANSWERS_SAID = 5


class HistoryChart(QWidget):
    """The drawing, and below it in words what is marked on it. A question without ladder is words only."""

    def __init__(self, words: Catalogue, *, height: int = HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[HistoryRow] = []
        self.canvas = HistoryCanvas(words, height)
        self._said = QVBoxLayout()
        self._said.setSpacing(4)
        self._legend = label("", "quiet", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.canvas)
        layout.addLayout(self._said)
        layout.addWidget(self._legend)

    def show_series(
        self, record: FinalRecord, question: RecordedQuestion, *, views_opened: bool = False
    ) -> None:
        """Show all answers to the question. A view given afterwards stays hidden until it is opened."""
        series = shown_series(record, question, views_opened=views_opened)
        self._rows = history_rows(record, question, self._words, views_opened=views_opened)
        events = charts.events(record)
        clear(self._said)
        placed = any(point.place is not None for each in series for point in each.points)
        self.canvas.setVisible(placed)
        if question.ladder:
            self.canvas.show_series(record, series, events)
        else:
            self._say(record, series)
        title = self._words.gettext("All answers to “%(question)s”") % {"question": question.text}
        described = self._described(record, series)
        for widget in (self, self.canvas):
            widget.setAccessibleName(title)
            widget.setAccessibleDescription(described)
        self._legend.setText(self._legend_text(record, series, events, ladder=question.ladder))
        self._legend.setVisible(bool(self._legend.text()))

    def table_rows(self) -> list[HistoryRow]:
        """What is shown, a row for each conversation, oldest first."""
        return self._rows

    def legend_text(self) -> str:
        """The words below the drawing."""
        return self._legend.text()

    def _legend_text(
        self, record: FinalRecord, series: tuple[Series, ...], events: tuple[Event, ...], *, ladder: bool
    ) -> str:
        _ = self._words.gettext
        parts = []
        if ladder and any(charts.has_gap(each) for each in series):
            parts.append(_("Gap in the line: no answer that time."))
        if ladder and any(charts.has_break(each) for each in series):
            parts.append(_("Broken line: the question had other words."))
        points = series[0].points
        for event in events[-_EVENTS_NAMED:]:
            names = {
                "event": event_words(self._words, event),
                "month": month_words(self._words, points[event.column], record),
            }
            parts.append("▲ " + _("%(event)s (%(month)s)") % names)
        if len(events) > _EVENTS_NAMED:
            parts.append(_("Earlier changes are in the table."))
        return " · ".join(parts)

    def _say(self, record: FinalRecord, series: tuple[Series, ...]) -> None:
        """The newest answers, quoted; no ladder, since the options are not one scale."""
        for each in series:
            given = [point for point in each.points if point.words][-_EVENTS_NAMED:]
            for point in reversed(given):
                when = month_words(self._words, point, record)
                text = f"{when}: {said_words(self._words, point, record)}"
                self._said.addLayout(signed(each.rater, label(text, "quiet", wrap=True)))

    def _described(self, record: FinalRecord, series: tuple[Series, ...]) -> str:
        parts = []
        for each in series:
            who = first_name(record.citizen_name) if each.rater is Rater.CITIZEN else None
            said = "; ".join(self._dated(point, record) for point in each.points[-_ANSWERS_SAID:])
            parts.append(f"{who or word_for(self._words, Rater.CASEWORKER)}: {said}.")
        return " ".join(parts)

    def _dated(self, point: Point, record: FinalRecord) -> str:
        return f"{month_words(self._words, point, record)}, {said_words(self._words, point, record)}"


class HistoryCanvas(QWidget):
    """The drawing alone."""

    def __init__(self, words: Catalogue, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._record: FinalRecord | None = None
        self._series: tuple[Series, ...] = ()
        self._events: tuple[Event, ...] = ()
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_series(self, record: FinalRecord, series: tuple[Series, ...], events: tuple[Event, ...]) -> None:
        """Draw these series, one point for each conversation, and mark the events."""
        self._record, self._series, self._events = record, series, events
        self.update()

    def area(self) -> Area:
        """Where the marks go: right of the words for the ends, above events and dates."""
        metrics = QFontMetrics(theme.font(theme.SMALL))
        words = max(metrics.horizontalAdvance(text) for text in self._ends().values())
        left = words + 8 + _INSET
        bottom = _AXIS + (_EVENT_LANE if self._events else 0)
        return Area(left, _TOP, self.width() - left - _INSET, self.height() - _TOP - bottom)

    def sizeHint(self) -> QSize:
        return QSize(360, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._record is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        area = self.area()
        self._paint_ladder(painter, area)
        self._paint_dates(painter, area, self._record)
        self._paint_events(painter, area)
        for series in self._series:
            self._paint_lines(painter, area, series)
        # Squares first and larger, so that a circle in the same place stands inside its square.
        for series in reversed(self._series):
            self._paint_marks(painter, area, series)

    def _ends(self) -> dict[int, str]:
        _ = self._words.gettext
        return {OPTION_COUNT - 1: _("top answer"), 0: _("bottom answer")}

    def _paint_ladder(self, painter: QPainter, area: Area) -> None:
        painter.setPen(QPen(theme.colour(theme.current().line), 1))
        for place in range(OPTION_COUNT):
            y = round(charts.history_y(area, place)) + 0.5
            painter.drawLine(QPointF(area.left - _INSET, y), QPointF(area.left + area.width + _INSET, y))
        painter.setPen(theme.colour(theme.current().quiet))
        for place, text in self._ends().items():
            box = QRectF(0, charts.history_y(area, place) - 10, area.left - _INSET - 8, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)

    def _paint_dates(self, painter: QPainter, area: Area, record: FinalRecord) -> None:
        points = self._series[0].points
        room = max(int((area.width + 2 * _INSET) // _LABEL_ROOM), 2)
        painter.setPen(theme.colour(theme.current().quiet))
        for column in charts.label_columns(len(points), room):
            x = charts.column_x(area, column, len(points))
            box = QRectF(x - _LABEL_ROOM / 2, self.height() - _AXIS + 2, _LABEL_ROOM, _AXIS - 2)
            text = month_words(self._words, points[column], record)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_events(self, painter: QPainter, area: Area) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current().quiet))
        bottom = self.height() - _AXIS
        columns = len(self._series[0].points)
        for column in {event.column for event in self._events}:
            x, half = charts.column_x(area, column, columns), _TRIANGLE / 2
            corners = [QPointF(x - half, bottom), QPointF(x + half, bottom), QPointF(x, bottom - _TRIANGLE)]
            painter.drawPolygon(QPolygonF(corners))

    def _paint_lines(self, painter: QPainter, area: Area, series: Series) -> None:
        dense = self._size(area, series) < _DENSE
        pen = QPen(rater_colour(series.rater), 1.25 if dense else 2.0)
        if series.rater is Rater.CASEWORKER:
            pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        # Line by line: an antialiased polyline costs many times more.
        for line in charts.history(area, series).lines:
            painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))

    def _paint_marks(self, painter: QPainter, area: Area, series: Series) -> None:
        size = self._size(area, series)
        pen = 1.5 if size < _DENSE else 2.0
        for mark in charts.history(area, series).marks:
            around = size if not mark.today else max(size, _SMALLEST[series.rater] + 3)
            box = QRectF(mark.x - around / 2, mark.y - around / 2, around, around)
            draw_mark(painter, series.rater, box, filled=mark.today, pen=pen)

    def _size(self, area: Area, series: Series) -> float:
        """How wide a mark is: smaller where many conversations stand close."""
        return charts.mark_size(area, len(series.points), _LARGEST[series.rater], _SMALLEST[series.rater])
