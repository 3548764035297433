"""A new vault, made whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path

from desktop import errors
from desktop.vault.faults import translated
from desktop.vault.files import make_private_folder, restrict_to_user, sync_folder
from desktop.vault.folder import VAULTS, VaultFolder
from desktop.vault.key_file import Cost
from desktop.vault.keys import STANDARD_COST, create_keys
from desktop.vault.staging import staging


def create_vault(
    data_folder: Path,
    name: str,
    password: str,
    *,
    prepare: Callable[[Path, bytes], None],
    cost: Cost = STANDARD_COST,
) -> tuple[VaultFolder, bytes]:
    """Make `name`'s vault under `data_folder`/vaults and return it with its data key.

    `prepare(database, key)` lays out the tables and closes what it opens. All is
    done in a folder that is not listed and gets its place by one rename, so that
    a cut never leaves keys without a database, which would look like a loss.
    The folder is called by number, not by name.

    Raises `WeakPassword`, `InvalidInput`, the storage kinds, and what `prepare`
    does; nothing is left behind then.
    """
    root = data_folder / VAULTS
    make_private_folder(root)
    restrict_to_user(root)
    with staging(root) as folder:
        staged = VaultFolder(folder)
        key = create_keys(staged.path, name, password, cost=cost)
        _create_database(staged, key)
        prepare(staged.database, key)
        return VaultFolder(publish(staged.path, root)), key


def _create_database(staged: VaultFolder, key: bytes) -> None:
    from desktop.vault.connection import create_database

    create_database(staged.database, key)


def publish(staged: Path, root: Path) -> Path:
    """Give a finished vault folder its place under `root` and return it. Raises the storage kinds."""
    with translated():
        sync_folder(staged)
        for number in range(1, 10_000):
            target = root / f"caseworker-{number}"
            if target.exists():
                continue
            try:
                os.rename(staged, target)
            except OSError:
                if target.exists():  # another process was faster; the next number is free
                    continue
                raise
            sync_folder(root)
            return target
    raise errors.StorageFailed("no free folder name")
