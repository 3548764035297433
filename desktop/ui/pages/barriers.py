"""What stands in the way, in the citizen's order, and what is done about it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.plan_records import BarrierKind
from desktop.records import ConversationState, Rater
from desktop.text import first_name
from desktop.ui.desk import Desk
from desktop.ui.living import Living
from desktop.ui.talk_page import WIDEST, TalkPage
from desktop.ui.widgets.basics import card, column, label, scrolling
from desktop.ui.widgets.charts.history_words import called
from desktop.ui.widgets.in_view import bring_to_top
from desktop.ui.widgets.plan.barrier_lines import BarrierLines
from desktop.ui.widgets.plan.barrier_list import BarrierList, ListWords
from desktop.ui.widgets.plan.both_lists import BothLists

if TYPE_CHECKING:
    from desktop.services.plan.barriers import BarrierView, Opening
    from desktop.services.views import ConversationView


class BarriersPage(TalkPage):
    """The citizen's list alone; the caseworker's is shown where the two opened both."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._living = Living(desk, self._show_own, self._stored)
        self._wishes = Living(desk, self._show_wishes, self._stored)
        self._list = self._make_list()
        self._lines = BarrierLines(self.words)
        self._none = label("", "quiet", wrap=True)
        frame, inside = card()
        for each in (self._none, self._list, self._lines):
            inside.addWidget(each)
        self._both = BothLists(self.words)
        self._both.wished.connect(self._wish)
        self._both.opened.connect(lambda: bring_to_top(self._area, self._both))
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        about = label(_("Your order decides what we take first."), "quiet", wrap=True)
        title = column(label(_("What stands in the way"), "title"), about, spacing=2)
        layout = column(title, frame, self._both, 0, spacing=14)
        layout.setContentsMargins(26, 16, 26, 16)
        content.setLayout(layout)
        self._area: QScrollArea = scrolling(content)
        self.setLayout(column(self._area))

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        record, plan = view.record, view.record.plan
        open_state = view.state is ConversationState.DRAFT
        self._list.setVisible(open_state)
        self._lines.show_barriers(plan.barriers, record.barriers)
        self._lines.setVisible(not open_state)
        self._say_none(bool(plan.barriers or record.barriers), enabled=open_state)
        names = (called(self.name), called(first_name(record.caseworker)))
        self._both.show_names(*names, enabled=open_state)
        self._both.setVisible(open_state or plan.barriers_opened)
        self._both.show_lists(plan)
        self._wishes.read(self.services.barriers.opening, view.id)
        if open_state:
            self._living.read(self.services.barriers.own, view.citizen)

    def flush(self) -> None:
        self._list.flush()

    def _make_list(self) -> BarrierList:
        _ = self.words.gettext
        told = ListWords(
            suggested=_("Does any of this stand in the way?"),
            own=_("Something else that stands in the way"),
            placeholder=_("Something else, in your own words …"),
        )
        made = BarrierList(self.words, "barrier", told)
        made.added.connect(self._add)
        made.changed.connect(self._change)
        made.moved.connect(self._move)
        made.removed.connect(self._remove)
        return made

    def _say_none(self, some: bool, *, enabled: bool) -> None:
        _ = self.words.gettext
        ask = _("What stands in the way of a job or an education? Begin with what matters most to you.")
        self._none.setText(ask if enabled else _("Nothing was named."))
        self._none.setVisible(not some)

    def _show_own(self, barriers: "tuple[BarrierView, ...]") -> None:
        self._list.show_barriers(barriers)

    def _show_wishes(self, opening: "Opening") -> None:
        self._both.show_wishes(opening.citizen_wishes, opening.caseworker_wishes)

    def _add(self, kind: str, text: str) -> None:
        add, line = self.services.barriers.add, self._list.line
        said = (self.view.citizen, Rater.CITIZEN, BarrierKind(kind), text, self.view.id)
        then, otherwise = (line.taken, line.refused) if text else (None, None)
        self._living.store(("new", kind), add, *said, then=then, otherwise=otherwise)

    def _change(self, barrier: int, field: str, value: Any) -> None:
        change = self.services.barriers.change
        self._living.store((barrier, field), change, barrier, **{field: value})

    def _move(self, barrier: int, place: int) -> None:
        self._living.store(barrier, self.services.barriers.move, barrier, place)

    def _remove(self, barrier: int) -> None:
        self._living.store(barrier, self.services.barriers.remove, barrier)

    def _wish(self, rater: Rater, wishes: bool) -> None:
        self._wishes.store(rater, self.services.barriers.wish, self.view.id, rater, wishes)

    def _stored(self) -> None:
        self.saved.emit(self.desk.clock.now())
        self.changed.emit()
