"""An unlocked vault: key, engine, the one thread that uses it, and the services on top."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

from desktop.errors import AppError, BackupRefused, StorageFailed
from desktop.models import schema
from desktop.models.tables import ChainLink, Erasure
from desktop.progress import Progress, unheard
from desktop.questions import QuestionBanks
from desktop.records import Office
from desktop.services.access_log import AccessLog
from desktop.services.answers import Answers
from desktop.services.beliefs import Beliefs
from desktop.services.checking import Checking
from desktop.services.citizens import Citizens
from desktop.services.context import Clock, Context, SystemClock
from desktop.services.conversations import Conversations
from desktop.services.finishing import Finishing
from desktop.services.keeper import Keeper
from desktop.services.office import OfficeSettings, store_office
from desktop.services.opening import open_migrated
from desktop.services.papers import Papers
from desktop.services.plan_services import PlanServices
from desktop.services.plans import Plans
from desktop.services.preparation import Preparations
from desktop.services.receipts import Receipts
from desktop.services.rights import Rights
from desktop.services.safekeeping import Safekeeping
from desktop.services.security import Security
from desktop.services.summaries import Summaries
from desktop.vault import backups
from desktop.vault import engine as vault_engine
from desktop.vault import faults as vault_faults
from desktop.vault.folder import VaultFolder
from desktop.vault.instance_lock import InstanceLock
from desktop.vault.key_file import Cost
from desktop.vault.keys import STANDARD_COST

if TYPE_CHECKING:
    from desktop.services.access.export import AccessExports
    from desktop.services.findings import CheckReport

log = logging.getLogger("pejl")

P = ParamSpec("P")
T = TypeVar("T")


class Services(PlanServices):
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
        self.papers = Papers(context)
        self.access_log = AccessLog(context)
        self.checking = Checking(context)
        self.rights = Rights(context)
        self.receipts = Receipts(context)
        self._context = context

    @cached_property
    def access_exports(self) -> "AccessExports":
        """Imported when it is first asked for, with all that draws paper: unlocking does without."""
        from desktop.services.access.export import AccessExports

        return AccessExports(self._context)


class Unlocked:
    """Owns engine, thread and services of an open vault until `close`.

    One thread owns the only connection. `call` hands it work; what is asked first is done first.
    """

    def __init__(
        self,
        folder: Path,
        key: bytes,
        banks: QuestionBanks,
        clock: Clock | None = None,
        cost: Cost = STANDARD_COST,
    ) -> None:
        """Open the vault in `folder`, making or migrating its tables where that is due.

        Raises `VaultInUse`, `VaultMissing`, `VaultDamaged`, `NewerVersion`, and the storage kinds.
        """
        self.folder = folder
        self.banks = banks
        self.failed_tries = 0
        """How many passwords were wrong since the vault was last opened; known once it is unlocked."""
        self.entered: Future[None] | None = None
        """The entry on this opening, on its way into the log; None where there is none."""
        self.enter_again: Callable[[], None] = lambda: None
        """Writes it, where it was refused."""
        self._lock = InstanceLock(folder)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        try:
            self._engine = self._thread.submit(_open_engine, folder, key).result()
        except BaseException:
            self._thread.shutdown()
            self._lock.release()
            raise
        self._links = _Links()
        self._context = Context(_NewSessions(self._engine, self._links), clock or SystemClock(), banks)
        self.clock = self._context.clock
        self.services = Services(self._context)
        self.safekeeping = Safekeeping(self._context, self._engine, folder, key)
        self.security = Security(self._context, folder, key, cost)
        self.keeper = Keeper(self.call, self.safekeeping, self.services.rights, self.services.receipts)

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a service's function in the database thread."""
        return self._thread.submit(lambda: self._run(function, *args, **kwargs))

    def enter(self, entry: Callable[[], None]) -> None:
        """Have the entry on this opening written; `entered` knows whether it was."""
        self.enter_again, self.entered = entry, self.call(entry)

    def at_once(self, work: Callable[[Services], T], new_uuid: Callable[[], str] | None = None) -> Future[T]:
        """Run work in the database thread in one transaction: all that its services store, or nothing.

        `new_uuid` names the conversations made in it.
        """

        def run() -> T:
            with Session(self._engine) as session, session.begin():
                self._links.watch(session)
                context = replace(self._context, sessions=_OneSession(session))
                if new_uuid is not None:
                    context = replace(context, new_uuid=new_uuid)
                return work(Services(context))

        return self.call(run)

    def _run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        with vault_faults.translated():
            done = function(*args, **kwargs)
        if self._links.added():
            self._seal()
        return done

    def _seal(self) -> None:
        """What was asked for is stored; a seal that fails is made up for at the next one, or at closing."""
        try:
            self.safekeeping.seal()
        except AppError as error:
            log.error("no seal: %s", type(error).__name__)

    def check(self, progress: Progress = unheard) -> "Future[CheckReport]":
        """Check that nothing was changed past the program; other calls wait for as long as it takes."""
        return self.call(lambda: self.services.checking.check(self.safekeeping.heads(), progress))

    def close(self) -> None:
        """Finish what was asked, write everything into the one file, and let go of key and lock.

        A backup is made first where much has changed. Raises the storage kinds where the log cannot be
        folded in; key and lock are let go all the same.
        """
        self.keeper.finish()
        self._thread.submit(self._seal).result()
        try:
            self._thread.submit(vault_engine.close, self._engine).result()
        finally:
            self._thread.shutdown()
            self._lock.release()
            del self._engine, self._context, self.services
            del self.safekeeping, self.security, self.keeper


class _Links:
    """Notices when a link was added to a chain, or someone was erased."""

    def __init__(self) -> None:
        self._added = False

    def watch(self, sessions: "sessionmaker[Session] | Session") -> None:
        """Notice it in these sessions."""
        event.listen(sessions, "after_flush", self._note)

    def added(self) -> bool:
        """Whether there was one since this was last asked."""
        added, self._added = self._added, False
        return added

    def _note(self, session: Session, _flush: object) -> None:
        self._added = self._added or any(isinstance(row, ChainLink | Erasure) for row in session.new)


class _NewSessions:
    """Gives every call a transaction of its own."""

    def __init__(self, engine: Engine, links: _Links) -> None:
        made = sessionmaker(engine)
        links.watch(made)
        self.begin = made.begin
        self.begin_bare = partial(vault_engine.bare_transaction, engine)


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

    @contextmanager
    def begin_bare(self) -> Iterator[Any]:
        """The connection that the session is on."""
        yield self._session.connection().connection.driver_connection


def _open_engine(folder: Path, key: bytes) -> Engine:
    database = VaultFolder(folder).database
    return open_migrated(database, key, partial(_back_up_before_migrating, folder, key))


def _back_up_before_migrating(folder: Path, key: bytes, engine: Engine, found: str) -> None:
    """A copy of the older file, read back and opened, before anything in it is rebuilt."""
    if found == schema.NOTHING:
        return
    with vault_engine.at_rest(engine):
        own = backups.own_folder(folder)
        made = backups.make(folder, own, schema=found, now=SystemClock().now())
    try:
        backups.verify(made, key, folder)
    except BackupRefused as error:
        # Nobody has chosen this one: it is the disk that gave back something else than it took.
        made.unlink(missing_ok=True)
        raise StorageFailed from error


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
