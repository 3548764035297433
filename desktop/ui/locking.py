"""When the window hides what it shows because nobody is there: a warning, the curtain, the lock."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.ui.idle import PAUSE, Idle, Time
from desktop.ui.session import Session
from desktop.ui.widgets.lock_warning import LockWarning

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

WARNING = 30.0
"""Seconds before the lock at which it is announced."""


class Guard(QObject):
    """Watches over an unlocked window, from `start` until `stop`.

    In private the lock comes after `idle_minutes`, announced half a minute before. In a conversation
    nothing but the curtain comes, after as long or as soon as the window is put away, and the lock
    only when the curtain has been drawn for `curtain_minutes`, whoever touches the mouse meanwhile.
    Sleep and the lock of the session lock at once.
    """

    lock_wanted = Signal()
    curtain_wanted = Signal()

    def __init__(self, window: "MainWindow", drawn: Callable[[], bool], clocks: Time | None = None) -> None:
        """`drawn` says whether the curtain is."""
        super().__init__(window)
        self._window = window
        self._drawn = drawn
        self._drawn_at: float | None = None
        self._warning: LockWarning | None = None
        self.idle = Idle(self, clocks)
        self.idle.looked.connect(self._decide)
        self.idle.touched.connect(self._stay)
        self.idle.slept.connect(self.lock_wanted)
        self.session = Session(self)
        self.session.left.connect(self.lock_wanted)

    def start(self) -> None:
        """Watch: somebody has just unlocked."""
        self._drawn_at = None
        self._window.installEventFilter(self)
        self.idle.start()

    def stop(self) -> None:
        """Watch no more: nothing is shown that could be hidden."""
        self._window.removeEventFilter(self)
        self.idle.stop()
        self._take_warning_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        put_away = event.type() == QEvent.Type.WindowStateChange and self._window.isMinimized()
        if put_away and self._window.shared and not self._drawn():
            self.curtain_wanted.emit()
        return False

    def _decide(self) -> None:
        # Not with the unlocking itself: it loads a part of Qt, and waits for the bus.
        self.session.listen(int(self._window.winId()))
        settings = self._window.settings
        if self._drawn():
            self._wait_behind_curtain(60.0 * settings.curtain_minutes)
            return
        self._drawn_at = None
        left = 60.0 * settings.idle_minutes - self.idle.seconds
        if self._window.shared:
            self._take_warning_away()
            if left <= 0:
                self.curtain_wanted.emit()
                self._drawn_at = self.idle.now
        elif left <= 0:
            self.lock_wanted.emit()
        elif left <= WARNING:
            self._warn(left)
        else:
            # Whoever was there and went again is warned anew.
            self._take_warning_away()
            self.idle.look_in(min(PAUSE, max(left - WARNING, 1.0)))

    def _wait_behind_curtain(self, patience: float) -> None:
        self._take_warning_away()
        if self._drawn_at is None:
            self._drawn_at = self.idle.now
        if self.idle.now - self._drawn_at >= patience:
            self.lock_wanted.emit()

    def _warn(self, left: float) -> None:
        self.idle.look_in(1.0)
        warning = self._shown_warning()
        if warning is None:
            # Over a dialog, where there is one: it takes every click, and the window none.
            parent = QApplication.activeModalWidget() or self._window
            warning = self._warning = LockWarning(self._window.words, parent)
        warning.tell(left)

    def _stay(self) -> None:
        self.idle.look_in(PAUSE)
        warning = self._shown_warning()
        if warning is not None:
            warning.thank()

    def _shown_warning(self) -> LockWarning | None:
        """The strip, where it is on the screen: the dialog that it was in may have taken it along."""
        if self._warning is not None and shiboken6.isValid(self._warning) and self._warning.isVisible():
            return self._warning
        return None

    def _take_warning_away(self) -> None:
        warning = self._shown_warning()
        if warning is not None:
            warning.close()
        self._warning = None
