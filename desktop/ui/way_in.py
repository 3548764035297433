"""The way in, in the background: vaults are listed at once, everything heavy is imported in a thread."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.errors import AppError
from desktop.ui.errand import Errand
from desktop.ui.pages.lock import VaultChoice
from desktop.ui.worker import Then, Worker
from desktop.vault import folder
from desktop.vault.folder import VaultFolder

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from desktop.records import Office
    from desktop.services.entrance import Entrance
    from desktop.services.unlocked import Unlocked

_TALKS = (
    "desktop.ui.pages.citizen",
    "desktop.ui.pages.prepare",
    "desktop.ui.conversation",
    "desktop.reports",
    "desktop.services.access.export",
)
"""What conversations and their papers take, in the order in which a person can come to it."""


class WayIn(QObject):
    """Makes, unlocks and closes vaults without the window standing still."""

    opening = Signal()
    """All that the window needs is imported, and what takes time has begun."""
    unlocked = Signal(object)
    refused = Signal(Exception)
    closed = Signal()

    def __init__(
        self,
        data_folder: Path,
        make_entrance: "Callable[[Path], Entrance]",
        make_demo: "Callable[[], Unlocked]",
    ) -> None:
        super().__init__()
        self._data_folder = data_folder
        self._make_entrance = make_entrance
        self._make_demo = make_demo
        self._listed: list[VaultFolder] = []
        self._errand: Errand | None = None
        self.trouble: AppError | None = None
        """Why the vaults could not be listed, None where they were."""
        self.made_now = False
        """Whether the vault that was opened last was made just then."""
        self.lacks_code = False
        """Whether no recovery code opens it; never said of the demo, which is thrown away."""
        self.failed_tries = 0
        """How many passwords were wrong since the time before."""
        self.done = ""
        """What the caseworker came in by, where it is to be confirmed: a sentence, '' for the password."""
        self._worker = Worker(self)
        self._worker.failed.connect(self.refused)

    @property
    def idle(self) -> bool:
        """Whether nothing is being opened or closed."""
        return self._worker.idle

    def choices(self) -> list[VaultChoice]:
        """The vaults on this computer, by their caseworkers' names; none where there is `trouble`."""
        self.trouble = None
        try:
            self._listed = folder.vaults(self._data_folder)
            return [VaultChoice(vault.name(), vault.state().is_alarm) for vault in self._listed]
        except AppError as error:
            self._listed, self.trouble = [], error
            return []

    def warm_up(self) -> None:
        """Import what the window will need while the password is being typed."""
        self._thread.submit(self._warm_up)

    def load_talks(self) -> None:
        """Import what conversations and their papers take, once the list of citizens is on the screen.

        Not before: the check of the password takes its memory on top of all that is there by then.
        """
        self._thread.submit(_import_talks)

    def vault(self, place: int) -> VaultFolder:
        """A listed vault."""
        return self._listed[place]

    def place_of(self, vault: VaultFolder) -> int:
        """Where a vault is in the list; -1 where it is not."""
        return next((place for place, listed in enumerate(self._listed) if listed == vault), -1)

    def unlock(self, place: int, password: str) -> None:
        """Open a listed vault."""
        vault = self._listed[place]
        self.open(lambda entrance: entrance.unlock(vault, password))

    def create(self, office: "Office", password: str) -> None:
        """Make the caseworker's vault and open it."""
        self.open(lambda entrance: entrance.create(office, password), made_now=True)

    def open_demo(self) -> None:
        """Make the throwaway vault with invented citizens."""
        self.open(lambda _entrance: self._make_demo(), demo=True)

    def open(
        self,
        opening: "Callable[[Entrance], Unlocked]",
        otherwise: Then | None = None,
        *,
        made_now: bool = False,
        demo: bool = False,
        done: str = "",
    ) -> None:
        """Open a vault in whatever way; `otherwise` gets what went wrong, where it is not the lock page's.

        `done` is what to say on the list once it is open.
        """

        def tell_and_open() -> "Unlocked":
            self.opening.emit()
            unlocked = opening(self._entrance)
            # Stored before the result goes home, and read when it has come.
            self.made_now, self.lacks_code = made_now, not demo and _lacks_code(unlocked)
            self.failed_tries, self.done = unlocked.failed_tries, done
            return unlocked

        self._worker.follow(self._thread.submit(tell_and_open), self.unlocked.emit, otherwise)

    def ask(self, work: "Callable[[Entrance], Any]", then: Then, otherwise: Then) -> None:
        """Have something done that opens no vault."""
        self._worker.follow(self._thread.submit(lambda: work(self._entrance)), then, otherwise)

    def errand(self, laps: int = 1) -> Errand:
        """One that is stopped when the window closes."""
        self._errand = Errand(self, laps)
        return self._errand

    def close(self, unlocked: "Unlocked", *, wait: bool = False) -> None:
        """Close a vault after everything that was asked of it is done."""
        from desktop.records import AccessAction

        # Nobody is told where the log cannot take it: the lock waits for nothing.
        unlocked.call(unlocked.services.access_log.note, AccessAction.LOCKED)
        closing: Future[Any] = self._thread.submit(unlocked.close)
        if wait:
            # Key and lock are let go even where the disk is full; what was stored stays in the log.
            with suppress(AppError):
                closing.result()
        else:
            self._worker.follow(closing, lambda _nothing: self.closed.emit(), self._closed_badly)

    def _closed_badly(self, error: Exception) -> None:
        """Key and lock are let go all the same; what went wrong is told on the lock screen."""
        self.closed.emit()
        self.refused.emit(error)

    def finish(self) -> None:
        """Wait for what is under way: nothing may come back to a window that is gone."""
        if self._errand is not None:
            self._errand.stop()
        self._thread.shutdown()

    @cached_property
    def _thread(self) -> "ThreadPoolExecutor":
        """Made when it is first asked for anything, which is after the first painting."""
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="way-in")

    @cached_property
    def _entrance(self) -> "Entrance":
        """One for as long as the program runs: it remembers wrong passwords where no disk does.

        Asked for in the thread alone, since making it imports what is heavy.
        """
        return self._make_entrance(self._data_folder)

    def _warm_up(self) -> None:
        _import_everything()
        self._entrance.tidy()


def _lacks_code(unlocked: "Unlocked") -> bool:
    try:
        return not unlocked.security.has_recovery_code()
    except AppError:
        return False


def _import_everything() -> None:
    from desktop.ui.asleep import asleep, own_digests

    with own_digests(), asleep("asyncio", "importlib.metadata"):
        import desktop.services.entrance
    import desktop.ui.error_handler
    import desktop.ui.hiding
    import desktop.ui.pages.citizens  # noqa: F401
    from desktop.vault import keys

    keys.load()


def _import_talks() -> None:
    from desktop.ui.asleep import asleep

    with asleep("PIL.Image"):
        for name in _TALKS:
            import_module(name)
