"""The receipt of an erasure: read, printed, saved."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop import fault_words
from desktop.ui import paper
from desktop.ui.desk import Desk
from desktop.ui.dialogs.layout import frame
from desktop.ui.file_dialogs import SaveDialog
from desktop.ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from desktop.services.receipts import ReceiptPaper


class ReceiptDialog(QDialog):
    """Shows one receipt, which names nobody. `remarks` stand above it, and are not on the paper."""

    def __init__(
        self, desk: Desk, number: int, parent: QWidget | None = None, *, remarks: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self.setObjectName("receipt-dialog")
        self._desk, self._words = desk, desk.words
        self._paper: ReceiptPaper | None = None
        self._remarks = remarks
        self._title = label("", "heading", wrap=True)
        self._content = QVBoxLayout()
        self._content.setSpacing(16)
        self._says = label("", "saved", wrap=True)
        self._says.setObjectName("receipt-says")
        self._says.hide()
        self._print = button(_("Print …"), "secondary", "printer", name="print-receipt")
        self._save = button(_("Save as PDF …"), "secondary", "file-down", name="save-receipt")
        close = button(_("Close"), "primary", name="close-receipt")
        self._print.clicked.connect(self._choose_printer)
        self._save.clicked.connect(self._choose_file)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        below = column(self._says, row(self._print, self._save, 0, close), spacing=16)
        frame(self, self._title, self._content, below)
        self.setMinimumWidth(560)
        desk.ask(desk.services.receipts.paper, number, desk.words, then=self._show)

    def write(self, target: Path) -> None:
        """Save the receipt there; a failure is said below it."""
        save = self._desk.services.receipts.save
        self._target = target
        self._desk.ask(save, self._paper, target, then=self._saved, otherwise=self._failed)

    def _show(self, found: "ReceiptPaper") -> None:
        self._paper = found
        self._title.setText(found.title)
        for remark in self._remarks:
            self._content.addWidget(label(remark, "strong", wrap=True))
        for passage in found.passages:
            texts = [label(paragraph, wrap=True, selectable=True) for paragraph in passage.paragraphs]
            self._content.addLayout(column(label(passage.heading, "strong"), *texts, spacing=4))
        self._content.addStretch(1)

    def _choose_file(self) -> None:
        if self._paper is not None:
            dialog = SaveDialog(self._words, self._words.gettext("Save as PDF"), self._paper.file_name, self)
            dialog.chosen.connect(self.write)
            dialog.open()

    def _choose_printer(self) -> None:
        _ = self._words.gettext
        if not paper.has_printer():
            self._tell(_("This computer has no printer right now. Save as PDF instead."))
            return
        printer = paper.make_printer()
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self._printed(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _printed(self, printer: QPrinter) -> None:
        _ = self._words.gettext
        taken = self._paper is not None and paper.print_pdf(self._paper.pdf, printer)
        self._tell(_("Sent to the printer.") if taken else _("The printer did not take it."))

    def _saved(self, _nothing: None) -> None:
        said = self._words.gettext("Saved as %(file)s.") % {"file": self._target.name}
        self._tell(said)

    def _failed(self, error: Exception) -> None:
        told = fault_words.message(self._words, error)
        self._tell(f"{told.happened} {told.advice}")

    def _tell(self, text: str) -> None:
        self._says.setText(text)
        self._says.show()
