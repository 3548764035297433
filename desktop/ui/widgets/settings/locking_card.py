"""After how many minutes the window hides what it shows: in the settings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.i18n import Catalogue
from desktop.settings import Settings
from desktop.ui.sections.section import TitledCard
from desktop.ui.widgets.basics import column, label, row
from desktop.ui.widgets.choice_box import ChoiceBox

_IDLE = (1, 2, 3, 5, 10, 15, 20, 30, 45, 60)
_CURTAIN = (5, 10, 15, 20, 30, 45, 60)


class LockingCard(TitledCard):
    """Two choices; another number that stands in the settings is offered too."""

    minutes_chosen = Signal(str, int)
    """The setting's name, and its minutes."""

    def __init__(self, words: Catalogue, settings: Settings) -> None:
        _ = words.gettext
        super().__init__(
            _("Locking"),
            _("In a conversation the screen is hidden first, and locked later. Ctrl+L locks at once."),
        )
        self._words = words
        self._add("idle_minutes", _("Lock when Pejl has not been touched for"), settings, _IDLE)
        self._add("curtain_minutes", _("Lock when the screen has been hidden for"), settings, _CURTAIN)

    def _add(self, setting: str, name: str, settings: Settings, offered: Sequence[int]) -> None:
        chosen: int = getattr(settings, setting)
        box = ChoiceBox(name)
        box.setObjectName(setting.replace("_", "-"))
        box.setMinimumContentsLength(12)
        choices = [(str(minutes), self._minutes(minutes)) for minutes in sorted({*offered, chosen})]
        box.show_choices(choices, str(chosen))
        box.picked.connect(lambda value: self.minutes_chosen.emit(setting, int(value)))
        self.inside.addLayout(column(label(name, "strong", wrap=True), row(box, 0), spacing=4))

    def _minutes(self, minutes: int) -> str:
        return self._words.ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
