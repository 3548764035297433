"""Last time against today on a lying ladder of five steps; right is best."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import charts
from desktop.charts import Area
from desktop.records import OPTION_COUNT, Rater
from desktop.ui import theme
from desktop.ui.widgets.charts.chart_marks import MarkPainter, grid_colour, rater_colour

_HEIGHT = 28
_MARK = 13.0
_TICK = 8.0
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


class LadderChart(QWidget):
    """An open mark for last time, a filled one for today, a line between; or words instead."""

    def __init__(self, rater: Rater, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rater = rater
        self.last: int | None = None
        self.today: int | None = None
        self.said = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_places(self, last: int | None, today: int | None) -> None:
        """Show places 0 (lowest, left) to 4 (best, right); None where there was no answer."""
        self._show(last, today, "")

    def show_words(self, said: str) -> None:
        """Show words instead of a ladder, on as many lines as they need."""
        self._show(None, None, said)

    def _show(self, last: int | None, today: int | None, said: str) -> None:
        self.last, self.today, self.said = last, today, said
        policy = self.sizePolicy()
        # Words alone wrap. Qt asks its policy hundreds of times, and would ask a method in Python as often.
        policy.setHeightForWidth(bool(said.strip()))
        self.setSizePolicy(policy)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(168, _HEIGHT)

    def heightForWidth(self, width: int) -> int:
        if not self.said.strip():
            return _HEIGHT
        room = QRect(0, 0, width, 10_000)
        words = theme.metrics(theme.SMALL).boundingRect(room, _WRAPPED, self.said)
        return max(_HEIGHT, words.height() + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(88, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.said:
            self._paint_words(painter)
        else:
            self._paint_ladder(painter)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour(theme.current().quiet))
        painter.drawText(self.rect(), _WRAPPED, self.said)

    def _paint_ladder(self, painter: QPainter) -> None:
        area = Area(_MARK, 0, self.width() - 2 * _MARK, self.height())
        middle = self.height() / 2
        painter.setPen(QPen(grid_colour(), 1.5))
        painter.drawLine(QPointF(area.left, middle), QPointF(area.left + area.width, middle))
        for place in range(OPTION_COUNT):
            x = charts.ladder_x(area, place)
            painter.drawLine(QPointF(x, middle - _TICK / 2), QPointF(x, middle + _TICK / 2))
        if self.last is not None and self.today is not None and self.last != self.today:
            painter.setPen(QPen(rater_colour(self._rater), 3))
            x1, x2 = charts.ladder_x(area, self.last), charts.ladder_x(area, self.today)
            painter.drawLine(QPointF(x1, middle), QPointF(x2, middle))
        if self.last is not None and self.last != self.today:
            self._mark(painter, area, self.last, filled=False)
        if self.today is not None:
            self._mark(painter, area, self.today, filled=True)

    def _mark(self, painter: QPainter, area: Area, place: int, *, filled: bool) -> None:
        x, y = charts.ladder_x(area, place), self.height() / 2
        box = QRectF(x - _MARK / 2, y - _MARK / 2, _MARK, _MARK)
        MarkPainter(painter, self._rater).draw(box, filled=filled)
