"""Summary: what will be printed, as it will be printed; finishing; and then paper, file or copy."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QSplitter, QVBoxLayout, QWidget

from desktop.labels import label as word_for
from desktop.records import ConversationState, Signature
from desktop.ui.desk import Desk
from desktop.ui.dialogs.copy_fields import CopyFieldsDialog
from desktop.ui.dialogs.finish import FinishDialog
from desktop.ui.output import Output
from desktop.ui.talk_page import TalkPage
from desktop.ui.widgets.basics import button, card, column, label, scrolling, set_text
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.paper_preview import PaperPreview

if TYPE_CHECKING:
    from desktop.reports import Field, SummaryOptions
    from desktop.services.summaries import Summary
    from desktop.services.views import ConversationView, Saved


class SummaryPage(TalkPage):
    """The last page of the shared screen."""

    finished = Signal()
    """Nothing more is to be done with this conversation here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._summary: Summary | None = None
        self._final = False
        self._preview = PaperPreview(self.words)
        self._preview.enlarged.connect(self._enlarge)
        self._output = Output(self.words, desk.clipboard, self)
        self._output.done.connect(self._show_done)
        self._output.not_printed.connect(self._queue)
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(26, 20, 16, 16)
        layout.setSpacing(14)
        self._title = label("", "title", wrap=True)
        self._intro = label("", "quiet", wrap=True)
        layout.addLayout(column(self._title, self._intro, spacing=4))
        layout.addWidget(self._make_choices())
        layout.addWidget(self._make_output())
        layout.addWidget(self._make_signature())
        layout.addStretch(1)
        split = self._split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        self._left = scrolling(left)
        split.addWidget(self._left)
        split.addWidget(self._preview)
        split.setSizes([560, 540])
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 12, 12, 0)
        outside.addWidget(split)

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        _ = self.words.gettext
        final = view.state is ConversationState.FINAL
        if final != self._final:
            # What comes next stands beside the paper.
            self._preview.set_enlarged(False)
        self._final = final
        self._title.setText(_("The conversation is finished") if final else _("Summary"))
        self._intro.setText(
            _("The record is locked. It can only be added to, with an addendum.")
            if final
            else _(
                "Read it through together. Once it is finished, it can only be put right with an addendum."
            )
        )
        set_text(self._print, _("Print …") if final else _("Print a draft …"))
        for widget in (self._save, self._copy, self._copy_all, self._queue_button, self._ways):
            widget.setVisible(final)
        for widget in (self._after, self._sign_later):
            widget.setVisible(not final)
        if final:
            self.desk.ask(self.services.finishing.signature, view.id, then=self._show_signature)
        self._draw()

    def set_narrow(self, narrow: bool) -> None:
        self._split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def conclude(self) -> None:
        """The button onward: ask once, then finish; or close a finished conversation."""
        if self.view.state is not ConversationState.DRAFT:
            self.finished.emit()
            return
        dialog = FinishDialog(self.words, self.view.record, self)
        dialog.accepted.connect(self._finish)
        dialog.open()

    def _make_choices(self) -> QWidget:
        _ = self.words.gettext
        frame, layout = card(spacing=4)
        layout.addWidget(label(_("On the paper"), "name"))
        first = QCheckBox(_("Page 1: agreements, next conversation, phone number"))
        first.setChecked(True)
        first.setEnabled(False)
        layout.addWidget(first)
        self._choices = {
            "answers": QCheckBox(_("Page 2: answers and what has moved")),
            "charts": QCheckBox(_("Curves of earlier answers")),
            "private_answers": QCheckBox(_("Answers about the people in the room")),
            "third_signature": QCheckBox(_("A line for one more to sign")),
            "full_cpr": QCheckBox(_("Show the whole CPR number")),
        }
        self._choices["answers"].setChecked(True)
        for name, choice in self._choices.items():
            choice.setObjectName(f"option-{name}")
            choice.clicked.connect(self._draw)
            layout.addWidget(choice)
        return frame

    def _make_output(self) -> QWidget:
        _ = self.words.gettext
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        self._print = button("", "secondary", "printer", name="print")
        self._save = button(_("Save as PDF …"), "secondary", "file-down", name="save-pdf")
        self._copy = button(_("Copy field by field …"), "secondary", "copy", name="copy-fields")
        self._copy_all = button(_("Copy everything"), "link", name="copy-all")
        self._queue_button = button(_("Print elsewhere later"), "link", name="queue-print")
        line = FlowLayout()
        for widget in (self._print, self._save, self._copy, self._copy_all, self._queue_button):
            line.addWidget(widget)
        self._after = label(
            _("After finishing: print, save as PDF, copy field by field."), "quiet", wrap=True
        )
        self._done = label("", "saved", wrap=True)
        self._done.setObjectName("output-done")
        self._done.hide()
        layout.addLayout(line)
        layout.addWidget(self._after)
        layout.addWidget(self._done)
        self._print.clicked.connect(lambda: self._with_summary(self._output.print_summary))
        self._save.clicked.connect(lambda: self._with_summary(self._output.save))
        self._copy.clicked.connect(
            lambda: self.desk.ask(
                self.services.summaries.fields, self.view.id, self.words, then=self._show_fields
            )
        )
        self._copy_all.clicked.connect(
            lambda: self.desk.ask(
                self.services.summaries.text, self.view.id, self.words, then=self._output.copy
            )
        )
        self._queue_button.clicked.connect(self._queue)
        return holder

    def _make_signature(self) -> QWidget:
        _ = self.words.gettext
        frame, layout = card(spacing=6)
        frame.setObjectName("signature")
        layout.addWidget(label(_("Signature"), "name"))
        group = QButtonGroup(self)
        self._signatures = {way: QRadioButton(word_for(self.words, way)) for way in Signature}
        self._ways = QWidget()
        line = FlowLayout(spacing=14)
        self._ways.setLayout(line)
        for way, choice in self._signatures.items():
            choice.setObjectName(f"signature-{way}")
            group.addButton(choice)
            choice.clicked.connect(lambda _checked=False, w=way: self._sign(w))
            line.addWidget(choice)
        layout.addWidget(self._ways)
        self._sign_later = label(
            _("When it is finished, you choose here: on paper, read aloud and confirmed, or not wished for."),
            wrap=True,
        )
        layout.addWidget(self._sign_later)
        layout.addWidget(
            label(_("The signature only shows that we have read the summary together."), "quiet", wrap=True)
        )
        return frame

    def _enlarge(self, on: bool) -> None:
        """Give the paper the whole page, or put the choices beside it again."""
        self._left.setVisible(not on)

    def _options(self) -> "SummaryOptions":
        from desktop.reports import SummaryOptions

        return replace(SummaryOptions(), **{name: box.isChecked() for name, box in self._choices.items()})

    def _draw(self) -> None:
        self.desk.ask(
            self.services.summaries.pdf, self.view.id, self._options(), self.words, then=self._show_pdf
        )

    def _show_pdf(self, summary: "Summary") -> None:
        self._summary = summary
        self._preview.show_pdf(summary.pdf)

    def _with_summary(self, action: Callable[["Summary"], object]) -> None:
        if self._summary is not None:
            action(self._summary)

    def _show_fields(self, fields: "tuple[Field, ...]") -> None:
        CopyFieldsDialog(self.words, fields, self._output, self).open()

    def _finish(self) -> None:
        self.desk.ask(self.services.finishing.finish, self.view.id, then=self._finished)

    def _finished(self, number: str) -> None:
        self.changed.emit()

    def _sign(self, way: Signature) -> None:
        self.desk.ask(self.services.finishing.sign, self.view.id, way, then=self._signed)

    def _signed(self, saved: "Saved") -> None:
        self.saved.emit(saved.at)

    def _show_signature(self, way: Signature | None) -> None:
        for each, choice in self._signatures.items():
            choice.setChecked(each is way)

    def _queue(self) -> None:
        if self.view.state is not ConversationState.FINAL:
            return
        self.desk.ask(self.services.finishing.await_print, self.view.id, True, then=self._queued)

    def _queued(self, saved: "Saved") -> None:
        self.saved.emit(saved.at)
        self._show_done(self.words.gettext("It waits on your list, under “To print”."))

    def _show_done(self, text: str) -> None:
        self._done.setText(text)
        self._done.show()
        QTimer.singleShot(15_000, self._done, self._done.hide)
