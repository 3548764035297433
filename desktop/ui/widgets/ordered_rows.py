"""Rows in an order that a person decides: by Alt and an arrow, by buttons, or by dragging with the mouse."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui import theme
from desktop.ui.widgets.basics import button, label, row

_BUTTON = QSize(32, 38)
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Item(Protocol):
    """What a row shows, by its number in the database."""

    @property
    def id(self) -> int: ...


def icon_button(icon: str, name: str) -> QPushButton:
    """A small button with an icon alone; its name is said aloud and shown under the mouse."""
    made = button("", "link")
    made.setIcon(theme.icon(icon))
    made.setIconSize(QSize(18, 18))
    made.setFixedSize(_BUTTON)
    policy = made.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    made.setSizePolicy(policy)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


class OrderedRow(QFrame):
    """One entry with its place in front, and the ways to move it and to take it away behind."""

    shifted = Signal(object, int)
    """This row is to go so many places down, or up."""
    dragged = Signal(object, int)
    """This row is held at a height in px within the list."""
    dropped = Signal(object)
    removed = Signal(object)

    def __init__(self, words: Catalogue, id: int) -> None:
        super().__init__()
        self.id = id
        self.words = words
        self.setProperty("role", "step")
        self.place = label("", "quiet-strong")
        self.place.setFixedWidth(26)
        self.place.setFixedHeight(38)
        self.up = icon_button("chevron-up", "")
        self.down = icon_button("chevron-down", "")
        self.remove = icon_button("trash", "")
        self.up.clicked.connect(lambda: self.shifted.emit(self, -1))
        self.down.clicked.connect(lambda: self.shifted.emit(self, 1))
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        self.buttons = QWidget()
        self.buttons.setLayout(row(self.up, self.down, self.remove, spacing=0))

    @property
    def about(self) -> str:
        """What the row is about, for those who hear it."""
        return ""

    @property
    def movable(self) -> bool:
        """Whether it has a place among the others."""
        return True

    def flush(self) -> None:
        """Store what is being typed."""

    def show_place(self, place: int, last: int, name: str) -> None:
        """Say where the row stands, from 1, and name its parts."""
        _ = self.words.gettext
        self.place.setText(f"{place}." if self.movable else "")
        self.setCursor(
            Qt.CursorShape.OpenHandCursor if self.movable and last > 1 else Qt.CursorShape.ArrowCursor
        )
        told = {"row": self.about}
        for each, text, part in (
            (self.up, _("Move up: %(row)s"), "up"),
            (self.down, _("Move down: %(row)s"), "down"),
            (self.remove, _("Remove: %(row)s"), "remove"),
        ):
            each.setAccessibleName(text % told)
            each.setObjectName(f"{name}-{part}-{place}")
        self.up.setToolTip(_("Move up (Alt and arrow up)"))
        self.down.setToolTip(_("Move down (Alt and arrow down)"))
        self.remove.setToolTip(_("Remove"))
        self._turn(self.up, self.down, place > 1)
        self._turn(self.down, self.up, place < last)

    def _turn(self, way: QPushButton, other: QPushButton, possible: bool) -> None:
        """A way that leads nowhere is no way; the keys go over to the other one."""
        shown = possible and self.movable
        if way.hasFocus() and not shown:
            other.show()
            other.setFocus()
        way.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and self.movable:
            self.shifted.emit(self, step)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.movable:
            super().mousePressEvent(event)
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.movable:
            self.dragged.emit(self, self.mapToParent(event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit(self)


class OrderedRows(QWidget):
    """The rows one below the other; a row stays the same widget wherever it is moved."""

    moved = Signal(int, int)
    """The row with this number is to stand at this place, from 0."""

    def __init__(self, name: str, make: Callable[[int], OrderedRow], parent: QWidget | None = None) -> None:
        """`make` builds a row; its parts are named after `name` and the place, from 1."""
        super().__init__(parent)
        self._name = name
        self._make = make
        self._held: int | None = None
        self.rows: list[Any] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_items(self, items: Sequence[Item], fill: Callable[[Any, Any], None]) -> None:
        """Show a row for each, in order; `fill` puts an item into its row."""
        if self._held is not None:
            return  # a row is in somebody's hand
        by_id = {each.id: each for each in self.rows}
        for each in [each for each in self.rows if each.id not in {item.id for item in items}]:
            self._layout.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.rows = [by_id.get(item.id) or self._new(item.id) for item in items]
        for made, item in zip(self.rows, items, strict=True):
            fill(made, item)
        self._lay_out()

    def flush(self) -> None:
        """Store what is being typed."""
        for each in self.rows:
            each.flush()

    def _new(self, id: int) -> OrderedRow:
        made = self._make(id)
        made.shifted.connect(self._shift)
        made.dragged.connect(self._drag)
        made.dropped.connect(self._drop)
        return made

    def _lay_out(self) -> None:
        for place, each in enumerate(self.rows):
            if self._layout.indexOf(each) != place:
                self._layout.insertWidget(place, each)
        last = sum(each.movable for each in self.rows)
        for place, each in enumerate(self.rows, start=1):
            each.show_place(place, last, self._name)

    def _shift(self, row: OrderedRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows) and self.rows[place].movable:
            self._put(row, place)
            self.moved.emit(row.id, place)

    def _drag(self, row: OrderedRow, height: int) -> None:
        if self._held is None:
            self._held = self.rows.index(row)
        for place, each in enumerate(self.rows):
            if each is not row and each.movable and each.y() <= height < each.y() + each.height():
                self._put(row, place)
                return

    def _drop(self, row: OrderedRow) -> None:
        held, self._held = self._held, None
        if held is not None and self.rows.index(row) != held:
            self.moved.emit(row.id, self.rows.index(row))

    def _put(self, row: OrderedRow, place: int) -> None:
        self.rows.remove(row)
        self.rows.insert(place, row)
        self._lay_out()
