"""Plain settings of this installation: what is needed before a vault is unlocked, and nothing personal.

They lie in `settings.json` beside the vaults. Reading is tolerant: a program that cannot read
its settings still has to start. Writing is strict: what is not a setting is never stored.
"""

import errno
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from desktop.errors import InvalidInput, StorageFailed, StorageFull, StorageReadOnly

FILE = "settings.json"
DAMAGED_FILE = "settings.damaged.json"
"""Where a file that cannot be read is kept, so that nothing is lost by starting."""

LANGUAGES = ("da", "en")
LOOKS = ("light", "dark", "contrast")
_MINUTES = range(1, 61)
_LARGEST_FILE = 100_000
_FULL = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


class Settings(NamedTuple):
    """The language and look of the window, and after how many minutes it hides what it shows.

    Untouched for `idle_minutes` it locks, or draws the curtain in a conversation; `curtain_minutes`
    after the curtain comes the lock.
    """

    language: str = "da"
    look: str = "light"
    idle_minutes: int = 5
    curtain_minutes: int = 20


def load(data_folder: Path) -> Settings:
    """The settings in `data_folder`; the default for each that is missing or cannot be used.

    A file that is no settings file at all is moved aside. Never raises.
    """
    path = data_folder / FILE
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except OSError:
        return Settings()
    try:
        found = _decoded(content)
    except (ValueError, RecursionError):
        with suppress(OSError):
            os.replace(path, data_folder / DAMAGED_FILE)
        return Settings()
    return Settings(**{name: found[name] for name, fits in _CHECKS.items() if fits(found.get(name))})


def store(data_folder: Path, settings: Settings) -> None:
    """Put the settings in `data_folder`, whole or not at all.

    Raises `InvalidInput` for a value that is none, `StorageFull`, `StorageReadOnly`, `StorageFailed`.
    """
    for name, value in settings._asdict().items():
        if not _CHECKS[name](value):
            raise InvalidInput(name, "unknown")
    content = json.dumps(settings._asdict(), indent=2).encode() + b"\n"
    try:
        data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(data_folder / FILE, content)
    except OSError as error:
        number = error.errno or 0
        kind = StorageFull if number in _FULL else StorageReadOnly if number in _READ_ONLY else StorageFailed
        raise kind(errno.errorcode.get(number, "OSError")) from error


def _decoded(content: bytes) -> dict[str, Any]:
    if len(content) > _LARGEST_FILE:
        raise ValueError("too large")
    found = json.loads(content)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def _write(path: Path, content: bytes) -> None:
    """By a file of its own and one rename: a cut leaves the old settings or the new ones."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE}-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _is_whole_minutes(value: object) -> bool:
    return type(value) is int and value in _MINUTES


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "language": lambda value: isinstance(value, str) and value in LANGUAGES,
    "look": lambda value: isinstance(value, str) and value in LOOKS,
    "idle_minutes": _is_whole_minutes,
    "curtain_minutes": _is_whole_minutes,
}
