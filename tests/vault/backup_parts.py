"""What tests of backups and of restoring share: a vault with notes, and a backup of it."""

from datetime import UTC, datetime
from pathlib import Path

from desktop.vault import backups
from desktop.vault.engine import close, migration_engine, open_engine
from desktop.vault.folder import VaultFolder

NOW = datetime(2026, 11, 21, 15, 44, 19, tzinfo=UTC)


def lay_out(database: Path, key: bytes) -> None:
    engine = migration_engine(database, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    engine.dispose()


def write(vault: VaultFolder, key: bytes, text: str) -> None:
    engine = open_engine(vault.database, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO note (text) VALUES (?)", (text,))
    close(engine)


def read(vault: VaultFolder, key: bytes) -> list[str]:
    engine = open_engine(vault.database, key)
    with engine.begin() as connection:
        found = connection.exec_driver_sql("SELECT text FROM note ORDER BY id").scalars().all()
    close(engine)
    return list(found)


def make(vault: VaultFolder, now: datetime = NOW) -> Path:
    return backups.make(vault.path, backups.own_folder(vault.path), schema="0001", now=now)


Opened = tuple[VaultFolder, bytes]
