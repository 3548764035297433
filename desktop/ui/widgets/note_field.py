"""A field for free text that stores itself: shortly after the last key, and when it is left."""

import math

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from desktop.ui.widgets.focus_order import give_back

_PAUSE = 400
"""Milliseconds without a key until the text is stored: at most a second of typing can be lost."""
_LONGEST_WAIT = 900


class NoteField(QPlainTextEdit):
    """Emits `written` with the whole text when it should be stored. Grows with its text up to `lines`."""

    written = Signal(str)

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        lines: int = 3,
        most_lines: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = lines
        self._most_lines = most_lines
        self._stored = ""
        self._pause = self._timer(_PAUSE)
        self._limit = self._timer(_LONGEST_WAIT)
        self.textChanged.connect(self._changed)
        self._fit()

    def show_text(self, text: str) -> None:
        """Put a stored text into the field without storing it again."""
        self._stored = text
        if text != self.toPlainText():
            self.setPlainText(text)
            # As it came out: what a field cannot hold as it was is not written over for having been shown.
            self._stored = self.toPlainText()
        self._stop()

    def toPlainText(self) -> str:
        """The text as it was typed. Qt's own would make ordinary spaces of those that keep words together."""
        return self.document().toRawText().replace("\u2029", "\n")

    def flush(self) -> None:
        """Ask for the text to be stored now, if it differs from what is stored."""
        self._stop()
        text = self.toPlainText()
        if text != self._stored:
            self._stored = text
            self.written.emit(text)

    def sizeHint(self) -> QSize:
        return QSize(240, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leaves = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        )
        if leaves:
            self.flush()
            give_back(self)
            event.ignore()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop. A NUL, which no file can hold, comes as the sign for what cannot be read."""
        clean = QMimeData()
        clean.setText(source.text().replace("\0", "\ufffd"))
        super().insertFromMimeData(clean)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(self.flush)
        return timer

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _changed(self) -> None:
        self._fit()
        if self.toPlainText() == self._stored:
            self._stop()
            return
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def _stop(self) -> None:
        self._pause.stop()
        self._limit.stop()

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        used = int(self.document().size().height())
        lines = max(self._lines, min(used, self._most_lines))
        # Lines stand whole pixels apart: the rounded spacing of the font would cut the last one.
        return lines * math.ceil(QFontMetricsF(self.font()).lineSpacing()) + 22
