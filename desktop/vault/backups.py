"""A folder of backups: which are there, is each whole, and which are kept.

A backup is named after the second it was made (UTC) and never after a person. In a place that several
caseworkers share, each vault has a folder of its own, called by the vault's number.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.progress import Progress, unheard
from desktop.vault import backup_file, key_file
from desktop.vault.backup_file import SUFFIX, Manifest
from desktop.vault.connection import open_connection
from desktop.vault.faults import translated
from desktop.vault.files import make_private_folder, sync_folder
from desktop.vault.folder import DATABASE
from desktop.vault.staging import staging

OWN_FOLDER = "backups"
"""Where a vault keeps its own backups, inside its folder."""

KEPT = ((7, "day"), (5, "week"), (12, "month"))
"""How many days, weeks and months keep their newest backup."""

_NAME = re.compile(r"pejl-\d{4}-\d\d-\d\d-\d{6}(-\d+)?" + re.escape(SUFFIX))


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it lies in a folder; `manifest` is None where it cannot be read."""

    path: Path
    manifest: Manifest | None

    @property
    def order(self) -> int:
        """The higher, the later it was made in its folder; 0 where it cannot be read."""
        return self.manifest.order if self.manifest is not None else 0


def own_folder(vault_folder: Path) -> Path:
    """Where the vault's own backups lie."""
    return vault_folder / OWN_FOLDER


def folder_in(place: Path, vault_folder: Path) -> Path:
    """The vault's own folder in a place that others may use too, a USB stick or a network drive.

    Raises `PlaceMissing` where the place is not there, and what reading the key slots does.
    """
    if not place.is_dir():
        raise errors.PlaceMissing
    return place / f"pejl-{key_file.read(vault_folder).vault[:8]}"


def make(
    vault_folder: Path, folder: Path, *, schema: str, now: datetime, progress: Progress = unheard
) -> Path:
    """Write a backup of a vault at rest into `folder`, which is made where missing.

    See `backup_file.write` for what must hold and what it raises.
    """
    make_private_folder(folder)
    target = folder / _name_after(folder, now)
    order = 1 + max((each.order for each in listed(folder)), default=0)
    backup_file.write(target, vault_folder, schema=schema, made_at=now, order=order, progress=progress)
    return target


def listed(folder: Path) -> list[Backup]:
    """The backups in a folder, the last made first, unreadable ones last; none where there is no folder."""
    with translated():
        try:
            paths = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
        except (FileNotFoundError, NotADirectoryError):
            return []
    found = [Backup(path, _manifest_or_none(path)) for path in paths]
    return sorted(found, key=lambda backup: (backup.order, _order(backup.path)), reverse=True)


def verify(
    backup: Path,
    key: bytes,
    scratch: Path,
    *,
    vault: str | None = None,
    progress: Progress = unheard,
    look: Callable[[Any], None] = lambda _connection: None,
) -> Manifest:
    """Read the backup back, compare every byte with what was copied, and open it with the data key.

    `scratch` is a folder for the still encrypted copy, gone afterwards; `look` may ask the opened
    connection more. Raises `BackupRefused` ("damaged", "newer", "foreign" for another vault, "key"), the
    storage kinds, and what `progress` and `look` raise.
    """
    with staging(scratch) as folder:
        manifest = backup_file.extract(backup, folder, progress)
        if vault is not None and manifest.vault != vault:
            raise errors.BackupRefused("foreign")
        with opened(folder / DATABASE, key) as connection:
            look(connection)
    return manifest


def rewrite(backup: Path, scratch: Path, schema: str, change: Callable[[Path], None]) -> None:
    """Let `change` work on the backup's database, and put the outcome in its place, with its date and keys.

    `schema` is the database's version afterwards. A cut leaves the backup as it was, or as it is to be.
    Raises `BackupRefused`, the storage kinds, and what `change` raises.
    """
    with staging(scratch) as folder:
        manifest = backup_file.extract(backup, folder)
        change(folder / DATABASE)
        backup_file.write(backup, folder, schema=schema, made_at=manifest.made_at, order=manifest.order)


@contextmanager
def opened(database: Path, key: bytes) -> Iterator[Any]:
    """A connection to a database taken from a backup, its pages and rows checked first.

    Raises `BackupRefused` ("key" where the data key does not fit a whole file, "damaged").
    """
    try:
        connection = open_connection(database, key)
    except errors.VaultDamaged as error:
        raise errors.BackupRefused("key") from error
    except errors.VaultMissing as error:
        raise errors.BackupRefused("damaged") from error
    with closing(connection):
        with translated():
            faults = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            faults += [row for row in connection.execute("PRAGMA quick_check") if row != ("ok",)]
            faults += connection.execute("PRAGMA foreign_key_check").fetchall()
        if faults:
            raise errors.BackupRefused("damaged")
        yield connection


def rotate(folder: Path, today: date) -> list[Path]:
    """Remove what no day, week or month keeps, and return it. What cannot be read is never removed.

    Backups "from the future", made before a clock was set back, stay too.
    """
    readable = [backup for backup in listed(folder) if backup.manifest is not None]
    kept = _kept({backup.path: _day(backup) for backup in readable}, today)
    removed = [backup.path for backup in readable if backup.path not in kept]
    with translated():
        for path in removed:
            path.unlink()
        if removed:
            sync_folder(folder)
    return removed


def _kept(days: dict[Path, date], today: date) -> set[Path]:
    """`days` goes from the newest to the oldest."""
    kept = {path for path, day in days.items() if day > today}
    for count, unit in KEPT:
        newest: dict[tuple[int, ...], Path] = {}
        for path, day in days.items():
            if path not in kept or day <= today:
                newest.setdefault(_period(day, unit), path)
        kept.update(list(newest.values())[:count])
    return kept


def _period(day: date, unit: str) -> tuple[int, ...]:
    if unit == "month":
        return day.year, day.month
    return tuple(day.isocalendar()[:2]) if unit == "week" else (day.toordinal(),)


def _day(backup: Backup) -> date:
    assert backup.manifest is not None
    return backup.manifest.made_at.date()


def _order(path: Path) -> tuple[str, int]:
    """By the second in the name, then by the number behind it."""
    stem = path.name.removesuffix(SUFFIX)
    return stem[:22], int(stem[23:] or 1)


def _name_after(folder: Path, now: datetime) -> str:
    """The name for the second `now`, numbered behind every other of that second: the newest sorts last."""
    stem = f"pejl-{now.astimezone(UTC):%Y-%m-%d-%H%M%S}"
    numbers = [_order(path)[1] for path in folder.glob(f"{stem}*{SUFFIX}") if _NAME.fullmatch(path.name)]
    return f"{stem}-{max(numbers) + 1}{SUFFIX}" if numbers else f"{stem}{SUFFIX}"


def _manifest_or_none(path: Path) -> Manifest | None:
    with suppress(errors.AppError):
        return backup_file.read_manifest(path)
    return None
