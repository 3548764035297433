"""What disk, driver and SQLite report, as the few kinds that Pejl tells a person about."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from desktop import errors

_SQLITE_KINDS: dict[int, type[errors.AppError]] = {
    3: errors.StorageReadOnly,  # PERM
    5: errors.VaultInUse,  # BUSY: only another process can hold the lock
    8: errors.StorageReadOnly,  # READONLY
    10: errors.StorageFailed,  # IOERR
    11: errors.VaultDamaged,  # CORRUPT
    13: errors.StorageFull,  # FULL
    14: errors.StorageFailed,  # CANTOPEN
    15: errors.StorageFailed,  # PROTOCOL
    22: errors.StorageFailed,  # NOLFS
    24: errors.VaultDamaged,  # FORMAT
    26: errors.VaultDamaged,  # NOTADB
}
_PRIMARY_CODE = 0xFF
"""SQLite puts the kind in the low byte and the detail above it."""

_SYSTEM_KINDS: dict[int, type[errors.AppError]] = {
    errno.ENOSPC: errors.StorageFull,
    errno.EDQUOT: errors.StorageFull,
    errno.EROFS: errors.StorageReadOnly,
    errno.EACCES: errors.StorageReadOnly,
    errno.EPERM: errors.StorageReadOnly,
}


def translate(error: BaseException) -> errors.AppError | None:
    """The kind that `error` stands for, or None where it is no fault of the storage.

    The text holds SQLite's or the system's name for it ("SQLITE_FULL", "ENOSPC"),
    never a path, a statement or a value, so that it may be logged.
    """
    if isinstance(error, OSError):
        number = error.errno or 0
        kind = _SYSTEM_KINDS.get(number, errors.StorageFailed)
        return kind(errno.errorcode.get(number, "OSError"))
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    found = _SQLITE_KINDS.get(code & _PRIMARY_CODE)
    return found(getattr(error, "sqlite_errorname", str(code))) if found else None


@contextmanager
def translated() -> Iterator[None]:
    """Raise storage faults of the block as `errors.AppError` kinds; everything else passes unchanged."""
    try:
        yield
    except Exception as error:
        kind = translate(error)
        if kind is None:
            raise
        raise kind from error
