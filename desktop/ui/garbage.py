"""Python's cyclic garbage, collected in the window's thread alone.

The collector runs in whichever thread allocates next. In the database thread it would destroy
widgets there, and Qt crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE = 2_000


class GarbageCollector(QObject):
    """Switches automatic collection off, and collects from a timer of the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self._collect_when_due)
        timer.start(_PAUSE)

    def collect(self) -> None:
        """Collect everything now: after locking nothing of the vault may live on."""
        gc.collect()

    def _collect_when_due(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
