"""Before a vault is open: the lock screen, and behind it the list of citizens, built and still empty."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop import errors
from desktop.i18n import Catalogue
from desktop.ui.clipboard import Clipboard
from desktop.ui.pages.lock import LockPage
from desktop.ui.painted import once_painted
from desktop.ui.way_in import WayIn
from desktop.ui.worker import Worker

if TYPE_CHECKING:
    from desktop.services.unlocked import Unlocked
    from desktop.ui.desk import Desk
    from desktop.ui.pages.citizens import CitizensPage


class Anteroom(QObject):
    """Has the list built while the password is checked, which takes a thread and not the window's."""

    lock_shown = Signal(object)
    list_shown = Signal(object)
    look_again_wanted = Signal()
    broken = Signal(int)
    """The file at this place of the list cannot be opened, whatever the password."""

    def __init__(
        self, way_in: WayIn, stack: QStackedWidget, worker: Worker, clipboard: Clipboard, *, demo: bool
    ) -> None:
        super().__init__(stack)
        self.way_in = way_in
        self._stack = stack
        self._worker = worker
        self._clipboard = clipboard
        self._demo = demo
        self.lock: LockPage | None = None
        self._list: CitizensPage | None = None
        self._leads_to_list = True
        self._talks_wanted = False
        way_in.opening.connect(self._build_list)
        way_in.refused.connect(self._refuse)

    def lock_page(self, words: Catalogue, *, leads_to_list: bool) -> LockPage:
        """A lock screen in these words."""
        self.words, self._leads_to_list = words, leads_to_list
        self._drop_list()
        self.lock = LockPage(words, self.way_in.choices(), demo=self._demo, trouble=self._trouble())
        self.lock.look_again_wanted.connect(self.look_again_wanted)
        self.lock.unlock_wanted.connect(self.way_in.unlock)
        self.lock.create_wanted.connect(self.way_in.create)
        self.lock.demo_wanted.connect(self.way_in.open_demo)
        self.lock_shown.emit(self.lock)
        return self.lock

    def leave(self, words: Catalogue, unlocked: "Unlocked") -> "Desk":
        """The desk of the vault that is open now: that of the list where one was built."""
        from desktop.ui.desk import Desk

        self.lock = None
        if self._list is None:
            return Desk(words, unlocked, self._worker, self._clipboard)
        self._list.desk.open(unlocked)
        return self._list.desk

    def list_page(self, desk: "Desk") -> "CitizensPage":
        """The list of citizens on the desk: the one that was built, or a new one."""
        from desktop.ui.pages.citizens import CitizensPage

        built, self._list = self._list, None
        page = built if built is not None and built.desk is desk else CitizensPage(desk)
        if not self._talks_wanted:
            self._talks_wanted = True
            once_painted(page, self.way_in.load_talks)
        self.list_shown.emit(page)
        return page

    def _build_list(self) -> None:
        from desktop.ui.desk import Desk
        from desktop.ui.pages.citizens import CitizensPage

        if self.lock is None or self._list is not None or not self._leads_to_list:
            return
        self._list = CitizensPage(Desk(self.words, None, self._worker, self._clipboard))
        # In the window, not on the screen: there it gets its size and its dress.
        self._list.resize(self._stack.size())
        self._stack.addWidget(self._list)

    def _drop_list(self) -> None:
        if self._list is not None:
            self._stack.removeWidget(self._list)
            self._list.deleteLater()
            self._list = None

    def _trouble(self) -> str:
        error = self.way_in.trouble
        if error is None:
            return ""
        from desktop import fault_words

        happened = self.words.gettext("The folder with your files cannot be read.")
        return f"{happened}\n{fault_words.message(self.words, error).advice}"

    def _refuse(self, error: Exception) -> None:
        from desktop import fault_words

        if self.lock is None:
            return
        if isinstance(error, errors.VaultMissing | errors.VaultDamaged):
            self.broken.emit(self.lock.place)
        elif isinstance(error, errors.TooManyTries):
            self.lock.hold_back(error.seconds)
        else:
            told = fault_words.message(self.words, error)
            weak = isinstance(error, errors.WeakPassword)
            (self.lock.refuse_password if weak else self.lock.show_error)(told.happened, told.advice)
