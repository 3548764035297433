"""Stands in the place of the list of citizens where it is empty, and says what helps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, label, row


class NobodyFound(QFrame):
    """Why nobody is listed: no citizens yet, none archived, or none who is called so."""

    clear_wanted = Signal()
    """To see everybody again."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "card")
        self._happened = label("", "name", wrap=True)
        self._happened.setObjectName("nothing")
        self._advice = label("", "body", wrap=True)
        self._clear = button(words.gettext("Clear the search"), "secondary", name="clear-search")
        self._clear.clicked.connect(self.clear_wanted)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(32, 30, 32, 32)
        inside.setSpacing(12)
        inside.addWidget(self._happened)
        inside.addWidget(self._advice)
        inside.addLayout(row(self._clear, 0))
        self.hide()

    def tell(self, typed: str, *, archived: bool) -> None:
        """Say it of what was typed, among those who are archived or the others."""
        _ = self._words.gettext
        typed = typed.strip()
        self._clear.setVisible(bool(typed))
        if typed:
            happened = _("Nobody is called “%(typed)s”, or has a CPR number that begins so.") % {
                "typed": typed
            }
            advice = _("Try fewer letters. Archived citizens are found when “Show archived” is ticked.")
            if archived:
                advice = _("Try fewer letters. Only archived citizens are shown.")
        elif archived:
            happened = _("No citizens are archived.")
            advice = _("An archived citizen is off the list, and nothing is deleted.")
        else:
            happened = _("You have no citizens yet. Add the first one.")
            advice = _("Press “New citizen” and write a name. Everything else can wait.")
        self._happened.setText(happened)
        self._advice.setText(advice)
