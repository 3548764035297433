"""Boxes to tick and circles to pick, drawn in the theme's colours and clicked anywhere on their line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from desktop.ui import theme

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Qt's own two classes are what screen readers tell them by: the other parent is one of those.
    _Button = object

_MARK = 18
_TEXT_LEFT = _MARK + 12
_EDGE = 4
"""Around the words, where the mark of the keyboard's focus runs."""
_LEAST_HEIGHT = 32
_HINT_GAP = 12
_WRAP = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop).value) | int(Qt.TextFlag.TextWordWrap)


class _Line:
    """Where text and hint lie in a width: side by side where both fit, else the hint below."""

    def __init__(self, button: QAbstractButton, hint: str, width: int) -> None:
        room = max(width - _TEXT_LEFT - _EDGE, 40)
        metrics, small = button.fontMetrics(), theme.metrics(theme.SMALL)
        hint_width = small.horizontalAdvance(hint)
        beside = metrics.horizontalAdvance(button.text()) + _HINT_GAP + hint_width <= room
        needed = metrics.boundingRect(QRect(0, 0, room, 2000), _WRAP, button.text())
        below = small.boundingRect(QRect(0, 0, room, 2000), _WRAP, hint) if hint else QRect()
        under = bool(hint) and not beside
        self.height = max(_LEAST_HEIGHT, needed.height() + (below.height() if under else 0) + 2 * _EDGE)
        used = needed.height() + (below.height() if under else 0)
        top = (self.height - used) // 2
        left = _TEXT_LEFT
        self.text = QRect(left, top, room, needed.height())
        # Around all of an empty line it would look like a field to write in.
        self.focus_width = _TEXT_LEFT + _EDGE + (room if hint else min(needed.width(), room))
        self.mark_middle = top + metrics.lineSpacing() // 2
        self.hint = QRect(left, top + needed.height(), room, below.height())
        if not under:
            self.hint = QRect(left + room - hint_width, top, hint_width, needed.height())


def _natural_width(button: QAbstractButton, hint: str) -> int:
    width = _TEXT_LEFT + _EDGE + button.fontMetrics().horizontalAdvance(button.text()) + 2
    if hint:
        width += _HINT_GAP + theme.metrics(theme.SMALL).horizontalAdvance(hint)
    return width


def _paint(button: QAbstractButton, hint: str) -> None:
    palette = theme.current()
    line = _Line(button, hint, button.width())
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, (button.height() - line.height) // 2)
    if button.hasFocus():
        painter.setPen(QPen(theme.colour(palette.citizen), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = QRectF(0, 0, line.focus_width, line.height).adjusted(_TEXT_LEFT - 2 * _EDGE + 1, 1, -1, -1)
        painter.drawRoundedRect(around, 4, 4)
    mark = QRect(QPoint(0, line.mark_middle - _MARK // 2), QSize(_MARK, _MARK))
    _paint_mark(painter, button, QRectF(mark))
    painter.setFont(button.font())
    painter.setPen(theme.colour(palette.ink if button.isEnabled() else palette.quiet))
    painter.drawText(line.text, _WRAP, button.text())
    if hint:
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour(palette.quiet))
        beside = line.hint.top() == line.text.top()
        centred = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
        painter.drawText(line.hint, centred if beside else _WRAP, hint)


def _paint_mark(painter: QPainter, button: QAbstractButton, box: QRectF) -> None:
    palette = theme.current()
    round_mark, chosen = isinstance(button, QRadioButton), button.isChecked()
    edge = palette.citizen if chosen or button.underMouse() else palette.edge
    painter.setPen(QPen(theme.colour(edge), 2))
    painter.setBrush(theme.colour(palette.citizen if chosen else palette.card))
    inner = box.adjusted(1, 1, -1, -1)
    if round_mark:
        painter.drawEllipse(inner)
    else:
        painter.drawRoundedRect(inner, 3, 3)
    if not chosen:
        return
    if round_mark:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(palette.on_colour))
        painter.drawEllipse(box.adjusted(6, 6, -6, -6))
        return
    pen = QPen(theme.colour(palette.on_colour), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    place = box.topLeft()
    painter.drawPolyline(QPolygonF([place + QPointF(x, y) for x, y in ((5, 9.5), (8, 12.5), (13.5, 6))]))


class _Marked(_Button):
    """What both have in common: the quiet hint stands right of the words, or below them in little room."""

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.hint = hint
        self.setFont(theme.font(theme.BODY))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_hint(self, hint: str) -> None:
        """Say something else beside the words."""
        self.hint = hint
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _Line(self, self.hint, width).height

    def sizeHint(self) -> QSize:
        width = _natural_width(self, self.hint)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _LEAST_HEIGHT)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, self.hint)


class Tick(_Marked, QCheckBox):
    """A box to tick."""


class Pick(_Marked, QRadioButton):
    """One of several, of which one holds."""
