"""Settings: one section at a time, chosen from the list at the side."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.settings import Settings
from desktop.ui import sections
from desktop.ui.desk import Desk, Page
from desktop.ui.sections.about import AboutSection, BanksSection
from desktop.ui.sections.backups import BackupsSection
from desktop.ui.sections.erasing import ErasingSection
from desktop.ui.sections.log import LogSection
from desktop.ui.sections.looks import LooksSection
from desktop.ui.sections.office import OfficeSection
from desktop.ui.sections.papers import PapersSection
from desktop.ui.sections.section import Section, wide_as_fits
from desktop.ui.sections.security import SecuritySection
from desktop.ui.widgets.basics import button, label, scrolling
from desktop.ui.widgets.field import Choice
from desktop.ui.widgets.private_bar import MARGIN, PrivateBar, footer, lay_out

_LIST = 248
"""Width of the list of sections in px."""
_NARROW = 900
"""Below this width the sections stand in a drop-down above, and the section has the whole width."""


class SettingsPage(Page):
    """There is no save button: what is changed is stored."""

    finished = Signal()
    language_changed = Signal(str)
    look_changed = Signal(str)
    minutes_changed = Signal(str, int)
    """The name of a setting, and after how many minutes the window is to hide what it shows."""
    section_changed = Signal(int)
    """Which section is shown now, by its place in the list."""
    restore_wanted = Signal()
    """The vault is to be locked, and a backup put in its place."""
    recovery_code_wanted = Signal()

    def __init__(
        self, desk: Desk, settings: Settings, section: int = sections.OFFICE, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._settings = settings
        self._section = section
        self._built: dict[int, tuple[Section, QWidget]] = {}
        self._bar = PrivateBar(self.words, _("Settings"), lock=True)
        self._bar.lock_wanted.connect(self.lock_wanted)
        self.saved.connect(self._bar.show_saved)
        self._bar.saved.watch(desk)
        self._stack = QStackedWidget()
        self._list = self._make_list()
        self._above = self._make_choice()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._above)
        right.addWidget(self._stack, 1)
        content = QWidget()
        beside = QHBoxLayout(content)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._list)
        beside.addLayout(right, 1)
        done = button(_("Close"), "primary", name="done")
        done.clicked.connect(self._finish)
        says = label(_("What you change is stored at once."), "quiet")
        lay_out(self, self._bar, content, footer(left=(says,), right=(done,)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.show_section(self._section)
            self._buttons.button(self._section).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self._list.setHidden(narrow)
        self._above.setVisible(narrow)

    def show_section(self, section: int) -> None:
        """Show a section, read anew; what is typed in the one before is stored."""
        self.flush()
        self._section = section
        if section not in self._built:
            self._build(section)
        shown, around = self._built[section]
        self._stack.setCurrentWidget(around)
        self._buttons.button(section).setChecked(True)
        self._choice.choose(str(section))
        shown.refresh()
        self.section_changed.emit(section)

    def flush(self) -> None:
        for section, _around in self._built.values():
            section.flush()

    def _titles(self) -> tuple[tuple[str, str, str], ...]:
        """Each section's name in English, its title and its icon, in the order of the list."""
        _ = self.words.gettext
        return (
            ("office", _("The office"), "user"),
            ("looks", _("Language and look"), "languages"),
            ("security", _("Security"), "lock"),
            ("backups", _("Backups"), "archive"),
            ("papers", _("Saved PDFs"), "file-text"),
            ("erasing", _("Erasing"), "trash"),
            ("log", _("Log"), "clipboard-list"),
            ("banks", _("Questions"), "message-circle"),
            ("about", _("About Pejl"), "circle-help"),
        )

    def _make_list(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "side")
        frame.setFixedWidth(_LIST)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 20, 12, 12)
        layout.setSpacing(4)
        self._buttons = QButtonGroup(self)
        for place, (name, title, icon) in enumerate(self._titles()):
            made = button(title, "section", icon, name=f"section-{name}")
            made.setCheckable(True)
            made.setIconSize(QSize(20, 20))
            made.clicked.connect(partial(self._chosen, place))
            self._buttons.addButton(made, place)
            layout.addWidget(made)
        layout.addStretch(1)
        return frame

    def _make_choice(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "bar")
        titles = {str(place): title for place, (_name, title, _icon) in enumerate(self._titles())}
        self._choice = Choice(titles, str(self._section))
        self._choice.setObjectName("sections")
        self._choice.setAccessibleName(self.words.gettext("Part of the settings"))
        self._choice.activated.connect(self._chosen)
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(MARGIN, 8, MARGIN, 8)
        layout.addWidget(self._choice)
        return frame

    def _build(self, section: int) -> None:
        made: dict[int, Callable[[], Section]] = {
            sections.OFFICE: lambda: OfficeSection(self.desk),
            sections.LOOKS: self._make_looks,
            sections.SECURITY: self._make_security,
            sections.BACKUPS: self._make_backups,
            sections.LOG: lambda: LogSection(self.desk),
            sections.ERASING: lambda: ErasingSection(self.desk),
            sections.PAPERS: lambda: PapersSection(self.desk),
            sections.BANKS: lambda: BanksSection(self.desk),
            sections.ABOUT: lambda: AboutSection(self.desk),
        }
        built = made[section]()
        built.saved.connect(self.saved)
        built.setMaximumWidth(built.widest)
        content = QWidget()
        layout = wide_as_fits(built)
        layout.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        content.setLayout(layout)
        around = scrolling(content)
        self._stack.addWidget(around)
        self._built[section] = built, around

    def _make_looks(self) -> Section:
        made = LooksSection(self.desk, self._settings)
        made.language_changed.connect(self.language_changed)
        made.look_changed.connect(self.look_changed)
        return made

    def _make_security(self) -> Section:
        made = SecuritySection(self.desk, self._settings)
        made.minutes_changed.connect(self._choose_minutes)
        made.recovery_code_wanted.connect(self.recovery_code_wanted)
        return made

    def _make_backups(self) -> Section:
        made = BackupsSection(self.desk)
        made.restore_wanted.connect(self.restore_wanted)
        return made

    def _choose_minutes(self, setting: str, minutes: int) -> None:
        self.minutes_changed.emit(setting, minutes)
        self.saved.emit(self.desk.clock.now())

    def _chosen(self, section: int, _checked: bool = False) -> None:
        if section != self._section:
            self.show_section(section)

    def _finish(self) -> None:
        self.flush()
        self.finished.emit()
