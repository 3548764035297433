"""Putting a backup in the place of what is there; what is there is kept, never written over.

The whole stays in one order, so that a cut at any point leaves a file that opens, or a missing one that
leads back to the page with the backups: lay the copy ready, keep the present files, put the copy in place.
"""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from desktop import errors
from desktop.progress import Progress, unheard
from desktop.vault import backup_file, key_file
from desktop.vault.backup_file import Manifest
from desktop.vault.creation import publish
from desktop.vault.faults import translated
from desktop.vault.files import make_private_folder, read_file, restrict_to_user, sync_folder
from desktop.vault.folder import DATABASE, HEADS, VAULTS, vaults
from desktop.vault.key_names import KEYS, PREVIOUS_KEYS
from desktop.vault.staging import staging

KEPT_FOLDER = "kept"
"""Where a vault's set-aside files lie, inside its folder, each set called by its second (UTC)."""
_NAME, _NAMED = "%Y-%m-%d-%H%M%S", 17

_BESIDE = ("-wal", "-shm", "-journal")


def restore(vault_folder: Path, backup: Path, now: datetime, progress: Progress = unheard) -> Path:
    """Put the backup's database in the place of the vault's, and return where the present one is kept.

    Slots that can be read stay: they hold the password of today. Only missing or damaged ones come from
    the backup. The heads stay too: they know who was erased since, and the caller seals them anew. The
    caller holds the vault's `InstanceLock`, no connection is open.

    Raises `BackupRefused` ("damaged", "newer", "foreign"), the storage kinds, and what `progress`
    raises; the present files then stand.
    """
    present = _slots(vault_folder)
    with staging(vault_folder) as staged:
        manifest = backup_file.extract(backup, staged, progress)
        if present is not None and present.vault != manifest.vault:
            raise errors.BackupRefused("foreign")
        if present is None:
            key_file.decode(read_file(staged / KEYS))
        with translated():
            kept = _keep(vault_folder, now, with_slots=present is None)
            if present is None:
                os.replace(staged / KEYS, vault_folder / KEYS)
            if not (vault_folder / HEADS).exists():
                _put(staged / HEADS, vault_folder / HEADS)
            os.replace(staged / DATABASE, vault_folder / DATABASE)
            sync_folder(vault_folder)
    return kept


def restore_as_new(data_folder: Path, backup: Path, progress: Progress = unheard) -> Path:
    """Make a vault of its own out of a backup, as on a new computer; it opens with the backup's password.

    Raises `BackupRefused`, `FileExistsError` where the vault is here already, the storage kinds, and what
    `progress` raises; nothing is left behind then.
    """
    root = data_folder / VAULTS
    if vault_with(data_folder, backup_file.read_manifest(backup).vault) is not None:
        raise FileExistsError("the vault is here already")
    with staging(root) as staged:
        backup_file.extract(backup, staged, progress)
        key_file.decode(read_file(staged / KEYS))
        restrict_to_user(root)
        return publish(staged, root)


def vault_with(data_folder: Path, number: str) -> Path | None:
    """The vault folder under `data_folder` whose slots carry the vault's number, None where none does."""
    for vault in vaults(data_folder):
        slots = _slots(vault.path)
        if slots is not None and slots.vault == number:
            return vault.path
    return None


def kept_sets(vault_folder: Path) -> list[Path]:
    """The folders of set-aside files, oldest first. Raises `StorageFailed`."""
    with translated():
        root = vault_folder / KEPT_FOLDER
        return sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []


def kept_at(folder: Path) -> datetime | None:
    """When a set of files was put aside; None for a folder whose name does not tell."""
    try:
        return datetime.strptime(folder.name[:_NAMED], _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def manifest_fits(vault_folder: Path, manifest: Manifest) -> bool:
    """Whether the backup is of this vault, as far as its slots can still say."""
    present = _slots(vault_folder)
    return present is None or present.vault == manifest.vault


def _slots(vault_folder: Path) -> key_file.KeyFile | None:
    try:
        return key_file.read(vault_folder)
    except (errors.VaultMissing, errors.VaultDamaged):
        return None


def _keep(vault_folder: Path, now: datetime, *, with_slots: bool) -> Path:
    """Keep the present files under a second name, and take away the log that belongs to the old database.

    The database keeps its first name until the new one takes it: a cut in between opens the old one.
    """
    kept = _free_folder(vault_folder / KEPT_FOLDER, now)
    for name in (DATABASE, *((KEYS, PREVIOUS_KEYS) if with_slots else ())):
        _link(vault_folder / name, kept / name)
    for suffix in _BESIDE:
        _link(vault_folder / (DATABASE + suffix), kept / (DATABASE + suffix))
    sync_folder(kept)
    for suffix in _BESIDE:
        (vault_folder / (DATABASE + suffix)).unlink(missing_ok=True)
    return kept


def _link(source: Path, target: Path) -> None:
    """The same file under a second name; a copy where the disk knows no such thing (FAT)."""
    if not source.exists():
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
        with open(target, "rb+") as file:
            os.fsync(file.fileno())


def _put(staged: Path, place: Path) -> None:
    """An empty file of a backup stands for none."""
    if staged.stat().st_size:
        os.replace(staged, place)
    else:
        place.unlink(missing_ok=True)


def _free_folder(root: Path, now: datetime) -> Path:
    for number in range(1, 1000):
        folder = root / f"{now:{_NAME}}{'' if number == 1 else f'-{number}'}"
        if not folder.exists():
            make_private_folder(folder)
            return folder
    raise errors.StorageFailed("no free folder name")
