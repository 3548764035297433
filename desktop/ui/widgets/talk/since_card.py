"""What the caseworker should know before the talk, and how the own view is to be given."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from desktop.i18n import CITIZEN_LANGUAGES, Catalogue
from desktop.labels import label as word
from desktop.records import CaseworkerView, StepRecord, StepStatus
from desktop.text import format_date, format_day
from desktop.ui.widgets.basics import button, clear, label, rule
from desktop.ui.widgets.talk.since_words import since_lines
from desktop.ui.widgets.tick import Pick

if TYPE_CHECKING:
    from desktop.services.views import Preparation

_MOST_STEPS = 4
_MOST_LINES = 6
_ENDED = (StepStatus.DONE, StepStatus.CHANGED, StepStatus.DROPPED)


class SinceCard(QFrame):
    """The card at the side of the preparation."""

    view_chosen = Signal(object)
    """A `CaseworkerView`."""
    belief_wanted = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        _ = words.gettext
        self.setProperty("role", "card")
        self._words = words
        self._title = label("", "strong")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(4)
        self._happened = QVBoxLayout()
        self._happened.setSpacing(4)
        self._language = label("", wrap=True)
        self._group = QButtonGroup(self)
        self._picks: dict[CaseworkerView, Pick] = {}
        self._belief = label("", "quiet", wrap=True)
        link = button(_("My own view (F)"), "quiet-amber", name="belief")
        link.clicked.connect(self.belief_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(self._steps)
        layout.addLayout(self._happened)
        layout.addWidget(self._language)
        layout.addWidget(rule())
        layout.addWidget(label(_("The caseworker's view is given"), "strong", wrap=True))
        layout.addLayout(self._make_picks())
        layout.addWidget(rule())
        layout.addWidget(link)
        layout.addWidget(self._belief)

    def show_preparation(self, preparation: "Preparation", today: date) -> None:
        """Show what is known of the time since the last conversation."""
        _ = self._words.gettext
        last = preparation.last_day
        self._title.setText(
            _("Since %(date)s") % {"date": format_date(last, self._words.language)}
            if last
            else _("First conversation")
        )
        self._show_steps(preparation.steps, today, first=last is None)
        self._show_happened(since_lines(self._words, preparation.since))
        language = CITIZEN_LANGUAGES.get(preparation.language, preparation.language)
        self._language.setText(_("The citizen's language: %(language)s") % {"language": language})
        self._picks[preparation.caseworker_view].setChecked(True)

    def show_belief(self, given: bool) -> None:
        """Say whether factor F is given for this conversation."""
        _ = self._words.gettext
        self._belief.setText(_("Given.") if given else _("Not given yet. Never shown on the shared screen."))

    def _make_picks(self) -> QVBoxLayout:
        _ = self._words.gettext
        hints = {
            CaseworkerView.SIDE_BY_SIDE: "",
            CaseworkerView.AFTERWARDS: _("alone, without seeing today's answers"),
            CaseworkerView.NONE: "",
        }
        layout = QVBoxLayout()
        layout.setSpacing(0)
        for view, hint in hints.items():
            pick = Pick(word(self._words, view), hint)
            pick.setObjectName(f"view-{view}")
            pick.setAccessibleName(
                _("The caseworker's view is given: %(how)s") % {"how": word(self._words, view)}
            )
            pick.setAccessibleDescription(hint)
            pick.clicked.connect(lambda _checked=False, v=view: self.view_chosen.emit(v))
            self._group.addButton(pick)
            self._picks[view] = pick
            layout.addWidget(pick)
        return layout

    def _show_happened(self, lines: Sequence[str]) -> None:
        """What has happened with the plan: few lines, the rest counted."""
        clear(self._happened)
        for line in lines[:_MOST_LINES]:
            self._happened.addWidget(label(line, wrap=True))
        if len(lines) > _MOST_LINES:
            more = self._words.gettext("and %(count)d more") % {"count": len(lines) - _MOST_LINES}
            self._happened.addWidget(label(more, "quiet"))

    def _show_steps(self, steps: Sequence[StepRecord], today: date, *, first: bool) -> None:
        _ = self._words.gettext
        clear(self._steps)
        left = [step for step in steps if step.status not in _ENDED]
        if not steps:
            nothing = _("Nothing agreed yet.") if first else _("No steps are left from earlier.")
            self._steps.addWidget(label(nothing, wrap=True))
        elif not left:
            done = all(step.status is StepStatus.DONE for step in steps)
            said = _("All steps are done.") if done else _("No steps are left from earlier.")
            self._steps.addWidget(label(said, wrap=True))
        else:
            done_steps = sum(step.status is StepStatus.DONE for step in steps)
            self._steps.addWidget(label(self._count_words(done_steps, len(steps), len(left)), wrap=True))
        for step in steps:
            if step.status in (StepStatus.CHANGED, StepStatus.DROPPED):
                said = f"{word(self._words, step.status)}: {step.text}"
                self._steps.addWidget(label(said, "quiet", wrap=True))
        for step in left[:_MOST_STEPS]:
            self._steps.addWidget(label(self._step_words(step, today), "quiet", wrap=True))
        if len(left) > _MOST_STEPS:
            more = _("and %(count)d more") % {"count": len(left) - _MOST_STEPS}
            self._steps.addWidget(label(more, "quiet"))

    def _count_words(self, done: int, all_steps: int, left: int) -> str:
        _ = self._words.gettext
        if done:
            counts = {"done": done, "all": all_steps}
            return _("%(done)d of %(all)d steps are done. Left:") % counts
        words = self._words.ngettext("%(count)d step to follow up:", "%(count)d steps to follow up:", left)
        return words % {"count": left}

    def _step_words(self, step: StepRecord, today: date) -> str:
        _ = self._words.gettext
        words = (
            f"– {step.text} ({word(self._words, step.owner)[:1].lower()}{word(self._words, step.owner)[1:]}"
        )
        if step.due is not None:
            due = format_day(step.due, today, self._words.language)
            words += ", " + _("by %(date)s") % {"date": due}
        return words + ")"
