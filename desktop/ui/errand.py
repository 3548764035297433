"""Something that takes its time in another thread: it tells how far it is, and it may be stopped."""

from PySide6.QtCore import QObject, Signal

from desktop.errors import Cancelled


class Errand(QObject):
    """Its `progress` is given to what works in the other thread; `advanced` arrives in the window's.

    What goes through the same bytes more than once has as many `laps`; they count as one way.
    """

    advanced = Signal(float)
    """How much of the way is done, 0 to 1."""

    def __init__(self, parent: QObject, laps: int = 1) -> None:
        super().__init__(parent)
        self._laps = laps
        self._lap = 0
        self._last = 0
        self._stopped = False

    def stop(self) -> None:
        """End the work where it stands: what it works at stays as it was."""
        self._stopped = True

    def progress(self, done: int, total: int) -> None:
        """Told in the other thread. Raises `Cancelled` once it was stopped."""
        if self._stopped:
            raise Cancelled
        if done < self._last:
            self._lap = min(self._lap + 1, self._laps - 1)
        self._last = done
        self.advanced.emit((self._lap + done / max(total, 1)) / self._laps)
