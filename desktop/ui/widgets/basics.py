"""Labels, buttons, cards and fields with the theme's roles; everything plain that pages put together.

The lock screen is made of these. `QtCore.Qt` builds over a hundred enumerations when it is first named,
a tenth of the way to the first painting, so that nothing here names it before the mouse comes:
properties take the names of their values instead.
"""

from PySide6 import QtCore
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets.long_words import breakable

READING_WIDTH = 680
"""How wide in px a text may run: some ninety letters, after which eyes lose the line on their way back."""
_ICON = "has-icon"
_CALM = ("quiet", "quiet-amber", "choice")
"""Kinds that leave a dialog's Enter to others; with the focus they are pressed by it, unless they answer."""


def label(text: str = "", role: str = "body", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A text in one of the theme's roles; always shown as plain text, whatever it contains."""
    made = QLabel()
    made.setProperty("textFormat", "PlainText")
    # What can be copied is copied as it is.
    made.setText(breakable(text) if wrap and not selectable else text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
    if role.startswith("chip"):
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet looks at."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def button(text: str, kind: str = "secondary", icon: str = "", *, name: str = "") -> QPushButton:
    """A button of a kind; `name` is what tests and tours find it by."""
    made = _Button()
    made.setProperty("kind", kind)
    # Enter presses what has the focus, apart from ways to answer: after those it leads on.
    made.setAutoDefault(kind not in _CALM)
    if name:
        made.setObjectName(name)
    if icon:
        palette = theme.current()
        of_kind = {"primary": palette.on_colour, "quiet-amber": palette.caseworker}
        made.setIcon(theme.icon(icon, of_kind.get(kind, palette.citizen)))
        made.setProperty(_ICON, True)
        made.setIconSize(QtCore.QSize(18, 18))
    set_text(made, text)
    return made


def set_text(button: QPushButton, text: str) -> None:
    """Give a button its words, which are its accessible name too."""
    # The space keeps the words off the icon, which no style sheet can.
    gap = " " if button.property(_ICON) else ""
    button.setText(gap + text.replace("&", "&&"))
    button.setAccessibleName(text)


class _Button(QPushButton):
    """A button that shows a hand to the mouse."""

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
        held = event.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier
        if enter and not held and self._is_pressed_by_enter():
            self.click()
        else:
            super().keyPressEvent(event)

    def _is_pressed_by_enter(self) -> bool:
        kind = self.property("kind")
        answers = self.property("answers") == "true" or (kind == "choice" and self.isCheckable())
        return kind in _CALM and not answers


def card(role: str = "card", *, margins: int = 18, spacing: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """A framed box and the layout inside it."""
    frame = QFrame()
    frame.setProperty("role", role)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margins, margins - 2, margins, margins)
    layout.setSpacing(spacing)
    return frame, layout


def rule() -> QFrame:
    """A thin line across."""
    frame = QFrame()
    frame.setProperty("role", "rule")
    return frame


def row(*items: QWidget | QLayout | int, spacing: int = 8) -> QHBoxLayout:
    """Widgets beside each other; a 0 is a stretch, any other number a gap."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return layout


def column(*items: QWidget | QLayout | int, spacing: int = 8) -> QVBoxLayout:
    """Widgets below each other; a 0 is a stretch, any other number a gap."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return layout


def measured(*items: QWidget | QLayout | int, spacing: int = 8) -> QHBoxLayout:
    """Widgets below each other, no wider than lines are read well: on a wide screen air is beside them."""
    part = QWidget()
    part.setMaximumWidth(READING_WIDTH)
    part.setLayout(column(*items, spacing=spacing))
    line = row(part, 0, spacing=0)
    line.setStretch(0, 1000)
    return line


def _fill(layout: QHBoxLayout | QVBoxLayout, items: tuple[QWidget | QLayout | int, ...]) -> None:
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif item == 0:
            layout.addStretch(1)
        else:
            layout.addSpacing(item)


def scrolling(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """The content with a vertical scroll bar where it needs one; never sideways.

    With a `parent`, fill the content afterwards: what moves under another parent is styled once more.
    """
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
    area.setProperty("focusPolicy", "NoFocus")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    return area


def centred(frame: QWidget) -> QScrollArea:
    """One card on a page of its own, a little above the middle, and scrolled where the page is low."""
    content = QWidget()
    middle = column(0, row(0, frame, 0), 0)
    middle.setContentsMargins(9, 9, 9, 9)
    middle.setStretch(0, 2)
    middle.setStretch(2, 3)
    content.setLayout(middle)
    return scrolling(content)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, nested layouts too."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
