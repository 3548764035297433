"""A backup in the place of the vault: what would change is shown first, what is there is kept.

Nothing here needs an unlocked vault: the file that would be unlocked may be the one that is damaged.
"""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.models import schema
from desktop.progress import Progress, unheard
from desktop.vault import backup_file, backups, key_file, keys, restoring
from desktop.vault.backup_file import Manifest
from desktop.vault.backups import Backup
from desktop.vault.connection import open_connection
from desktop.vault.faults import translated
from desktop.vault.folder import DATABASE
from desktop.vault.instance_lock import InstanceLock

_TALKS = (
    "SELECT t.uuid, t.day, c.name, t.state IN ('final', 'partial') FROM conversation t "
    "JOIN citizen c ON c.id = t.citizen_id ORDER BY t.day, t.id"
)
_CITIZENS = "SELECT uuid, name FROM citizen ORDER BY sort_key"


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation, as restoring names it. `finished` is false for a draft."""

    day: date
    citizen: str
    finished: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What restoring would change. `present_opens` is false where the present file is damaged or missing.

    `gone` are conversations of the present file that the backup lacks, `back` those that it alone has;
    citizens likewise by name. All are empty where the present file cannot be asked.
    """

    made_at: datetime
    citizens: int
    talks: int
    present_opens: bool
    gone: tuple[Talk, ...] = ()
    back: tuple[Talk, ...] = ()
    gone_citizens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Contents:
    citizens: dict[str, str]
    talks: dict[str, Talk]


def offered(vault_folder: Path) -> list[Backup]:
    """The vault's own backups that can be read, newest first."""
    found = backups.listed(backups.own_folder(vault_folder))
    return [each for each in found if each.manifest is not None and _fits(vault_folder, each.manifest)]


def has_slots(vault_folder: Path) -> bool:
    """Whether today's password is still known here; else a backup opens with the one of its own day."""
    try:
        key_file.read(vault_folder)
    except (errors.VaultMissing, errors.VaultDamaged):
        return False
    return True


def data_key(vault_folder: Path, backup: Path, password: str) -> bytes:
    """The data key, by the password of the vault's slots; by the backup's where the vault has none.

    Raises `WrongPassword`, `BackupRefused`, `NewerVersion`, the storage kinds.
    """
    try:
        return keys.unlock(vault_folder, password)
    except (errors.VaultMissing, errors.VaultDamaged):
        return keys.open_slots(backup_file.read_keys(backup), password)


def compare(vault_folder: Path, backup: Path, key: bytes, progress: Progress = unheard) -> Comparison:
    """Open both, and say what restoring would change. Changes nothing.

    Raises `BackupRefused` ("damaged", "newer", "foreign", "key"), `VaultInUse`, the storage kinds, and
    what `progress` raises.
    """
    with InstanceLock(vault_folder):
        manifest = backup_file.read_manifest(backup)
        _check(vault_folder, manifest)
        found: list[_Contents] = []
        backups.verify(
            backup, key, vault_folder, progress=progress, look=lambda c: found.append(_contents(c))
        )
        then, now = found[0], _present(vault_folder / DATABASE, key)
    if now is None:
        return Comparison(manifest.made_at, len(then.citizens), len(then.talks), present_opens=False)
    return Comparison(
        made_at=manifest.made_at,
        citizens=len(then.citizens),
        talks=len(then.talks),
        present_opens=True,
        gone=tuple(talk for uuid, talk in now.talks.items() if uuid not in then.talks),
        back=tuple(talk for uuid, talk in then.talks.items() if uuid not in now.talks),
        gone_citizens=tuple(name for uuid, name in now.citizens.items() if uuid not in then.citizens),
    )


def restore(
    vault_folder: Path, backup: Path, key: bytes, now: datetime, progress: Progress = unheard
) -> Path:
    """Put the backup in place and return where the files that were there are kept.

    The backup is opened first; what is damaged never takes the place of anything. What was erased
    since must be erased again by the caller, who opens the vault next.
    Raises what `compare` does; the present files then stand.
    """
    with InstanceLock(vault_folder):
        _check(vault_folder, backup_file.read_manifest(backup))
        backups.verify(backup, key, vault_folder, progress=progress)
        _fold_log(vault_folder / DATABASE, key)
        return restoring.restore(vault_folder, backup, now, progress)


def erased(vault_folder: Path, key: bytes) -> dict[str, datetime]:
    """Who was erased when, by UUID, as far as the present database can still say."""
    with suppress(errors.AppError), closing(open_connection(vault_folder / DATABASE, key)) as connection:
        with translated():
            rows = connection.execute("SELECT citizen_uuid, erased_at FROM erasure").fetchall()
        return {uuid: datetime.fromisoformat(at).replace(tzinfo=UTC) for uuid, at in rows}
    return {}


def vault_of(data_folder: Path, backup: Path) -> Path | None:
    """The vault under `data_folder` that a backup belongs to. Raises `BackupRefused`."""
    return restoring.vault_with(data_folder, backup_file.read_manifest(backup).vault)


def _fold_log(database: Path, key: bytes) -> None:
    """A file that opens is kept with its newest writes in it, not in a log beside it."""
    with suppress(errors.AppError), closing(open_connection(database, key)) as connection, translated():
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _check(vault_folder: Path, manifest: Manifest) -> None:
    if not _fits(vault_folder, manifest):
        raise errors.BackupRefused("foreign")
    if manifest.schema not in schema.VERSIONS:
        raise errors.BackupRefused("newer")


def _fits(vault_folder: Path, manifest: Manifest) -> bool:
    return restoring.manifest_fits(vault_folder, manifest)


def _present(database: Path, key: bytes) -> _Contents | None:
    """Opened as unlocking would, without looking at every page: what opens is not taken for damaged here."""
    try:
        with closing(open_connection(database, key)) as connection:
            return _contents(connection)
    except errors.AppError:
        return None


def _contents(connection: Any) -> _Contents:
    """Asked in words that every schema so far understands."""
    with translated():
        citizens = dict(connection.execute(_CITIZENS).fetchall())
        rows: Sequence[Any] = connection.execute(_TALKS).fetchall()
    talks = {uuid: Talk(date.fromisoformat(day), name, bool(finished)) for uuid, day, name, finished in rows}
    return _Contents(citizens, talks)
