"""A key, a database and a keyed vault, each made for one test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from desktop.vault.creation import create_vault
from desktop.vault.engine import close, open_engine
from desktop.vault.key_file import Cost
from tests.vault.backup_parts import Opened, lay_out, write

CHEAP = Cost(memory=8, passes=1, lanes=1)
"""Argon2id as cheap as it gets: these tests are about files, not about guessing."""

PASSWORD = "blå heste drikker te"


@pytest.fixture
def key() -> bytes:
    return bytes(range(32))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "pejl.db"


@pytest.fixture
def engine(database: Path, key: bytes) -> Iterator[Engine]:
    """A new encrypted database with one table, `note(id, text)`."""
    opened = open_engine(database, key, create=True)
    with opened.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    yield opened
    close(opened)


@pytest.fixture
def vault_and_key(tmp_path: Path) -> Opened:
    """With a note in it: “første”."""
    vault, key = create_vault(tmp_path / "data", "Karen Holm", PASSWORD, prepare=lay_out, cost=CHEAP)
    write(vault, key, "første")
    return vault, key
