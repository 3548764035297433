"""The way in, in the background: vaults are listed at once, everything heavy is imported in a thread."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.ui.pages.lock import VaultChoice
from desktop.ui.worker import Worker
from desktop.vault import folder
from desktop.vault.folder import VaultFolder

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from desktop.records import Office
    from desktop.services.entrance import Entrance
    from desktop.services.unlocked import Unlocked


class WayIn(QObject):
    """Makes, unlocks and closes vaults without the window standing still."""

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
        self._worker = Worker(self)
        self._worker.failed.connect(self.refused)

    @property
    def idle(self) -> bool:
        """Whether nothing is being opened or closed."""
        return self._worker.idle

    def choices(self) -> list[VaultChoice]:
        """The vaults on this computer, by their caseworkers' names."""
        self._listed = folder.vaults(self._data_folder)
        return [VaultChoice(vault.name(), vault.state().is_alarm) for vault in self._listed]

    def warm_up(self) -> None:
        """Import what the window will need while the password is being typed."""
        self._thread.submit(_import_everything)

    def unlock(self, place: int, password: str) -> None:
        """Open a listed vault."""
        vault = self._listed[place]
        self._open(lambda: self._make_entrance(self._data_folder).unlock(vault, password))

    def create(self, office: "Office", password: str) -> None:
        """Make the caseworker's vault and open it."""
        self._open(lambda: self._make_entrance(self._data_folder).create(office, password))

    def open_demo(self) -> None:
        """Make the throwaway vault with invented citizens."""
        self._open(self._make_demo)

    def close(self, unlocked: "Unlocked", *, wait: bool = False) -> None:
        """Close a vault after everything that was asked of it is done."""
        closing: Future[Any] = self._thread.submit(unlocked.close)
        if wait:
            closing.result()
        else:
            self._worker.follow(closing, then=lambda _nothing: self.closed.emit())

    def finish(self) -> None:
        """Wait for what is under way: nothing may come back to a window that is gone."""
        self._thread.shutdown()

    @cached_property
    def _thread(self) -> "ThreadPoolExecutor":
        """Made when it is first asked for anything, which is after the first painting."""
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="way-in")

    def _open(self, opening: "Callable[[], Unlocked]") -> None:
        self._worker.follow(self._thread.submit(opening), then=self.unlocked.emit)


def _import_everything() -> None:
    import desktop.services.entrance
    import desktop.ui.conversation
    import desktop.ui.error_handler
    import desktop.ui.pages.citizens  # noqa: F401
    from desktop.vault import keys

    keys.load()
