"""The program's language, and its look."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from desktop.i18n import CITIZEN_LANGUAGES
from desktop.settings import LANGUAGES, Settings
from desktop.ui.desk import Desk
from desktop.ui.sections.section import Section, titled_card
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.tick import Pick


class LooksSection(Section):
    """Asks the window for what is picked."""

    language_changed = Signal(str)
    look_changed = Signal(str)

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk)
        _ = self.words.gettext
        looks = {"light": _("Light"), "dark": _("Dark"), "contrast": _("High contrast")}
        languages = {code: CITIZEN_LANGUAGES[code] for code in LANGUAGES}
        frame, inside = titled_card(_("Language and look"))
        inside.addWidget(label(_("The program's language"), "strong"))
        inside.addLayout(self._picks("language", languages, settings.language, self.language_changed.emit))
        inside.addWidget(label(_("Look"), "strong"))
        inside.addLayout(self._picks("look", looks, settings.look, self.look_changed.emit))
        self.lay_out(frame)

    def _picks(
        self, name: str, choices: dict[str, str], chosen: str, choose: Callable[[str], object]
    ) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(0)
        group = QButtonGroup(self)
        for value, words in choices.items():
            pick = Pick(words)
            pick.setObjectName(f"{name}-{value}")
            pick.setChecked(value == chosen)
            pick.clicked.connect(lambda _checked=False, v=value: choose(v))
            group.addButton(pick)
            layout.addWidget(pick)
        return layout
