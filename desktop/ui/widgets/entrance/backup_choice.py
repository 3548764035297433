"""The backups that a vault can be fetched from: the newest is chosen, older ones are a click away."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from desktop.i18n import Catalogue
from desktop.text import format_clock, format_date
from desktop.ui.widgets.basics import button, label, row, set_text
from desktop.ui.widgets.tick import Pick

if TYPE_CHECKING:
    from desktop.vault.backups import Backup

_SHOWN = 3
"""How many are shown at once."""


class BackupChoice(QFrame):
    """One of the own backups, or a file from elsewhere."""

    file_wanted = Signal()
    changed = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._paths: list[Path] = []
        self._hidden: list[Pick] = []
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._toggled)
        self.setProperty("role", "card")
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        says_none = _("There are no backups on this computer. Take the stick with your backups.")
        self._none = label(says_none, wrap=True)
        self._none.hide()
        self._older = button("", "link", name="older-backups")
        self._older.hide()
        self._older.clicked.connect(self._show_older)
        self._file = button(_("Choose a file …"), "secondary", name="choose-backup-file")
        self._file.clicked.connect(self.file_wanted)
        self.setFocusProxy(self._file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._none)
        layout.addLayout(self._list)
        layout.addLayout(row(self._file, self._older, 0))

    @property
    def chosen(self) -> Path | None:
        """The backup that is marked."""
        place = self._group.checkedId()
        return self._paths[place] if place >= 0 else None

    def show_backups(self, backups: "Sequence[Backup]") -> None:
        """The own ones, newest first."""
        for place, backup in enumerate(backups):
            pick = self._add(backup, self._words.gettext("the newest") if place == 0 else "")
            self._list.addWidget(pick)
            if place >= _SHOWN:
                pick.hide()
                self._hidden.append(pick)
        self._none.setVisible(not self._paths)
        if self._hidden:
            older = self._words.gettext("Older backups (%(count)s)") % {"count": len(self._hidden)}
            set_text(self._older, older)
            self._older.show()
        if self._group.buttons() and self.chosen is None:
            self._group.buttons()[0].setChecked(True)

    def add_file(self, backup: "Backup") -> None:
        """One that was chosen from elsewhere is above all others, and marked."""
        if backup.path in self._paths:
            pick = self._group.button(self._paths.index(backup.path))
        else:
            pick = self._add(backup, str(backup.path))
            self._list.insertWidget(0, pick)
        self._none.hide()
        pick.show()
        pick.setChecked(True)
        pick.setFocus()

    def _add(self, backup: "Backup", hint: str) -> Pick:
        assert backup.manifest is not None, "only what can be read is offered"
        pick = Pick(moment(backup.manifest.made_at, self._words), hint)
        pick.setObjectName(f"backup-{len(self._paths) + 1}")
        pick.setAccessibleName(
            self._words.gettext("Backup from %(when)s") % {"when": f"{pick.text()} {hint}".strip()}
        )
        self._group.addButton(pick, len(self._paths))
        self._paths.append(backup.path)
        return pick

    def _show_older(self) -> None:
        for pick in self._hidden:
            pick.show()
        self._older.hide()
        self._hidden[0].setFocus()

    def _toggled(self, _place: int, checked: bool) -> None:
        if checked:
            self.changed.emit()


def moment(at: datetime, words: Catalogue) -> str:
    """“21. november 2026 kl. 10.42”, by the clock on the wall."""
    local = at.astimezone()
    parts = {"day": format_date(local.date(), words.language), "time": format_clock(local, words.language)}
    return words.gettext("%(day)s at %(time)s") % parts
