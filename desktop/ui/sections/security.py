"""What opens the vault: the password and the recovery code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop import fault_words
from desktop.errors import TooManyTries, WeakPassword, WrongPassword
from desktop.settings import Settings
from desktop.ui.desk import Desk
from desktop.ui.sections.section import Section, titled_card, wide_as_fits
from desktop.ui.unsaved import REFUSED
from desktop.ui.widgets.basics import button, column, label, row, set_text
from desktop.ui.widgets.entrance.countdown import Countdown
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.settings.locking_card import LockingCard

_LONGEST = 256


class SecuritySection(Section):
    """Changing the password counts tries as unlocking does."""

    recovery_code_wanted = Signal()
    """A new recovery code is to be made, printed and typed back."""

    minutes_changed = Signal(str, int)
    """The name of a setting, and after how many minutes the window is to hide what it shows."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk)
        locking = LockingCard(self.words, settings)
        locking.minutes_chosen.connect(self.minutes_changed)
        self.lay_out(self._make_password(), self._make_recovery(), locking)

    def refresh(self) -> None:
        self.desk.ask(self.desk.security.has_recovery_code, then=self._show_recovery)

    def _make_password(self) -> QFrame:
        _ = self.words.gettext
        frame, inside = titled_card(_("Change password"))
        self._old = self._secret(_("Password now"), "password-old")
        self._new = self._secret(
            _("New password"),
            "password-new",
            _("At least ten characters. Four words that do not belong together are easy to remember."),
        )
        self._again = self._secret(_("The new password once more"), "password-again")
        self._change = button(_("Change password"), "secondary", "lock", name="change-password")
        self._change.clicked.connect(self._try)
        self._told = label("", "error", wrap=True)
        self._told.setObjectName("password-told")
        self._told.hide()
        self._done = label("", "saved", wrap=True)
        self._done.setObjectName("password-done")
        self._done.hide()
        self._countdown = Countdown(self.words, self._change, self._told)
        form = QWidget()
        form.setMaximumWidth(560)
        form.setLayout(column(self._old, self._new, self._again, self._told, self._done, spacing=12))
        inside.addLayout(wide_as_fits(form))
        inside.addLayout(row(self._change, 0))
        return frame

    def _secret(self, name: str, object_name: str, hint: str = "") -> Field:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setMaxLength(_LONGEST)
        line.returnPressed.connect(self._try)
        return Field(name, line, hint=hint, object_name=object_name)

    def _make_recovery(self) -> QFrame:
        _ = self.words.gettext
        frame, inside = titled_card(_("Recovery code"))
        self._has_code = label("", wrap=True)
        self._has_code.setObjectName("recovery-state")
        inside.addWidget(self._has_code)
        self._recovery = button(_("New recovery code …"), "secondary", "printer", name="new-recovery-code")
        self._recovery.clicked.connect(self.recovery_code_wanted)
        inside.addLayout(row(self._recovery, 0))
        return frame

    def _show_recovery(self, there: bool) -> None:
        _ = self.words.gettext
        self._has_code.setText(
            _("A recovery code opens your file if you forget the password. A new code ends the old one.")
            if there
            else _("There is no recovery code. If you forget the password, nobody can open your file.")
        )
        set_text(self._recovery, _("New recovery code …") if there else _("Make a recovery code …"))

    def _try(self) -> None:
        if not self._change.isEnabled():
            return
        self._told.hide()
        self._done.hide()
        old, new, again = (_line(field).text() for field in (self._old, self._new, self._again))
        if not old:
            self._old.show_error(self.words.gettext("Type the password you use now."))
        elif new != again:
            self._again.show_error(self.words.gettext("The two passwords are not the same."))
        else:
            self._change.setEnabled(False)
            change = self.desk.security.change_password
            self.desk.ask(change, old, new, then=self._changed, otherwise=self._refused)

    def _changed(self, _nothing: None) -> None:
        _ = self.words.gettext
        self._change.setEnabled(True)
        for field in (self._old, self._new, self._again):
            _line(field).clear()
        self._done.setText(
            "✓ "
            + _("The password is changed. On another computer, older backups still open with the old one.")
        )
        self._done.show()

    def _refused(self, error: Exception) -> None:
        self._change.setEnabled(True)
        told = fault_words.message(self.words, error)
        if isinstance(error, TooManyTries):
            self._countdown.start(error.seconds)
        elif isinstance(error, WrongPassword):
            _line(self._old).selectAll()
            self._old.show_error(self.words.gettext("That is not the password you use now."))
        elif isinstance(error, WeakPassword):
            self._new.show_error(f"{told.happened} {told.advice}")
        elif isinstance(error, REFUSED):
            stands = self.words.gettext("The password is not changed: the one you had still opens your file.")
            self._told.setText(f"{told.happened} {stands}")
            self._told.show()
        else:
            self.desk.report(error)


def _line(field: Field) -> QLineEdit:
    assert isinstance(field.editor, QLineEdit)
    return field.editor
