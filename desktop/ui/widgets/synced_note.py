"""A note that follows the database without ever taking away what is being typed."""

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.text import SHORT_LENGTH
from desktop.ui.widgets.note_field import NoteField


class SyncedNote(NoteField):
    """A `NoteField` that tells its own echo from a text that something else has stored.

    A conversation is read again after many a click, and what was read may be older than the last
    key. What this field showed or sent itself is therefore never put back over newer words.
    """

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        lines: int = 3,
        most_lines: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, placeholder, lines=lines, most_lines=most_lines, parent=parent)
        self._known: set[str] = set()
        self.written.connect(lambda text: self._known.add(_kept(text)))

    def sync(self, text: str) -> None:
        """Show the text of the database, unless it is one that this field has shown or sent."""
        if _kept(text) not in self._known:
            self._known = {_kept(text)}
            self.show_text(text)


def _kept(text: str) -> str:
    """A text as the database may give it back: NFC, without empty lines."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip())


class LineNote(SyncedNote):
    """A note of one line that wraps where it must: Enter stores it and says so."""

    entered = Signal()

    def __init__(self, name: str, placeholder: str = "", *, longest: int = SHORT_LENGTH) -> None:
        super().__init__(name, placeholder, lines=1, most_lines=4)
        self._longest = longest
        self.textChanged.connect(self._keep_short)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        self.flush()
        if self.toPlainText().strip() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        elif event.isAutoRepeat():
            event.accept()
        else:
            # Enter in an empty line is Enter on the page: on to the next one.
            event.ignore()

    def _keep_short(self) -> None:
        text = self.toPlainText()
        if len(text) > self._longest or "\n" in text:
            self.setPlainText(text.replace("\n", " ")[: self._longest])
            self.moveCursor(QTextCursor.MoveOperation.End)
