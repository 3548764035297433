"""What Pejl puts on the clipboard, it takes away again: after a minute, before a conversation, at the lock,
and at the end.
"""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

_SECONDS = 60
_NO = (0).to_bytes(4, "little")
_NOT_KEPT = {
    # Windows leaves out what has these, whatever their values, or where they say no. Untried there.
    "ExcludeClipboardContentFromMonitorProcessing": _NO,
    "CanIncludeInClipboardHistory": _NO,
    "CanUploadToCloudClipboard": _NO,
    # KDE's history.
    "x-kde-passwordManagerHint": b"secret",
}
"""Formats that keep a text out of the history of the clipboard."""


class Clipboard(QObject):
    """Remembers the last text copied from Pejl, for as long as it may lie there.

    `watch` has it see what is copied from a field with the keys, too, and what is marked: on Linux the
    middle button puts in what was marked last, in any program, and wherever it was marked.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copied = ""
        self._watching = False
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        self._marked = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._marked.timeout.connect(self._clear_marked)

    def watch(self) -> None:
        """Notice what else of Pejl comes to lie on the clipboard. The first time alone does anything."""
        if not self._watching:
            self._watching = True
            QGuiApplication.clipboard().dataChanged.connect(self._changed)
            QGuiApplication.clipboard().selectionChanged.connect(self._marks_changed)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard for a minute, and in nobody's history of it."""
        self._copied = text
        QGuiApplication.clipboard().setMimeData(unkept(text))
        self._timer.start()

    def clear(self) -> None:
        """Take our own text off the clipboard; somebody else's stays."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
        self._timer.stop()
        self._clear_marked()

    def _clear_marked(self) -> None:
        """Let the middle button put in nothing of ours; in its field it stays marked."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._marked.stop()

    def _marks_changed(self) -> None:
        if QGuiApplication.clipboard().ownsSelection():
            self._marked.start()

    def _changed(self) -> None:
        clipboard = QGuiApplication.clipboard()
        text = clipboard.text() if owned() else ""
        if text and text != self._copied:
            # Copied from a field: once more by our own way, so that no history is given it to keep.
            self.copy(text)


def owned() -> bool:
    """Whether what lies on the clipboard came from this process."""
    return QGuiApplication.clipboard().ownsClipboard()


def unkept(text: str) -> QMimeData:
    """The text, with the marks by which clipboard histories leave it out."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _NOT_KEPT.items():
        data.setData(kind, value)
    return data
