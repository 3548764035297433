"""The transaction on the driver's own connection keeps the rules of the engine's."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlcipher3 import dbapi2

from desktop import errors
from desktop.vault.engine import bare_transaction, close, open_engine
from tests.vault.test_engine import add, notes


def add_bare(engine: Engine, words: str) -> None:
    with bare_transaction(engine) as connection:
        connection.execute("INSERT INTO note (text) VALUES (:words)", {"words": words})


def test_a_bare_transaction_is_stored_whole_or_not_at_all(engine: Engine, database: Path, key: bytes) -> None:
    add_bare(engine, "one")
    with pytest.raises(ValueError, match="half way"), bare_transaction(engine) as connection:
        connection.execute("INSERT INTO note (text) VALUES ('two')")
        raise ValueError("half way")
    assert notes(engine) == 1
    close(engine)
    again = open_engine(database, key)
    assert notes(again) == 1
    close(again)


def test_a_bare_transaction_inside_another_is_refused_and_changes_nothing_of_it(engine: Engine) -> None:
    for inner in (add_bare, add):
        with engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO note (text) VALUES ('outer')")
            with pytest.raises((dbapi2.OperationalError, PoolTimeout)):
                inner(engine, "inner")
    assert notes(engine) == 2
    with bare_transaction(engine) as driver:
        driver.execute("INSERT INTO note (text) VALUES ('outer')")
        with pytest.raises(dbapi2.OperationalError, match="within a transaction"):
            add_bare(engine, "inner")
    assert notes(engine) == 3


def test_a_bare_transaction_that_was_ended_by_another_one_says_so(engine: Engine) -> None:
    """The pool rolls back what it is given back, and that is the one connection."""
    with pytest.raises(dbapi2.OperationalError, match="no transaction"), bare_transaction(engine) as driver:
        driver.execute("INSERT INTO note (text) VALUES ('outer')")
        with pytest.raises(dbapi2.OperationalError, match="within a transaction"):
            add(engine, "inner")
    assert notes(engine) == 0


def test_a_bare_transaction_names_its_faults(engine: Engine, database: Path, key: bytes) -> None:
    for _ in range(60):
        add_bare(engine, "ord " * 200)
    close(engine)
    with pytest.raises(errors.StorageFailed):
        add_bare(engine, "after closing")
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    again = open_engine(database, key)
    with pytest.raises(errors.VaultDamaged), bare_transaction(again) as connection:
        connection.execute("SELECT sum(length(text)) FROM note").fetchall()
    # SQLCipher calls this one “read-only”.
    with pytest.raises(errors.VaultDamaged):
        add_bare(again, "more")
    close(again)
