"""One rung of the ladder of responsibility: ticked when the citizen has it, with its day."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.i18n import Catalogue
from desktop.ui import theme
from desktop.ui.widgets.basics import button
from desktop.ui.widgets.day_button import DayButton, days_before
from desktop.ui.widgets.synced_note import LineNote

_MARK_WIDTH, _LEAST_HEIGHT = 56, 50
_RAIL = 8.0
"""From the edge to the middle of a rail, in px."""
_CIRCLE = 24.0
_DAY_WIDTH = 160
_LONG_AGO = 366 * 5


@dataclass(frozen=True, slots=True)
class RungValues:
    """What a rung says. `task` is its row, None where it cannot be changed."""

    task: int | None
    text: str
    reached_on: date | None


class RungMark(QAbstractButton):
    """A piece of the ladder: two rails, a rung across, and in its middle a circle to tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(_MARK_WIDTH)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.walked_on = False
        """Whether the rung above is reached too."""
        self.top = False
        """Whether this is the highest rung."""

    def sizeHint(self) -> QSize:
        return QSize(_MARK_WIDTH, _LEAST_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        reached = self.isChecked()
        walked, ahead = theme.colour(palette.done), theme.colour(palette.edge)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, height, width = self.height() / 2, float(self.height()), float(self.width())
        above = -2.0 if not self.top else 6.0
        for x in (_RAIL, width - _RAIL):
            painter.setPen(QPen(walked if reached else ahead, 3))
            painter.drawLine(QPointF(x, middle), QPointF(x, height))
            painter.setPen(QPen(walked if reached and self.walked_on else ahead, 3))
            painter.drawLine(QPointF(x, above), QPointF(x, middle))
        painter.setPen(QPen(walked if reached else ahead, 4 if reached else 3))
        painter.drawLine(QPointF(_RAIL, middle), QPointF(width - _RAIL, middle))
        circle = QRectF((width - _CIRCLE) / 2, middle - _CIRCLE / 2, _CIRCLE, _CIRCLE)
        painter.setBrush(walked if reached else theme.colour(palette.card))
        edge = theme.colour(palette.citizen) if self.underMouse() and not reached else ahead
        painter.setPen(QPen(walked if reached else edge, 2))
        painter.drawEllipse(circle)
        if reached:
            pen = QPen(theme.colour(palette.on_colour), 2.5)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            corner = circle.topLeft()
            tick = [corner + QPointF(x, y) for x, y in ((7, 12.5), (10.5, 16), (17, 8.5))]
            painter.drawPolyline(QPolygonF(tick))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour(palette.citizen), 2))
            painter.drawEllipse(circle.adjusted(-4, -4, 4, 4))


class Rung(QWidget):
    """Says what the responsibility is; everything stores itself."""

    reached = Signal(int, object)
    """Row and day, or None: not reached after all."""
    written = Signal(int, str)
    moved = Signal(int, int)
    """Row, and by how many rungs upwards."""
    removed = Signal(int)

    def __init__(self, words: Catalogue, *, enabled: bool) -> None:
        super().__init__()
        _ = words.gettext
        self._words, self._enabled = words, enabled
        self.values = RungValues(None, "", None)
        self._today = date.min
        self.mark = RungMark(self)
        self.mark.setEnabled(enabled)
        self.mark.clicked.connect(self._tick)
        self.line = LineNote(_("Responsibility"))
        self.line.setReadOnly(not enabled)
        self.line.setProperty("calm", True)
        self.line.written.connect(self._write)
        self.day = DayButton(words, _("Reached"))
        self.day.setProperty("calm", True)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.day.setEnabled(enabled)
        self.day.picked.connect(lambda day: self._say(day))
        kept = self.day.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.day.setSizePolicy(kept)
        self.more = button("⋯", "link")
        self.more.setFixedSize(40, 40)
        self.more.setToolTip(_("Move or remove"))
        if not enabled:
            self.more.hide()
            for each in (self.mark, self.line, self.day):
                each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(self._open_menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.mark)
        layout.addWidget(self.line, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.day)
        layout.addWidget(self.more)

    def show_values(self, values: RungValues, today: date, place: int, *, top: bool, walked_on: bool) -> None:
        """Show a rung; `place` counts from 1, the lowest. `walked_on`: the one above is reached too."""
        _ = self._words.gettext
        self.values, self._today = values, today
        self.line.sync(values.text)
        self.mark.setChecked(values.reached_on is not None)
        self.mark.top, self.mark.walked_on = top, walked_on
        self.mark.setAccessibleName(_("Reached: %(task)s") % {"task": values.text})
        self.line.setAccessibleName(_("Responsibility %(place)s") % {"place": place})
        self.more.setAccessibleName(_("Move or remove: %(task)s") % {"task": values.text})
        earliest = date.fromordinal(max(today.toordinal() - _LONG_AGO, 1))
        quick = days_before(self._words, today)
        self.day.show_day(values.reached_on, today, quick, earliest=earliest, latest=today)
        self.day.setVisible(values.reached_on is not None)
        for part, widget in (
            ("mark", self.mark),
            ("text", self.line),
            ("day", self.day),
            ("more", self.more),
        ):
            widget.setObjectName(f"rung-{part}-{place}")
        self.mark.update()

    def flush(self) -> None:
        """Store what is being typed."""
        self.line.flush()

    def menu(self) -> QMenu:
        """What can be done with a rung; a reached one is kept until it is unticked."""
        _ = self._words.gettext
        menu = QMenu(self)
        for text, by in ((_("Move up"), 1), (_("Move down"), -1)):
            menu.addAction(text).triggered.connect(lambda _checked=False, by=by: self._move(by))
        remove = menu.addAction(_("Remove"))
        remove.setEnabled(self.values.reached_on is None)
        remove.triggered.connect(self._remove)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _tick(self) -> None:
        self._say(self._today if self.mark.isChecked() else None)

    def _say(self, day: date | None) -> None:
        if self.values.task is not None:
            self.reached.emit(self.values.task, day)

    def _move(self, by: int) -> None:
        if self.values.task is not None:
            self.moved.emit(self.values.task, by)

    def _remove(self) -> None:
        if self.values.task is not None:
            self.removed.emit(self.values.task)

    def _write(self, text: str) -> None:
        if self.values.task is None:
            return
        if text.strip():
            self.written.emit(self.values.task, text)
        elif self.values.reached_on is None:
            # A rung whose words were all deleted is none.
            self._remove()
        else:
            self.line.show_text(self.values.text)
