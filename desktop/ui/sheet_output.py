"""The sheet with the recovery code, out of the window: to a printer, or to a file."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop import fault_words
from desktop.errors import AppError
from desktop.i18n import Catalogue
from desktop.ui import paper
from desktop.ui.file_dialogs import SaveDialog
from desktop.vault.files import write_atomically


class SheetOutput(QObject):
    """It is printed from memory: no file is left where nobody looks for one."""

    done = Signal(str)
    """What was done, in a sentence for the screen."""
    failed = Signal(str)
    """What was not, and what to do instead."""

    def __init__(self, words: Catalogue, owner: QWidget) -> None:
        super().__init__(owner)
        self._words = words
        self._owner = owner

    def print(self, pdf: bytes) -> None:
        """Print through the system's dialog."""
        _ = self._words.gettext
        if not paper.has_printer():
            self.failed.emit(
                _("This computer has no printer right now.")
                + " "
                + _("Save the sheet on a stick and print it elsewhere, or copy the code by hand.")
            )
            return
        printer = paper.make_printer()
        dialog = QPrintDialog(printer, self._owner)
        dialog.accepted.connect(lambda: self._print(pdf, printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def save(self, pdf: bytes) -> None:
        """Ask for a place, and save under a name that names nobody."""
        _ = self._words.gettext
        dialog = SaveDialog(self._words, _("Save the sheet"), "pejl-kode.pdf", self._owner)
        dialog.chosen.connect(lambda chosen: self.write(pdf, chosen))
        dialog.open()

    def write(self, pdf: bytes, target: Path) -> None:
        """Write the sheet, readable by this user alone; whole, or not at all."""
        _ = self._words.gettext
        try:
            write_atomically(target, pdf)
        except AppError as error:
            told = fault_words.message(self._words, error)
            self.failed.emit(f"{told.happened} {_('Choose another folder, and try again.')}")
            return
        self.done.emit(
            _("Saved as %(file)s. Print it, and delete the file: a code on the computer protects nothing.")
            % {"file": target.name}
        )

    def _print(self, pdf: bytes, printer: QPrinter) -> None:
        _ = self._words.gettext
        if paper.print_pdf(pdf, printer):
            self.done.emit(_("Sent to the printer."))
        else:
            self.failed.emit(
                _("The printer did not take it.") + " " + _("Look at the printer and try again.")
            )
