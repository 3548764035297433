"""Out of the program: to a printer, to a file, to the clipboard. Each says what happened."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.i18n import Catalogue
from desktop.plan_records import PaperKind
from desktop.ui import paper
from desktop.ui.clipboard import Clipboard
from desktop.ui.file_dialogs import SaveDialog
from desktop.ui.widgets.message_box import offer, tell
from desktop.vault.files import replaced_when_whole

if TYPE_CHECKING:
    from desktop.services.summaries import Summary


class Output(QObject):
    """Prints, saves and copies summaries for one page."""

    done = Signal(str)
    """What was done, in a sentence for the screen."""
    printed = Signal()
    """The printer has it."""
    saved = Signal(Path, bool)
    """The file has it; whether it opens with a password only."""
    copied = Signal(str)
    """The clipboard has it: the key of a field, "" for all of it."""
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
            # Only a finished summary can wait on the list.
            self._tell_no_printer(waits=summary.final and summary.kind is PaperKind.SUMMARY)
            return
        printer = paper.make_printer()
        dialog = QPrintDialog(printer, self._owner)
        dialog.accepted.connect(lambda: self._print(summary, printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def save(self, summary: "Summary", *, protected: bool = False) -> None:
        """Ask for a place, and save under the neutral name."""
        dialog = SaveDialog(self._words, self._words.gettext("Save as PDF"), summary.file_name, self._owner)
        dialog.chosen.connect(lambda chosen: self.write(summary, chosen, protected=protected))
        dialog.open()

    def write(self, summary: "Summary", target: Path, *, protected: bool = False) -> None:
        """Write the PDF; a failure is said in a sentence and leaves no half file, nor is an older one lost.

        `protected` says that it opens with a password only.
        """
        _ = self._words.gettext
        try:
            # Synced before it is called saved: a stick may be pulled the moment after.
            with replaced_when_whole(target) as file:
                file.write(summary.pdf)
        except OSError:
            self._tell(
                _("The file could not be saved there."),
                _("The conversation is safe in Pejl. Choose another folder, and try again."),
            )
            return
        said = _("Saved as %(file)s. The file is not encrypted: delete it when it is filed.")
        if protected:
            said = _("Saved as %(file)s. It opens with the password only. Delete it when it is filed.")
        self.done.emit(said % {"file": target.name})
        self.saved.emit(target, protected)

    def copy(self, text: str, field: str = "") -> None:
        """Put a text on the clipboard, which is cleared in a minute. `field` is the key of the part it is."""
        self._clipboard.copy(text)
        self.copied.emit(field)
        self.done.emit(self._words.gettext("Copied. The clipboard is cleared in a minute."))

    def _print(self, summary: "Summary", printer: QPrinter) -> None:
        _ = self._words.gettext
        if paper.print_pdf(summary.pdf, printer):
            self.done.emit(_("Sent to the printer."))
            self.printed.emit()
            return
        self._tell(
            _("The printer did not take it."),
            _("The conversation is safe in Pejl. Look at the printer and try again, or save as PDF."),
        )

    def _tell_no_printer(self, *, waits: bool) -> None:
        _ = self._words.gettext
        advice = _("Nothing is lost. Save as PDF, or let it wait on your list under “To print”.")
        if not waits:
            advice = _("Nothing is lost. Save it as PDF, or print it when there is a printer.")
        box = self._tell(_("This computer has no printer right now."), advice)
        if waits:
            wait = offer(box, _("Let it wait"), "let-it-wait")
            wait.clicked.connect(self.not_printed)

    def _tell(self, happened: str, advice: str) -> QMessageBox:
        return tell(self._owner, happened, advice, "output-message")
