"""Hands calls to another thread and brings what comes back into the window's thread."""

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal, SignalInstance

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
        self._asked_at = time.monotonic()

    @property
    def idle(self) -> bool:
        """Whether every call has come back."""
        return self._under_way == 0

    @property
    def quiet_for(self) -> float:
        """Seconds since anything was asked; 0 while something is under way."""
        return time.monotonic() - self._asked_at if self.idle else 0.0

    def follow(
        self,
        future: "Future[Any]",
        then: Then | None = None,
        otherwise: Then | None = None,
        *,
        patience: float = 0.0,
    ) -> None:
        """Call `then` with the result, or `otherwise` with the error, in the window's thread.

        Without `otherwise` an error goes out as `failed`. A page that is gone is not called.
        What comes within `patience` seconds is waited for, and called before this returns.
        """
        self._under_way += 1
        self._asked_at = time.monotonic()
        if patience and _comes_within(future, patience):
            self._deliver(future, then, otherwise)
            return
        way_home = self._way_home
        future.add_done_callback(lambda done: way_home.emit(done, then, otherwise))

    def catch_up(self) -> None:
        """Tell at once what has come and is on its way home."""
        QtCore.QCoreApplication.sendPostedEvents(self, QtCore.QEvent.Type.MetaCall.value)

    @cached_property
    def _way_home(self) -> SignalInstance:
        """Laid when there is first something to follow, which is after the first painting."""
        self._returned.connect(self._deliver, QtCore.Qt.ConnectionType.QueuedConnection)
        return self._returned

    def _deliver(self, future: "Future[Any]", then: Then | None, otherwise: Then | None) -> None:
        self._under_way -= 1
        if future.cancelled():
            # Its vault was closed before it began: nobody waits for it.
            return
        error = future.exception()
        if error is None:
            if then is not None and alive(then):
                then(future.result())
        elif otherwise is not None and alive(otherwise):
            otherwise(error)
        else:
            self.failed.emit(error)


def _comes_within(future: "Future[Any]", patience: float) -> bool:
    try:
        future.exception(patience)
    except TimeoutError:
        return False
    return True


def alive(call: Then) -> bool:
    """Whether the page that is to be called is still there."""
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
