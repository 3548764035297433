"""Agreements and plan: the citizen's own goal, what stands in the way, and who does what by when."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.labels import label as word_for
from desktop.records import ConversationState, NoteKind, Office, StepOrigin, StepOwner, StepStatus
from desktop.text import first_name
from desktop.ui.desk import Desk
from desktop.ui.talk_page import TalkPage
from desktop.ui.widgets.basics import card, label, scrolling
from desktop.ui.widgets.day_button import quick_days
from desktop.ui.widgets.history_words import called
from desktop.ui.widgets.next_talk import NextTalkCard
from desktop.ui.widgets.own_goal import OwnGoal
from desktop.ui.widgets.step_lines import StepLines
from desktop.ui.widgets.step_review import EarlierSteps
from desktop.ui.widgets.step_row import StepChoices, StepRow, StepValues, owner_words
from desktop.ui.widgets.step_table import StepTable
from desktop.ui.widgets.synced_note import SyncedNote
from desktop.ui.widgets.two_views import TwoViews

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.views import ConversationView

_WIDE = 860


class PlanPage(TalkPage):
    """Three cards on top, the steps below; everything stores itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._months = Office().months_between
        self._goal = OwnGoal(self.words)
        self._goal.written.connect(self._store_goal)
        self._next = NextTalkCard(self.words)
        self._next.picked.connect(self._store_next)
        self._earlier = EarlierSteps(self.words)
        self._earlier.reviewed.connect(self._store_review)
        self._steps = StepTable(self.words)
        self._steps.written.connect(self._store_step)
        self._steps.stored.connect(self._step_stored)
        self._steps.removed.connect(self._step_removed)
        self._steps.put_back.connect(self._put_back)
        self._steps.refused.connect(desk.report)
        self._lines = StepLines(self.words)
        self._views = TwoViews(self.words)
        self._views.written.connect(self._store_note)
        self._cards = QHBoxLayout()
        self._cards.setSpacing(16)
        self._cards.addWidget(self._goal, 10)
        self._cards.addWidget(self._make_barriers(), 10)
        self._cards.addWidget(self._next, 11)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(26, 16, 26, 16)
        layout.setSpacing(14)
        layout.addWidget(label(_("Agreements and plan"), "title"))
        layout.addLayout(self._cards)
        for each in (self._earlier, self._steps, self._lines, self._views):
            layout.addWidget(each)
        layout.addStretch(1)
        self._area = scrolling(content)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._area)
        desk.ask(self.services.office.get, then=self._show_office)

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        record = view.record
        open_state = view.state is ConversationState.DRAFT
        self._goal.show_goal(record.goal, view.earlier_goal, enabled=open_state)
        self._barriers.sync("\n".join(record.barriers))
        self._barriers.setReadOnly(not open_state)
        self._next.show_talk(record, self._months, enabled=open_state)
        self._earlier.show_steps(view.earlier_steps, record, enabled=open_state)
        self._steps.setVisible(open_state)
        self._lines.setVisible(not open_state)
        if open_state:
            self._steps.show_steps(view.steps, self._choices(), self._new_step())
        else:
            self._lines.show_steps(view.steps, record)
        names = (called(self.name), called(first_name(record.caseworker)))
        self._views.show_views(record.citizen_view, record.caseworker_view_text, names, enabled=open_state)

    def flush(self) -> None:
        self._goal.flush()
        self._barriers.flush()
        self._earlier.flush()
        self._steps.flush()
        self._views.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(direction)

    def _make_barriers(self) -> QFrame:
        _ = self.words.gettext
        title = _("What stands in the way")
        self._barriers = SyncedNote(title, _("One thing on each line …"), lines=3, most_lines=6)
        self._barriers.setObjectName("barriers")
        self._barriers.written.connect(lambda text: self._store_note(NoteKind.BARRIERS, text))
        frame, layout = card(margins=18)
        layout.addWidget(label(title, "heading", wrap=True))
        layout.addWidget(label(_("your order decides what we take first"), "quiet", wrap=True))
        layout.addWidget(self._barriers)
        layout.addStretch(1)
        return frame

    def _show_office(self, office: Office) -> None:
        self._months = office.months_between
        if hasattr(self, "view"):
            self.show_view(self.view)

    def _choices(self) -> StepChoices:
        """What a step can be: focus factors first, then those asked about, then the rest."""
        record = self.view.record
        owners = [(owner.value, owner_words(self.words, owner, record)) for owner in StepOwner]
        origins = [(origin.value, word_for(self.words, origin)) for origin in StepOrigin]
        today: date = record.day
        names = {factor.id: factor.short for factor in self.desk.banks.factors}
        asked = [each.factor for each in record.questions if not (each.private_screen and each.own)]
        talked = {each.factor for each in self.desk.banks.questions if not (each.private_screen and each.own)}
        order = dict.fromkeys([*record.focus_ids, *asked, *(id for id in names if id in talked)])
        factors = [("", "–"), *((id, names.get(id, id)) for id in order)]
        return StepChoices(owners, origins, factors, today, quick_days(self.words, today))

    def _new_step(self) -> StepValues:
        """What an empty line starts with: the citizen's, agreed, in two weeks."""
        focus = self.view.record.focus_ids
        due = quick_days(self.words, self.view.record.day)[1].day
        factor = focus[0] if len(focus) == 1 else None
        return StepValues("", StepOwner.CITIZEN, StepOrigin.AGREED, due, factor)

    def _store_goal(self, text: str) -> None:
        self.store(self.services.plans.set_goal, text)

    def _store_note(self, kind: NoteKind, text: str) -> None:
        self.store_note(kind, text)

    def _store_next(self, day: "date | None") -> None:
        self.store(self.services.conversations.set_next_day, day)

    def _store_review(self, step: int, status: str, why: str) -> None:
        self.store(self.services.plans.review, step, StepStatus(status), why, about=step)

    def _store_step(self, row: StepRow) -> None:
        values = row.values
        if row.doomed or not values.text:
            return
        slot = ("step", id(row))
        if row.adding and not self.desk.unsaved.replaceable(slot):
            row.stale = True
            return
        row.sent(values)
        rest = {"owner": values.owner, "origin": values.origin, "due": values.due, "factor": values.factor}
        plans = self.services.plans
        if row.step is None:
            row.adding = True
            add, here = plans.add_step, self.view.id
            self.desk.store(slot, add, here, values.text, **rest, then=row.added, otherwise=row.failed)
        else:
            change = plans.change_step
            self.desk.store(
                slot, change, row.step, values.text, **rest, then=self._changed, otherwise=row.failed
            )

    def _step_stored(self, row: StepRow) -> None:
        self.saved.emit(self.desk.clock.now())
        if row.doomed:
            self._step_removed(row)
            row.deleteLater()
        elif row.stale:
            row.stale = False
            self._store_step(row)
        self._steps.make_ready()
        self.changed.emit()

    def _step_removed(self, row: StepRow) -> None:
        if row.step is not None:
            self.desk.ask(self.services.plans.remove_step, row.step, then=self.noted)

    def _put_back(self, values: StepValues) -> None:
        self.desk.ask(
            self.services.plans.add_step,
            self.view.id,
            values.text,
            owner=values.owner,
            origin=values.origin,
            due=values.due,
            factor=values.factor,
            then=self._put_back_done,
        )

    def _put_back_done(self, _step: object) -> None:
        self.saved.emit(self.desk.clock.now())
        self.changed.emit()

    def _changed(self, _step: object) -> None:
        self.saved.emit(self.desk.clock.now())
