"""The bar over a conversation: with whom, which day, what is saved, language, and the curtain."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.i18n import CITIZEN_LANGUAGES, Catalogue, languages_to_choose
from desktop.text import first_name, format_date
from desktop.ui.widgets.basics import button, label, set_text
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.letter_menu import LetterMenu
from desktop.ui.widgets.saved_label import SavedLabel


class TalkHeader(QFrame):
    """Shows one citizen and nobody else."""

    language_chosen = Signal(str)
    curtain_wanted = Signal()

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setProperty("role", "bar")
        self.setFixedHeight(52)
        self._words = words
        self._narrow = False
        self._spoken = ""
        self._who = ElidedLabel("", "name")
        self._when = label("", "quiet")
        self.saved = SavedLabel(words)
        self._language = button("", "quiet", name="citizen-language")
        self._language.setProperty("opens", "menu")
        # A fixed height: a script that stands taller would push the button out of the bar.
        self._language.setFixedHeight(38)
        self._menu = LetterMenu(self._language)
        for code, name in languages_to_choose(words.language).items():
            self._menu.addAction(name).setData(code)
        self._menu.triggered.connect(lambda action: self.language_chosen.emit(action.data()))
        self._language.setMenu(self._menu)
        hide = button(_("Hide the screen (F9)"), "link", "eye-off", name="hide-screen")
        hide.clicked.connect(self.curtain_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 16, 0)
        layout.setSpacing(16)
        self._brand = label("Pejl", "brand")
        layout.addWidget(self._brand)
        layout.addWidget(self._who)
        layout.addWidget(self._when)
        layout.addStretch(1)
        layout.addWidget(self.saved)
        layout.addWidget(self._language, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(hide)

    def set_narrow(self, narrow: bool) -> None:
        """Keep to what is needed where the window is narrow."""
        self._narrow = narrow
        for widget in (self._brand, self._when):
            widget.setVisible(not narrow)
        self._name_language()

    def show_talk(self, name: str, day: date, language: str, *, first: bool) -> None:
        """Say whose conversation it is."""
        _ = self._words.gettext
        self._who.setText(_("Conversation with %(name)s") % {"name": first_name(name)})
        kind = _("First conversation") if first else _("Follow-up")
        self._when.setText(f"{kind} · {format_date(day, self._words.language)}")
        self._spoken = CITIZEN_LANGUAGES.get(language, language)
        self._name_language()

    def _name_language(self) -> None:
        """The language alone where there is no room for what it is; a screen reader hears both."""
        whole = self._words.gettext("The citizen's language: %(language)s") % {"language": self._spoken}
        set_text(self._language, self._spoken if self._narrow else whole)
        self._language.setAccessibleName(whole)

    def set_language_enabled(self, enabled: bool) -> None:
        """The language of a finished conversation stays as it was."""
        self._language.setEnabled(enabled)
