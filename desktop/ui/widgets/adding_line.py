"""Lines of a list: one to write the next entry in, and one that an entry stands in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent

from desktop.text import SHORT_LENGTH
from desktop.ui.widgets.synced_note import LineNote


class AddingLine(LineNote):
    """Enter adds what was written, and so does leaving the line. It holds the words until they are stored."""

    added = Signal(str)
    """These words are to become an entry."""

    def __init__(self, name: str, placeholder: str, *, longest: int = SHORT_LENGTH) -> None:
        super().__init__(name, placeholder, longest=longest)
        self._sent = ""
        self.entered.connect(self.add)

    def add(self) -> None:
        """Send what stands in the line."""
        words = " ".join(self.toPlainText().split())
        if words and words != self._sent:
            self._sent = words
            self.added.emit(words)

    def taken(self) -> None:
        """The words are in the file: the line is free for the next."""
        if " ".join(self.toPlainText().split()) == self._sent:
            self.show_text("")
        self._sent = ""

    def refused(self) -> None:
        """The words were not taken: they stay, and may be sent again."""
        self._sent = ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.add()


class KeptLine(LineNote):
    """Words that an entry cannot be without: those that stood there come back where nothing replaced them."""

    _last = ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.toPlainText().strip():
            self.show_text(self._last)

    def sync(self, text: str) -> None:
        super().sync(text)
        self._last = text
