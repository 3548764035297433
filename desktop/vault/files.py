"""Private folders, and files that are either the old or the new, never half of each."""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop import errors
from desktop.vault.faults import translated

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
_PAGE = 4096


def make_private_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, readable by this user alone.

    Raises `StorageReadOnly`, `StorageFull` or `StorageFailed`.
    """
    with translated():
        for missing in reversed([folder, *folder.parents]):
            if not missing.is_dir():
                missing.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
                sync_folder(missing.parent)


def restrict_to_user(folder: Path) -> bool:
    """On Windows, let no one but this user into `folder` and what is made in it; whether that was done.

    Windows knows no permission bits: a folder takes over who may enter from the one around it. Untried
    on Windows. A disk without such rights (FAT) is left as it is, and so is every other system, where
    the bits do it. Not for a stick that shall be read on another computer.
    """
    if sys.platform != "win32":
        return False
    import subprocess  # the lock screen does without

    command = restriction(folder, os.environ)
    if command is None:
        return False
    quiet = subprocess.CREATE_NO_WINDOW
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(command, check=True, capture_output=True, timeout=20, creationflags=quiet)
        return True
    return False


def restriction(folder: Path, environment: Mapping[str, str]) -> list[str] | None:
    """The command for `restrict_to_user`: nothing inherited, full access for the user and no one else.

    None where Windows does not say who the user is: rights for a wrong name would shut the user out.
    """
    user, domain = environment.get("USERNAME", ""), environment.get("USERDOMAIN", "")
    windows = environment.get("SYSTEMROOT", "")
    if not user or not domain or not windows:
        return None
    program = f"{windows}\\System32\\icacls.exe"  # by its place: the search path may hold another
    access = f"{domain}\\{user}:(OI)(CI)F"
    return [program, str(folder), "/inheritance:r", "/grant:r", access]


def read_file(path: Path) -> bytes:
    """The file's bytes; empty where there is no file. Raises `StorageFailed`."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as error:
        # Not translated(): “no permission” would come out as “cannot be written”.
        raise errors.StorageFailed("cannot be read") from error


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path` so that a cut at any point leaves the old file or the new one.

    Raises `StorageFull`, `StorageReadOnly` or `StorageFailed`; the old file then stands.
    """
    with translated(), replaced_when_whole(path) as file:
        file.write(content)


@contextmanager
def replaced_when_whole(path: Path) -> Iterator[BinaryIO]:
    """A new private file that takes the place of `path` at the end of the block, synced; never half of it.

    Raises `OSError`, and what the block raises; the old file then stands.
    """
    temporary = path.with_name(path.name + ".new")
    with suppress(FileNotFoundError):
        temporary.unlink()  # what a killed process left
    try:
        with write_privately(temporary) as file:
            yield file
        os.replace(temporary, path)
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


@contextmanager
def write_privately(path: Path) -> Iterator[BinaryIO]:
    """A new file, readable by this user alone, synced at the end of the block. Raises `OSError`."""
    # O_EXCL never follows a planted link.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
    with open(descriptor, "w+b") as file:
        yield file
        file.flush()
        _sync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make names in `folder` survive a power cut. Windows has no such call and needs none (untried)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def check_writable(folder: Path) -> None:
    """Raise `StorageReadOnly`, `StorageFull` or `StorageFailed` where no file can be written in `folder`.

    It tries, since permission bits neither bind an administrator nor know of read-only disks.
    """
    with translated(), tempfile.TemporaryFile(dir=folder) as file:
        # A full disk still takes a name; a page of a file it does not.
        file.write(bytes(_PAGE))
        file.flush()


_BINARY = getattr(os, "O_BINARY", 0)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":  # untried: there fsync stops at the drive's own cache
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)
