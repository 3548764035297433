"""Settings: the office, language and look, where the data lies, question banks, and about Pejl."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from desktop import __version__
from desktop.errors import InvalidInput
from desktop.i18n import CITIZEN_LANGUAGES
from desktop.records import Office
from desktop.settings import LANGUAGES, Settings
from desktop.ui.desk import Desk, Page
from desktop.ui.widgets.bank_list import BankList
from desktop.ui.widgets.basics import button, card, column, label, scrolling
from desktop.ui.widgets.columns import Columns
from desktop.ui.widgets.office_form import OfficeForm
from desktop.ui.widgets.private_bar import MARGIN, PrivateBar, footer, lay_out
from desktop.ui.widgets.tick import Pick

_WIDEST = 1400


class SettingsPage(Page):
    """There is no save button: what is changed is stored."""

    finished = Signal()
    language_changed = Signal(str)
    look_changed = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._bar = PrivateBar(self.words, _("Settings"))
        self.saved.connect(self._bar.show_saved)
        self._office = OfficeForm(self.words, desk.banks.welcome_text)
        self._office.changed.connect(self._store)
        side = QWidget()
        parts = (self._make_looks(settings), self._make_banks(), self._make_data(), self._make_about())
        side.setLayout(column(*parts, 0, spacing=16))
        office, inside = card(margins=20, spacing=16)
        inside.addWidget(label(_("The office"), "heading"))
        inside.addWidget(self._office)
        main = QWidget()
        main.setLayout(column(office, 0))
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        layout.addWidget(Columns(main, side))
        done = button(_("Close"), "primary", name="done")
        done.clicked.connect(self._finish)
        says = label(_("What you change is stored at once."), "quiet")
        lay_out(self, self._bar, scrolling(content), footer(left=(says,), right=(done,)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.desk.ask(self.services.office.get, then=self._office.show_office)

    def flush(self) -> None:
        self._office.flush()

    def _make_looks(self, settings: Settings) -> QFrame:
        _ = self.words.gettext
        looks = {"light": _("Light"), "dark": _("Dark"), "contrast": _("High contrast")}
        languages = {code: CITIZEN_LANGUAGES[code] for code in LANGUAGES}
        frame, inside = card(margins=20, spacing=8)
        inside.addWidget(label(_("Language and look"), "heading"))
        inside.addWidget(label(_("The program's language"), "strong"))
        language = self._picks("language", languages, settings.language, self._choose_language)
        inside.addLayout(language)
        inside.addWidget(label(_("Look"), "strong"))
        inside.addLayout(self._picks("look", looks, settings.look, self._choose_look))
        return frame

    def _picks(
        self, name: str, choices: dict[str, str], chosen: str, choose: Callable[[str], None]
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

    def _make_banks(self) -> QFrame:
        _ = self.words.gettext
        banks = self.desk.banks
        frame, inside = card(margins=20, spacing=8)
        inside.addWidget(label(_("Question banks"), "heading"))
        inside.addWidget(BankList(self.words, banks.banks, banks.refused))
        folder = str(self.desk.folder.parents[1] / "questions")
        advice = _("Put the municipality's own banks here, and start Pejl again: %(folder)s") % {
            "folder": folder
        }
        inside.addWidget(label(advice, "quiet", wrap=True, selectable=True))
        return frame

    def _make_data(self) -> QFrame:
        _ = self.words.gettext
        frame, inside = card(margins=20, spacing=8)
        inside.addWidget(label(_("Your data"), "heading"))
        inside.addWidget(
            label(_("All conversations lie encrypted in one folder on this computer:"), wrap=True)
        )
        folder = label(str(self.desk.folder), wrap=True, selectable=True)
        folder.setObjectName("data-folder")
        inside.addWidget(folder)
        return frame

    def _make_about(self) -> QFrame:
        _ = self.words.gettext
        frame, inside = card(margins=20, spacing=8)
        inside.addWidget(label(_("About Pejl"), "heading"))
        inside.addWidget(label(_("Version %(version)s") % {"version": __version__}))
        licence = _("Free software under the Mozilla Public License 2.0.")
        parts = _("Fonts: IBM Plex Sans and Noto Sans (OFL). Icons: Lucide (ISC). Window: Qt (LGPL).")
        inside.addWidget(label(licence, wrap=True))
        inside.addWidget(label(parts, "quiet", wrap=True))
        return frame

    def _store(self, office: Office) -> None:
        self.desk.ask(self.services.office.set, office, then=self._stored, otherwise=self._refused)

    def _stored(self, _nothing: None) -> None:
        self.saved.emit(self.desk.clock.now())

    def _refused(self, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            self._office.refused(error)
        else:
            self.desk.report(error)

    def _choose_language(self, language: str) -> None:
        self.flush()
        self.language_changed.emit(language)

    def _choose_look(self, look: str) -> None:
        self.flush()
        self.look_changed.emit(look)

    def _finish(self) -> None:
        self.flush()
        self.finished.emit()
