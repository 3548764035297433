"""The database: set up as decided, real transactions, and faults that have a name."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlcipher3 import dbapi2

from desktop import errors
from desktop.vault.connection import APPLICATION_ID
from desktop.vault.engine import close, migration_engine, open_engine

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "temp_store": 2,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "fullfsync": 1,
    "cache_size": -65536,
    "busy_timeout": 2000,
    "cipher_memory_security": "0",
    "application_id": APPLICATION_ID,
}


def notes(engine: Engine) -> int:
    with engine.begin() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one())


def add(engine: Engine, words: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO note (text) VALUES (:words)"), {"words": words})


def test_every_setting_holds_on_creating_and_on_opening(engine: Engine, database: Path, key: bytes) -> None:
    for _ in range(2):
        with engine.connect() as connection:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in PRAGMAS}
        assert found == PRAGMAS
        close(engine)
        engine = open_engine(database, key)
    close(engine)


def test_the_key_shows_nowhere_on_the_engine(engine: Engine, key: bytes) -> None:
    shown = " ".join((repr(engine), repr(engine.url), str(engine.pool), repr(engine.get_execution_options())))
    assert key.hex() not in shown.lower()
    assert engine.url.render_as_string(hide_password=False) == "sqlite://"


def test_what_was_committed_is_there_and_closing_folds_the_log_in(
    engine: Engine, database: Path, key: bytes
) -> None:
    add(engine, "hej")
    assert database.with_name("pejl.db-wal").stat().st_size > 0
    close(engine)
    assert [file.name for file in database.parent.iterdir()] == ["pejl.db"]
    close(engine)
    with pytest.raises(errors.StorageFailed):
        notes(engine)
    again = open_engine(database, key)
    assert notes(again) == 1
    close(again)


def test_closing_rolls_back_what_was_not_committed(engine: Engine, database: Path, key: bytes) -> None:
    connection = engine.connect()
    connection.exec_driver_sql("INSERT INTO note (text) VALUES ('half')")
    close(engine)
    assert [file.name for file in database.parent.iterdir()] == ["pejl.db"]
    again = open_engine(database, key)
    assert notes(again) == 0
    close(again)


def test_tables_and_rows_roll_back_together(engine: Engine) -> None:
    with pytest.raises(RuntimeError), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO note (text) VALUES ('gone')")
        connection.exec_driver_sql("CREATE TABLE other (id INTEGER)")
        connection.exec_driver_sql("ALTER TABLE note ADD COLUMN more TEXT")
        raise RuntimeError
    with engine.begin() as connection:
        tables = connection.exec_driver_sql("SELECT group_concat(sql) FROM sqlite_schema").scalar_one()
    assert tables == "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)"
    assert notes(engine) == 0


def test_a_savepoint_rolls_back_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO note (text) VALUES ('kept')")
        savepoint = connection.begin_nested()
        connection.exec_driver_sql("INSERT INTO note (text) VALUES ('gone')")
        savepoint.rollback()
    assert notes(engine) == 1


def test_a_transaction_holds_the_write_lock_from_its_beginning(
    engine: Engine, database: Path, key: bytes
) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("SELECT 1")
        with pytest.raises(errors.VaultInUse):
            open_engine(database, key)


def test_a_second_connection_is_refused_and_the_first_keeps_its_work(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO note (text) VALUES ('outer')")
        with pytest.raises(PoolTimeout):
            add(engine, "inner")
    assert notes(engine) == 1


def test_another_thread_is_refused(engine: Engine) -> None:
    caught: list[Exception] = []

    def use() -> None:
        try:
            notes(engine)
        except Exception as error:
            caught.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert "same thread" in str(caught[0])
    assert notes(engine) == 0


def test_broken_rules_and_wrong_statements_stay_sqlalchemys_and_hide_values(engine: Engine) -> None:
    add(engine, "hej")
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES (1, :words)"), {"words": "Fru Hansen"})
    assert "Hansen" not in str(caught.value)
    with pytest.raises(OperationalError), engine.begin() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")


def test_a_trigger_may_write_the_search_table(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE search USING fts5(text, prefix='1 2 3')")
        connection.exec_driver_sql(
            "CREATE TRIGGER find AFTER INSERT ON note BEGIN INSERT INTO search VALUES (new.text); END"
        )
    add(engine, "soerensen")
    with engine.begin() as connection:
        found = connection.exec_driver_sql("SELECT text FROM search('soer*')").scalar_one()
    assert found == "soerensen"


def test_a_missing_or_empty_database_is_never_made(tmp_path: Path, key: bytes) -> None:
    missing, empty = tmp_path / "missing.db", tmp_path / "empty.db"
    empty.touch()
    for database in (missing, empty, tmp_path):
        with pytest.raises(errors.VaultMissing):
            open_engine(database, key)
        with pytest.raises(errors.VaultMissing):
            migration_engine(database, key).connect()
    assert [(file.name, file.stat().st_size) for file in tmp_path.iterdir()] == [("empty.db", 0)]


def test_creating_never_overwrites(engine: Engine, database: Path, key: bytes) -> None:
    close(engine)
    before = database.read_bytes()
    with pytest.raises(FileExistsError):
        open_engine(database, key, create=True)
    assert database.read_bytes() == before


def test_a_wrong_key_a_plain_file_and_rubbish_are_damage(engine: Engine, database: Path, key: bytes) -> None:
    close(engine)
    before = database.read_bytes()
    with pytest.raises(errors.VaultDamaged):
        open_engine(database, bytes(32))
    assert database.read_bytes() == before
    plain = database.with_name("plain.db")
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE note (text)")
    connection.close()
    rubbish = database.with_name("rubbish.db")
    rubbish.write_bytes(b"rubbish" * 3000)
    for file in (plain, rubbish):
        with pytest.raises(errors.VaultDamaged):
            open_engine(file, key)
    with pytest.raises(ValueError, match="32 bytes"):
        open_engine(database, b"short")


def test_an_encrypted_file_of_another_program_is_damage(tmp_path: Path, key: bytes) -> None:
    connection = dbapi2.connect(str(tmp_path / "other.db"))
    connection.set_key(f"x'{key.hex()}'")
    connection.execute("CREATE TABLE note (text)")
    connection.close()
    with pytest.raises(errors.VaultDamaged):
        open_engine(tmp_path / "other.db", key)


def test_a_flipped_bit_or_a_cut_is_found_when_opened_or_read(
    engine: Engine, database: Path, key: bytes
) -> None:
    for _ in range(60):
        add(engine, "ord " * 200)
    close(engine)
    good = database.read_bytes()
    pages = len(good) // 4096
    assert pages > 10
    damaged = [good[: 4096 * page + extra] for page in range(1, pages) for extra in (0, 100)]
    for page in range(pages):
        flipped = bytearray(good)
        flipped[4096 * page + (page * 997) % 4096] ^= 1
        damaged.append(bytes(flipped))
    for content in damaged:
        database.write_bytes(content)
        with pytest.raises(errors.VaultDamaged):
            read_and_write(database, key)


def read_and_write(database: Path, key: bytes) -> None:
    engine = open_engine(database, key)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("SELECT sum(length(text)) FROM note").scalar_one()
    finally:
        close(engine)


def test_after_a_damaged_page_a_write_is_called_damage_too(
    engine: Engine, database: Path, key: bytes
) -> None:
    for _ in range(60):
        add(engine, "ord " * 200)
    close(engine)
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    again = open_engine(database, key)
    with pytest.raises(errors.VaultDamaged), again.begin() as connection:
        connection.exec_driver_sql("SELECT sum(length(text)) FROM note")
    with pytest.raises(errors.VaultDamaged):
        add(again, "more")
    close(again)


def test_a_migration_has_foreign_keys_off_and_rolls_back_whole(
    engine: Engine, database: Path, key: bytes
) -> None:
    close(engine)
    migrating = migration_engine(database, key)
    with migrating.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 0
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
    with pytest.raises(RuntimeError), migrating.begin() as connection:
        connection.exec_driver_sql("DROP TABLE note")
        raise RuntimeError
    migrating.dispose()
    again = open_engine(database, key)
    assert notes(again) == 0
    close(again)
