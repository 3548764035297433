"""What every page is given: words, services, and a way to call them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import Catalogue
from desktop.ui.clipboard import Clipboard
from desktop.ui.widgets.focus_order import follow_layout
from desktop.ui.worker import Then, Worker

if TYPE_CHECKING:
    from desktop.services.unlocked import Unlocked


class Desk:
    """The words of the window and the unlocked vault, as long as it is unlocked."""

    def __init__(
        self, words: Catalogue, unlocked: "Unlocked", worker: Worker, clipboard: Clipboard | None = None
    ) -> None:
        self.words = words
        self.clipboard = clipboard or Clipboard(worker)
        self.services = unlocked.services
        self.banks = unlocked.banks
        self.clock = unlocked.clock
        self.folder = unlocked.folder
        self._unlocked = unlocked
        self._worker = worker

    def ask(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        then: Then | None = None,
        otherwise: Then | None = None,
        **named: Any,
    ) -> None:
        """Call a service in the database thread; `then` gets the result in the window's thread."""
        future = self._unlocked.call(function, *arguments, **named)
        self._worker.follow(future, then, otherwise)

    def report(self, error: Exception) -> None:
        """Have the window tell the user what went wrong."""
        self._worker.failed.emit(error)


class Page(QWidget):
    """A page: asks services through its desk, and tells the window with signals what is wished."""

    saved = Signal(object)
    """A moment: something was stored, and *Saved 10.42* may be shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        # A click beside everything leaves a note, and gives the keys to the page.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.desk = desk
        self.words = desk.words
        self.services = desk.services

    def focusNextPrevChild(self, onward: bool) -> bool:
        # Put in order when Tab is pressed: whatever a page has built by then has its place.
        follow_layout(self)
        return super().focusNextPrevChild(onward)

    def flush(self) -> None:
        """Store at once what is being typed; called before the page goes away."""
