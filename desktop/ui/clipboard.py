"""What Pejl puts on the clipboard, it takes away again: after a minute, at the lock, and at the end."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

_SECONDS = 60


class Clipboard(QObject):
    """Remembers the last text copied from Pejl, for as long as it may lie there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copied = ""
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard for a minute."""
        QGuiApplication.clipboard().setText(text)
        self._copied = text
        self._timer.start()

    def clear(self) -> None:
        """Take our own text off the clipboard; somebody else's stays."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
        self._timer.stop()
