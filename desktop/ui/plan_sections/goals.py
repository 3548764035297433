"""Goals and agreed steps in private: how they stand, and the small goals to be seen to."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.labels import label as word_for
from desktop.plan_records import GoalStatus
from desktop.text import format_date
from desktop.ui.desk import Desk
from desktop.ui.living import Living
from desktop.ui.plan_sections.section import PlanSection
from desktop.ui.widgets.basics import clear, column, label, rule
from desktop.ui.widgets.plan.goal_card import without_repeats
from desktop.ui.widgets.plan.small_goals import SmallGoals

if TYPE_CHECKING:
    from desktop.services.plan.goals import SmallGoalView
    from desktop.services.views import AgreedStep, CitizenPlan


class GoalsSection(PlanSection):
    """The own goal and the steps are written in a conversation; small goals can be reached on any day."""

    def __init__(self, desk: Desk, citizen: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, citizen, desk.words.gettext("Goals and steps"), "goals", parent)
        _ = self.words.gettext
        self._living = Living(desk, self._show_small, self._stored)
        self._goals, self._steps = QVBoxLayout(), QVBoxLayout()
        for told in (self._goals, self._steps):
            told.setSpacing(6)
        self._small = SmallGoals(self.words, framed=False)
        self._plan_words = self._small_words = ""
        self._small.added.connect(self._add)
        self._small.written.connect(self._write)
        self._small.reached.connect(self._settle)
        self._small.moved.connect(self._move)
        self._small.removed.connect(self._remove)
        for heading, told in ((_("Own goal"), self._goals), (_("Agreed steps"), self._steps)):
            self.content.addWidget(label(heading, "name"))
            self.content.addLayout(told)
            self.content.addSpacing(8)
        self.content.addWidget(self._small)

    def read(self) -> None:
        self.desk.ask(self.desk.services.plans.of_citizen, self.citizen, then=self._show_plan)
        self._living.read(self.desk.services.goals.small_goals, self.citizen)

    def flush(self) -> None:
        self._small.flush()

    def _show_plan(self, plan: "CitizenPlan") -> None:
        _ = self.words.gettext
        clear(self._goals)
        clear(self._steps)
        for place, (day, text) in enumerate(without_repeats(plan.goals)):
            role = "quiet" if place else "body"
            self._tell(self._goals, text, format_date(day, self.words.language), role)
        if not plan.goals:
            text = _("No goal yet. It is written in the conversation.")
            self._goals.addWidget(label(text, "quiet", wrap=True))
        self._sum_up_plan(plan)
        for step in plan.steps:
            self._tell(self._steps, step.text, self._who_and_when(step))
        if not plan.steps:
            self._steps.addWidget(label(_("No steps are under way."), "quiet", wrap=True))

    def _tell(self, told: QVBoxLayout, text: str, about: str, role: str = "body") -> None:
        if told.count():
            told.addWidget(rule())
        words = label(text, role, wrap=True, selectable=True)
        told.addLayout(column(words, label(about, "quiet", wrap=True), spacing=0))

    def _who_and_when(self, step: "AgreedStep") -> str:
        _, language = self.words.gettext, self.words.language
        day = format_date(step.due or step.agreed_on, language)
        when = _("by %(date)s") if step.due else _("agreed %(date)s")
        return " · ".join((word_for(self.words, step.owner), when % {"date": day}))

    def _show_small(self, goals: "tuple[SmallGoalView, ...]") -> None:
        self._small.show_goals(goals, self.desk.clock.today())
        shown = [each for each in goals if each.status is not GoalStatus.DROPPED]
        reached = sum(each.status is GoalStatus.REACHED for each in shown)
        said = self.words.ngettext(
            "%(reached)s of %(count)s small goal reached",
            "%(reached)s of %(count)s small goals reached",
            len(shown),
        )
        self._small_words = said % {"reached": reached, "count": len(shown)} if shown else ""
        self._sum_up(to_do=reached < len(shown))

    def _sum_up_plan(self, plan: "CitizenPlan") -> None:
        _ = self.words.gettext
        count = len(plan.steps)
        steps = self.words.ngettext("%(count)s step under way", "%(count)s steps under way", count)
        parts = [_("No goal yet")] if not plan.goals else []
        parts += [steps % {"count": count}] if count else []
        self._plan_words = " · ".join(parts)
        today = self.desk.clock.today()
        self._sum_up(to_do=any(step.due is not None and step.due < today for step in plan.steps))

    def _sum_up(self, *, to_do: bool) -> None:
        told = " · ".join(filter(None, (self._plan_words, self._small_words)))
        self.tell(told, to_do=to_do)

    def _add(self, text: str) -> None:
        add, line = self.desk.services.goals.add_small_goal, self._small.line
        self._living.store("new", add, self.citizen, text, then=line.taken, otherwise=line.refused)

    def _write(self, goal: int, text: str) -> None:
        self._living.store(goal, self.desk.services.goals.change_small_goal, goal, text)

    def _settle(self, goal: int, reached: bool) -> None:
        status = GoalStatus.REACHED if reached else GoalStatus.OPEN
        self._living.store(goal, self.desk.services.goals.settle_small_goal, goal, status)

    def _move(self, goal: int, place: int) -> None:
        self._living.store(goal, self.desk.services.goals.move_small_goal, goal, place)

    def _remove(self, goal: int) -> None:
        self._living.store(goal, self.desk.services.goals.remove_small_goal, goal)

    def _stored(self) -> None:
        self.saved.emit(self.desk.clock.now())
        self.read()
