"""Within how many working days the caseworker answers, and whether earlier promises held."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.labels import quoted, within_words
from desktop.text import format_date
from desktop.ui.widgets.basics import clear, label, row
from desktop.ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from desktop.services.plan.support import PromiseView

_DAYS = (1, 2, 3, 5, 10)
_LONGEST_CHOICE = 18
"""In letters."""


class PromiseCard(QFrame):
    """One choice, and the promises so far."""

    promised = Signal(object)
    """Days, or None for no promise."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self.setProperty("role", "card")
        self.setObjectName("promise-card")
        self._days = ChoiceBox(_("Answer within"))
        self._days.setObjectName("promise-days")
        self._days.setMinimumContentsLength(_LONGEST_CHOICE)
        self._days.picked.connect(lambda value: self.promised.emit(int(value) if value else None))
        self._history = QVBoxLayout()
        self._history.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 18)
        layout.setSpacing(10)
        layout.addWidget(label(_("When you write or call"), "heading", wrap=True))
        about = _("Promise only what can be kept. Next time you are asked whether it held.")
        layout.addWidget(label(about, "quiet", wrap=True))
        layout.addLayout(row(label(_("You get an answer")), self._days, 0, spacing=12))
        layout.addLayout(self._history)

    def show_promise(self, days: int | None, *, enabled: bool) -> None:
        """Show what is promised in this conversation."""
        choices = [("", self._words.gettext("no promise today"))]
        choices += [(str(each), within_words(self._words, each)) for each in sorted({*_DAYS, days or 1})]
        self._days.show_choices(choices, str(days or ""))
        self._days.setEnabled(enabled)

    def show_history(self, promises: "Sequence[PromiseView]") -> None:
        """Show the promises that something was said of, oldest first."""
        clear(self._history)
        for promise in promises:
            if promise.held is not None:
                self._history.addWidget(label(held_words(self._words, promise), wrap=True))


def held_words(words: Catalogue, promise: "PromiseView") -> str:
    """What was promised, and what the citizen said of it on which day."""
    _ = words.gettext
    assert promise.held is not None
    said = _("%(date)s: %(within)s. Did it hold? %(held)s") % {
        "date": format_date(promise.asked_on or promise.day, words.language),
        "within": within_words(words, promise.days),
        "held": word_for(words, promise.held),
    }
    return f"{said}: {quoted(words, promise.words)}" if promise.words else f"{said}."
