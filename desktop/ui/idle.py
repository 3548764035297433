"""How long nobody has touched Pejl, and whether the computer slept meanwhile."""

import sys
import time
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

PAUSE = 5.0
"""Seconds between two looks at the clock, where nothing asks for an earlier one."""
_SLEPT = 20.0
"""Seconds by which one clock must leave the other, or a look come late, to tell that the computer slept."""
_STANDS_STILL = sys.platform == "linux"
"""Whether the first of the clocks does while the computer sleeps: then a late look tells of work alone."""
_BY_HAND = {
    *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel),
    *(QEvent.Type.NonClientAreaMouseMove, QEvent.Type.TouchBegin, QEvent.Type.TabletPress),
    # All that there is of a key which is a shortcut.
    *(QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod),
}


class Time(Protocol):
    """The two clocks; tests bring their own."""

    def monotonic(self) -> float:
        """Seconds that nobody can set. On Linux they stand still while the computer sleeps."""

    def wall(self) -> float:
        """Seconds of the clock on the wall, which go on while the computer sleeps."""


class SystemTime:
    """The machine's clocks."""

    def monotonic(self) -> float:
        return time.monotonic()

    def wall(self) -> float:
        return time.time()


class Idle(QObject):
    """Looks at the clock every few seconds, and hears keys, mouse and touch anywhere in Pejl.

    It listens from each look until it has heard something, and no longer: a listener that Python is asked
    for with every event would cost more than everything else the program does between two keys.
    """

    looked = Signal()
    """It is time to decide."""
    touched = Signal()
    """Somebody is there: the first key or movement after a look."""
    slept = Signal()
    """The computer was asleep."""

    def __init__(self, parent: QObject, clocks: Time | None = None) -> None:
        super().__init__(parent)
        self.clocks = clocks or SystemTime()
        self._heard = True
        self._last = self._monotonic = self._wall = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    @property
    def seconds(self) -> float:
        """Since when nobody has touched anything, to the nearest look."""
        return 0.0 if self._heard else self.clocks.monotonic() - self._last

    @property
    def now(self) -> float:
        """The moment on the clock that nobody can set, in seconds."""
        return self.clocks.monotonic()

    def start(self) -> None:
        """Begin, with somebody there."""
        self._heard = True
        self._read_clocks()
        self.look_in(PAUSE)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._listen(False)

    def look_in(self, seconds: float) -> None:
        """Let this much time go by between two looks from now on."""
        self._timer.start(round(1000 * seconds))

    def look(self) -> None:
        """Read the clocks, and listen anew."""
        before = (self._monotonic, self._wall)
        self._read_clocks()
        by_monotonic, by_wall = self._monotonic - before[0], self._wall - before[1]
        if self._heard:
            self._heard = False
            self._last = self._monotonic
            self._listen(True)
        # Where the first clock goes on in sleep too, as on Windows, the look itself is late.
        is_late = by_monotonic > PAUSE + _SLEPT and not _STANDS_STILL
        if by_wall - by_monotonic > _SLEPT or is_late:
            self.slept.emit()
        else:
            self.looked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _BY_HAND:
            self._heard = True
            self._listen(False)
            self.touched.emit()
        return False

    def _read_clocks(self) -> None:
        self._monotonic, self._wall = self.clocks.monotonic(), self.clocks.wall()

    def _listen(self, listening: bool) -> None:
        application = QApplication.instance()
        if application is None:
            return
        application.removeEventFilter(self)
        if listening:
            application.installEventFilter(self)
