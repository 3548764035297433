"""The rule for when Pejl reminds of erasing: years since the last conversation."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.desk import Desk
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.field import Choice, Field

_WIDEST = 280
_YEARS = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30)


class RetentionRule(QWidget):
    """What is chosen is stored at once."""

    stored = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self._desk = desk
        choices = {str(years): _years_words(desk.words, years) for years in _YEARS}
        self._choice = Choice(choices)
        self._choice.setMaximumWidth(_WIDEST)
        self._choice.activated.connect(self._store)
        name = _("Remind me when nobody has talked with the citizen for")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Field(name, self._choice, object_name="retention-years"))
        layout.addWidget(
            label(
                _("Pejl only reminds. Nothing is erased by itself: the municipality decides how long."),
                "quiet",
                wrap=True,
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._desk.ask(self._desk.services.rights.retention_years, then=self._show)

    def _show(self, years: int) -> None:
        if self._choice.findData(str(years)) < 0:
            self._choice.addItem(_years_words(self._desk.words, years), str(years))
        self._choice.choose(str(years))

    def _store(self, _index: int) -> None:
        change = self._desk.services.rights.set_retention_years
        self._desk.ask(change, int(self._choice.chosen), then=self._stored)

    def _stored(self, _nothing: None) -> None:
        self.stored.emit()


def _years_words(words: Catalogue, years: int) -> str:
    return words.ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
