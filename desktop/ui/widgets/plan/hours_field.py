"""Hours a week as people type them, with what is wrong below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import fault_words
from desktop.errors import InvalidInput
from desktop.i18n import Catalogue
from desktop.text import format_hours, parse_hours
from desktop.ui.widgets.basics import column, label, row
from desktop.ui.widgets.synced_note import LineNote

_LONGEST = 16
_WIDTH = 92


class HoursField(QWidget):
    """Minutes behind it. What cannot be read is said so, stays as it was typed, and is not stored."""

    given = Signal(object)
    """Minutes a week, or None where the field was emptied."""
    entered = Signal()

    def __init__(self, words: Catalogue, name: str, object_name: str) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self.line = LineNote(name, _("12.5"), longest=_LONGEST)
        self.line.setObjectName(object_name)
        self.line.setFixedWidth(_WIDTH)
        self.line.written.connect(self._read)
        self.line.entered.connect(self.entered)
        self._error = label("", "error", wrap=True)
        self._error.setObjectName(f"{object_name}-error")
        self._error.hide()
        beside = label(_("hours a week"), "body")
        self.setLayout(column(row(self.line, beside, 0), self._error, spacing=4))
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)

    @property
    def minutes(self) -> int | None:
        """What is typed, None where nothing is, or nothing that can be read."""
        try:
            return parse_hours(self.line.toPlainText(), "hours")
        except InvalidInput:
            return None

    def show_minutes(self, minutes: int | None) -> None:
        """Show what is stored, unless something else is being typed."""
        if self._error.isHidden():
            self.line.sync("" if minutes is None else format_hours(minutes, self._words.language))

    def flush(self) -> None:
        """Store what is being typed."""
        self.line.flush()

    def refuse(self, error: InvalidInput) -> None:
        """Say what is wrong with it."""
        told = fault_words.message(self._words, error).happened
        self._error.setText(told)
        self._error.show()
        self.line.setAccessibleDescription(told)

    def _read(self, text: str) -> None:
        try:
            minutes = parse_hours(text, "hours")
        except InvalidInput as error:
            self.refuse(error)
            return
        self._error.hide()
        self.line.setAccessibleDescription("")
        self.given.emit(minutes)
