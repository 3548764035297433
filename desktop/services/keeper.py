"""Makes backups beside the work: unasked when one is due, asked for, and when the vault is closed."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.progress import Progress, unheard
from desktop.services.receipts import Receipt, Receipts
from desktop.services.rights import Rights
from desktop.services.safekeeping import Safekeeping, carry
from desktop.services.sweeping import Swept
from desktop.vault.backup_file import read_manifest

log = logging.getLogger("pejl")

Call = Callable[..., Future[Any]]
"""Runs a function in the database thread."""


@dataclass(frozen=True, slots=True)
class BackupDone:
    """A backup that was read back and opened. `elsewhere` is its copy outside the laptop, None without one.

    `elsewhere_failed` says why there is none where a place is chosen.
    """

    path: Path
    made_at: datetime
    elsewhere: Path | None = None
    elsewhere_failed: errors.AppError | None = None


@dataclass(frozen=True, slots=True)
class ErasureDone:
    """An erasure with its receipt. `left_elsewhere` says that the chosen place could not be swept yet.

    `stopped` says why the backups are not swept, though the citizen is erased: the next start does it.
    """

    receipt: Receipt
    swept: Swept
    left_elsewhere: bool
    stopped: errors.AppError | None = None


class Keeper:
    """One thread for the backups of an unlocked vault. Only `finish` may be called after `finish`."""

    def __init__(self, call: Call, safekeeping: Safekeeping, rights: Rights, receipts: Receipts) -> None:
        self._call = call
        self._safekeeping = safekeeping
        self._rights = rights
        self._receipts = receipts
        self._stopped = False

    def start(self, progress: Progress = unheard) -> Future[BackupDone]:
        """Make a backup, here and in the chosen place. Its future raises what `Safekeeping` does."""
        return self._thread.submit(self._back_up, progress)

    def start_if_due(self) -> "Future[BackupDone | None]":
        """The same unasked, where one is due; None where none is."""
        return self._thread.submit(self._back_up_if_due)

    def erase(self, citizen: int, reason: str = "", progress: Progress = unheard) -> Future[ErasureDone]:
        """Erase a citizen from the database, its log, the backups and what restoring set aside.

        Its future raises what `Rights.erase` does before anything is deleted. What a cut leaves unswept
        is swept when the vault is next open.
        """
        return self._thread.submit(self._erase, citizen, reason, progress)

    def receive(self, take: Callable[[], Any], progress: Progress = unheard) -> Future[Any]:
        """Make a backup, and only then `take` a citizen in, in the database thread; its result.

        Its future raises what making a backup does, and then nothing was taken; and what `take` raises.
        """
        return self._thread.submit(self._receive, take, progress)

    def take_over(self, erased: Mapping[str, datetime]) -> None:
        """Bring a restored database to today: who was erased since its day is erased again.

        Not in the database thread. Raises the storage kinds.
        """
        self._call(self._rights.erase_again, erased).result()
        self._call(self._safekeeping.seal).result()
        self._sweep(unheard)

    def finish(self) -> None:
        """Stop what is under way, and make a last backup where much has changed; before the vault closes.

        A backup that fails here keeps nobody from closing: the next start sees how old the newest is.
        """
        self._stopped = True
        if "_thread" in self.__dict__:
            self._thread.shutdown(cancel_futures=True)
        self._stopped = False
        try:
            if self._call(self._safekeeping.is_due, closing=True).result():
                self._back_up(unheard)
        except errors.AppError as error:
            log.error("no backup at closing: %s", type(error).__name__)

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="backup")

    def _back_up_if_due(self) -> BackupDone | None:
        self._safekeeping.tidy()
        self._finish_restoring()
        self._sweep(unheard)
        due = self._call(self._safekeeping.is_due).result()
        return self._back_up(unheard) if due else None

    def _back_up(self, progress: Progress) -> BackupDone:
        def watched(done: int, total: int) -> None:
            if self._stopped:
                raise errors.Cancelled
            progress(done, total)

        made = self._call(self._safekeeping.copy, watched).result()
        self._safekeeping.verify(made, watched)
        made_at = read_manifest(made).made_at
        try:
            elsewhere = self._carry(made, made_at, watched)
        except errors.Cancelled:
            raise
        except errors.AppError as error:
            return BackupDone(made, made_at, elsewhere_failed=error)
        return BackupDone(made, made_at, elsewhere)

    def _receive(self, take: Callable[[], Any], progress: Progress) -> Any:
        self._back_up(progress)
        return self._call(take).result()

    def _finish_restoring(self) -> None:
        """Erase again what a restore that was cut off has brought back."""
        known = self._safekeeping.heads()
        missing = known.erased.keys() - self._call(self._rights.erased).result() if known else ()
        if known and missing:
            self.take_over({uuid: known.erased[uuid] for uuid in missing})

    def _erase(self, citizen: int, reason: str, progress: Progress) -> ErasureDone:
        number = self._call(self._rights.erase, citizen, reason).result().number
        try:
            swept, left, stopped = *self._sweep(progress), None
        except errors.AppError as error:
            log.error("backups not swept: %s", type(error).__name__)
            swept, left, stopped = Swept(), False, error
        return ErasureDone(self._call(self._receipts.get, number).result(), swept, left, stopped)

    def _sweep(self, progress: Progress) -> tuple[Swept, bool]:
        """What was swept, and whether the chosen place is left."""
        here, elsewhere = self._call(self._safekeeping.sweep_due).result()
        if not here and not elsewhere:
            return Swept(), False
        folder, left = None, False
        try:
            folder = self._call(self._safekeeping.place_folder).result()
        except errors.PlaceMissing:
            left = True
        if here:
            self._call(self._safekeeping.purge).result()
        folders = [self._safekeeping.own_folder] if here else []
        erased = self._call(self._rights.erased).result()
        swept = self._safekeeping.sweep([*folders, *([folder] if folder else [])], erased, progress)
        self._call(self._receipts.note_swept, swept, left=left).result()
        self._call(self._safekeeping.note_swept, elsewhere=not left).result()
        return swept, left

    def _carry(self, made: Path, made_at: datetime, progress: Progress) -> Path | None:
        folder = self._call(self._safekeeping.place_folder).result()
        if folder is None:
            return None
        there = carry(made, folder, progress)
        self._safekeeping.verify(there, progress)
        self._call(self._safekeeping.note_elsewhere, made_at).result()
        return there
