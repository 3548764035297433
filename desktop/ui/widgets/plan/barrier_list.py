"""One list of what stands in the way: named by suggested or own words, put in order, and worked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import barrier_words
from desktop.labels import label as word_for
from desktop.plan_records import SETTLED_BARRIERS, BarrierKind, BarrierStatus, BarrierType
from desktop.ui.widgets.adding_line import AddingLine, KeptLine
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.ordered_rows import OrderedRow, OrderedRows
from desktop.ui.widgets.synced_note import LineNote

if TYPE_CHECKING:
    from desktop.services.plan.barriers import BarrierView

_WIDE = 680
"""From this width in px on, own words stand beside the suggested one, and the boxes behind them."""
_STATUS_WIDTH, _TYPE_WIDTH = 190, 240
"""How wide in px the two boxes are: as their longest words need, and beside each other at 200 %."""


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list says: to the two at the shared screen, or to the caseworker alone."""

    suggested: str
    own: str
    placeholder: str
    typed: bool = False
    """Whether each entry has a type, which is the caseworker's own sorting."""


class BarrierRow(OrderedRow):
    """One entry: its words, how it stands, and what is done about it."""

    changed = Signal(int, str, object)
    """The number, which field, and its new value."""

    def __init__(self, words: Catalogue, id: int, *, typed: bool) -> None:
        super().__init__(words, id)
        _ = words.gettext
        self._kind = BarrierKind.OWN
        self._status_now = BarrierStatus.OPEN
        self._name = label("", "strong")
        self._first = label(_("we take this first"), "chip")
        self._own = KeptLine(_("What stands in the way"))
        self._more = LineNote(_("In your own words"), _("In your own words …"))
        self._action = LineNote(_("What is done about it"), _("What do we do about it? …"))
        for each, field in ((self._own, "text"), (self._more, "text"), (self._action, "action")):
            each.setProperty("calm", True)
            each.written.connect(lambda text, f=field: self._write(f, text))
        self._status = ChoiceBox(_("How it stands"))
        self._status.setFixedWidth(_STATUS_WIDTH)
        self._status.show_choices([(each.value, word_for(words, each)) for each in BarrierStatus], "")
        self._status.picked.connect(lambda value: self._emit("status", BarrierStatus(value)))
        self._type = ChoiceBox(_("Type"))
        self._type.setFixedWidth(_TYPE_WIDTH)
        types = [("", _("Not sorted")), *((each.value, word_for(words, each)) for each in BarrierType)]
        self._type.show_choices(types, "")
        self._type.picked.connect(lambda value: self._emit("type", BarrierType(value) if value else None))
        if not typed:
            self._type.hide()
        self._typed = typed
        self._lay_out()

    @property
    def about(self) -> str:
        return barrier_words(self.words, self._kind, self._written.toPlainText())

    @property
    def movable(self) -> bool:
        return self._status_now not in SETTLED_BARRIERS

    def show_barrier(self, barrier: "BarrierView") -> None:
        """Show it as it stands."""
        self._kind, self._status_now = barrier.kind, barrier.status
        suggested = barrier.kind is not BarrierKind.OWN
        self._name.setText(word_for(self.words, barrier.kind) if suggested else "")
        for each, shown in ((self._name, suggested), (self._more, suggested), (self._own, not suggested)):
            each.setVisible(shown)
        self._written.sync(barrier.text)
        self._action.sync(barrier.action)
        self._status.show_value(barrier.status)
        self._type.show_value(barrier.type or "")
        self._action.setVisible(self.movable)
        self._type.setVisible(self._typed and self.movable)
        # Of the own list everything can be taken away: what a conversation tells of is gone instead.
        self.remove.setVisible(barrier.removable or (self._typed and self.movable))

    def show_place(self, place: int, last: int, name: str) -> None:
        super().show_place(place, last, name)
        self._first.setVisible(place == 1 and last > 1 and self.movable and not self._typed)
        for part, widget in (
            ("text", self._written),
            ("action", self._action),
            ("status", self._status),
            ("type", self._type),
        ):
            widget.setObjectName(f"{name}-{part}-{place}")
            if part != "text":
                widget.setAccessibleName(f"{self.about}: {widget.accessibleName().rpartition(': ')[2]}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= _WIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._named.setDirection(across if beside else down)
        self._body.setDirection(across if beside else down)
        # Behind the words the boxes stand below each other, under them side by side.
        self._boxes.setDirection(down if beside else across)

    def flush(self) -> None:
        for each in (self._written, self._action):
            each.flush()

    @property
    def _written(self) -> LineNote:
        return self._own if self._kind is BarrierKind.OWN else self._more

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 6, 0, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._name.setContentsMargins(12, 0, 0, 4)  # where the words of a field begin
        self._named = row(self._name, self._more, spacing=4)
        self._named.setStretch(1, 1)
        column.addLayout(self._named)
        column.addWidget(self._own)
        column.addWidget(self._action)
        boxes = QWidget()
        self._boxes = row(self._status, self._type, self._first, spacing=4)
        self._boxes.addStretch(1)
        boxes.setLayout(self._boxes)
        self._body = row(words, boxes)
        self._body.setStretch(0, 1)
        grid.addWidget(self.place, 0, 0, top)
        grid.addLayout(self._body, 0, 1)
        grid.addWidget(self.buttons, 0, 2, top)
        grid.setColumnStretch(1, 1)

    def _write(self, field: str, text: str) -> None:
        if text.strip() or field == "action" or self._kind is not BarrierKind.OWN:
            self._emit(field, text)

    def _emit(self, field: str, value: object) -> None:
        self.changed.emit(self.id, field, value)


class BarrierList(QWidget):
    """The list with its suggested words, and a line for own ones."""

    added = Signal(str, str)
    """A value of `BarrierKind`, and own words or ''."""
    changed = Signal(int, str, object)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, words: Catalogue, name: str, told: ListWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._told = told
        self._rows = OrderedRows(name, self._make_row)
        self._rows.moved.connect(self.moved)
        self._suggested = label(told.suggested, "quiet", wrap=True)
        self._chips: dict[BarrierKind, QPushButton] = {}
        flow = FlowLayout(spacing=8)
        for kind in BarrierKind:
            if kind is not BarrierKind.OWN:
                chip = button(word_for(words, kind), "quiet", "plus", name=f"{name}-add-{kind}")
                chip.clicked.connect(lambda _checked=False, k=kind: self.added.emit(k, ""))
                self._chips[kind] = chip
                flow.addWidget(chip)
        self.line = AddingLine(told.own, told.placeholder)
        self.line.setObjectName(f"{name}-new")
        self.line.added.connect(lambda text: self.added.emit(BarrierKind.OWN, text))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._rows)
        layout.addWidget(self._suggested)
        layout.addLayout(flow)
        layout.addWidget(self.line)

    def show_barriers(self, barriers: "Sequence[BarrierView]") -> None:
        """Show the list in its order; a suggested word that stands on it is not suggested again."""
        self._rows.show_items(barriers, lambda made, barrier: made.show_barrier(barrier))
        standing = {each.kind for each in barriers if each.status not in SETTLED_BARRIERS}
        for kind, chip in self._chips.items():
            held = chip.hasFocus() and kind in standing
            chip.setVisible(kind not in standing)
            if held:
                self.line.setFocus()
        self._suggested.setVisible(not standing >= set(self._chips))

    def flush(self) -> None:
        """Store what is being typed."""
        self._rows.flush()
        self.line.add()

    def _make_row(self, id: int) -> BarrierRow:
        made = BarrierRow(self._words, id, typed=self._told.typed)
        made.changed.connect(self.changed)
        made.removed.connect(self._remove)
        return made

    def _remove(self, gone: Any) -> None:
        self.removed.emit(gone.id)
