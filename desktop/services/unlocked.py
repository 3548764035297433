"""An unlocked vault: key, engine, the one thread that uses it, and the services on top."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

from desktop.models import schema
from desktop.questions import QuestionBanks
from desktop.records import Office
from desktop.services.answers import Answers
from desktop.services.beliefs import Beliefs
from desktop.services.citizens import Citizens
from desktop.services.context import Clock, Context, SystemClock
from desktop.services.conversations import Conversations
from desktop.services.finishing import Finishing
from desktop.services.office import OfficeSettings, store_office
from desktop.services.plans import Plans
from desktop.services.preparation import Preparations
from desktop.services.summaries import Summaries
from desktop.vault import engine as vault_engine
from desktop.vault import faults as vault_faults
from desktop.vault.folder import VaultFolder
from desktop.vault.instance_lock import InstanceLock

P = ParamSpec("P")
T = TypeVar("T")


class Services:
    """The services of one unlocked vault, by the names pages use."""

    def __init__(self, context: Context) -> None:
        self.office = OfficeSettings(context)
        self.citizens = Citizens(context)
        self.preparations = Preparations(context)
        self.conversations = Conversations(context)
        self.answers = Answers(context)
        self.plans = Plans(context)
        self.beliefs = Beliefs(context)
        self.finishing = Finishing(context)
        self.summaries = Summaries(context)


class Unlocked:
    """Owns engine, thread and services of an open vault until `close`.

    One thread owns the only connection. `call` hands it work; what is asked first is done first.
    """

    def __init__(self, folder: Path, key: bytes, banks: QuestionBanks, clock: Clock | None = None) -> None:
        """Open the vault in `folder`, making or migrating its tables where that is due.

        Raises `VaultInUse`, `VaultMissing`, `VaultDamaged`, `NewerVersion`, and the storage kinds.
        """
        self.folder = folder
        self.banks = banks
        self._lock = InstanceLock(folder)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        try:
            self._engine = self._thread.submit(_open_engine, folder, key).result()
        except BaseException:
            self._thread.shutdown()
            self._lock.release()
            raise
        self._context = Context(sessionmaker(self._engine), clock or SystemClock(), banks)
        self.clock = self._context.clock
        self.services = Services(self._context)

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a service's function in the database thread."""
        return self._thread.submit(lambda: _translating(function, *args, **kwargs))

    def at_once(self, work: Callable[[Services], T], new_uuid: Callable[[], str] | None = None) -> Future[T]:
        """Run work in the database thread in one transaction: all that its services store, or nothing.

        `new_uuid` names the conversations made in it.
        """

        def run() -> T:
            with Session(self._engine) as session, session.begin():
                context = replace(self._context, sessions=_OneSession(session))
                if new_uuid is not None:
                    context = replace(context, new_uuid=new_uuid)
                return work(Services(context))

        return self.call(run)

    def close(self) -> None:
        """Finish what was asked, write everything into the one file, and let go of key and lock.

        Raises the storage kinds where the log cannot be folded in; key and lock are let go all the same.
        """
        try:
            self._thread.submit(vault_engine.close, self._engine).result()
        finally:
            self._thread.shutdown()
            self._lock.release()
            del self._engine, self._context, self.services


class _OneSession:
    """Gives every call the same session, which keeps all it has read: nothing is asked for twice."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: list[object] = []
        for state in ("loaded_as_persistent", "pending_to_persistent"):
            event.listen(session, state, lambda _session, row: self._kept.append(row))

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """The session; all that was asked of it is sent at the end, and committed later."""
        yield self._session
        self._session.flush()


def _translating(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    with vault_faults.translated():
        return function(*args, **kwargs)


def _open_engine(folder: Path, key: bytes) -> Engine:
    database = VaultFolder(folder).database
    engine = vault_engine.open_engine(database, key)
    try:
        with engine.connect() as connection:
            found = schema.version(connection)
        if found != schema.HEAD:
            vault_engine.close(engine)
            _migrate(database, key)
            engine = vault_engine.open_engine(database, key)
    except BaseException:
        vault_engine.close(engine)
        raise
    return engine


def lay_out(database: Path, key: bytes, office: Office) -> None:
    """Make the tables in a new, empty database, and whose it is. Raises `InvalidInput`."""
    engine = vault_engine.open_engine(database, key)
    try:
        with engine.begin() as connection:
            schema.create(connection)
            with Session(connection) as session:
                store_office(session, office)
                session.flush()
    finally:
        vault_engine.close(engine)


def _migrate(database: Path, key: bytes) -> None:
    """On an engine of its own: the steps need foreign keys off."""
    engine = vault_engine.migration_engine(database, key)
    try:
        with engine.begin() as connection:
            schema.migrate(connection)
    finally:
        engine.dispose()
