"""Opening a database of any released version as one of today's."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from desktop.models import schema
from desktop.vault import engine as vault_engine


def open_migrated(
    database: Path, key: bytes, before: Callable[[Engine, str], None] = lambda _engine, _version: None
) -> Engine:
    """An engine on the database with today's tables.

    `before` gets the engine and the version of an older file before anything in it is rebuilt.
    Raises `VaultMissing`, `VaultDamaged`, `NewerVersion`, the storage kinds, and what `before` raises.
    """
    engine = vault_engine.open_engine(database, key)
    try:
        with engine.connect() as connection:
            found = schema.version(connection)
        if found != schema.HEAD:
            before(engine, found)
            vault_engine.close(engine)
            _migrate(database, key)
            engine = vault_engine.open_engine(database, key)
    except BaseException:
        vault_engine.close(engine)
        raise
    return engine


def _migrate(database: Path, key: bytes) -> None:
    """On an engine of its own: the steps need foreign keys off."""
    engine = vault_engine.migration_engine(database, key)
    try:
        with engine.begin() as connection:
            schema.migrate(connection)
    finally:
        engine.dispose()
