"""The citizen's own goal with its history, the ways to one, and the small goals under it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from desktop.plan_records import GoalStatus, GoalWay
from desktop.records import ConversationState
from desktop.ui.desk import Desk
from desktop.ui.living import Living
from desktop.ui.talk_page import WIDEST, TalkPage
from desktop.ui.widgets.basics import card, column, label, scrolling
from desktop.ui.widgets.plan.goal_card import GoalCard
from desktop.ui.widgets.plan.goal_guide import GoalGuide, PromptLines
from desktop.ui.widgets.plan.own_goal import OwnGoal
from desktop.ui.widgets.plan.small_goals import SmallGoalLines, SmallGoals

if TYPE_CHECKING:
    from desktop.services.plan.goals import SmallGoalView
    from desktop.services.views import ConversationView

_WIDE = 820


class GoalPage(TalkPage):
    """The goal on the left, the small goals on the right; everything stores itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._living = Living(desk, self._show_small, self._stored)
        self._goal = OwnGoal(self.words)
        self._goal.written.connect(self._store_goal)
        self._guide = GoalGuide(self.words)
        self._guide.answered.connect(self._store_prompt)
        self._guide.found.connect(self._store_goal)
        self._told_card, self._told = self._make_told()
        self._history = GoalCard(self.words, title=_("What it was before"))
        self._small = self._make_small()
        self._lines_card, self._lines = self._make_lines()
        left, right = QWidget(), QWidget()
        left.setLayout(column(self._goal, self._guide, self._told_card, self._history, 0, spacing=16))
        right.setLayout(column(self._small, self._lines_card, 0, spacing=16))
        self._columns = QHBoxLayout()
        self._columns.setSpacing(16)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(right, 1)
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        layout = column(label(_("Goals"), "title"), self._columns, 0, spacing=14)
        layout.setContentsMargins(26, 16, 26, 16)
        content.setLayout(layout)
        outside = column(scrolling(content))
        self.setLayout(outside)

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        record, plan = view.record, view.record.plan
        open_state = view.state is ConversationState.DRAFT
        has_goal = bool(record.goal.strip())
        self._goal.show_goal(record.goal, view.earlier_goal, enabled=open_state)
        self._guide.setVisible(open_state and not has_goal)
        self._guide.show_prompts(plan.prompts)
        self._told.show_prompts(plan.prompts)
        self._told_card.setVisible(bool(plan.prompts) and not self._guide.isVisibleTo(self))
        self._small.setVisible(open_state)
        self._lines_card.setVisible(not open_state)
        self._lines.show_goals(plan.small_goals, record.day)
        self._none.setVisible(not plan.small_goals)
        self.desk.ask(self.services.goals.history, view.citizen, then=self._show_history)
        if open_state:
            self._living.read(self.services.goals.small_goals, view.citizen)

    def flush(self) -> None:
        for each in (self._goal, self._guide, self._small):
            each.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def _make_told(self) -> tuple[QFrame, PromptLines]:
        frame, layout = card()
        told = PromptLines(self.words)
        layout.addWidget(label(self.words.gettext("What led there"), "name"))
        layout.addWidget(told)
        return frame, told

    def _make_small(self) -> SmallGoals:
        small = SmallGoals(self.words)
        small.added.connect(self._add)
        small.written.connect(self._write)
        small.reached.connect(self._settle)
        small.moved.connect(self._move)
        small.removed.connect(self._remove)
        return small

    def _make_lines(self) -> tuple[QFrame, SmallGoalLines]:
        _ = self.words.gettext
        frame, layout = card()
        lines = SmallGoalLines(self.words)
        self._none = label(_("No small goals were set."), "quiet", wrap=True)
        layout.addWidget(label(_("Small goals"), "heading", wrap=True))
        layout.addWidget(self._none)
        layout.addWidget(lines)
        return frame, lines

    def _show_small(self, goals: "tuple[SmallGoalView, ...]") -> None:
        self._small.show_goals(goals, self.view.record.day)

    def _show_history(self, goals: tuple[tuple[date, str], ...]) -> None:
        now = self.view.record.goal.strip()
        before = [(day, text) for day, text in goals if text.strip() != now]
        self._history.setVisible(bool([text for _, text in before if text.strip()]))
        self._history.show_goals(before)

    def _store_goal(self, text: str) -> None:
        self.store(self.services.plans.set_goal, text)

    def _store_prompt(self, way: str, prompt: str, text: str) -> None:
        answer, slot = self.services.goals.answer_prompt, ("prompt", self.view.id, way, prompt)
        self.desk.store(slot, answer, self.view.id, GoalWay(way), prompt, text, then=self.noted)

    def _add(self, text: str) -> None:
        add, line = self.services.goals.add_small_goal, self._small.line
        self._living.store(
            "new", add, self.view.citizen, text, self.view.id, then=line.taken, otherwise=line.refused
        )

    def _write(self, goal: int, text: str) -> None:
        self._living.store(goal, self.services.goals.change_small_goal, goal, text)

    def _settle(self, goal: int, reached: bool) -> None:
        status = GoalStatus.REACHED if reached else GoalStatus.OPEN
        self._living.store(goal, self.services.goals.settle_small_goal, goal, status)

    def _move(self, goal: int, place: int) -> None:
        self._living.store(goal, self.services.goals.move_small_goal, goal, place)

    def _remove(self, goal: int) -> None:
        self._living.store(goal, self.services.goals.remove_small_goal, goal)

    def _stored(self) -> None:
        self.saved.emit(self.desk.clock.now())
        self.changed.emit()
