"""One keyed connection to a vault's database, set up the one way that Pejl uses it."""

import os
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desktop import errors
from desktop.vault import log_file
from desktop.vault.faults import translated
from desktop.vault.files import PRIVATE_FILE, check_writable

APPLICATION_ID = int.from_bytes(b"Pejl", "big")
"""Stands in the database header; says whose file it is once the key fits."""

SETTINGS = (
    ("cipher_compatibility", "4"),  # the file format, whatever a later SQLCipher would choose
    ("cipher_memory_security", "OFF"),  # SQLCipher's default; Python and Qt hold the same words anyway
    ("temp_store", "MEMORY"),  # a temporary file would be in the clear
    ("fullfsync", "ON"),  # macOS: fsync alone stops at the drive's cache
    ("journal_mode", "WAL"),  # with FULL: no confirmed answer is lost in a power cut
    ("synchronous", "FULL"),
    ("recursive_triggers", "ON"),  # off, INSERT OR REPLACE passes the triggers that guard final rows
    ("secure_delete", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    # KiB: with SQLite's 8 MB a search among 100,000 citizens decrypts the same pages at every keystroke.
    ("cache_size", "-65536"),
)
"""Set after the key, in this order. `foreign_keys` is set beside them: migrations need it off."""

BUSY_SECONDS = 2.0


def create_database(database: Path, key: bytes) -> None:
    """Make an empty encrypted database, readable by this user alone.

    Raises `FileExistsError` where there is any file, empty or not, and the storage kinds.
    """
    try:
        descriptor = os.open(database, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    except FileExistsError:
        raise
    except OSError:
        with translated():
            raise
    os.close(descriptor)
    connection = _connect(database, key, foreign_keys=True)
    try:
        with translated():
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    finally:
        connection.close()


def open_connection(database: Path, key: bytes, *, foreign_keys: bool = True) -> Any:
    """A keyed `sqlcipher3` connection that begins no transaction by itself.

    `key` is the raw 32-byte data key. The connection may only be used in the
    thread that opened it. Raises `VaultMissing` for a missing or empty file
    (never makes one), `VaultDamaged` for a wrong key, a plain or a damaged file
    or log, `StorageReadOnly` where it cannot be written, `VaultInUse`, `StorageFull`,
    `StorageFailed`.
    """
    with translated():
        if not database.is_file() or database.stat().st_size == 0:
            raise errors.VaultMissing("database")
        if not os.access(database, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            # SQLite would leave a log beside it, protected in the same way after the file no longer is.
            raise errors.StorageReadOnly("file")
    log_file.check(database)
    connection = _connect(database, key, foreign_keys=foreign_keys)
    try:
        _verify(connection, database)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(database: Path, key: bytes, *, foreign_keys: bool) -> Any:
    if len(key) != 32:
        raise ValueError("the data key has 32 bytes")
    with translated():
        # mode=rw: SQLite would otherwise make the file that has just gone missing.
        address = database.absolute().as_uri() + "?mode=rw"
        connection = dbapi2.connect(address, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        with translated():
            connection.execute("PRAGMA cipher_log_level=NONE")
            # Not a PRAGMA: statements are cached and traced, the key shall be neither.
            connection.set_key(f"x'{key.hex()}'")
            for name, value in SETTINGS:
                connection.execute(f"PRAGMA {name}={value}").fetchall()
            connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    except errors.StorageFailed:
        connection.close()
        check_writable(database.parent)  # “cannot open” often means: no room or right for the WAL
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _verify(connection: Any, database: Path) -> None:
    with translated():
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        # SQLite opens a write-protected file without a word; a write that is taken back finds out.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version={version}")
        connection.execute("ROLLBACK")
    if application_id != APPLICATION_ID:
        raise errors.VaultDamaged("application_id")
    if journal != "wal":
        check_writable(database.parent)
        raise errors.StorageFailed("no WAL here")
