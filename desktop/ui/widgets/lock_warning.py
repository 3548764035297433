"""Half a minute before the lock: said over the page, with a button that keeps Pejl open."""

import math

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, label, row

_STAYS = 2_000
"""Milliseconds that the strip stays once somebody is there: the click on its way must not fall through."""
_STEP = 10
"""The seconds are counted in tens: a number that changes all the time pulls the eye."""
_FROM_THE_EDGE = 8


class LockWarning(QFrame):
    """A strip at the top of a window or dialog. It takes no focus: whoever types goes on typing."""

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lock-warning")
        self.setProperty("role", "help")
        self.setAutoFillBackground(True)
        self._words = words
        self._around = parent
        self._text = label("", "strong")
        self._text.setObjectName("lock-warning-text")
        self._here = button(words.gettext("I am still here"), "secondary", name="still-here")
        self._here.setFocusPolicy(self.focusPolicy())
        self._here.clicked.connect(self.close)
        inside = row(self._text, self._here, spacing=16)
        inside.setContentsMargins(16, 8, 8, 8)
        self.setLayout(inside)
        self._leaving = QTimer(self, singleShot=True, interval=_STAYS)
        self._leaving.timeout.connect(self.close)
        parent.installEventFilter(self)

    def tell(self, seconds: float) -> None:
        """Say how long it takes until the lock."""
        self._leaving.stop()
        left = _STEP * max(math.ceil(seconds / _STEP), 1)
        self._say(self._words.gettext("Pejl locks in %(seconds)d seconds") % {"seconds": left})

    def thank(self) -> None:
        """Say that Pejl stays open, and go soon."""
        self._say(self._words.gettext("Pejl stays open"))
        self._leaving.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._around:
            self._place()
        return False

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        room = self._around.width()
        self.resize(min(self.sizeHint().width(), room), self.sizeHint().height())
        self.move((room - self.width()) // 2, _FROM_THE_EDGE)
