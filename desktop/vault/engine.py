"""The database behind SQLAlchemy: real transactions, one connection, faults as Pejl's own kinds."""

from collections.abc import Iterator
from contextlib import contextmanager
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


class _Faults:
    """Tells a connection's faults by kind; remembers that its file is damaged."""

    def __init__(self) -> None:
        self._damaged = False

    def note_damage(self) -> None:
        """Somebody else has met it."""
        self._damaged = True

    def kind_of(self, error: BaseException) -> errors.AppError | None:
        kind = translate(error)
        # After a page that fails its check SQLCipher refuses writes as “read-only”.
        if self._damaged and isinstance(kind, errors.StorageReadOnly):
            kind = errors.VaultDamaged(*kind.args)
        self._damaged = self._damaged or isinstance(kind, errors.VaultDamaged)
        return kind

    @contextmanager
    def translated(self) -> Iterator[None]:
        try:
            yield
        except dbapi2.Error as error:
            kind = self.kind_of(error)
            if kind is None:
                raise
            raise kind from error


class _OnlyConnection:
    """Holds the engine's one connection, so that the engine itself never knows the key."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.faults = _Faults()

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
    _listen(engine, only.faults)
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


@contextmanager
def bare_transaction(engine: Engine) -> Iterator[Any]:
    """A transaction as the engine's own, on the driver's connection: SQLAlchemy's part in it takes longer.

    For statements that a person waits for at every click. Inside another transaction it is refused, by
    the driver. Raises the storage kinds; everything else comes as the driver's own.
    """
    only = engine.get_execution_options()[_ONLY]
    connection = only.get()
    with only.faults.translated():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            # Not commit(): where nothing is begun, that one does nothing and says nothing.
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise


@contextmanager
def at_rest(engine: Engine) -> Iterator[None]:
    """The database as one file that nobody writes: the log folded in, and a lock held to the block's end.

    To be used in the engine's thread, outside a transaction. Raises the storage kinds.
    """
    only = engine.get_execution_options()[_ONLY]
    connection = only.get()
    with only.faults.translated():
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        with only.faults.translated():
            connection.execute("ROLLBACK")


def purge(engine: Engine) -> None:
    """Leave no trace of what was deleted: the file is written anew without it, and the log emptied.

    `secure_delete` alone leaves copies in the log, and in the gaps of pages whose rows have moved.
    To be used in the engine's thread, outside a transaction. Raises the storage kinds.
    """
    only = engine.get_execution_options()[_ONLY]
    connection = only.get()
    with only.faults.translated():
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def note_damage(engine: Engine) -> None:
    """From now on a refused write is told as what it comes of: a part of the file cannot be read."""
    engine.get_execution_options()[_ONLY].faults.note_damage()


def changes(engine: Engine) -> int:
    """How many rows were written through the engine since it was opened."""
    return int(engine.get_execution_options()[_ONLY].get().total_changes)


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
    _listen(engine, _Faults())
    return engine


def _listen(engine: Engine, faults: _Faults) -> None:
    def begin(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        with faults.translated():
            driver.execute("BEGIN IMMEDIATE")

    def handle(context: ExceptionContext) -> errors.AppError | None:
        return faults.kind_of(context.original_exception)

    event.listen(engine, "begin", begin)
    event.listen(engine, "handle_error", handle, retval=True)
