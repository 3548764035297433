"""The way in when the password is forgotten: the code from the sheet, and a new password."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import errors, fault_words
from desktop.i18n import Catalogue
from desktop.ui.way_in import WayIn
from desktop.ui.widgets.basics import button, card, centred, label, row
from desktop.ui.widgets.entrance.code_field import CodeField
from desktop.ui.widgets.entrance.first_start import named, secret
from desktop.ui.widgets.focus_order import follow_layout
from desktop.ui.widgets.in_view import bring_into_view
from desktop.vault.folder import VaultFolder

_WIDTH = 560


class ForgottenPage(QWidget):
    """Nothing is deleted here, ever: without the code the file stays as it is."""

    left = Signal()

    def __init__(self, words: Catalogue, way_in: WayIn, vault: VaultFolder) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words, self._way_in, self._vault = words, way_in, vault
        self._form = self._make_form()
        self._error = label("", "error", wrap=True)
        self._error.setObjectName("forgotten-error")
        self._error.hide()
        self._busy = label(words.gettext("Opening …"), "quiet")
        self._busy.hide()
        frame, inside = card(margins=32, spacing=16)
        frame.setFixedWidth(_WIDTH)
        inside.addWidget(label("Pejl", "title"))
        inside.addWidget(self._form)
        inside.addWidget(self._error)
        inside.addWidget(self._busy)
        self._scroll = centred(frame)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._scroll)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._code.setFocus()
        if not event.spontaneous():
            path = self._vault.path
            self._way_in.ask(lambda _entrance: _has_code(path), self._tell_of_code, self._refuse)

    def focusNextPrevChild(self, onward: bool) -> bool:
        follow_layout(self)
        return super().focusNextPrevChild(onward)

    def _make_form(self) -> QWidget:
        _ = self._words.gettext
        form = QWidget()
        self._code = CodeField(self._words)
        self._new = secret(_("Choose a new password"), "reset-password")
        self._twice = secret(_("The new password once more"), "reset-password-again")
        back = button(_("Back"), "link", name="back-to-unlock")
        back.clicked.connect(self.left)
        go = button(_("Open with the new password"), "primary", name="reset-go")
        go.clicked.connect(self._reset)
        self._code.submitted.connect(self._new.setFocus)
        self._new.returnPressed.connect(self._twice.setFocus)
        self._twice.returnPressed.connect(go.click)
        layout = QVBoxLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(label(_("Forgotten your password?"), "heading"))
        layout.addWidget(label(self._vault.name(), "quiet", wrap=True))
        says = _(
            "Type the code from the sheet that you printed, and choose a new password. Nothing is deleted."
        )
        layout.addWidget(label(says, wrap=True))
        layout.addWidget(label(_("Recovery code"), "strong"))
        layout.addWidget(self._code)
        self._fields = named(self._new), named(self._twice)
        for field in self._fields:
            layout.addWidget(field)
        advice = _("At least ten characters. Four words that do not belong together are easy to remember.")
        layout.addWidget(label(advice, "quiet", wrap=True))
        layout.addLayout(row(back, 0, go))
        return form

    def _tell_of_code(self, has_code: bool) -> None:
        if has_code:
            return
        told = fault_words.message(self._words, errors.WrongRecoveryCode("none"))
        advice = self._words.gettext(
            "Nothing is lost. Try the passwords that you use elsewhere, and note the one that opens it. "
            "Pejl can be tried as often as you like."
        )
        self._tell(told.happened, advice)

    def _reset(self) -> None:
        if self._new.text() != self._twice.text():
            self._error.hide()
            self._fields[1].show_error(self._words.gettext("The two passwords are not the same."))
            bring_into_view(self._scroll, self._fields[1])
            return
        vault, code, password = self._vault, self._code.text(), self._new.text()
        self._set_busy(True)
        self._way_in.open(
            lambda entrance: entrance.reset_password(vault, code, password),
            self._refuse,
            done=self._words.gettext("The new password is in use from now on. The recovery code stays."),
        )

    def _refuse(self, error: Exception) -> None:
        self._set_busy(False)
        told = fault_words.message(self._words, error)
        if isinstance(error, errors.WeakPassword):
            self._fields[0].show_error(f"{told.happened} {told.advice}")
            bring_into_view(self._scroll, self._fields[0])
            return
        self._tell(told.happened, told.advice)
        (self._code if isinstance(error, errors.WrongRecoveryCode) else self._new).setFocus()

    def _set_busy(self, busy: bool) -> None:
        self._form.setEnabled(not busy)
        self._busy.setVisible(busy)
        if busy:
            self._error.hide()

    def _tell(self, happened: str, advice: str) -> None:
        self._error.setText(f"{happened}\n{advice}")
        self._error.show()
        bring_into_view(self._scroll, self._error)


def _has_code(vault: Path) -> bool:
    from desktop.vault import keys

    return keys.has_recovery_code(vault)
