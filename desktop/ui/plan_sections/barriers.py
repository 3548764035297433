"""Barriers in private: the caseworker's own list beside the citizen's."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.labels import barrier_words
from desktop.labels import label as word_for
from desktop.plan_records import SETTLED_BARRIERS, BarrierKind, BarrierStatus
from desktop.records import Rater
from desktop.ui.desk import Desk
from desktop.ui.living import Living
from desktop.ui.plan_sections.section import PlanSection
from desktop.ui.widgets.basics import button, clear, column, label, row, rule
from desktop.ui.widgets.plan.barrier_list import BarrierList, ListWords

if TYPE_CHECKING:
    from desktop.services.plan.barriers import BarrierLists, BarrierView


class BarriersSection(PlanSection):
    """The caseworker's own list, its order and its types; the citizen's words can be copied into it."""

    def __init__(self, desk: Desk, citizen: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, citizen, desk.words.gettext("What stands in the way"), "barriers", parent)
        _ = self.words.gettext
        self._living = Living(desk, self._show, self._stored)
        about = _(
            "Your own list and order. The citizen sees it only if you both choose to see both lists in a"
            " conversation. Like everything here, it falls under the citizen's right of access."
        )
        told = ListWords(
            suggested=_("Suggested words"),
            own=_("Something else that stands in the way"),
            placeholder=_("Something else, in your own words …"),
            typed=True,
        )
        self._list = BarrierList(self.words, "own-barrier", told)
        self._list.added.connect(lambda kind, text: self._add(BarrierKind(kind), text))
        self._list.changed.connect(self._change)
        self._list.moved.connect(self._move)
        self._list.removed.connect(self._remove)
        self._citizens = QVBoxLayout()
        self._citizens.setSpacing(6)
        self.content.addWidget(label(about, "quiet", wrap=True))
        self.content.addWidget(label("■ " + _("Your own order"), "sign-caseworker", wrap=True))
        self.content.addWidget(self._list)
        self.content.addSpacing(8)
        self.content.addWidget(label("● " + _("The citizen's order"), "sign-citizen", wrap=True))
        self.content.addLayout(self._citizens)

    def read(self) -> None:
        self._living.read(self.desk.services.barriers.lists, self.citizen)

    def flush(self) -> None:
        self._list.flush()

    def _show(self, lists: "BarrierLists") -> None:
        self._list.show_barriers(lists.caseworker)
        self._sum_up(len(lists.caseworker), len(lists.citizen))
        mine = {(each.kind, each.text) for each in lists.caseworker}
        clear(self._citizens)
        for place, each in enumerate(lists.citizen, start=1):
            if place > 1:
                self._citizens.addWidget(rule())
            self._citizens.addLayout(self._line(place, each, copied=(each.kind, each.text) in mine))
        if not lists.citizen:
            none = self.words.gettext("The citizen has named nothing yet. That is done in the conversation.")
            self._citizens.addWidget(label(none, "quiet", wrap=True))

    def _sum_up(self, own: int, citizens: int) -> None:
        _ = self.words.gettext
        said = _("Your own list: %(own)s · The citizen's: %(citizens)s")
        told = said % {"own": own, "citizens": citizens} if own or citizens else _("Nothing yet")
        self.tell(told, to_do=bool(citizens and not own))

    def _line(self, place: int, barrier: "BarrierView", *, copied: bool) -> QVBoxLayout:
        _ = self.words.gettext
        words = barrier_words(self.words, barrier.kind, barrier.text)
        number = label("" if barrier.status in SETTLED_BARRIERS else f"{place}.", "quiet-strong")
        number.setFixedWidth(26)
        text = label(words, "body", wrap=True, selectable=True)
        line = row(number, text)
        line.setStretch(1, 1)
        if barrier.status is not BarrierStatus.OPEN:
            line.addWidget(label(word_for(self.words, barrier.status), "chip"))
        if not copied:
            copy = button(_("Copy to my list"), "small-link", name=f"copy-barrier-{place}")
            copy.setAccessibleName(_("Copy to my list: %(row)s") % {"row": words})
            copy.clicked.connect(lambda _checked=False, b=barrier: self._add(b.kind, b.text, copied=True))
            line.addWidget(copy)
        if not barrier.action:
            return column(line)
        action = label(barrier.action, "quiet", wrap=True, selectable=True)
        action.setContentsMargins(34, 0, 0, 0)
        return column(line, action, spacing=0)

    def _add(self, kind: BarrierKind, text: str, *, copied: bool = False) -> None:
        add, line = self.desk.services.barriers.add, self._list.line
        typed = bool(text) and not copied
        self._living.store(
            ("own", self.citizen, kind, text if copied else ""),
            add,
            self.citizen,
            Rater.CASEWORKER,
            kind,
            text,
            then=line.taken if typed else None,
            otherwise=line.refused if typed else None,
        )

    def _change(self, barrier: int, field: str, value: Any) -> None:
        self._living.store((barrier, field), self.desk.services.barriers.change, barrier, **{field: value})

    def _move(self, barrier: int, place: int) -> None:
        self._living.store(barrier, self.desk.services.barriers.move, barrier, place)

    def _remove(self, barrier: int) -> None:
        self._living.store(barrier, self.desk.services.barriers.remove, barrier)

    def _stored(self) -> None:
        self.saved.emit(self.desk.clock.now())
        self.read()
