"""Connects the pages of the way in: a forgotten password, a backup in a file's place, a recovery code."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.errors import AppError
from desktop.ui.anteroom import Anteroom
from desktop.vault.folder import VaultFolder

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.pages.citizens import CitizensPage
    from desktop.ui.pages.lock import LockPage


class EntrancePages(QObject):
    """What the lock screen leads to, but for the open vault itself."""

    def __init__(
        self,
        anteroom: Anteroom,
        show: Callable[[QWidget], None],
        lock: Callable[[], None],
        reopen: Callable[[], None],
        desk: "Callable[[], Desk]",
    ) -> None:
        """Told how to put a page on the screen, the lock screen, or the page where one was, and the desk."""
        super().__init__(anteroom)
        self._anteroom = anteroom
        self._way_in = anteroom.way_in
        self._show = show
        self._lock = lock
        self._reopen = reopen
        self._desk = desk
        anteroom.lock_shown.connect(self._attend)
        anteroom.look_again_wanted.connect(lock)
        anteroom.list_shown.connect(self._remind)
        anteroom.broken.connect(lambda place: self._show_restore(place, broken=True))

    def lead_in(self) -> None:
        """From the vault that was just opened to the first page: of a new one, that is its recovery code."""
        if self._way_in.made_now:
            self.show_recovery_code()
        else:
            self._reopen()

    def show_recovery_code(self) -> None:
        """A new recovery code, to be kept or put off; then the page where one was."""
        from desktop.ui.pages.recovery import RecoveryPage

        page = RecoveryPage(self._desk())
        page.kept.connect(self._code_kept)
        page.finished.connect(self._reopen)
        self._show(page)

    def go_back(self, lock_vault: Callable[[], None], *, broken: bool = False) -> None:
        """Lock the open vault, and show its backups; `broken` says why one is there."""
        vault = VaultFolder(self._desk().folder)
        lock_vault()
        place = self._way_in.place_of(vault)
        if place >= 0:
            self._show_restore(place, broken=broken)

    def _attend(self, page: "LockPage") -> None:
        page.forgotten.connect(self._show_forgotten)
        page.backup_wanted.connect(self._show_restore)

    def _show_forgotten(self, place: int) -> None:
        from desktop.ui.pages.forgotten import ForgottenPage

        page = ForgottenPage(self._anteroom.words, self._way_in, self._way_in.vault(place))
        page.left.connect(self._lock)
        self._leave_lock(page)

    def _show_restore(self, place: int, *, broken: bool = False) -> None:
        from desktop.ui.pages.restore import RestorePage

        vault = self._way_in.vault(place) if place >= 0 else None
        broken = broken or (vault is not None and self._is_alarm(vault))
        page = RestorePage(self._anteroom.words, self._way_in, vault, broken=broken)
        page.left.connect(self._lock)
        page.fetched.connect(self._unlock_fetched)
        self._leave_lock(page)

    def _leave_lock(self, page: QWidget) -> None:
        """The lock screen goes: what is refused from now on is told on the page."""
        self._anteroom.lock = None
        self._show(page)

    @staticmethod
    def _is_alarm(vault: VaultFolder) -> bool:
        try:
            return vault.state().is_alarm
        except AppError:
            return True

    def _unlock_fetched(self, vault: VaultFolder) -> None:
        self._lock()
        lock = self._anteroom.lock
        if lock is not None:
            lock.choose(self._way_in.place_of(vault))
            lock.say(
                self._anteroom.words.gettext("The backup is here. Open it with the password of its day.")
            )

    def _remind(self, page: "CitizensPage") -> None:
        self._tell_of_entering(page)
        if self._way_in.lacks_code:
            from desktop.ui.widgets.citizens.code_reminder import CodeReminder

            reminder = CodeReminder(page.words)
            reminder.wanted.connect(self.show_recovery_code)
            page.put_above_list(reminder)

    def _tell_of_entering(self, page: "CitizensPage") -> None:
        """Once after each opening."""
        failed, done = self._way_in.failed_tries, self._way_in.done
        self._way_in.failed_tries, self._way_in.done = 0, ""
        if failed or done:
            from desktop.ui.widgets.citizens.entered import Entered

            page.put_above_list(Entered(page.words, done, failed))

    def _code_kept(self) -> None:
        self._way_in.lacks_code = False
        self._way_in.done = self._anteroom.words.gettext("The recovery code is in force from now on.")
