"""What the disk has not taken yet: kept in memory, shown as not saved, and tried again until it is taken."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import NotStoredYet, StorageFailed, StorageFull, StorageReadOnly
from desktop.ui.worker import Then, Worker, alive

if TYPE_CHECKING:
    from concurrent.futures import Future

    from desktop.ui.desk import Desk

REFUSED = (StorageFull, StorageReadOnly, StorageFailed)
"""What the disk may say. Anything else is no matter of waiting."""

_FIRST_PAUSE, _LONGEST_PAUSE = 1_000, 30_000
"""Milliseconds until the next try; each time twice as long."""
_PATIENCE = 10.0
"""Seconds that closing waits for the disk's answer."""


@dataclass(eq=False, slots=True)
class Write:
    """One thing to be stored. A newer one in the same `slot` takes its place."""

    slot: Hashable
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    named: dict[str, Any] = field(default_factory=dict)
    then: Then | None = None
    otherwise: Then | None = None
    refused: bool = False
    tries: int = 0
    future: "Future[Any] | None" = None

    @property
    def under_way(self) -> bool:
        """Whether the database has been asked, and has not answered."""
        return self.future is not None and not self.future.done()


class Unsaved(QObject):
    """Takes the writes of the pages, keeps those that the disk refuses, and tries them again by itself.

    Told once, when the first is refused. A page that is left, or a lock, takes nothing from it.
    """

    changed = Signal(bool)
    """True with each write that waits from now on: nothing may be called saved. False when all is stored."""

    def __init__(self, desk: "Desk", worker: Worker) -> None:
        super().__init__()
        self.desk = desk
        self._worker = worker
        self._writes: dict[Hashable, Write] = {}
        self._pause = _FIRST_PAUSE
        self._again: QTimer | None = None
        self._cause: Exception = StorageFailed()

    @property
    def waiting(self) -> list[Write]:
        """What the disk has refused so far, oldest first."""
        return [write for write in self._writes.values() if write.refused]

    def waits(self, slot: Hashable) -> bool:
        """Whether the newest of this slot was refused."""
        return slot in self._writes and self._writes[slot].refused

    def replaceable(self, slot: Hashable) -> bool:
        """Whether something newer may be put into this slot: the database is not busy with the old one."""
        return self.waits(slot) and not self._writes[slot].under_way

    def store(self, write: Write) -> None:
        """Have something stored, now or as soon as the disk takes it."""
        before = self._writes.pop(write.slot, None)
        write.refused = before is not None and before.refused
        self._writes[write.slot] = write
        self._ask(write)

    def try_now(self) -> None:
        """Ask once more for all that waits."""
        for write in self.waiting:
            if not write.under_way:
                self._ask(write)

    def tell(self) -> None:
        """Say why something has to wait for what the disk has not taken, and try once more."""
        self.try_now()
        self.desk.report(NotStoredYet(self._cause))

    def settled(self) -> bool:
        """Wait for the disk's answers, and say whether everything is stored."""
        self.try_now()
        return not any(_refused(write) for write in list(self._writes.values()))

    def hand_over(self) -> None:
        """At the lock: ask once more, for the desk's last words, and let go of everything."""
        self.try_now()
        self.forget()

    def forget(self) -> None:
        """Try no more: the vault is closed, or all of it is given up."""
        self._writes.clear()
        if self._again is not None:
            self._again.stop()

    def _ask(self, write: Write) -> None:
        write.tries += 1
        write.future = self.desk.start(write.function, write.arguments, write.named, write.slot)
        self._worker.follow(
            write.future,
            lambda result: self._stored(write, result),
            lambda error: self._failed(write, error),
        )

    def _stored(self, write: Write, result: object) -> None:
        waited = bool(self.waiting)
        if self._writes.get(write.slot) is write:
            del self._writes[write.slot]
        if write.then is not None and alive(write.then):
            write.then(result)
        if waited:
            self._go_on()

    def _go_on(self) -> None:
        """The disk takes things again: the others at once."""
        self._pause = _FIRST_PAUSE
        if self.waiting:
            self.try_now()
        else:
            self.changed.emit(False)

    def _failed(self, write: Write, error: Exception) -> None:
        newest = self._writes.get(write.slot) is write
        if not isinstance(error, REFUSED):
            self._give_up(write, error, newest=newest)
        elif newest:
            first = not self.waiting
            write.refused, self._cause = True, error
            if write.tries == 1:
                self.changed.emit(True)
            if first:
                self.desk.report(NotStoredYet(error))
            self._wait()

    def _give_up(self, write: Write, error: Exception, *, newest: bool) -> None:
        """It is refused for what it says, and no disk will change that."""
        waited = bool(self.waiting)
        if newest:
            del self._writes[write.slot]
        if write.otherwise is not None and alive(write.otherwise):
            write.otherwise(error)
        else:
            self.desk.report(error)
        if waited and not self.waiting:
            self.changed.emit(False)

    def _wait(self) -> None:
        if self._again is None:
            self._again = QTimer(self, singleShot=True)
            self._again.timeout.connect(self.try_now)
        if not self._again.isActive():
            self._again.start(self._pause)
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)


def _refused(write: Write) -> bool:
    if write.future is None:
        return True
    try:
        return isinstance(write.future.exception(_PATIENCE), REFUSED)
    except TimeoutError:
        return True
