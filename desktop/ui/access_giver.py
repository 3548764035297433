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
from desktop.ui.widgets.progress_line import ProgressLine
from desktop.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from desktop.services.access.export import Given


class AccessGiver(QObject):
    """For one citizen's page. `says` is a line for the page, hidden until there is something to say;
    `progress` tells how far it is, where it takes its time.
    """

    def __init__(self, desk: Desk, citizen: int, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._citizen, self._owner = desk, citizen, owner
        self.says = label("", "saved", wrap=True)
        self.says.setObjectName("access-says")
        self.says.hide()
        self.progress = ProgressLine(desk.words)
        # What a password is refused for is told at once; the rest is to be seen and stopped on the page.
        self.progress.appeared.connect(self._close_dialog)
        self._dialog: PdfPasswordDialog | None = None
        self._undertaking = desk.upkeep.access
        if desk.upkeep.access_of == citizen:
            self._attend()

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

    def save(self, folder: Path, password: str = "") -> None:
        """Save PDF and data into the folder."""
        if self._undertaking.errand is not None:
            self._tell(self._desk.words.gettext("Somebody else's access is still being made."), "quiet")
            return
        self._desk.upkeep.give_access(self._citizen, folder, self._desk.words, password)
        self._attend()

    def _ask_for_password(self, folder: Path) -> None:
        dialog = PdfPasswordDialog(self._desk.words, self._owner)
        self._dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.chosen.connect(lambda password: self.save(folder, password))
        dialog.open()

    def _attend(self) -> None:
        """Show how far it is and how it ends, or how it ended while another page was shown."""
        errand = self._undertaking.errand
        if errand is None:
            self._tell_end()
            return
        self.says.hide()
        says = self._desk.words.gettext("Everything about the citizen is being gathered …")
        self.progress.follow(errand, says)
        self._undertaking.changed.connect(self._end)

    def _end(self) -> None:
        self._undertaking.changed.disconnect(self._end)
        self.progress.end()
        self._tell_end()

    def _tell_end(self) -> None:
        self._desk.upkeep.access_of = None
        self._undertaking.hand_on(self._saved, self._failed)

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _saved(self, given: "Given") -> None:
        self._close_dialog()
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
        if self._dialog is not None and isinstance(error, WeakPassword):
            self._dialog.refuse(error)
            return
        self._close_dialog()
        if isinstance(error, AppError):
            told = fault_words.message(self._desk.words, error)
            self._tell(f"{told.happened} {told.advice}", "error")
        else:
            self._desk.report(error)

    def _tell(self, text: str, role: str) -> None:
        set_property(self.says, "role", role)
        self.says.setText(text)
        self.says.show()
