"""What every page is given: words, services, and a way to call them."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import Catalogue
from desktop.ui.clipboard import Clipboard
from desktop.ui.unsaved import Unsaved, Write
from desktop.ui.upkeep import Upkeep
from desktop.ui.widgets.focus_order import follow_layout
from desktop.ui.worker import Then, Worker

if TYPE_CHECKING:
    from concurrent.futures import Future

    from desktop.services.safekeeping import Safekeeping
    from desktop.services.security import Security
    from desktop.services.unlocked import Services, Unlocked
    from desktop.ui.kept import LastWords


class Desk:
    """The words of the window and the unlocked vault, as long as it is unlocked.

    A page may be built on a desk before its vault is open, if it asks for nothing until it is shown.
    """

    def __init__(
        self,
        words: Catalogue,
        unlocked: "Unlocked | None",
        worker: Worker,
        clipboard: Clipboard | None = None,
        upkeep: Upkeep | None = None,
    ) -> None:
        self.words = words
        self.clipboard = clipboard or Clipboard(worker)
        self.upkeep = upkeep or Upkeep(worker)
        self.last_words: LastWords | None = None
        """At the lock it hears what is asked, to learn whether the disk took it."""
        self._worker = worker
        self.unsaved = Unsaved(self, worker)
        """What the disk has not taken yet."""
        if unlocked is not None:
            self.open(unlocked)

    def open(self, unlocked: "Unlocked") -> None:
        """Lay the vault on the desk; before that nothing can be asked."""
        self.services = unlocked.services
        self.banks = unlocked.banks
        self.clock = unlocked.clock
        self.folder = unlocked.folder
        self._unlocked = unlocked
        self.upkeep.serve(unlocked)

    def speaking(self, words: Catalogue) -> "Desk":
        """The same vault on a desk in other words."""
        made = Desk(words, self._unlocked, self._worker, self.clipboard, self.upkeep)
        made.unsaved, self.unsaved.desk = self.unsaved, made
        return made

    @property
    def safekeeping(self) -> "Safekeeping":
        """The backups of the desk's vault; asked for each time, for it knows the key."""
        return self._unlocked.safekeeping

    @property
    def security(self) -> "Security":
        """What opens the desk's vault; likewise."""
        return self._unlocked.security

    def ask(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        then: Then | None = None,
        otherwise: Then | None = None,
        **named: Any,
    ) -> None:
        """Call a service in the database thread; `then` gets the result in the window's thread."""
        self._worker.follow(self.start(function, arguments, named), then, otherwise)

    def store(
        self,
        slot: Hashable,
        function: Callable[..., Any],
        *arguments: Any,
        then: Then | None = None,
        otherwise: Then | None = None,
        **named: Any,
    ) -> None:
        """As `ask`, for what must not be lost: what the disk refuses is kept, and tried again by itself.

        A newer call with the same `slot` takes the place of an older one that waits.
        """
        self.unsaved.store(Write(slot, function, arguments, named, then, otherwise))

    def start(
        self,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        named: dict[str, Any],
        slot: Hashable = None,
    ) -> "Future[Any]":
        """Call a service in the database thread, for whoever follows it."""
        future = self._unlocked.call(function, *arguments, **named)
        if self.last_words is not None:
            self.last_words.hear(self.services, function, arguments, named, future, slot)
        return future

    def ask_at_once(
        self,
        patience: float,
        function: Callable[..., Any],
        *arguments: Any,
        then: Then | None = None,
        otherwise: Then | None = None,
    ) -> None:
        """As `ask`, for what is to be painted with the key that asked for it: waits seconds of `patience`."""
        self._worker.follow(self._unlocked.call(function, *arguments), then, otherwise, patience=patience)

    def catch_up(self) -> None:
        """Have everything told that has been answered by now."""
        self._worker.catch_up()

    def await_entry(self) -> None:
        """Have the entry on this opening written, where the disk refused it, and tell of that."""
        unlocked = self._unlocked
        if unlocked.entered is not None:
            self._worker.follow(
                unlocked.entered, otherwise=lambda _error: self.store(("entered",), unlocked.enter_again)
            )

    def report(self, error: Exception) -> None:
        """Have the window tell the user what went wrong."""
        self._worker.failed.emit(error)


class Page(QWidget):
    """A page: asks services through its desk, and tells the window with signals what is wished."""

    saved = Signal(object)
    """A moment: something was stored, and *Saved 10.42* may be shown."""
    lock_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        # A click beside everything leaves a note, and gives the keys to the page.
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.ClickFocus)
        self.desk = desk
        self.words = desk.words

    @property
    def services(self) -> "Services":
        """The services of the desk's vault."""
        return self.desk.services

    def focusNextPrevChild(self, onward: bool) -> bool:
        # Put in order when Tab is pressed: whatever a page has built by then has its place.
        follow_layout(self)
        return super().focusNextPrevChild(onward)

    def flush(self) -> None:
        """Store at once what is being typed; called before the page goes away."""

    def open_again(self, dialog: str, about: int) -> None:
        """Open the dialog with this object name, which a lock has closed; `about` says what it was on."""
