"""What can be done with a summary: print, save, copy, let it wait; each is logged once it has happened."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import WeakPassword
from desktop.plan_records import PaperKind
from desktop.ui.desk import Desk
from desktop.ui.dialogs.copy_fields import CopyFieldsDialog
from desktop.ui.dialogs.pdf_password import PdfPasswordDialog
from desktop.ui.output import Output
from desktop.ui.widgets.basics import button, label, set_text
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.reports import Field
    from desktop.services.summaries import Summary
    from desktop.services.views import Saved

Making = tuple[Callable[..., Any], tuple[Any, ...]]
"""A service's function that makes a paper, and what it is asked with."""
_TOLD = 15_000
"""Milliseconds that it is said what was done."""


class SummaryOutput(QWidget):
    """A draft can be printed alone; everything else waits until the conversation is finished."""

    saved = Signal(object)
    """The moment at which it was noted that the summary waits for a printer."""

    def __init__(self, desk: Desk, making: "Callable[[str], Making]") -> None:
        """`making` says how the paper that is shown is made with a password."""
        super().__init__()
        _ = desk.words.gettext
        self._desk = desk
        self._words = desk.words
        self._making = making
        self._kind = PaperKind.SUMMARY
        self._conversation = 0
        self._final = False
        self._summary: Summary | None = None
        self._output = Output(self._words, desk.clipboard, self)
        self._output.done.connect(self._tell)
        self._output.not_printed.connect(self._queue)
        self._output.printed.connect(self._note_printed)
        self._output.copied.connect(self._note_copied)
        self._output.saved.connect(self._note_saved)
        self._protect = Tick(
            _("Protect the PDF with a password"),
            _("Without one the file is not encrypted: whoever gets hold of it can read it."),
        )
        self._protect.setObjectName("protect-pdf")
        self._after = label(
            _("After finishing: print, save as PDF, copy field by field."), "quiet", wrap=True
        )
        self._done = label("", "saved", wrap=True)
        self._done.setObjectName("output-done")
        self._done.hide()
        # What was said of the last file is not true of the next.
        self._protect.toggled.connect(self._done.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._make_buttons())
        for widget in (self._protect, self._after, self._done):
            layout.addWidget(widget)

    def show_conversation(self, conversation: int, kind: PaperKind, *, final: bool) -> None:
        """Offer what can be done with this one's paper; a draft of the summary is for printing alone."""
        _ = self._words.gettext
        self._conversation, self._kind, self._final = conversation, kind, final
        summary = kind is PaperKind.SUMMARY
        set_text(self._print, _("Print …") if final else _("Print a draft …"))
        for widget in (self._save, self._protect):
            widget.setVisible(final or not summary)
        for widget in (self._copy, self._copy_all, self._queue_button):
            widget.setVisible(final and summary)
        self._after.setVisible(summary and not final)
        # Until the other paper is drawn there is nothing to send out.
        if self._summary is not None and self._summary.kind is not kind:
            self._summary = None

    def show_summary(self, summary: "Summary") -> None:
        """From now on it is this one that goes out; one of another kind came too late."""
        if summary.kind is self._kind:
            self._summary = summary

    def _make_buttons(self) -> FlowLayout:
        _ = self._words.gettext
        self._print = button("", "secondary", "printer", name="print")
        self._save = button(_("Save as PDF …"), "secondary", "file-down", name="save-pdf")
        self._copy = button(_("Copy field by field …"), "secondary", "copy", name="copy-fields")
        self._copy_all = button(_("Copy everything"), "secondary", name="copy-all")
        self._queue_button = button(_("Print elsewhere later"), "secondary", name="queue-print")
        actions = {
            self._print: self._print_summary,
            self._save: self._save_pdf,
            self._copy: self._copy_fields,
            self._copy_all: self._copy_everything,
            self._queue_button: self._queue,
        }
        line = FlowLayout()
        for widget, action in actions.items():
            widget.clicked.connect(action)
            line.addWidget(widget)
        return line

    def _print_summary(self) -> None:
        if self._summary is not None:
            self._output.print_summary(self._summary)

    def _save_pdf(self) -> None:
        """Straight to the place, or first to the password."""
        if not self._protect.isChecked():
            if self._summary is not None:
                self._output.save(self._summary)
            return
        dialog = PdfPasswordDialog(self._words, self)
        dialog.chosen.connect(lambda password: self._seal(dialog, password))
        dialog.open()

    def _seal(self, dialog: PdfPasswordDialog, password: str) -> None:
        def save(summary: "Summary") -> None:
            dialog.reject()
            self._output.save(summary, protected=True)

        def refuse(error: Exception) -> None:
            if isinstance(error, WeakPassword):
                dialog.refuse(error)
            else:
                self._desk.report(error)

        seal, asked = self._making(password)
        self._desk.ask(seal, *asked, then=save, otherwise=refuse)

    def _copy_fields(self) -> None:
        fields = self._desk.services.summaries.fields
        self._desk.ask(fields, self._conversation, self._words, then=self._show_fields)

    def _show_fields(self, fields: "tuple[Field, ...]") -> None:
        CopyFieldsDialog(self._words, fields, self._output, self).open()

    def _copy_everything(self) -> None:
        text = self._desk.services.summaries.text
        self._desk.ask(text, self._conversation, self._words, then=self._output.copy)

    def _queue(self) -> None:
        if self._final:
            wait = self._desk.services.finishing.await_print
            self._desk.ask(wait, self._conversation, True, then=self._queued)

    def _queued(self, saved: "Saved") -> None:
        self.saved.emit(saved.at)
        self._tell(self._words.gettext("It waits on your list, under “To print”."))

    def _note_printed(self) -> None:
        self._note(self._desk.services.papers.printed, self._kind)

    def _note_copied(self, field: str) -> None:
        self._note(self._desk.services.papers.copied, field)

    def _note_saved(self, path: "Path", protected: bool) -> None:
        self._note(self._desk.services.papers.saved, path, protected=protected, kind=self._kind)

    def _note(self, what: Callable[..., None], *told: Any, **named: Any) -> None:
        self._desk.ask(what, self._conversation, *told, **named)

    def _tell(self, text: str) -> None:
        self._done.setText(text)
        self._done.show()
        QTimer.singleShot(_TOLD, self._done, self._done.hide)
