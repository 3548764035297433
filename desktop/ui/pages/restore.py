"""A backup in the place of a file: choose one, type the password, read what changes, and do it.

Reached from the lock screen, from a file that cannot be opened, and at a first start on a new computer.
"""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import errors, fault_words
from desktop.i18n import Catalogue
from desktop.ui.file_dialogs import OpenDialog
from desktop.ui.way_in import WayIn
from desktop.ui.widgets.basics import button, clear, label, scrolling, set_property, set_text
from desktop.ui.widgets.entrance.backup_choice import BackupChoice
from desktop.ui.widgets.entrance.countdown import Countdown
from desktop.ui.widgets.entrance.what_changes import WhatChanges
from desktop.ui.widgets.focus_order import follow_layout
from desktop.ui.widgets.in_view import bring_into_view
from desktop.ui.widgets.private_bar import PrivateBar, footer, lay_out, narrow
from desktop.ui.widgets.progress_line import ProgressLine
from desktop.vault.folder import VaultFolder
from desktop.vault.restoring import KEPT_FOLDER

if TYPE_CHECKING:
    from desktop.services.entrance import Entrance, Restoring
    from desktop.services.restoring import Comparison
    from desktop.services.unlocked import Unlocked
    from desktop.vault.backups import Backup

_PASSWORD_WIDTH = 360


class _Offers(NamedTuple):
    backups: "list[Backup]"
    todays_password: bool


class RestorePage(QWidget):
    """`vault` is None on a computer that has not got it. `broken` says why one is here."""

    left = Signal()
    fetched = Signal(object)
    """A `VaultFolder` that was not on this computer; it opens with the password of the backup's day."""

    def __init__(
        self, words: Catalogue, way_in: WayIn, vault: VaultFolder | None, *, broken: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        _ = words.gettext
        self._words, self._way_in, self._vault, self._broken = words, way_in, vault, broken
        self._ready: Restoring | None = None
        self._bar = PrivateBar(words, vault.name() if vault else "", back=_("Back"), chip=False)
        self._bar.back.connect(self.left)
        self._heading = label("", "title", wrap=True)
        self._heading.setObjectName("restore-heading")
        self._says = label("", wrap=True)
        self._says.setObjectName("restore-says")
        self._choice = BackupChoice(words)
        self._choice.file_wanted.connect(self._ask_for_file)
        self._choice.changed.connect(self._renew)
        self._secret = self._make_secret()
        self._changes = QVBoxLayout()
        self._progress = ProgressLine(words)
        self._error = label("", "error", wrap=True)
        self._error.setObjectName("restore-error")
        self._error.hide()
        self._again = button(_("Choose another backup"), "secondary", name="restore-again")
        self._again.clicked.connect(self._show_choice)
        self._go = button("", "primary", name="restore-go")
        self._go.clicked.connect(self._go_on)
        self._countdown = Countdown(words, self._go, self._error)
        self._scroll = scrolling(self._make_content())
        self._progress.appeared.connect(lambda: bring_into_view(self._scroll, self._progress))
        lay_out(self, self._bar, self._scroll, footer(left=(self._again,), right=(self._go,)))
        self._show_choice()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous():
            return
        if self._vault is None:
            self._choice.setFocus()
        else:
            vault = self._vault.path
            self._way_in.ask(lambda _entrance: _look(vault), self._show_offers, self._refuse)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            # It knows the key: no longer than somebody looks at what it would do.
            self._ready = None
            self._password.clear()

    def focusNextPrevChild(self, onward: bool) -> bool:
        follow_layout(self)
        return super().focusNextPrevChild(onward)

    def _make_content(self) -> QWidget:
        told = (self._progress, self._error)
        return narrow(self._heading, self._says, self._choice, self._secret, self._changes, *told)

    def _make_secret(self) -> QWidget:
        _ = self._words.gettext
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        self._password = QLineEdit()
        self._password.setObjectName("restore-password")
        self._password.setAccessibleName(_("Password"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setMaximumWidth(_PASSWORD_WIDTH)
        self._password.returnPressed.connect(lambda: self._go.click())
        self._which = label(_("The password that you use now."), "quiet", wrap=True)
        layout.addWidget(label(_("Password"), "strong"))
        layout.addWidget(self._password)
        layout.addWidget(self._which)
        return part

    def _show_offers(self, offers: _Offers) -> None:
        _ = self._words.gettext
        if not offers.todays_password:
            self._which.setText(_("The password that you had on the day of the backup."))
        self._choice.show_backups(offers.backups)
        if self._ready is None:
            self._password.setFocus()
            bring_into_view(self._scroll, self._password)

    def _show_choice(self) -> None:
        """The first step, again after a look at what would change."""
        _ = self._words.gettext
        self._ready = None
        clear(self._changes)
        headings = {True: _("The file cannot be opened"), False: _("Fetch from a backup")}
        self._heading.setText(headings[self._broken])
        if self._broken:
            says = _(
                "Nothing has been deleted. Pejl has made backups of the file, and you can go on from one of "
                "them. The file as it is now is kept."
            )
        elif self._vault is None:
            says = _(
                "Put in the stick with your backups, and choose the newest file on it. "
                "You open it with the password that you had on that day."
            )
        else:
            says = _(
                "Choose the day that you want to go back to. You see what changes before anything happens, "
                "and the file as it is now is kept."
            )
        self._says.setText(says)
        for part in (self._choice, self._says):
            part.show()
        self._secret.setVisible(self._vault is not None)
        self._again.hide()
        set_text(self._go, _("See what changes") if self._vault is not None else _("Fetch the backup"))
        self._renew()

    def _renew(self) -> None:
        self._countdown.stop()
        self._error.hide()
        self._go.setEnabled(self._choice.chosen is not None)

    def _go_on(self) -> None:
        backup = self._choice.chosen
        if backup is None:
            return
        if self._vault is None:
            self._fetch(backup)
        elif self._ready is None:
            self._compare(self._vault, backup)
        else:
            self._restore(self._ready)

    def _compare(self, vault: VaultFolder, backup: Path) -> None:
        errand, password = self._way_in.errand(), self._password.text()
        self._begin()
        self._progress.follow(errand, self._words.gettext("The backup is being looked through …"))

        def compare(entrance: "Entrance") -> "tuple[Restoring, Comparison]":
            ready = entrance.restoring(vault, backup, password)
            return ready, ready.compare(errand.progress)

        self._way_in.ask(compare, self._show_changes, self._refuse)

    def _show_changes(self, compared: "tuple[Restoring, Comparison]") -> None:
        self._end()
        assert self._vault is not None
        _ = self._words.gettext
        self._ready, told = compared
        self._heading.setText(_("This will change"))
        for part in (self._says, self._choice, self._secret):
            part.hide()
        clear(self._changes)
        self._changes.addWidget(WhatChanges(self._words, told, self._vault.path / KEPT_FOLDER))
        self._again.show()
        set_text(self._go, _("Put the backup in place"))
        self._scroll.verticalScrollBar().setValue(0)
        self._go.setFocus()

    def _restore(self, ready: "Restoring") -> None:
        errand = self._way_in.errand(laps=2)
        self._begin()
        self._progress.follow(errand, self._words.gettext("The backup is being put in place …"))

        def opening(_entrance: "Entrance") -> "Unlocked":
            return ready.restore(errand.progress).unlocked

        done = self._words.gettext("The backup is in place. The file as it was before is kept.")
        self._way_in.open(opening, self._refuse, done=done)

    def _fetch(self, backup: Path) -> None:
        errand = self._way_in.errand()
        self._begin()
        self._progress.follow(errand, self._words.gettext("The backup is being fetched …"))
        self._way_in.ask(
            lambda entrance: entrance.restore_as_new(backup, errand.progress),
            self._tell_fetched,
            self._refuse,
        )

    def _tell_fetched(self, vault: VaultFolder) -> None:
        self._end()
        self.fetched.emit(vault)

    def _ask_for_file(self) -> None:
        from desktop.vault.backup_file import SUFFIX

        title = self._words.gettext("Choose a backup")
        dialog = OpenDialog(self._words, title, SUFFIX, self)
        dialog.chosen.connect(self.take_file)
        dialog.open()

    def take_file(self, path: Path) -> None:
        """Offer a file from elsewhere, once it is known to be a backup."""
        self._error.hide()
        self._way_in.ask(lambda _entrance: _read(path), self._choice.add_file, self._refuse)

    def _begin(self) -> None:
        self._error.hide()
        for part in (self._bar, self._choice, self._secret, self._again, self._go):
            part.setEnabled(False)

    def _end(self) -> None:
        self._progress.end()
        for part in (self._bar, self._choice, self._secret, self._again, self._go):
            part.setEnabled(True)
        self._go.setEnabled(self._choice.chosen is not None)

    def _refuse(self, error: Exception) -> None:
        self._end()
        if isinstance(error, errors.TooManyTries):
            set_property(self._error, "role", "error")
            self._countdown.start(error.seconds)
        elif isinstance(error, FileExistsError):
            _ = self._words.gettext
            self._tell(_("This file is on the computer already."), _("Go back, and choose it there."))
        else:
            told = fault_words.message(self._words, error)
            self._tell(told.happened, told.advice, calm=isinstance(error, errors.Cancelled))
        if self._secret.isVisible():
            self._password.setFocus()
            if isinstance(error, errors.WrongPassword):
                self._password.selectAll()

    def _tell(self, happened: str, advice: str, *, calm: bool = False) -> None:
        set_property(self._error, "role", "strong" if calm else "error")
        self._error.setText(f"{happened}\n{advice}")
        self._error.show()
        bring_into_view(self._scroll, self._error)


def _look(vault: Path) -> _Offers:
    from desktop.services import restoring

    return _Offers(restoring.offered(vault), restoring.has_slots(vault))


def _read(path: Path) -> "Backup":
    from desktop.vault.backup_file import read_manifest
    from desktop.vault.backups import Backup

    return Backup(path, read_manifest(path))
