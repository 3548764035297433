"""What an interrupted making leaves is removed, and nothing that could be a vault is."""

import os
from pathlib import Path

import pytest

from desktop.vault.creation import create_vault
from desktop.vault.engine import close, open_engine
from desktop.vault.folder import VAULTS, vaults
from desktop.vault.instance_lock import InstanceLock
from desktop.vault.keys import unlock
from desktop.vault.staging import remove_unfinished, staging
from tests.vault.conftest import CHEAP, PASSWORD


def lay_out(database: Path, key: bytes) -> None:
    engine = open_engine(database, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (text TEXT)")
    close(engine)


def left_over(root: Path, *names: str) -> Path:
    """What a killed making leaves, with these files in it."""
    outer = root / ".new-0123456789abcdef"
    (outer / "vault").mkdir(parents=True)
    (outer / "pejl.lock").touch()
    for name in names:
        (outer / "vault" / name).write_bytes(b"content")
    return outer


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("keys.json.new",),
        ("keys.json", "keys.previous.json.new"),
        ("keys.json", "keys.previous.json", "pejl.db", "pejl.db-wal", "pejl.db-shm"),
        ("keys.json", "pejl.db", "pejl.db-journal", "heads.bin"),
    ],
)
def test_the_rest_of_an_interrupted_making_is_removed(tmp_path: Path, names: tuple[str, ...]) -> None:
    left_over(tmp_path, *names)
    assert remove_unfinished(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_empty_rest_is_removed_and_nothing_is_fine_too(tmp_path: Path) -> None:
    (tmp_path / ".new-empty").mkdir()
    assert remove_unfinished(tmp_path) == 1
    assert remove_unfinished(tmp_path) == 0
    assert remove_unfinished(tmp_path / "nowhere") == 0


@pytest.mark.parametrize(
    "name", ["pejl.lock", "tries.json", "heads.damaged", "keys.damaged.json", "notes.txt", "backups"]
)
def test_a_folder_with_anything_else_in_it_stays(tmp_path: Path, name: str) -> None:
    outer = left_over(tmp_path, "keys.json", "pejl.db", name)
    assert remove_unfinished(tmp_path) == 0
    assert {file.name for file in (outer / "vault").iterdir()} == {"keys.json", "pejl.db", name}
    (outer / "vault" / name).unlink()
    (outer / name).touch()
    if name != "pejl.lock":
        assert remove_unfinished(tmp_path) == 0
        assert (outer / "vault" / "pejl.db").read_bytes() == b"content"


def test_a_vault_that_was_in_place_stays_whatever_its_folder_is_called(tmp_path: Path) -> None:
    vault, key = create_vault(tmp_path, "Karen Holm", PASSWORD, prepare=lay_out, cost=CHEAP)
    renamed = vault.path.rename(vault.path.with_name(".new-caseworker"))
    assert remove_unfinished(tmp_path / VAULTS) == 0
    assert unlock(renamed, PASSWORD) == key
    nested = left_over(tmp_path / VAULTS)
    (nested / "vault").rmdir()
    with InstanceLock(renamed):  # as opening it does
        pass
    renamed.rename(nested / "vault")
    assert remove_unfinished(tmp_path / VAULTS) == 0
    assert unlock(nested / "vault", PASSWORD) == key


def test_a_making_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    def meanwhile(database: Path, key: bytes) -> None:
        lay_out(database, key)
        assert remove_unfinished(tmp_path / VAULTS) == 0
        assert database.is_file()

    vault, _key = create_vault(tmp_path, "Karen Holm", PASSWORD, prepare=meanwhile, cost=CHEAP)
    assert vaults(tmp_path) == [vault]
    assert list((tmp_path / VAULTS).iterdir()) == [vault.path]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = left_over(tmp_path / "elsewhere", "pejl.db")
    (tmp_path / "vaults").mkdir()
    (tmp_path / "vaults" / ".new-link").symlink_to(elsewhere)
    inner = tmp_path / "vaults" / ".new-inner"
    inner.mkdir()
    (inner / "vault").symlink_to(elsewhere / "vault")
    assert remove_unfinished(tmp_path / "vaults") == 0
    assert (elsewhere / "vault" / "pejl.db").read_bytes() == b"content"


def test_what_is_made_is_private_and_gone_at_the_end_unless_it_was_moved(tmp_path: Path) -> None:
    with staging(tmp_path) as folder:
        assert (
            folder.stat().st_mode & 0o777 == folder.parent.stat().st_mode & 0o777 == 0o700 or os.name == "nt"
        )
        (folder / "pejl.db").touch()
        with staging(tmp_path) as other:
            assert other != folder
            other.rename(tmp_path / "moved")
    assert [path.name for path in tmp_path.iterdir()] == ["moved"]
    with pytest.raises(ZeroDivisionError), staging(tmp_path) as folder:
        (folder / "pejl.db").touch()
        raise ZeroDivisionError
    assert [path.name for path in tmp_path.iterdir()] == ["moved"]
