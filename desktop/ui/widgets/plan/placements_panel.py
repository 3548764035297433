"""A citizen's placements and ordinary hours, changed click by click: on the shared page and in private."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.plan_records import PlacementKind, SupportRole
from desktop.ui.desk import Desk
from desktop.ui.widgets.basics import button, card, label, row
from desktop.ui.widgets.plan.add_place import AddPlace
from desktop.ui.widgets.plan.hours_card import HoursCard
from desktop.ui.widgets.plan.placement_card import PlacementCard

if TYPE_CHECKING:
    from desktop.services.plan.placement_views import PlacementsView
    from desktop.services.plan.support import SupportView


class PlacementsPanel(QWidget):
    """The newest placement is open, earlier ones are folded, the hours stand below."""

    stored = Signal(object)
    """A moment: something is in the file."""
    shown = Signal(object)
    """What was read of placements."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self._desk, self._words = desk, desk.words
        self._citizen = 0
        self._conversation: int | None = None
        self.cards: dict[int, PlacementCard] = {}
        self._newest: int | None = None
        self._mentors: list[str] = []
        self._added = False
        self._entry = AddPlace(self._words)
        self._entry.added.connect(self._add)
        self._why = QWidget()
        self._new = self._make_new()
        self._more = button(_("Another place …"), "secondary", "plus", name="place-more")
        self._more.clicked.connect(self._open_entry)
        self._hours = HoursCard(self._words)
        self._hours.added.connect(
            lambda day, minutes: self._store(
                ("hours", day), self._service.add_hours, self._citizen, day, minutes
            )
        )
        self._hours.removed.connect(lambda row: self._ask(self._service.remove_hours, row))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row(0, self._more))
        layout.addWidget(self._new)
        layout.addLayout(self._lines)
        layout.addWidget(self._hours)
        for each in (self._more, self._new, self._hours):
            each.hide()

    def read(self, citizen: int, conversation: int | None = None) -> None:
        """Ask for what is stored, and show it; `conversation` is the open one, if there is one."""
        self._citizen, self._conversation = citizen, conversation
        self._desk.ask(self._service.seen, citizen, then=self._show)
        self._desk.ask(self._desk.services.support.get, citizen, then=self._know_mentors)

    def flush(self) -> None:
        """Store what is being typed."""
        for each in self.cards.values():
            each.flush()
        self._entry.flush()
        self._hours.flush()

    @property
    def _service(self) -> Any:
        return self._desk.services.placements

    @property
    def _today(self) -> date:
        return self._desk.clock.today()

    def _make_new(self) -> QFrame:
        """A new place; while there is none, why responsibility matters, and what to do next."""
        _ = self._words.gettext
        frame, inside = card(margins=24, spacing=14)
        frame.setObjectName("placement-new")
        why = QVBoxLayout(self._why)
        why.setContentsMargins(0, 0, 0, 0)
        why.setSpacing(10)
        why.addWidget(label(_("No placement yet"), "heading", wrap=True))
        for text in (
            _(
                "For many it turned when they were given something of their own to take care of, "
                "at a place that fits with their own goal. It may begin small: filling the shelves, "
                "opening in the morning, standing at the till."
            ),
            _(
                "Write the place here. Then make a ladder of responsibility together: the first task at the "
                "foot, and each rung a little more."
            ),
        ):
            why.addWidget(label(text, "large", wrap=True))
        inside.addWidget(self._why)
        inside.addWidget(self._entry)
        return frame

    def _show(self, seen: "PlacementsView") -> None:
        placements = seen.placements
        ids = [each.id for each in placements]
        for gone in [id for id in self.cards if id not in ids]:
            card_gone = self.cards.pop(gone)
            self._lines.removeWidget(card_gone)
            card_gone.hide()
            card_gone.deleteLater()
        newest = ids[0] if ids else None
        for place, each in enumerate(placements):
            if each.id not in self.cards:
                self.cards[each.id] = self._make_card(each)
            made = self.cards[each.id]
            if self._lines.indexOf(made) != place:
                self._lines.insertWidget(place, made)
            made.show_placement(each, seen.suggested)
            if newest != self._newest:
                made.set_unfolded(each.id == newest)
        if newest != self._newest or not placements:
            self._new.setVisible(not placements)
        self._newest = newest
        self._why.setVisible(not placements)
        self._more.setVisible(self._new.isHidden())
        self._hours.setVisible(bool(placements or seen.hours))
        self._hours.show_hours(seen.hours, self._today)
        if self._added and newest is not None:
            self._added = False
            self.cards[newest].begin()
        self.shown.emit(seen)

    def _know_mentors(self, support: "SupportView") -> None:
        there = [each for each in support.persons if each.until is None or each.until >= self._today]
        self._mentors = [each.name for each in there if each.role is SupportRole.MENTOR]
        for each in self.cards.values():
            each.offer_mentors(self._mentors)

    def _make_card(self, placement: Any) -> PlacementCard:
        made = PlacementCard(self._words, placement, self._today, unfolded=False)
        made.offer_mentors(self._mentors)
        made.asked.connect(lambda method, said: self._asked(placement.id, method, said))
        made.asked_of.connect(lambda method, said: self._asked_of(method, said))
        made.remove_wanted.connect(self._ask_to_remove)
        return made

    def _open_entry(self) -> None:
        self._more.hide()
        self._new.show()
        self._entry.start()

    def _add(self, kind: PlacementKind, company: str) -> None:
        self._added = True
        self._ask(self._service.add, self._citizen, kind, company, self._conversation)

    def _asked(self, placement: int, method: str, said: tuple[Any, ...]) -> None:
        """What a card wishes of its placement; the newest about the same field counts."""
        if method == "change_field":
            field, value = said
            self._store(("place", placement, field), self._service.change, placement, **{field: value})
        elif method in ("end", "set_fit"):
            about = said[0] if method == "set_fit" else ""
            self._store((method, placement, about), getattr(self._service, method), placement, *said)
        else:
            self._ask(getattr(self._service, method), placement, *said)

    def _asked_of(self, method: str, said: tuple[Any, ...]) -> None:
        self._store((method, said[0]), getattr(self._service, method), *said)

    def _ask(self, function: Callable[..., Any], *said: Any) -> None:
        """Store something that nothing later takes the place of."""
        self._store(object(), function, *said)

    def _store(self, slot: Hashable, function: Callable[..., Any], *said: Any, **named: Any) -> None:
        self._desk.store(slot, function, *said, then=self._stored, otherwise=self._refused, **named)

    def _stored(self, _result: object) -> None:
        self.stored.emit(self._desk.clock.now())
        self._desk.ask(self._service.seen, self._citizen, then=self._show)

    def _refused(self, error: Exception) -> None:
        self._added = False
        # What the screen shows must be what is stored: take the click back before saying why.
        self._desk.ask(self._service.seen, self._citizen, then=self._show)
        self._desk.report(error)

    def _ask_to_remove(self, placement: int) -> None:
        from desktop.ui.dialogs.confirm import ConfirmDialog

        _ = self._words.gettext
        dialog = ConfirmDialog(
            self._words,
            _("Take this place away?"),
            _("Its ladder and everything that was noted about it goes too. A place that is over is ended."),
            _("Take away"),
            self.window(),
        )
        dialog.accepted.connect(lambda: self._ask(self._service.remove, placement))
        dialog.open()
