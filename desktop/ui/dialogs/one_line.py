"""A dialog that asks for one line and stores it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop import fault_words
from desktop.errors import InvalidInput
from desktop.text import NAME_LENGTH
from desktop.ui.desk import Desk
from desktop.ui.dialogs.layout import lay_out
from desktop.ui.widgets.field import Field


class OneLineDialog(QDialog):
    """Calls a service with the line; stays open and says why where the line is refused."""

    stored = Signal()

    def __init__(
        self,
        desk: Desk,
        store: Callable[[str], Any],
        *,
        heading: str,
        field: str,
        hint: str = "",
        accept: str,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self._busy = False
        self._line = QLineEdit(text)
        self._line.setMaxLength(NAME_LENGTH)
        self._field = Field(field, self._line, hint=hint, object_name="line")
        lay_out(self, desk.words, heading, self._field, accept)
        self._line.setFocus()
        self._line.selectAll()

    def accept(self) -> None:
        """Ask for the line to be stored; the dialog closes when it is."""
        if not self._busy:
            self._busy = True
            self._desk.ask(self._store, self._line.text(), then=self._stored, otherwise=self._refused)

    def _stored(self, _result: object) -> None:
        super().accept()
        self.stored.emit()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, InvalidInput):
            self._field.show_error(fault_words.message(self._desk.words, error).happened)
        else:
            self._desk.report(error)
