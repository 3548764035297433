"""The database behind SQLAlchemy: real transactions, one connection, faults as Pejl's own kinds."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2

from desktop import errors
from desktop.vault.connection import create_database, open_connection
from desktop.vault.faults import translate, translated

_ONLY = "pejl_only_connection"


class _OnlyConnection:
    """Holds the engine's one connection, so that the engine itself never knows the key."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def get(self) -> Any:
        if self._connection is None:
            raise errors.StorageFailed("the vault is closed")
        return self._connection

    def take(self) -> Any:
        connection, self._connection = self._connection, None
        return connection


def open_engine(database: Path, key: bytes, *, create: bool = False) -> Engine:
    """An engine on the one connection to `database`, to be used and closed in the calling thread.

    Every transaction begins with BEGIN IMMEDIATE, so DDL rolls back too. Asking
    for a second connection while one is out raises SQLAlchemy's `TimeoutError`
    at once (shared, the inner one's rollback would undo the outer's work unseen).
    Storage faults come as `errors.AppError` kinds, `IntegrityError` and the rest
    as SQLAlchemy's. With `create` the file is made and must not exist
    (`FileExistsError`); without, see `open_connection` for what it raises.
    """
    if create:
        create_database(database, key)
    only = _OnlyConnection(open_connection(database, key))
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=only.get,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=0,
        hide_parameters=True,
        execution_options={_ONLY: only},
    )
    _listen(engine)
    return engine


def close(engine: Engine) -> None:
    """Fold the write-ahead log into the database and close; an open transaction is rolled back.

    The connection is closed whatever happens; doing it again does nothing. Raises
    the storage kinds where the log cannot be folded in: what was committed is
    still there, in the log.
    """
    connection = engine.get_execution_options()[_ONLY].take()
    if connection is None:
        return
    try:
        with translated():
            connection.rollback()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
        engine.dispose()


def migration_engine(database: Path, key: bytes) -> Engine:
    """An engine for Alembic alone: a new connection each time, foreign keys off.

    With them on, a batch migration deletes every child row. It keeps the key:
    drop it when the migration is done. Raises what `open_connection` does, on connecting.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: open_connection(database, key, foreign_keys=False),
        poolclass=NullPool,
        hide_parameters=True,
    )
    _listen(engine)
    return engine


def _listen(engine: Engine) -> None:
    was_damaged = False

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def handle(context: ExceptionContext) -> errors.AppError | None:
        nonlocal was_damaged
        kind = translate(context.original_exception)
        # After a page that fails its check SQLCipher refuses writes as “read-only”.
        if was_damaged and isinstance(kind, errors.StorageReadOnly):
            kind = errors.VaultDamaged(*kind.args)
        was_damaged = was_damaged or isinstance(kind, errors.VaultDamaged)
        return kind

    event.listen(engine, "begin", begin)
    event.listen(engine, "handle_error", handle, retval=True)
