"""Agreements and plan: the citizen's own goal, what stands in the way, and who does what by when."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.records import (
    ConversationState,
    NoteKind,
    Office,
    Place,
    StepDraft,
    StepOrigin,
    StepOwner,
    StepRecord,
    StepStatus,
)
from desktop.text import first_name
from desktop.ui.desk import Desk
from desktop.ui.talk_page import WIDEST, TalkPage
from desktop.ui.widgets.basics import card, label, scrolling
from desktop.ui.widgets.charts.history_words import called
from desktop.ui.widgets.day_button import quick_days
from desktop.ui.widgets.in_view import bring_into_view
from desktop.ui.widgets.plan.barrier_lines import BarrierLines
from desktop.ui.widgets.plan.own_goal import OwnGoal
from desktop.ui.widgets.plan.plan_summaries import placement_lines, support_lines
from desktop.ui.widgets.plan.small_goals import SmallGoalLines
from desktop.ui.widgets.plan.step_choices import step_choices
from desktop.ui.widgets.plan.step_lines import StepLines
from desktop.ui.widgets.plan.step_review import EarlierSteps
from desktop.ui.widgets.plan.step_row import StepRow
from desktop.ui.widgets.plan.step_table import StepTable
from desktop.ui.widgets.plan.step_values import StepChoices, draft_of
from desktop.ui.widgets.plan.summary_card import HEADED, SummaryCard, headed, opener
from desktop.ui.widgets.talk.next_talk import NextTalkCard
from desktop.ui.widgets.talk.two_views import TwoViews

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.plan.step_aims import Aim
    from desktop.services.views import ConversationView

_WIDE = 860
_FEW = 4
"""So many small goals, or barriers, leave room for the steps below them."""


class PlanPage(TalkPage):
    """Three cards on top, the steps below, and last what has a page of its own; everything stores itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._months = Office().months_between
        self._aims: tuple[Aim, ...] = ()
        self._wanted: int | None = None
        self._goal = OwnGoal(self.words)
        self._goal.written.connect(self._store_goal)
        self._small = SmallGoalLines(self.words)
        self._goal.add_opener(self._opener("goal", _("Goals")))
        self._goal.add(self._small)
        self._next = NextTalkCard(self.words)
        self._next.picked.connect(self._store_next)
        self.earlier = EarlierSteps(self.words)
        self.earlier.reviewed.connect(self._store_review)
        self.earlier.came_to.connect(lambda row: bring_into_view(self._area, row))
        self._steps = StepTable(self.words)
        self._steps.written.connect(self._store_step)
        self._steps.stored.connect(self._step_stored)
        self._steps.removed.connect(self._step_removed)
        self._steps.put_back.connect(self._put_back)
        self._steps.refused.connect(desk.report)
        self._lines = StepLines(self.words)
        self._views = TwoViews(self.words)
        self._views.written.connect(self._store_note)
        self._placement = self._make_summary(_("Placement"), "placement")
        self._support = self._make_summary(_("Support"), "support")
        self._lay_out()
        desk.ask(self.services.office.get, then=self._show_office)

    def _lay_out(self) -> None:
        self._below = QHBoxLayout()
        self._below.setSpacing(16)
        self._below.addWidget(self._placement, 1)
        self._below.addWidget(self._support, 1)
        self._cards = QHBoxLayout()
        self._cards.setSpacing(16)
        self._cards.addWidget(self._goal, 10)
        self._cards.addWidget(self._make_barriers(), 10)
        self._cards.addWidget(self._next, 11)
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(26, 16, 26, 16)
        layout.setSpacing(14)
        layout.addWidget(label(self.words.gettext("Agreements and plan"), "title"))
        layout.addLayout(self._cards)
        for each in (self.earlier, self._steps, self._lines):
            layout.addWidget(each)
        layout.addLayout(self._below)
        layout.addWidget(self._views)
        layout.addStretch(1)
        self._area: QScrollArea = scrolling(content)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._area)

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        record = view.record
        open_state = view.state is ConversationState.DRAFT
        self._goal.show_goal(record.goal, view.earlier_goal, enabled=open_state)
        self._small.show_goals(record.plan.small_goals, record.day, most=_FEW)
        self._show_summaries(view)
        self._next.show_talk(record, self._months, enabled=open_state)
        self.earlier.show_steps(view.earlier_steps, record, enabled=open_state)
        self._steps.setVisible(open_state)
        self._lines.setVisible(not open_state)
        if open_state:
            self._steps.show_steps(view.steps, self._choices(), self._new_step())
            self.desk.ask(self.services.plans.aims, view.citizen, then=self._show_aims)
            started = self._steps.start(self._wanted)
            if started is not None:
                bring_into_view(self._area, started)
                self._wanted = None
        else:
            self._lines.show_steps(view.steps, record)
        names = (called(self.name), called(first_name(record.caseworker)))
        self._views.show_views(record.citizen_view, record.caseworker_view_text, names, enabled=open_state)

    def flush(self) -> None:
        self._goal.flush()
        self.earlier.flush()
        self._steps.flush()
        self._views.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for each in (self._cards, self._below):
            each.setDirection(direction)

    def _opener(self, page: str, title: str) -> QPushButton:
        """The way to a page beside this one, at the right end of a heading."""
        opens = opener(self.words, f"open-{page}", title)
        opens.clicked.connect(lambda: self.place_wanted.emit(Place(page)))
        return opens

    def _make_summary(self, title: str, page: str) -> SummaryCard:
        made = SummaryCard(self.words, title, page)
        made.opened.connect(lambda: self.place_wanted.emit(Place(page)))
        return made

    def _make_barriers(self) -> QFrame:
        _ = self.words.gettext
        title = _("What stands in the way")
        self._barriers = BarrierLines(self.words)
        self._barriers.setObjectName("barriers")
        self._none_named = label("", "quiet", wrap=True)
        frame, layout = card(margins=18)
        layout.setContentsMargins(*HEADED)
        layout.addLayout(headed(label(title, "heading", wrap=True), self._opener("barriers", title)))
        layout.addWidget(label(_("your order decides what we take first"), "quiet", wrap=True))
        layout.addWidget(self._barriers)
        layout.addWidget(self._none_named)
        layout.addStretch(1)
        return frame

    def _show_summaries(self, view: "ConversationView") -> None:
        _, plan, record = self.words.gettext, view.record.plan, view.record
        self._barriers.show_barriers(plan.barriers, record.barriers, most=_FEW)
        closed = view.state is not ConversationState.DRAFT
        none = _("Nothing is named. Open, and choose what matters most first.")
        self._none_named.setText(_("Nothing was named.") if closed else none)
        self._none_named.setVisible(not plan.barriers and not record.barriers)
        none = _("No placement yet. Open, and write where and what for.")
        noted = placement_lines(self.words, plan, record.day)
        self._placement.show_lines(noted, _("No placement was noted.") if closed else none)
        none = _("Open, and write who stands by you.")
        self._support.show_lines(support_lines(self.words, plan), _("Nobody was noted.") if closed else none)

    def _show_aims(self, aims: "tuple[Aim, ...]") -> None:
        self._aims = aims
        if self.view.state is ConversationState.DRAFT:
            self._steps.show_steps(self.view.steps, self._choices(), self._new_step())

    def _show_office(self, office: Office) -> None:
        self._months = office.months_between
        if hasattr(self, "view"):
            self.show_view(self.view)

    def _choices(self) -> StepChoices:
        return step_choices(self.words, self.desk.banks, self.view.record, self._aims)

    def _new_step(self) -> StepDraft:
        """What an empty line starts with: the citizen's, agreed, in two weeks."""
        focus = self.view.record.focus_ids
        due = quick_days(self.words, self.view.record.day)[1].day
        factor = focus[0] if len(focus) == 1 else None
        return StepDraft("", StepOwner.CITIZEN, StepOrigin.AGREED, due, factor)

    def _store_goal(self, text: str) -> None:
        self.store(self.services.plans.set_goal, text)

    def _store_note(self, kind: NoteKind, text: str) -> None:
        self.store_note(kind, text)

    def _store_next(self, day: "date | None") -> None:
        self.store(self.services.conversations.set_next_day, day)

    def _store_review(self, step: int, status: str, why: str) -> None:
        slot, plans = ("review", self.view.id, step), self.services.plans
        earlier = next(each for each in self.view.earlier_steps if each.id == step)
        if status != StepStatus.CHANGED or earlier.status is StepStatus.CHANGED:
            said = (self.view.id, step, StepStatus(status), why)
            self.desk.store(slot, plans.review, *said, then=self.noted)
            return
        anew = self._anew(earlier)
        self.desk.store(slot, plans.replace_step, self.view.id, step, anew, why, then=self._replaced)

    def _anew(self, earlier: StepRecord) -> StepDraft:
        """The line in which a changed step is agreed anew starts with what it was."""
        due = earlier.due
        if due is not None and due < self.view.record.day:
            due = self._new_step().due
        return replace(draft_of(earlier), due=due)

    def _replaced(self, made: StepRecord) -> None:
        self._wanted = made.id
        self.saved.emit(self.desk.clock.now())
        self.changed.emit()

    def _store_step(self, row: StepRow) -> None:
        draft = row.draft
        if row.doomed or not draft.text:
            return
        slot = ("step", id(row))
        if row.adding and not self.desk.unsaved.replaceable(slot):
            row.stale = True
            return
        row.sent(draft)
        plans = self.services.plans
        if row.step is None:
            row.adding = True
            self.desk.store(slot, plans.add_step, self.view.id, draft, then=row.added, otherwise=row.failed)
        else:
            self.desk.store(
                slot, plans.change_step, row.step, draft, then=self._changed, otherwise=row.failed
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

    def _put_back(self, draft: StepDraft) -> None:
        self.desk.ask(self.services.plans.add_step, self.view.id, draft, then=self._put_back_done)

    def _put_back_done(self, _step: object) -> None:
        self.saved.emit(self.desk.clock.now())
        self.changed.emit()

    def _changed(self, _step: object) -> None:
        self.saved.emit(self.desk.clock.now())
