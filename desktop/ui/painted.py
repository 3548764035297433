"""What is to happen once something stands on the screen, and not before."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


def once_painted(widget: QWidget, then: Callable[[], object]) -> None:
    """Call `then` when the widget has been painted for the first time from now on."""
    widget.installEventFilter(_Painting(widget, then))


class _Painting(QObject):
    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        # Unlike `QTimer.singleShot(0, …)`, which only queues the call, a timer without delay lets everything
        # go first that the window system has sent by then: the rest of the painting, and what was typed.
        self._afterwards = QTimer(self, singleShot=True, interval=0)
        self._afterwards.timeout.connect(then)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._afterwards.start()
        return False
