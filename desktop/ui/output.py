"""Out of the program: to a printer, to a file, to the clipboard. Each says what happened."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.i18n import Catalogue, mark
from desktop.ui import paper
from desktop.ui.clipboard import Clipboard

if TYPE_CHECKING:
    from desktop.services.summaries import Summary

# Qt's Danish has none of these.
_DIALOG_WORDS = {
    QFileDialog.DialogLabel.LookIn: mark("Folder:"),
    QFileDialog.DialogLabel.FileName: mark("File name:"),
    QFileDialog.DialogLabel.FileType: mark("Kind of file:"),
    QFileDialog.DialogLabel.Accept: mark("Save"),
    QFileDialog.DialogLabel.Reject: mark("Cancel"),
}


class Output(QObject):
    """Prints, saves and copies summaries for one page."""

    done = Signal(str)
    """What was done, in a sentence for the screen."""
    not_printed = Signal()
    """There is no printer, and the summary should wait for one."""

    def __init__(self, words: Catalogue, clipboard: Clipboard, owner: QWidget) -> None:
        super().__init__(owner)
        self._words = words
        self._clipboard = clipboard
        self._owner = owner

    def print_summary(self, summary: "Summary") -> None:
        """Print through the system's dialog; without a printer offer what can be done instead."""
        if not paper.has_printer():
            self._tell_no_printer(final=summary.final)
            return
        printer = paper.make_printer()
        dialog = QPrintDialog(printer, self._owner)
        dialog.accepted.connect(lambda: self._print(summary, printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def save(self, summary: "Summary") -> None:
        """Ask for a place, and save under the neutral name."""
        _ = self._words.gettext
        dialog = QFileDialog(self._owner, _("Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        dialog.selectFile(summary.file_name)
        for part, words in _DIALOG_WORDS.items():
            dialog.setLabelText(part, _(words))
        dialog.resize(860, 540)
        dialog.fileSelected.connect(lambda chosen: self.write(summary, Path(chosen)))
        dialog.open()

    def write(self, summary: "Summary", target: Path) -> None:
        """Write the PDF; a failure is said in a sentence and leaves no half file."""
        _ = self._words.gettext
        partial = target.with_name(target.name + ".part")
        try:
            partial.unlink(missing_ok=True)
            partial.touch(mode=0o600)
            partial.write_bytes(summary.pdf)
            partial.replace(target)
        except OSError:
            partial.unlink(missing_ok=True)
            self._tell(
                _("The file could not be saved there."),
                _("The conversation is safe in Pejl. Choose another folder, and try again."),
            )
            return
        self.done.emit(
            _("Saved as %(file)s. The file is not encrypted: delete it when it is filed.")
            % {"file": target.name}
        )

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, which is cleared in a minute."""
        self._clipboard.copy(text)
        self.done.emit(self._words.gettext("Copied. The clipboard is cleared in a minute."))

    def _print(self, summary: "Summary", printer: QPrinter) -> None:
        _ = self._words.gettext
        if paper.print_pdf(summary.pdf, printer):
            self.done.emit(_("Sent to the printer."))
            return
        self._tell(
            _("The printer did not take it."),
            _("The conversation is safe in Pejl. Look at the printer and try again, or save as PDF."),
        )

    def _tell_no_printer(self, *, final: bool) -> None:
        _ = self._words.gettext
        box = self._tell(
            _("This computer has no printer right now."),
            _("Nothing is lost. Save as PDF, or let it wait on your list under “To print”."),
        )
        if final:
            wait = box.addButton(_("Let it wait"), QMessageBox.ButtonRole.AcceptRole)
            wait.clicked.connect(self.not_printed)

    def _tell(self, happened: str, advice: str) -> QMessageBox:
        box = QMessageBox(self._owner)
        box.setObjectName("output-message")
        box.setWindowTitle("Pejl")
        box.setText(happened)
        box.setInformativeText(advice)
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        box.open()
        return box
