"""The citizen's own goal as it stands, and what it was before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.text import format_date
from desktop.ui.widgets.basics import clear, label, rule

_EARLIER = 3


class GoalCard(QFrame):
    """The newest goal in the citizen's own words; earlier ones below, each with its day."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None, *, title: str = "") -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName("goal-history")
        self._words = words
        self._title = title or words.gettext("Own goal")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(18, 16, 18, 18)
        self._layout.setSpacing(8)

    def show_goals(self, goals: Sequence[tuple[date, str]]) -> None:
        """Show goals by day, newest first; one that was said again is told once."""
        _ = self._words.gettext
        clear(self._layout)
        self._layout.addWidget(label(self._title, "name"))
        told = without_repeats(goals)
        if not told:
            text = _("No goal yet. It is written in the conversation.")
            self._layout.addWidget(label(text, "quiet", wrap=True))
        for place, (day, text) in enumerate(told[: _EARLIER + 1]):
            if place:
                self._layout.addWidget(rule())
            self._layout.addWidget(label(text, "quiet" if place else "body", wrap=True, selectable=True))
            self._layout.addWidget(label(format_date(day, self._words.language), "quiet"))


def without_repeats(goals: Sequence[tuple[date, str]]) -> list[tuple[date, str]]:
    """Goals with words; of the same words in a row, the day they were first said."""
    told: list[tuple[date, str]] = []
    for day, text in goals:
        words = text.strip()
        if told and told[-1][1] == words:
            told[-1] = (day, words)
        elif words:
            told.append((day, words))
    return told
