"""What is done beside the work on an open vault: backups, its check, erasing, handing over, receiving.

It outlives the pages, so that one may leave the settings while a backup is being made.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import Cancelled, PlaceMissing
from desktop.ui.errand import Errand
from desktop.ui.worker import Worker

if TYPE_CHECKING:
    from concurrent.futures import Future

    from desktop.i18n import Catalogue
    from desktop.plan_records import Receiving
    from desktop.progress import Progress
    from desktop.services.safekeeping import BackupState
    from desktop.services.unlocked import Unlocked

QUIET = 4.0
"""Seconds after unlocking in which nothing was asked, before a backup that is due is made unasked."""
_LOOK = 500
"""Milliseconds between two looks at whether it has been quiet for so long."""


class Undertaking(QObject):
    """One thing that takes its time: under way, done or failed. Begun anew, it forgets how it went."""

    changed = Signal()

    def __init__(self, worker: Worker) -> None:
        super().__init__(worker)
        self._worker = worker
        self.errand: Errand | None = None
        """What is under way, None where nothing is."""
        self.result: Any = None
        self.error: Exception | None = None

    def begin(self, start: "Callable[[Progress], Future[Any]]", laps: int = 1) -> None:
        """Start it, unless it is under way. `laps` is as for `Errand`."""
        if self.errand is not None:
            return
        self.errand = Errand(self, laps)
        self.result = self.error = None
        self._worker.follow(start(self.errand.progress), self._done, self._failed)
        self.changed.emit()

    def hand_on(self, done: "Callable[[Any], None]", failed: "Callable[[Exception], None]") -> None:
        """Call one of the two with how it ended; neither where it was stopped."""
        if self.error is not None:
            failed(self.error)
        elif self.result is not None:
            done(self.result)

    def stop(self) -> None:
        """End it where it stands."""
        if self.errand is not None:
            self.errand.stop()

    def _done(self, result: object) -> None:
        self.errand, self.result = None, result
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self.errand, self.error = None, error
        self.changed.emit()


class Upkeep(QObject):
    """Serves one vault from its opening to its closing."""

    changed = Signal()
    """How the backups stand is known, or known anew."""

    def __init__(self, worker: Worker) -> None:
        super().__init__(worker)
        self._worker = worker
        self._unlocked: Unlocked | None = None
        self._timer: QTimer | None = None
        self._unasked_error: Exception | None = None
        self.state: BackupState | None = None
        self.backup = Undertaking(worker)
        self.check = Undertaking(worker)
        self.erasure = Undertaking(worker)
        self.access = Undertaking(worker)
        self.access_of: int | None = None
        """The citizen whose access it is, until somebody was told how it ended."""
        self.handover = Undertaking(worker)
        self.receiving = Undertaking(worker)
        self.backup.changed.connect(self._backed_up)

    @property
    def trouble(self) -> Exception | None:
        """Why the last backup could not be made, None where it was made or stopped by hand.

        A stick that is not in is none: the reminder tells of it when it is time.
        """
        failed = self.backup.error or self._unasked_error
        return None if isinstance(failed, Cancelled | PlaceMissing) else failed

    def serve(self, unlocked: "Unlocked") -> None:
        """From now on look after this vault."""
        self._unlocked = unlocked

    def begin(self) -> None:
        """Make a backup if one is due, once the window has settled."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK)

    def end(self) -> None:
        """The vault is about to be closed."""
        self.backup.stop()
        self.check.stop()
        self.erasure.stop()
        self.access.stop()
        self.handover.stop()
        self.receiving.stop()
        self._unlocked = None

    def make_backup(self) -> None:
        """Make a backup now, here and in the chosen place."""
        self._make_backup(elsewhere=self.state is not None and self.state.place_is_there)

    def make_backup_elsewhere(self) -> None:
        """The same, for a place that was just chosen and is there."""
        self.refresh()
        self._make_backup(elsewhere=True)

    def make_check(self) -> None:
        """Check the file."""
        if self._unlocked is not None:
            self.check.begin(self._unlocked.check)

    def erase(self, citizen: int, reason: str) -> None:
        """Erase a citizen, here and in the backups. What a lock cuts off is done at the next start."""
        if self._unlocked is not None:
            keeper = self._unlocked.keeper
            self.erasure.begin(lambda progress: keeper.erase(citizen, reason, progress))

    def give_access(self, citizen: int, folder: Path, words: "Catalogue", password: str = "") -> None:
        """Put everything about a citizen into a folder."""
        if self._unlocked is not None and self.access.errand is None:
            self.access_of = citizen
            unlocked, save = self._unlocked, self._unlocked.services.access_exports.save
            told = (citizen, folder, words, password)
            self.access.begin(lambda progress: unlocked.call(save, *told, progress))

    def hand_over(self, citizen: int, colleague: str, folder: Path, passphrase: str) -> None:
        """Put a citizen into a file for a colleague."""
        if self._unlocked is not None:
            unlocked, give = self._unlocked, self._unlocked.services.handing_over.give
            told = (citizen, colleague, folder, passphrase)
            self.handover.begin(lambda progress: unlocked.call(give, *told, progress))

    def receive(self, path: Path, passphrase: str, transfer: str, how: "Receiving | None") -> None:
        """Receive a citizen from the file that was looked at, after a backup."""
        if self._unlocked is not None:
            unlocked, take = self._unlocked, self._unlocked.services.handing_over.receive
            told = partial(take, path, passphrase, transfer, how)
            self.receiving.begin(lambda progress: unlocked.keeper.receive(told, progress), 2)

    def refresh(self) -> None:
        """Ask how the backups stand."""
        if self._unlocked is not None:
            self._worker.follow(self._unlocked.call(self._unlocked.safekeeping.state), self._stand)

    def _make_backup(self, *, elsewhere: bool) -> None:
        if self._unlocked is not None:
            self._unasked_error = None
            # Written and read back, and the same once more where there is a second place.
            self.backup.begin(self._unlocked.keeper.start, 4 if elsewhere else 2)

    def _look(self) -> None:
        assert self._timer is not None
        if self._unlocked is None:
            return
        if self._worker.quiet_for < QUIET:
            self._timer.start(_LOOK)
            return
        self._worker.follow(self._unlocked.keeper.start_if_due(), self._made_unasked, self._failed_unasked)

    def _made_unasked(self, done: Any) -> None:
        self._unasked_error = done.elsewhere_failed if done is not None else None
        self.refresh()

    def _failed_unasked(self, error: Exception) -> None:
        self._unasked_error = error
        self.refresh()

    def _backed_up(self) -> None:
        if self.backup.errand is None:
            if self.backup.result is not None:
                self._unasked_error = self.backup.result.elsewhere_failed
            self.refresh()

    def _stand(self, state: "BackupState") -> None:
        self.state = state
        self.changed.emit()
