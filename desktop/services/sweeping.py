"""Taking an erased citizen out of the backups and the files set aside, as far as they can be reached.

Each is opened with the data key, emptied of the citizen, written anew and put back with its own date.
What does not open any more cannot be emptied, and is removed: the right to be erased comes first.
"""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from desktop import errors
from desktop.models import schema
from desktop.progress import Progress, unheard
from desktop.services.erasing import erase_in_file
from desktop.vault import backups, restoring
from desktop.vault.faults import translated
from desktop.vault.folder import DATABASE


@dataclass(frozen=True, slots=True)
class Swept:
    """How many backups and set-aside files were gone through, and how many were removed unread.

    `set_aside` are those among the `emptied` that are no backups, but files put aside by restoring.
    """

    emptied: int = 0
    removed: int = 0
    set_aside: int = 0


def sweep(
    vault_folder: Path,
    folders: Iterable[Path],
    key: bytes,
    erased: Mapping[str, datetime],
    progress: Progress = unheard,
) -> Swept:
    """Empty every backup in `folders`, and every set of files kept by restoring, of those who are `erased`.

    Doing it again after a cut does what is left. Raises the storage kinds and what `progress` raises.
    """
    found = [backup.path for folder in folders for backup in backups.listed(folder)]
    kept = restoring.kept_sets(vault_folder)
    total, emptied, set_aside = len(found) + len(kept), 0, 0
    change = partial(erase_in_file, key=key, erased=erased)
    for number, path in enumerate([*found, *kept]):
        progress(number, total)
        try:
            if path.is_dir():
                change(path / DATABASE)
                set_aside += 1
            else:
                backups.rewrite(path, vault_folder, schema.HEAD, change)
            emptied += 1
        except (errors.BackupRefused, errors.VaultDamaged, errors.VaultMissing, errors.NewerVersion):
            with translated():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    progress(total, total)
    return Swept(emptied, total - emptied, set_aside)
