"""A vault of an older Pejl is brought to today's tables, and never before a copy of it was read back."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop import errors
from desktop.models import schema
from desktop.services.entrance import Entrance
from desktop.vault import backups
from desktop.vault.connection import open_connection
from desktop.vault.creation import create_vault
from desktop.vault.folder import VaultFolder
from tests.models.test_released import RELEASED
from tests.support import CHEAP, PASSWORD

OLDER = schema.VERSIONS[:-1]

Opened = tuple[VaultFolder, bytes]


@pytest.fixture(params=OLDER)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def older(tmp_path: Path, version: str) -> Opened:
    """A vault as the Pejl of that schema left it."""

    def prepare(database: Path, key: bytes) -> None:
        with closing(open_connection(database, key, foreign_keys=False)) as connection:
            connection.executescript((RELEASED / f"{version}.sql").read_text("utf-8"))

    return create_vault(tmp_path, "Karen Prøve", PASSWORD, prepare=prepare, cost=CHEAP)


def schema_of(database: Path, key: bytes) -> str:
    with closing(open_connection(database, key)) as connection:
        (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found)


def test_before_it_is_rebuilt_there_is_a_backup_of_the_file_as_it_was(
    tmp_path: Path, older: Opened, version: str
) -> None:
    vault, key = older
    Entrance(tmp_path, cost=CHEAP).unlock(vault, PASSWORD).close()
    assert schema_of(vault.database, key) == schema.HEAD
    made = backups.listed(backups.own_folder(vault.path))
    before = [backup.path for backup in made if backup.manifest and backup.manifest.schema == version]
    assert len(before) == 1
    seen: list[Any] = []
    backups.verify(before[0], key, tmp_path, look=lambda alone: seen.append(_people(alone)))
    assert seen == [[version, 2]]


def test_without_a_backup_that_reads_back_nothing_is_rebuilt(
    tmp_path: Path, older: Opened, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk gives back another byte than it was given."""
    vault, key = older
    make = backups.make

    def spoilt(*arguments: Any, **named: Any) -> Path:
        made = make(*arguments, **named)
        content = bytearray(made.read_bytes())
        content[len(content) // 2] ^= 1
        made.write_bytes(content)
        return made

    monkeypatch.setattr(backups, "make", spoilt)
    with pytest.raises(errors.StorageFailed):
        Entrance(tmp_path, cost=CHEAP).unlock(vault, PASSWORD)
    assert not backups.listed(backups.own_folder(vault.path)), "what cannot be read back is no backup"
    assert schema_of(vault.database, key) == version
    monkeypatch.undo()
    Entrance(tmp_path, cost=CHEAP).unlock(vault, PASSWORD).close()
    assert schema_of(vault.database, key) == schema.HEAD


def _people(connection: Any) -> list[Any]:
    return [
        connection.execute(f"SELECT {what}").fetchone()[0]
        for what in ("version_num FROM alembic_version", "count(*) FROM citizen")
    ]
