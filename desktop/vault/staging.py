"""Where a vault is made before it has its place, and what an interrupted making leaves.

`.new-<random>/` holds a lock for as long as the making goes on, and in `vault/` the files; a finished
`vault` is moved out by one rename. What is left in such a folder, its lock free, was never in place.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop import errors
from desktop.vault.files import make_private_folder
from desktop.vault.folder import DATABASE, HEADS, UNFINISHED
from desktop.vault.instance_lock import LOCK_FILE, InstanceLock
from desktop.vault.key_names import KEYS, PREVIOUS_KEYS

_STAGED = "vault"
_WHOLE = (*(DATABASE + suffix for suffix in ("", "-wal", "-shm", "-journal")), HEADS, KEYS, PREVIOUS_KEYS)
_MADE = frozenset((*_WHOLE, *(name + ".new" for name in _WHOLE)))
"""All that making a vault writes. A vault that was ever opened has more: its own lock at least."""


@contextmanager
def staging(place: Path) -> Iterator[Path]:
    """A new private folder under `place`, to be filled and moved out; what is left of it goes at the end.

    Raises the storage kinds.
    """
    outer = place / (UNFINISHED + secrets.token_hex(8))
    try:
        make_private_folder(outer)
        with InstanceLock(outer):
            make_private_folder(outer / _STAGED)
            yield outer / _STAGED
    finally:
        shutil.rmtree(outer, ignore_errors=True)


def remove_unfinished(place: Path) -> int:
    """Remove what interrupted makings left under `place`, and return how many they were.

    Certainly unfinished is: no process has the lock, and there is no file but those that making writes.
    Everything else stays, and so does what cannot be removed. Raises nothing for the storage.
    """
    try:
        found = [path for path in place.iterdir() if path.name.startswith(UNFINISHED)]
    except OSError:
        return 0
    return sum(_remove(outer) for outer in found)


def _remove(outer: Path) -> bool:
    with suppress(OSError, errors.AppError):
        if not _is_rest(outer):
            return False
        with InstanceLock(outer):
            if not _is_rest(outer):  # looked at before the lock was ours
                return False
            _remove_files(outer / _STAGED)
        os.unlink(outer / LOCK_FILE)
        os.rmdir(outer)
        return True
    return False


def _is_rest(outer: Path) -> bool:
    if outer.is_symlink() or not outer.is_dir():
        return False
    inside = {path.name for path in outer.iterdir()}
    if not inside <= {LOCK_FILE, _STAGED}:
        return False
    staged = outer / _STAGED
    if _STAGED not in inside:
        return True
    return not staged.is_symlink() and _MADE.issuperset(path.name for path in staged.iterdir())


def _remove_files(staged: Path) -> None:
    """By name, never a whole tree: what is unknown keeps its folder from being removed."""
    if not staged.is_dir():
        return
    for name in _MADE:
        (staged / name).unlink(missing_ok=True)
    staged.rmdir()
