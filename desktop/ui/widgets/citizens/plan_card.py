"""The plan of a citizen in a few lines, and the way to all of it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import barrier_words, more_words
from desktop.labels import label as word_for
from desktop.recorded_plan import RecordedPlan
from desktop.text import format_date
from desktop.ui.widgets.basics import button, clear, column, label, row
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.plan.goal_card import without_repeats
from desktop.ui.widgets.plan.plan_summaries import placement_lines

if TYPE_CHECKING:
    from desktop.services.views import AgreedStep, CitizenPlan


class PlanCard(QFrame):
    """Own goal, what stands first in the way, the step that is due first, and where the citizen is."""

    opened = Signal()

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName("plan-card")
        self._words = words
        self._told = QVBoxLayout()
        self._told.setSpacing(8)
        self._told.setContentsMargins(0, 0, 8, 0)
        opens = button(words.gettext("Open the plan") + " →", "link", name="open-plan")
        opens.clicked.connect(self.opened)
        heading = row(label(words.gettext("The plan"), "name"), 0, opens)
        layout = column(heading, self._told, spacing=0)
        # As far from the top and the end as the text of the link, which has room around it.
        layout.setContentsMargins(16, 4, 8, 16)
        self.setLayout(layout)

    def show_plan(self, plan: "CitizenPlan", today: date) -> None:
        """Show it as it stands on this day; what there is none of is not named, but for the goal."""
        _ = self._words.gettext
        clear(self._told)
        goals = without_repeats(plan.goals)
        says = goals[0][1] if goals else _("No goal yet. It is written in the conversation.")
        self._told.addWidget(label(says, "body" if goals else "quiet", wrap=True, selectable=True))
        if plan.barrier is not None:
            said = barrier_words(self._words, *plan.barrier)
            self._tell(_("What stands in the way"), said, more=plan.more_barriers)
        if plan.steps:
            first = min(plan.steps, key=lambda step: step.due or date.max)
            self._tell(_("Agreed steps"), first.text, self._who_and_when(first), len(plan.steps) - 1)
        placements = placement_lines(self._words, RecordedPlan(placements=plan.placements), today)
        for company, when in placements[:1]:
            self._tell(_("Placement"), company, when, len(placements) - 1)

    def _tell(self, of: str, text: str, about: str = "", more: int = 0) -> None:
        """What comes first of several, in a line each; there are `more` behind the button."""
        lines: list[QWidget] = [label(of, "quiet-strong"), ElidedLabel(text)]
        below = [about] if about else []
        below += [more_words(self._words, more)] if more else []
        lines += [ElidedLabel(" · ".join(below), "quiet")] if below else []
        self._told.addLayout(column(*lines, spacing=2))

    def _who_and_when(self, step: "AgreedStep") -> str:
        _, language = self._words.gettext, self._words.language
        day = format_date(step.due or step.agreed_on, language)
        when = _("by %(date)s") if step.due else _("agreed %(date)s")
        return " · ".join((word_for(self._words, step.owner), when % {"date": day}))
