"""Hands calls to another thread and brings what comes back into the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future

Then = Callable[[Any], object]


class Worker(QObject):
    """Brings results home by a queued signal; counts what is under way, so that closing can wait."""

    failed = Signal(Exception)
    _returned = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way = 0
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether every call has come back."""
        return self._under_way == 0

    def follow(self, future: "Future[Any]", then: Then | None = None, otherwise: Then | None = None) -> None:
        """Call `then` with the result, or `otherwise` with the error, in the window's thread.

        Without `otherwise` an error goes out as `failed`. A page that is gone is not called.
        """
        self._under_way += 1
        future.add_done_callback(lambda done: self._returned.emit(done, then, otherwise))

    def _deliver(self, future: "Future[Any]", then: Then | None, otherwise: Then | None) -> None:
        self._under_way -= 1
        error = future.exception()
        if error is None:
            if then is not None and _alive(then):
                then(future.result())
        elif otherwise is not None and _alive(otherwise):
            otherwise(error)
        else:
            self.failed.emit(error)


def _alive(call: Then) -> bool:
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
