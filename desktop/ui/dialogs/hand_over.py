"""The last step of handing over: who receives, which passphrase, and where the file goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop import fault_words
from desktop.errors import AppError, InvalidInput, WeakPassword
from desktop.text import NAME_LENGTH
from desktop.ui.desk import Desk
from desktop.ui.dialogs.layout import frame
from desktop.ui.file_dialogs import FolderDialog
from desktop.ui.widgets.basics import button, column, label, row, set_text
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.progress_line import ProgressLine

_LONGEST = 120


class HandOverDialog(QDialog):
    """Stays open once it is done, so that the passphrase can be told by phone."""

    given = Signal()
    """The file is written, and the citizen noted as handed over."""

    def __init__(self, desk: Desk, citizen: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self.setObjectName("hand-over-dialog")
        self._desk, self._words, self._citizen = desk, desk.words, citizen
        self._undertaking = desk.upkeep.handover
        self._colleague = Field(_("Who receives the citizen?"), _line(NAME_LENGTH), object_name="colleague")
        hint = _("Tell it by phone, never in the same mail as the file. Pejl does not keep it.")
        self._secret = Field(
            _("Passphrase for the file"), _line(_LONGEST), hint=hint, object_name="handover-passphrase"
        )
        self._says = label("", wrap=True, selectable=True)
        self._says.setObjectName("handover-says")
        self._says.hide()
        self._progress = ProgressLine(desk.words)
        self._cancel = button(_("Cancel"), "link", name="cancel")
        self._cancel.clicked.connect(self.reject)
        self._go = button(_("Choose a folder …"), "primary", name="accept")
        self._go.setDefault(True)
        self._go.clicked.connect(self.accept)
        content = column(self._colleague, self._secret, self._says, spacing=16)
        below = column(self._progress, row(0, self._cancel, self._go), spacing=16)
        frame(self, label(_("Hand over to a colleague"), "heading", wrap=True), content, below)
        self.setMinimumWidth(560)
        self._editor(self._colleague).setFocus()
        self._done = False
        desk.ask(desk.services.handing_over.propose_passphrase, then=self._editor(self._secret).setText)

    def accept(self) -> None:
        """Ask where it goes; once it is done, close."""
        if self._done:
            super().accept()
            return
        if not self._editor(self._colleague).text().strip():
            self._colleague.show_error(self._words.gettext("Write who receives the citizen."))
            return
        title = self._words.gettext("Where shall the file be put?")
        dialog = FolderDialog(self._words, title, self)
        dialog.setObjectName("handover-folder")
        dialog.chosen.connect(self.write)
        dialog.open()

    def reject(self) -> None:
        """Stop what is under way, or close."""
        if self._undertaking.errand is not None:
            self._undertaking.stop()
        else:
            super().reject()

    def write(self, folder: Path) -> None:
        """Make the file in the folder."""
        if self._undertaking.errand is not None:
            return
        self._undertaking.changed.connect(self._follow)
        name, secret = self._editor(self._colleague).text(), self._editor(self._secret).text()
        self._desk.upkeep.hand_over(self._citizen, name, folder, secret)

    def _follow(self) -> None:
        _ = self._words.gettext
        errand = self._undertaking.errand
        for widget in (self._go, self._colleague, self._secret):
            widget.setEnabled(errand is None)
        if errand is not None:
            self._progress.follow(errand, _("Everything about the citizen is being gathered …"))
            return
        self._undertaking.changed.disconnect(self._follow)
        self._progress.end()
        self._undertaking.hand_on(self._written, self._refused)

    def _written(self, path: Path) -> None:
        _ = self._words.gettext
        self._done = True
        said = _(
            "Done. The file is here:\n%(path)s\n\nGive it to your colleague, and tell the passphrase by"
            " phone. Note it until then: it is shown here for the last time. The citizen is archived on your"
            " list."
        )
        self._says.setText(said % {"path": path})
        self._says.show()
        self._colleague.hide()
        self._editor(self._secret).setReadOnly(True)
        self._cancel.hide()
        set_text(self._go, _("Close"))
        self._go.setFocus()
        self.given.emit()

    def _refused(self, error: Exception) -> None:
        told = fault_words.message(self._words, error)
        if isinstance(error, WeakPassword):
            self._secret.show_error(f"{told.happened} {told.advice}")
        elif isinstance(error, InvalidInput) and error.field == "colleague":
            self._colleague.show_error(told.happened)
        elif isinstance(error, AppError):
            self._says.setText(f"{told.happened} {told.advice}")
            self._says.show()
        else:
            self._desk.report(error)

    def _editor(self, field: Field) -> QLineEdit:
        assert isinstance(field.editor, QLineEdit)
        return field.editor


def _line(longest: int) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(longest)
    return line
