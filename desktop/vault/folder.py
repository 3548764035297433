"""Where a vault lies, and what is there before anyone has typed a password."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from desktop import errors
from desktop.vault.faults import translated
from desktop.vault.key_names import DAMAGED_KEYS, KEYS, PREVIOUS_KEYS, open_name

DATABASE = "pejl.db"
HEADS = "heads.bin"
VAULTS = "vaults"
UNFINISHED = ".new-"
"""What a vault folder's name begins with while it is being made; such folders are not listed."""


class VaultState(StrEnum):
    """What the files of a vault folder amount to. All but `NEW` and `LOCKED` are alarms."""

    NEW = "new"
    LOCKED = "locked"
    MISSING_DATABASE = "missing_database"
    MISSING_KEYS = "missing_keys"
    MISSING_BOTH = "missing_both"

    @property
    def is_alarm(self) -> bool:
        """There was an installation here and part of it is gone: never to be met with a welcome."""
        return self not in (VaultState.NEW, VaultState.LOCKED)


class VaultFolder(NamedTuple):
    """The folder of one vault; nothing is read before it is asked for."""

    path: Path

    @property
    def database(self) -> Path:
        """The encrypted database, `pejl.db`."""
        return self.path / DATABASE

    def state(self) -> VaultState:
        """What is there now. An empty file counts as missing. Raises `StorageFailed`."""
        has_database = _has_content(self.database)
        has_keys = any(_has_content(self.path / name) for name in (KEYS, PREVIOUS_KEYS))
        if has_database and has_keys:
            return VaultState.LOCKED
        if has_keys:
            return VaultState.MISSING_DATABASE
        if has_database:
            return VaultState.MISSING_KEYS
        return VaultState.MISSING_BOTH if any(self._traces()) else VaultState.NEW

    def name(self) -> str:
        """The caseworker's name from the open part of the key slots; the folder's own where unreadable."""
        try:
            return open_name(self.path) or self.path.name
        except errors.AppError:
            return self.path.name

    def _traces(self) -> Iterator[bool]:
        """Emptied files, and what SQLite or a damaged key file leaves beside them."""
        yield self.database.exists()
        for suffix in ("-wal", "-journal"):
            yield self.database.with_name(DATABASE + suffix).exists()
        for name in (KEYS, PREVIOUS_KEYS, DAMAGED_KEYS):
            yield (self.path / name).exists()


def vaults(data_folder: Path) -> list[VaultFolder]:
    """Every vault under `data_folder`/vaults, alarms included, by folder name.

    An empty list means that no one has used Pejl here. Raises `StorageFailed`
    or `StorageReadOnly` where the folder cannot be looked into.
    """
    root = data_folder / VAULTS
    if not root.is_dir():
        return []
    with translated():
        folders = [path for path in sorted(root.iterdir()) if path.is_dir()]
    listed = [VaultFolder(path) for path in folders if not path.name.startswith(".")]
    return [vault for vault in listed if vault.state() is not VaultState.NEW]


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise errors.StorageFailed("cannot be read") from error
