"""The form of a first start: who the caseworker is, and the password that will open the file."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.errors import WeakPassword
from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.field import Field


class FirstStartForm(QWidget):
    """Tells what was typed; whether it is good enough is found out when the vault is made."""

    create_wanted = Signal(object, str)
    """An `Office` and the chosen password."""
    tried = Signal()
    """What was said of an earlier try is not true of this one."""
    told = Signal(QWidget)
    """The field at which something was said to be wrong."""
    back = Signal()

    def __init__(self, words: Catalogue, *, leads_back: bool) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        layout = form_layout(self)
        layout.addWidget(label(_("Welcome. Who are you?"), "heading"))
        says = _("This stands on the summaries that you print. You can change it later.")
        layout.addWidget(label(says, "quiet", wrap=True))
        self._new = {
            "caseworker": line(_("Your name"), "new-name"),
            "job_centre": line(_("Job centre"), "new-job-centre"),
            "phone": line(_("Your phone number"), "new-phone"),
            "password": secret(_("Choose a password"), "new-password"),
            "again": secret(_("The password once more"), "new-password-again"),
        }
        self.first = self._new["caseworker"]
        """Where the typing begins."""
        self._fields = {key: named(line) for key, line in self._new.items()}
        for field in self._fields.values():
            layout.addWidget(field)
        advice = _("At least ten characters. Four words that do not belong together are easy to remember.")
        code = _("Next you get a code for the day when you forget the password.")
        layout.addWidget(label(f"{advice} {code}", "quiet", wrap=True))
        create = button(_("Get started"), "primary", name="create-vault")
        create.clicked.connect(self._create)
        for each, following in pairwise(self._new.values()):
            each.returnPressed.connect(following.setFocus)
        self._new["again"].returnPressed.connect(create.click)
        back = button(_("Back"), "link", name="back-to-unlock")
        back.clicked.connect(self.back)
        layout.addLayout(row(back, 0, create))
        back.setVisible(leads_back)

    def _create(self) -> None:
        self.tried.emit()
        typed = {key: field.text() for key, field in self._new.items()}
        if self.show_wrong(self._wrong(typed)):
            return
        from desktop.records import Office

        office = Office(typed["job_centre"], typed["caseworker"], typed["phone"])
        self.create_wanted.emit(office, typed["password"])

    def show_wrong(self, wrong: dict[str, str]) -> bool:
        """Say what is wrong at the first field of which something is; whether there is one."""
        for key, field in self._fields.items():
            if key in wrong:
                field.show_error(wrong[key])
                self.told.emit(field)
                return True
        return False

    def _wrong(self, typed: dict[str, str]) -> dict[str, str]:
        """What can be told of the fields before anything is made, by field."""
        _ = self._words.gettext
        wrong = {}
        if not typed["caseworker"].strip():
            wrong["caseworker"] = _("Your name is missing.")
        if not typed["password"]:
            wrong["password"] = _("Type a password.")
        elif typed["password"] != typed["again"]:
            weak = self._weak(typed["password"], typed["caseworker"])
            # Nobody types a password again that will be refused.
            wrong |= {"password": weak} if weak else {"again": _("The two passwords are not the same.")}
        return wrong

    def _weak(self, password: str, name: str) -> str:
        """Why the password will not do, or ''."""
        from desktop.vault.passwords import check_password

        try:
            check_password(password, name)
        except WeakPassword as error:
            from desktop import fault_words  # not at the start, which goes well

            told = fault_words.message(self._words, error)
            return f"{told.happened} {told.advice}"
        return ""


def named(line: QLineEdit) -> Field:
    """The field with its name above, and room below for what is wrong."""
    return Field(line.accessibleName(), line, object_name=line.objectName())


def form_layout(form: QWidget) -> QVBoxLayout:
    """The layout of a form inside a card."""
    layout = QVBoxLayout(form)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    return layout


def line(name: str, identity: str) -> QLineEdit:
    """A field for one line; `identity` is what tests and tours find it by."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setObjectName(identity)
    return field


def secret(name: str, identity: str) -> QLineEdit:
    """A field that shows dots."""
    field = line(name, identity)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
