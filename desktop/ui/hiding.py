"""All that hides what the window shows: the curtain, the watch over it, and what a lock leaves behind."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.kept import Cloakroom, Where
from desktop.ui.locking import Guard
from desktop.ui.spot import Spot, spot_of
from desktop.ui.widgets.curtain import Curtain
from desktop.ui.window_keys import WindowKeys, put_away_dialogs

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.main_window import MainWindow


class Hiding(QObject):
    """Made at the first unlocking: a lock screen has nothing to hide."""

    lock_wanted = Signal()

    def __init__(self, window: "MainWindow", flush: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._flush = flush
        self._cloakroom = Cloakroom()
        self._may_lose = False
        self._spot: Spot | None = None
        self.curtain = Curtain(window.words, window)
        self.curtain.lifted.connect(self.lift)
        self.guard = Guard(window, self.curtain.isVisible)
        self.guard.curtain_wanted.connect(self.draw)
        self.guard.lock_wanted.connect(self.lock_wanted)
        WindowKeys(window, {"F9": self.toggle, "Ctrl+L": self.lock_wanted.emit})

    def enter(self, desk: "Desk") -> Where:
        """A vault was opened: watch over it, and say where one was when it was locked."""
        desk.clipboard.watch()
        desk.await_entry()
        self.curtain.tell_waiting(False)
        desk.unsaved.changed.connect(self.curtain.tell_waiting)
        self.guard.start()
        return self._cloakroom.enter(desk) or ("citizens", None)

    def open_dialogs(self, desk: "Desk", page: QWidget | None) -> None:
        """Offer again what stood in the dialogs that the lock has closed, over the cursor in its field."""
        from desktop.ui.desk import Page

        if isinstance(page, Page):
            self._cloakroom.open_dialogs(desk, page)

    def leave(self, desk: "Desk", where: Where) -> None:
        """The window is about to be locked: keep what is under way, store it, and put everything away."""
        self.guard.stop()
        self._remember_spot()
        self._cloakroom.leave(self._window, self._window.page or self._window, where, self._spot, desk)
        put_away_dialogs(self._window)
        self._flush()
        desk.unsaved.hand_over()
        for dialog in self._window.findChildren(QDialog):
            dialog.deleteLater()
        desk.clipboard.clear()
        self.curtain.hide()

    def may_close(self, desk: "Desk | None") -> bool:
        """Stop watching, for the window closes; False where something is not stored, and ask about that."""
        from desktop.ui.dialogs.not_stored import NotStoredDialog

        stored = desk.unsaved.settled() if desk is not None else not self._cloakroom.unstored
        if not stored and not self._may_lose:
            if not self._window.findChildren(NotStoredDialog):
                dialog = NotStoredDialog(self._window.words, self._window)
                dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                dialog.accepted.connect(self._close_and_lose)
                dialog.open()
            return False
        self.guard.stop()
        if desk is not None:
            desk.unsaved.forget()
            desk.upkeep.end()
        return True

    def _close_and_lose(self) -> None:
        self._may_lose = True
        self._window.close()

    def closed(self) -> None:
        """The vault that was locked is closed, and what was asked of it has come back."""
        self._cloakroom.settle()

    def draw(self, *, finished: bool = False) -> None:
        """Hide the conversation at once, and whatever stands in front of it."""
        self._remember_spot()
        put_away_dialogs(self._window)
        self._flush()
        self.curtain.draw(finished=finished)

    def lift(self) -> None:
        """Back to the conversation, with the cursor where it was."""
        # Away from the curtain: hidden with it, the focus would land on the first thing to answer.
        self._window.setFocus()
        self.curtain.hide()
        page: QWidget | None = self._window.page
        if page is not None:
            page.setFocus()
            if self._spot is not None:
                self._spot.give_back(page)

    def _remember_spot(self) -> None:
        """Take down where the cursor stands; behind the curtain it stands on the curtain."""
        if not self.curtain.isVisible():
            page = self._window.page
            self._spot = spot_of(page, self._window.focusWidget()) if page is not None else None

    def toggle(self) -> None:
        """F9: over a conversation it hides the screen, and behind the curtain it leads back."""
        from desktop.ui.conversation import ConversationArea

        if self.curtain.isVisible():
            if self.curtain.can_lift:
                self.lift()
        elif isinstance(self._window.page, ConversationArea):
            self.draw()
