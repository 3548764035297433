"""A password for a PDF that is to leave Pejl."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop import fault_words
from desktop.errors import WeakPassword
from desktop.i18n import Catalogue
from desktop.ui.dialogs.layout import lay_out
from desktop.ui.widgets.basics import column
from desktop.ui.widgets.field import Field

_LONGEST = 120


class PdfPasswordDialog(QDialog):
    """Emits `chosen` with what was typed twice; closed by whoever has used it."""

    chosen = Signal(str)

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setObjectName("pdf-password-dialog")
        self._words = words
        self._first = _secret(
            _("Password for the PDF"),
            "pdf-password",
            _("Tell it to the reader by phone, not in the same mail. Pejl does not keep it."),
        )
        self._again = _secret(_("The password once more"), "pdf-password-again")
        fields = column(self._first, self._again, spacing=16)
        lay_out(self, words, _("Protect the PDF with a password"), fields, _("Save as PDF …"))
        self._first.editor.setFocus()

    def accept(self) -> None:
        """Hand the password over, if it is the same twice."""
        first, again = _text(self._first), _text(self._again)
        if not first:
            self._first.show_error(self._words.gettext("Type a password."))
        elif first != again:
            self._again.show_error(self._words.gettext("The two passwords are not the same."))
        else:
            self.chosen.emit(first)

    def refuse(self, error: WeakPassword) -> None:
        """Say at the field why the password does not do."""
        told = fault_words.message(self._words, error)
        self._first.show_error(f"{told.happened} {told.advice}")


def _secret(name: str, object_name: str, hint: str = "") -> Field:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(_LONGEST)
    return Field(name, line, hint=hint, object_name=object_name)


def _text(field: Field) -> str:
    assert isinstance(field.editor, QLineEdit)
    return field.editor.text()
