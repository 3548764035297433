"""Gives access: asks for a folder, has everything about a citizen saved there, and says where it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop import fault_words
from desktop.errors import AppError
from desktop.ui.desk import Desk
from desktop.ui.file_dialogs import FolderDialog
from desktop.ui.widgets.basics import label, set_property

if TYPE_CHECKING:
    from desktop.services.access_export import Given


class AccessGiver(QObject):
    """For one citizen's page. `says` is a line for the page, hidden until there is something to say."""

    def __init__(self, desk: Desk, citizen: int, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._citizen, self._owner = desk, citizen, owner
        self.says = label("", "saved", wrap=True)
        self.says.setObjectName("access-says")
        self.says.hide()

    def choose_folder(self) -> None:
        """Ask where it goes; choosing saves."""
        title = self._desk.words.gettext("Where shall the access be saved?")
        dialog = FolderDialog(self._desk.words, title, self._owner)
        dialog.setObjectName("access-folder")
        dialog.chosen.connect(self.save)
        dialog.open()

    def save(self, folder: Path) -> None:
        """Save PDF and data into the folder."""
        _ = self._desk.words.gettext
        self._tell(_("Everything about the citizen is being gathered …"), "quiet")
        save, words = self._desk.services.access_exports.save, self._desk.words
        self._desk.ask(save, self._citizen, folder, words, then=self._saved, otherwise=self._failed)

    def _saved(self, given: "Given") -> None:
        _ = self._desk.words.gettext
        names = {"pdf": given.pdf.name, "data": given.data.name}
        said = _("Saved: %(pdf)s and %(data)s.") % names
        care = _(
            "They hold the whole CPR number and everything that was said, and are not encrypted:"
            " give them to the citizen, and delete them then."
        )
        self._tell(f"{said} {care}", "saved")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, AppError):
            told = fault_words.message(self._desk.words, error)
            self._tell(f"{told.happened} {told.advice}", "error")
        else:
            self._desk.report(error)

    def _tell(self, text: str, role: str) -> None:
        set_property(self.says, "role", role)
        self.says.setText(text)
        self.says.show()
