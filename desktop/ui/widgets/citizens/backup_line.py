"""A quiet line on the list of citizens: a backup that failed, or one outside the computer that is due."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop import fault_words
from desktop.ui.desk import Desk
from desktop.ui.widgets.basics import button, label

if TYPE_CHECKING:
    from desktop.services.safekeeping import BackupState


class BackupLine(QFrame):
    """Hidden while there is nothing to say."""

    wanted = Signal()
    """To the backups in the settings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        _ = desk.words.gettext
        self.setObjectName("backup-line")
        self._desk = desk
        self._says = label("", "quiet", wrap=True)
        self._says.setObjectName("backup-says")
        lead = button(_("Backups"), "link", "archive", name="to-backups")
        lead.clicked.connect(self.wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._says, 1)
        layout.addWidget(lead)
        desk.upkeep.changed.connect(self._show)
        self._says.setText(self._words())
        if not self._says.text():
            self.hide()

    def _show(self) -> None:
        said = self._words()
        self._says.setText(said)
        self.setVisible(bool(said))

    def _words(self) -> str:
        _ = self._desk.words.gettext
        upkeep = self._desk.upkeep
        if upkeep.trouble is not None:
            told = fault_words.message(self._desk.words, upkeep.trouble)
            return _("The last backup failed. %(reason)s") % {"reason": told.happened}
        if upkeep.state is None or not upkeep.state.reminder:
            return ""
        return self._reminder(upkeep.state)

    def _reminder(self, state: "BackupState") -> str:
        words = self._desk.words
        if state.place_on_same_disk:
            return words.gettext("The backups lie on the same disk as your data. There is none outside it.")
        if state.newest_elsewhere is None:
            return words.gettext("There is no backup outside the computer.")
        days = (self._desk.clock.today() - state.newest_elsewhere.astimezone().date()).days
        return words.ngettext(
            "It is %(count)d day since a backup was made outside the computer.",
            "It is %(count)d days since a backup was made outside the computer.",
            days,
        ) % {"count": days}
