"""Nothing that was written can be read in any file of the vault without the key."""

import secrets
import sqlite3
from pathlib import Path

from sqlalchemy import Engine, text

from desktop.vault.engine import close

CANARIES = [f"kanariefugl-{secrets.token_hex(8)}-æøå" for _ in range(200)]


def found_in(folder: Path, needles: list[bytes]) -> set[bytes]:
    contents = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    return {needle for needle in needles for content in contents if needle in content}


def test_canaries_are_in_no_file_while_open_nor_after(engine: Engine, database: Path, key: bytes) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE search USING fts5(text)")
    for canary in CANARIES:
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO note (text) VALUES (:text)"), {"text": canary})
            connection.execute(text("INSERT INTO search VALUES (:text)"), {"text": canary})
    needles = [canary.encode() for canary in CANARIES] + [key, key.hex().encode(), b"CREATE TABLE", b"note"]
    assert {file.suffix for file in database.parent.iterdir()} == {".db", ".db-wal", ".db-shm"}
    assert found_in(database.parent, needles) == set()
    close(engine)
    assert found_in(database.parent, needles) == set()


def test_the_search_does_find_canaries_in_a_plain_file(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "plain.db")
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.executemany("INSERT INTO note VALUES (?)", [(canary,) for canary in CANARIES])
    connection.commit()
    connection.close()
    needles = [canary.encode() for canary in CANARIES]
    assert found_in(tmp_path, needles) == set(needles)
