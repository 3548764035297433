"""The lock screen: the first thing painted. It knows names of vaults and nothing of what is in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, card, clear, column, label, row, scrolling

_WIDTH = 460


@dataclass(frozen=True, slots=True)
class VaultChoice:
    """A vault on the lock screen: its caseworker's name, and whether something of it is missing."""

    name: str
    alarm: bool = False


class LockPage(QWidget):
    """Asks for the password, or makes the caseworker's vault at a first start."""

    unlock_wanted = Signal(int, str)
    """The place of the vault in the list, and the password."""
    create_wanted = Signal(object, str)
    """An `Office` and the chosen password."""
    demo_wanted = Signal()

    def __init__(
        self,
        words: Catalogue,
        vaults: Sequence[VaultChoice],
        *,
        demo: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._words = words
        self._vaults = vaults
        self._forms = QVBoxLayout()
        frame, inside = card(margins=32, spacing=16)
        frame.setFixedWidth(_WIDTH)
        inside.addWidget(label("Pejl", "title"))
        inside.addLayout(self._forms)
        self._error = label("", "error", wrap=True)
        self._error.setObjectName("lock-error")
        self._error.hide()
        self._busy = label(words.gettext("Opening …"), "quiet")
        self._busy.hide()
        inside.addWidget(self._error)
        inside.addWidget(self._busy)
        content = QWidget()
        middle = column(0, row(0, frame, 0), 0)
        middle.setContentsMargins(9, 9, 9, 9)
        middle.setStretch(0, 2)
        middle.setStretch(2, 3)
        content.setLayout(middle)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolling(content))
        self._demo = demo
        self._show_form(creating=not vaults)

    def focus_first(self) -> None:
        """Put the cursor where the typing begins."""
        field = self._form().findChild(QLineEdit)
        if field is not None:
            field.setFocus()

    def show_error(self, happened: str, advice: str) -> None:
        """Say what went wrong below the form; what was typed stays, the password apart."""
        self.set_busy(False)
        self._error.setText(f"{happened}\n{advice}")
        self._error.show()
        field = self._form().findChild(QLineEdit, "password")
        if field is not None:
            field.selectAll()
            field.setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the file is being opened nothing can be pressed twice."""
        self._form().setEnabled(not busy)
        self._busy.setVisible(busy)
        if busy:
            self._error.hide()

    def _form(self) -> QWidget:
        item = self._forms.itemAt(0)
        shown = item.widget() if item is not None else None
        assert shown is not None, "a lock screen has a form"
        return shown

    def _show_form(self, *, creating: bool) -> None:
        """One form at a time, so that the card is as tall as the one it shows."""
        clear(self._forms)
        own = self._create_form if creating else self._unlock_form
        make = self._demo_form if self._demo else own
        self._forms.addWidget(make())

    def _unlock_form(self) -> QWidget:
        _ = self._words.gettext
        form, layout = _form()
        self._choice = QComboBox()
        self._choice.setAccessibleName(_("Whose conversations"))
        self._choice.addItems([vault.name for vault in self._vaults])
        self._choice.currentIndexChanged.connect(self._show_alarm)
        single = len(self._vaults) == 1
        self._choice.setVisible(not single)
        heading = self._vaults[0].name if single else _("Who are you?")
        layout.addWidget(label(heading, "heading", wrap=True))
        layout.addWidget(self._choice)
        self._password = _secret(_("Password"), "password")
        unlock = button(_("Unlock"), "primary", name="unlock")
        new = button(_("I am new on this computer"), "link", name="new-vault")
        layout.addWidget(label(_("Password"), "strong"))
        layout.addWidget(self._password)
        layout.addLayout(row(new, 0, unlock))
        self._password.returnPressed.connect(unlock.click)
        unlock.clicked.connect(self._unlock)
        new.clicked.connect(lambda: self._turn_to(creating=True))
        self._alarm, inside = card("alarm", margins=12)
        inside.addWidget(
            label(
                _(
                    "Part of this file is missing. Nothing has been changed. "
                    "Ask your IT support for the latest backup of the folder."
                ),
                wrap=True,
            )
        )
        layout.insertWidget(2, self._alarm)
        self._show_alarm(0)
        return form

    def _create_form(self) -> QWidget:
        _ = self._words.gettext
        form, layout = _form()
        layout.addWidget(label(_("Welcome. Who are you?"), "heading"))
        layout.addWidget(
            label(
                _("This stands on the summaries that you print. You can change it later."), "quiet", wrap=True
            )
        )
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._new = {
            "caseworker": _line(_("Your name"), "new-name"),
            "job_centre": _line(_("Job centre"), "new-job-centre"),
            "phone": _line(_("Your phone number"), "new-phone"),
            "password": _secret(_("Choose a password"), "new-password"),
            "again": _secret(_("The password once more"), "new-password-again"),
        }
        for field in self._new.values():
            fields.addRow(label(field.accessibleName(), "strong"), field)
        layout.addLayout(fields)
        layout.addWidget(
            label(
                _(
                    "At least ten characters. Four words that do not belong together are good. "
                    "Nobody can open the file without it."
                ),
                "quiet",
                wrap=True,
            )
        )
        create = button(_("Get started"), "primary", name="create-vault")
        create.clicked.connect(self._create)
        self._new["again"].returnPressed.connect(create.click)
        back = button(_("Back"), "link", name="back-to-unlock")
        back.setVisible(bool(self._vaults))
        back.clicked.connect(lambda: self._turn_to(creating=False))
        layout.addLayout(row(back, 0, create))
        return form

    def _demo_form(self) -> QWidget:
        _ = self._words.gettext
        form, layout = _form()
        layout.addWidget(label(_("Demo with invented citizens"), "heading"))
        layout.addWidget(
            label(
                _("Nothing in it is real, and everything is thrown away when you close the window."),
                wrap=True,
            )
        )
        start = button(_("Open the demo"), "primary", name="open-demo")
        start.clicked.connect(self._open_demo)
        layout.addLayout(row(0, start))
        return form

    def _create(self) -> None:
        typed = {key: field.text() for key, field in self._new.items()}
        if typed["password"] != typed["again"]:
            _ = self._words.gettext
            self.show_error(_("The two passwords are not the same."), _("Type them once more."))
            return
        from desktop.records import Office

        office = Office(typed["job_centre"], typed["caseworker"], typed["phone"])
        self.set_busy(True)
        self.create_wanted.emit(office, typed["password"])

    def _unlock(self) -> None:
        self.set_busy(True)
        self.unlock_wanted.emit(self._choice.currentIndex(), self._password.text())

    def _open_demo(self) -> None:
        self.set_busy(True)
        self.demo_wanted.emit()

    def _turn_to(self, *, creating: bool) -> None:
        self._error.hide()
        self._show_form(creating=creating)
        self.focus_first()

    def _show_alarm(self, place: int) -> None:
        self._alarm.setVisible(bool(self._vaults) and self._vaults[max(place, 0)].alarm)


def _form() -> tuple[QWidget, QVBoxLayout]:
    form = QWidget()
    layout = QVBoxLayout(form)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    return form, layout


def _line(name: str, identity: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setObjectName(identity)
    return field


def _secret(name: str, identity: str) -> QLineEdit:
    field = _line(name, identity)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
