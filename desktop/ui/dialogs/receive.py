"""Receiving a citizen: choose the file, type the passphrase, read what will happen, and do it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop import fault_words
from desktop.errors import HandoverRefused
from desktop.plan_records import Arriving, Receiving
from desktop.ui.desk import Desk
from desktop.ui.dialogs.layout import frame
from desktop.ui.file_dialogs import OpenDialog
from desktop.ui.widgets.basics import button, clear, column, label, row, set_text
from desktop.ui.widgets.citizens.handover_words import arrival_words, whence_words
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.progress_line import ProgressLine
from desktop.ui.widgets.tick import Pick

if TYPE_CHECKING:
    from desktop.services.handover.arrivals import Arrival
    from desktop.services.handover.receiving import Received

_LONGEST = 120


class ReceiveDialog(QDialog):
    """Nothing changes before *Receive*; a backup comes first."""

    received = Signal(int)
    """The citizen who is here now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self.setObjectName("receive-dialog")
        self._desk, self._words = desk, desk.words
        self._undertaking = desk.upkeep.receiving
        self._path: Path | None = None
        self._arrival: Arrival | None = None
        self._choices: dict[Receiving, Pick] = {}
        choose = button(_("Choose the file …"), "secondary", "file-text", name="choose-handover")
        choose.clicked.connect(self._ask_for_file)
        self._choose = choose
        self._file = label(_("No file is chosen yet."), "quiet", wrap=True)
        self._file.setObjectName("handover-file")
        self._secret = self._make_secret()
        self._content = QVBoxLayout()
        self._content.setSpacing(8)
        self._error = label("", "error", wrap=True)
        self._error.setObjectName("receive-error")
        self._error.hide()
        self._progress = ProgressLine(desk.words)
        self._cancel = button(_("Cancel"), "link", name="cancel")
        self._cancel.clicked.connect(self.reject)
        self._go = button(_("See what is in it"), "primary", name="accept")
        self._go.setDefault(True)
        self._go.clicked.connect(self.accept)
        top = column(row(choose, 0), self._file, spacing=4)
        content = column(top, self._secret, self._content, self._error, spacing=16)
        below = column(self._progress, row(0, self._cancel, self._go), spacing=16)
        frame(self, label(_("Receive a citizen from a colleague"), "heading", wrap=True), content, below)
        self.setMinimumWidth(560)
        self._look_again()
        choose.setFocus()

    def accept(self) -> None:
        """Look into the file; once it is looked at, receive."""
        if self._path is None or self._undertaking.errand is not None:
            return
        if self._arrival is None:
            look = self._desk.services.handing_over.look
            self._go.setEnabled(False)
            self._desk.ask(look, self._path, self._passphrase, then=self._show, otherwise=self._refused)
        elif self._may_receive():
            self._undertaking.changed.connect(self._follow)
            self._desk.upkeep.receive(self._path, self._passphrase, self._arrival.transfer, self._chosen())
        else:
            super().accept()

    def reject(self) -> None:
        """Stop the backup that is under way, or close."""
        if self._undertaking.errand is not None:
            self._undertaking.stop()
        else:
            super().reject()

    def take(self, path: Path) -> None:
        """The file that was chosen."""
        self._path = path
        self._file.setText(path.name)
        self._look_again()
        self._secret.editor.setFocus()

    @property
    def _passphrase(self) -> str:
        assert isinstance(self._secret.editor, QLineEdit)
        return self._secret.editor.text()

    def _make_secret(self) -> Field:
        _ = self._words.gettext
        line = QLineEdit()
        line.setMaxLength(_LONGEST)
        line.textChanged.connect(self._look_again)
        hint = _("Your colleague tells it by phone. Capitals, spaces and hyphens make no difference.")
        return Field(_("Passphrase for the file"), line, hint=hint, object_name="receive-passphrase")

    def _ask_for_file(self) -> None:
        from desktop.vault.handover_file import SUFFIX

        dialog = OpenDialog(self._words, self._words.gettext("Choose the file"), SUFFIX, self)
        dialog.setObjectName("handover-open")
        dialog.chosen.connect(self.take)
        dialog.open()

    def _look_again(self) -> None:
        """Whatever was seen is not of this file and passphrase any more."""
        self._arrival = None
        self._choices = {}
        clear(self._content)
        self._error.hide()
        set_text(self._go, self._words.gettext("See what is in it"))
        self._go.setEnabled(self._path is not None and bool(self._passphrase.strip()))
        self._cancel.show()

    def _show(self, arrival: "Arrival") -> None:
        _ = self._words.gettext
        self._arrival = arrival
        clear(self._content)
        name = label(arrival.name, "name", wrap=True)
        name.setObjectName("receive-name")
        told = [each for each in (arrival.cpr, whence_words(self._words, arrival)) if each]
        self._content.addLayout(column(name, label(" · ".join(told), "quiet", wrap=True), spacing=2))
        says = label(arrival_words(self._words, arrival), wrap=True)
        says.setObjectName("receive-says")
        self._content.addWidget(says)
        if arrival.outcome is Arriving.SAME_CPR:
            self._offer(arrival)
        receives = arrival.outcome in (Arriving.NEW, Arriving.UPDATED, Arriving.SAME_CPR)
        set_text(self._go, _("Receive the citizen") if receives else _("Close"))
        self._cancel.setVisible(receives)
        self._decide()
        self._go.setFocus()

    def _offer(self, arrival: "Arrival") -> None:
        _ = self._words.gettext
        offered = {
            Receiving.TAKE_OVER: (
                _("The same person: put everything where %(name)s stands"),
                _("Possible because there is no conversation yet."),
            ),
            Receiving.SEPARATE: (
                _("Another person, or I am not sure: put it beside, without CPR number"),
                _("Nothing of what you have changes."),
            ),
        }
        for how, (text, hint) in offered.items():
            if how is Receiving.TAKE_OVER and not arrival.may_take_over:
                continue
            pick = Pick(text % {"name": arrival.existing_name}, hint)
            pick.setObjectName(f"receive-{how.value.replace('_', '-')}")
            pick.toggled.connect(self._decide)
            self._choices[how] = pick
            self._content.addWidget(pick)

    def _decide(self) -> None:
        asked = self._arrival is not None and self._arrival.outcome is Arriving.SAME_CPR
        self._go.setEnabled(not asked or self._chosen() is not None)

    def _chosen(self) -> Receiving | None:
        return next((how for how, pick in self._choices.items() if pick.isChecked()), None)

    def _may_receive(self) -> bool:
        assert self._arrival is not None
        return self._arrival.outcome in (Arriving.NEW, Arriving.UPDATED) or self._chosen() is not None

    def _follow(self) -> None:
        _ = self._words.gettext
        errand = self._undertaking.errand
        for widget in (self._go, self._choose, self._secret, *self._choices.values()):
            widget.setEnabled(errand is None)
        if errand is not None:
            self._progress.follow(errand, _("A backup is made, then the citizen is received …"))
            return
        self._undertaking.changed.disconnect(self._follow)
        self._progress.end()
        self._undertaking.hand_on(self._done, self._refused)

    def _done(self, done: "Received") -> None:
        super().accept()
        if done.citizen is not None:
            self.received.emit(done.citizen)

    def _refused(self, error: Exception) -> None:
        self._go.setEnabled(True)
        told = fault_words.message(self._words, error)
        if isinstance(error, HandoverRefused) and error.args == ("key",):
            self._secret.show_error(f"{told.happened} {told.advice}")
            return
        self._error.setText(f"{told.happened} {told.advice}")
        self._error.show()
