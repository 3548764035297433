"""A new vault is there whole, or not at all."""

from pathlib import Path

import pytest

from desktop import errors
from desktop.vault.creation import create_vault
from desktop.vault.engine import close, migration_engine, open_engine
from desktop.vault.folder import VaultState, vaults
from desktop.vault.keys import unlock
from tests.vault.conftest import CHEAP, PASSWORD


def lay_out(database: Path, key: bytes) -> None:
    engine = migration_engine(database, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (text TEXT)")
    engine.dispose()


def test_a_new_vault_is_listed_locked_and_opens(tmp_path: Path) -> None:
    vault, key = create_vault(tmp_path / "data", "Karen Holm", PASSWORD, prepare=lay_out, cost=CHEAP)
    second, second_key = create_vault(tmp_path / "data", "Bo Lund", PASSWORD, prepare=lay_out, cost=CHEAP)
    assert vaults(tmp_path / "data") == [vault, second]
    assert [each.name() for each in (vault, second)] == ["Karen Holm", "Bo Lund"]
    assert vault.state() is VaultState.LOCKED
    assert unlock(vault.path, PASSWORD) == key != second_key
    engine = open_engine(vault.database, key)
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one() == 0
    close(engine)
    files = {file for each in (vault, second) for file in each.path.iterdir()}
    assert {file.name for file in files} == {"pejl.db", "keys.json", "keys.previous.json"}
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert vault.path.stat().st_mode & 0o777 == 0o700


def test_a_failure_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    def fail(database: Path, key: bytes) -> None:
        raise errors.StorageFull("SQLITE_FULL")

    with pytest.raises(errors.StorageFull):
        create_vault(tmp_path, "Karen Holm", PASSWORD, prepare=fail, cost=CHEAP)
    with pytest.raises(errors.WeakPassword):
        create_vault(tmp_path, "Karen Holm", "kort", prepare=lay_out, cost=CHEAP)
    assert vaults(tmp_path) == []
    assert list((tmp_path / "vaults").iterdir()) == []
