"""Steps that can no longer be changed, as plain lines."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.labels import aim_words
from desktop.labels import label as word_for
from desktop.records import StepOwner, StepRecord
from desktop.text import format_day
from desktop.ui.widgets.basics import clear, label, rule
from desktop.ui.widgets.plan.step_values import owner_words, step_mark


class StepLines(QFrame):
    """What was agreed, to be read."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(18, 14, 18, 14)
        self._layout.setSpacing(8)

    def show_steps(self, steps: Sequence[StepRecord], record: FinalRecord) -> None:
        """Show the steps in the order agreed."""
        _ = self._words.gettext
        clear(self._layout)
        self._layout.addWidget(label(_("Next steps"), "name"))
        if not steps:
            self._layout.addWidget(label(_("No steps were agreed."), "quiet"))
        for step in steps:
            self._layout.addWidget(rule())
            role = "strong" if step.owner is StepOwner.CITIZEN else "body"
            self._layout.addWidget(label(step.text, role, wrap=True, selectable=True))
            self._layout.addWidget(label(self._about(step, record), "quiet", wrap=True))

    def _about(self, step: StepRecord, record: FinalRecord) -> str:
        parts = [owner_words(self._words, step.owner, record)]
        if step.due is not None:
            parts.append(format_day(step.due, record.day, self._words.language))
        parts += [word_for(self._words, step.origin), word_for(self._words, step.status)]
        parts.append(aim_words(self._words, step.aim, step.aim_words))
        parts.append(step_mark(self._words, step, step.changed_from))
        return " · ".join(filter(None, parts))
