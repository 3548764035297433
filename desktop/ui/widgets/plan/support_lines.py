"""Who stood by the citizen at a finished conversation, as its record keeps it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.plan_records import SupportRole
from desktop.recorded_plan import RecordedPlan
from desktop.ui.widgets.basics import clear, label


class SupportLines(QWidget):
    """One line a person; nothing here can be changed."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def show_plan(self, plan: RecordedPlan) -> None:
        """Show the persons of the plan."""
        clear(self._layout)
        if not plan.persons:
            self._layout.addWidget(label(self._words.gettext("Nobody was named."), "quiet"))
        for person in plan.persons:
            role = word_for(self._words, SupportRole(person.role))
            said = [f"{role}: {person.name}", person.contact]
            self._layout.addWidget(label(" · ".join(each for each in said if each), wrap=True))
