"""Restoring: what was there is kept, a cut leaves the old or the new, and a new computer gets the file."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from desktop import errors
from desktop.vault import restoring
from desktop.vault.creation import create_vault
from desktop.vault.folder import VaultFolder
from desktop.vault.keys import change_password, unlock
from tests.faults.forks import in_child
from tests.vault.backup_parts import NOW, Opened, lay_out, make, read, write
from tests.vault.conftest import CHEAP, PASSWORD


def test_restoring_keeps_what_was_there_and_the_password_of_today(vault_and_key: Opened) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    write(vault, key, "anden")
    change_password(vault.path, PASSWORD, "grønne cykler synger", cost=CHEAP)
    kept = restoring.restore(vault.path, backup, NOW)
    assert unlock(vault.path, "grønne cykler synger") == key
    assert read(vault, key) == ["første"]
    assert read(VaultFolder(kept), key) == ["første", "anden"]


@pytest.mark.parametrize("damage", ["missing", "empty", "noise"])
def test_a_lost_database_comes_back_and_the_damaged_one_is_kept(vault_and_key: Opened, damage: str) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    if damage == "missing":
        vault.database.unlink()
    else:
        vault.database.write_bytes(b"" if damage == "empty" else os.urandom(20_000))
    left = vault.database.read_bytes() if vault.database.exists() else None
    kept = restoring.restore(vault.path, backup, NOW)
    assert read(vault, key) == ["første"]
    assert left is None or (kept / "pejl.db").read_bytes() == left


def test_lost_slots_come_back_from_the_backup(vault_and_key: Opened) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    for name in ("keys.json", "keys.previous.json"):
        (vault.path / name).write_bytes(b"{}")
    restoring.restore(vault.path, backup, NOW)
    assert unlock(vault.path, PASSWORD) == key
    assert read(vault, key) == ["første"]


def test_another_vaults_backup_is_refused(vault_and_key: Opened, tmp_path: Path) -> None:
    vault, key = vault_and_key
    other, _key = create_vault(tmp_path / "data", "Bo Lund", PASSWORD, prepare=lay_out, cost=CHEAP)
    with pytest.raises(errors.BackupRefused, match="foreign"):
        restoring.restore(vault.path, make(other), NOW)
    assert read(vault, key) == ["første"]


def test_a_backup_opens_on_a_new_computer(vault_and_key: Opened, tmp_path: Path) -> None:
    vault, key = vault_and_key
    backup = shutil.copy(make(vault), tmp_path)
    there = restoring.restore_as_new(tmp_path / "other", Path(backup))
    assert unlock(there, PASSWORD) == key
    assert read(VaultFolder(there), key) == ["første"]
    with pytest.raises(FileExistsError):
        restoring.restore_as_new(tmp_path / "other", Path(backup))


@pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")
def test_a_restore_cut_at_every_file_operation_leaves_the_old_or_the_new(vault_and_key: Opened) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    write(vault, key, "anden")
    cuts, old, new = 0, 0, 0
    for step in range(200):
        _written, code = in_child(lambda _pipe, step=step: cut_at(vault, backup, step), None)
        texts = read(vault, key)
        assert texts in (["første", "anden"], ["første"])
        old, new, cuts = old + (len(texts) == 2), new + (len(texts) == 1), cuts + (code == -signal.SIGKILL)
        shutil.rmtree(vault.path / "kept", ignore_errors=True)
        if code == 0:
            break
        if len(texts) == 1:
            write(vault, key, "anden")
    assert cuts >= 10 and old >= 8 and new >= 1, (cuts, old, new)
    print(f"cuts {cuts}, the old file {old}, the new file {new}, neither 0")


def cut_at(vault: VaultFolder, backup: Path, step: int) -> None:
    """Restore, killed at file operation number `step`."""
    seen = 0

    def counting(function):  # type: ignore[no-untyped-def]
        def call(*arguments, **named):  # type: ignore[no-untyped-def]
            nonlocal seen
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1
            return function(*arguments, **named)

        return call

    for name in ("replace", "link", "unlink", "mkdir", "fsync", "open"):
        setattr(os, name, counting(getattr(os, name)))
    restoring.restore(vault.path, backup, NOW)
