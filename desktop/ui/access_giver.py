"""Gives access: asks for a folder, has everything about a citizen saved there, and says where it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop import fault_words
from desktop.errors import AppError, WeakPassword
from desktop.ui.desk import Desk
from desktop.ui.dialogs.pdf_password import PdfPasswordDialog
from desktop.ui.file_dialogs import FolderDialog
from desktop.ui.widgets.basics import label, set_property
from desktop.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from desktop.services.access.export import Given


class AccessGiver(QObject):
    """For one citizen's page. `says` is a line for the page, hidden until there is something to say."""

    def __init__(self, desk: Desk, citizen: int, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._citizen, self._owner = desk, citizen, owner
        self.says = label("", "saved", wrap=True)
        self.says.setObjectName("access-says")
        self.says.hide()

    def choose_folder(self) -> None:
        """Ask where it goes; choosing saves, after a password where one is wanted."""
        _ = self._desk.words.gettext
        dialog = FolderDialog(self._desk.words, _("Where shall the access be saved?"), self._owner)
        dialog.setObjectName("access-folder")
        protect = Tick(
            _("Protect the PDF with a password"),
            _("The file of data then lies inside it. Without one nothing is encrypted."),
        )
        protect.setObjectName("protect-access")
        dialog.put_below(protect)
        dialog.chosen.connect(
            lambda folder: self._ask_for_password(folder) if protect.isChecked() else self.save(folder)
        )
        dialog.open()

    def save(self, folder: Path) -> None:
        """Save PDF and data into the folder."""
        self._gather()
        save, words = self._desk.services.access_exports.save, self._desk.words
        self._desk.ask(save, self._citizen, folder, words, then=self._saved, otherwise=self._failed)

    def _ask_for_password(self, folder: Path) -> None:
        dialog = PdfPasswordDialog(self._desk.words, self._owner)
        dialog.chosen.connect(lambda password: self._save_sealed(folder, password, dialog))
        dialog.open()

    def _save_sealed(self, folder: Path, password: str, dialog: PdfPasswordDialog) -> None:
        def saved(given: "Given") -> None:
            dialog.reject()
            self._saved(given)

        def failed(error: Exception) -> None:
            if isinstance(error, WeakPassword):
                self.says.hide()
                dialog.refuse(error)
            else:
                dialog.reject()
                self._failed(error)

        self._gather()
        save, words = self._desk.services.access_exports.save, self._desk.words
        self._desk.ask(save, self._citizen, folder, words, password, then=saved, otherwise=failed)

    def _gather(self) -> None:
        self._tell(self._desk.words.gettext("Everything about the citizen is being gathered …"), "quiet")

    def _saved(self, given: "Given") -> None:
        _ = self._desk.words.gettext
        if given.data is None:
            said = _("Saved: %(pdf)s. It opens with the password only; the file of data lies inside it.")
            care = _("Give it to the citizen, and delete it then.")
            self._tell(f"{said % {'pdf': given.pdf.name}} {care}", "saved")
            return
        said = _("Saved: %(pdf)s and %(data)s.") % {"pdf": given.pdf.name, "data": given.data.name}
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
