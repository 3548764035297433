"""One process per vault."""

import os
import sys
from pathlib import Path
from types import TracebackType

from desktop import errors
from desktop.vault.faults import translated
from desktop.vault.files import PRIVATE_FILE

LOCK_FILE = "pejl.lock"

if sys.platform == "win32":  # untried
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InstanceLock:
    """The operating system's lock on a vault folder, held until `release` or the end of the process.

    The file `pejl.lock` stays behind and means nothing by itself: the lock of a
    killed process is gone with it.

    Raises `VaultInUse` where another process (or another lock in this one) has
    the folder, `VaultMissing` where there is no folder, `StorageReadOnly`,
    `StorageFull` or `StorageFailed` where the file cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise errors.VaultMissing("no folder")
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        with translated():
            descriptor = os.open(folder / LOCK_FILE, flags, PRIVATE_FILE)
        try:
            _try_lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise errors.VaultInUse("locked") from error
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let others in. Doing it again does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "InstanceLock":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()
