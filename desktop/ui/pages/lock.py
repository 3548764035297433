"""The lock screen: the first thing painted. It knows names of vaults and nothing of what is in them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, card, centred, clear, label, row, rule, set_property
from desktop.ui.widgets.entrance.first_start import FirstStartForm, form_layout, secret

if TYPE_CHECKING:
    from desktop.ui.widgets.entrance.countdown import Countdown

_WIDTH = 460
_SHORTEST_NAME = 12
"""Characters of a name for which there is always room; longer ones end in dots."""


class VaultChoice(NamedTuple):
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
    look_again_wanted = Signal()
    """The vaults could not be listed; by now they may be."""
    forgotten = Signal(int)
    """The password of the vault at this place is forgotten."""
    backup_wanted = Signal(int)
    """A backup shall be put in the place of this vault, or of none (-1): a computer that has not got it."""

    def __init__(
        self,
        words: Catalogue,
        vaults: Sequence[VaultChoice],
        *,
        demo: bool = False,
        trouble: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._words = words
        self._vaults = () if demo else vaults
        self._countdown: Countdown | None = None
        # Kept, for to look for it would build half of Qt's classes before the first painting.
        self._first: QWidget | None = None
        self._forms = QVBoxLayout()
        self._others = QVBoxLayout()
        self._others.setSpacing(4)
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
        inside.addLayout(self._others)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._scroll = centred(frame)
        outside.addWidget(self._scroll)
        self._demo = demo
        if trouble:
            self._show_trouble(trouble)
        else:
            self._show_form(creating=not vaults)

    @property
    def place(self) -> int:
        """Which of the vaults is chosen."""
        return max(self._choice.currentIndex(), 0) if self._vaults else -1

    def focus_first(self) -> None:
        """Put the cursor where the typing begins."""
        first = self._first
        if self._vaults and self._vaults[self.place].alarm:
            first = self._form().findChild(QPushButton, "find-backup") or first
        if first is not None:
            first.setFocus()

    def show_error(self, happened: str, advice: str) -> None:
        """Say what went wrong below the form; what was typed stays, the password apart."""
        self.set_busy(False)
        set_property(self._error, "role", "error")
        self._error.setText(f"{happened}\n{advice}")
        self._show_told()
        field = self._form().findChild(QLineEdit, "password")
        if field is not None:
            field.selectAll()
            field.setFocus()

    def refuse_password(self, happened: str, advice: str) -> None:
        """Say at its field what is wrong with the password that was chosen for a new vault."""
        self.set_busy(False)
        form = self._form()
        if isinstance(form, FirstStartForm):
            form.show_wrong({"password": f"{happened} {advice}"})

    def choose(self, place: int) -> None:
        """Mark one of the vaults."""
        self._choice.setCurrentIndex(place)
        self.focus_first()

    def say(self, said: str) -> None:
        """Tell of something that went well."""
        set_property(self._error, "role", "saved")
        self._error.setText(said)
        self._show_told()

    def hold_back(self, seconds: int) -> None:
        """Let nobody unlock for that long; it ends by itself, and what is typed stays."""
        from desktop.ui.widgets.entrance.countdown import Countdown

        self.set_busy(False)
        set_property(self._error, "role", "error")
        if self._countdown is None:
            self._countdown = Countdown(self._words, self._unlock_button, self._error)
        self._countdown.start(seconds)
        self._show_told()
        self._password.setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the file is being opened nothing can be pressed twice."""
        self._form().setEnabled(not busy)
        for place in range(self._others.count()):
            item = self._others.itemAt(place)
            other = item.widget() if item is not None else None
            if other is not None:
                other.setEnabled(not busy)
        self._busy.setVisible(busy)
        if busy:
            self._error.hide()

    def _show_told(self) -> None:
        self._error.show()
        self._bring_into_view(self._error)

    def _bring_into_view(self, told: QWidget) -> None:
        from desktop.ui.widgets.in_view import bring_into_view

        bring_into_view(self._scroll, told)

    def _form(self) -> QWidget:
        item = self._forms.itemAt(0)
        shown = item.widget() if item is not None else None
        assert shown is not None, "a lock screen has a form"
        return shown

    def _show_form(self, *, creating: bool) -> None:
        """One form at a time, so that the card is as tall as the one it shows."""
        clear(self._forms)
        clear(self._others)
        self._countdown = None
        if self._demo:
            self._forms.addWidget(self._demo_form())
            return
        self._forms.addWidget(self._create_form() if creating else self._unlock_form())
        _ = self._words.gettext
        place = -1 if creating else 0
        self._others.addWidget(rule())
        self._backup = button(_("Fetch from a backup"), "link", name="fetch-backup")
        self._backup.clicked.connect(lambda: self.backup_wanted.emit(place if place < 0 else self.place))
        new = button(_("I am new on this computer"), "link", name="new-vault")
        new.clicked.connect(lambda: self._turn_to(creating=True))
        for link in (new, self._backup):
            link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._others.addWidget(link)
        new.setVisible(not creating)
        if not creating:
            self._show_alarm()

    def _unlock_form(self) -> QWidget:
        _ = self._words.gettext
        form, layout = _form()
        self._choice = QComboBox()
        self._choice.setAccessibleName(_("Whose conversations"))
        self._choice.setMinimumContentsLength(_SHORTEST_NAME)
        self._choice.setProperty("sizeAdjustPolicy", "AdjustToMinimumContentsLengthWithIcon")
        self._choice.addItems([vault.name for vault in self._vaults])
        self._choice.currentIndexChanged.connect(self._choose)
        single = len(self._vaults) == 1
        heading = self._vaults[0].name if single else _("Who are you?")
        layout.addWidget(label(heading, "heading", wrap=True))
        layout.addWidget(self._choice)
        self._choice.setVisible(not single)
        self._sound, self._alarm = self._password_part(), self._alarm_part()
        layout.addWidget(self._sound)
        layout.addWidget(self._alarm)
        return form

    def _password_part(self) -> QWidget:
        _ = self._words.gettext
        part, layout = _form()
        self._first = self._password = secret(_("Password"), "password")
        forgotten = button(_("Forgotten your password?"), "link", name="forgotten")
        self._unlock_button = button(_("Unlock"), "primary", name="unlock")
        layout.addWidget(label(_("Password"), "strong"))
        layout.addWidget(self._password)
        layout.addLayout(row(forgotten, 0, self._unlock_button))
        forgotten.clicked.connect(lambda: self.forgotten.emit(self.place))
        self._password.returnPressed.connect(self._unlock_button.click)
        self._unlock_button.clicked.connect(self._unlock)
        return part

    def _alarm_part(self) -> QWidget:
        """In place of the password, which would open nothing."""
        _ = self._words.gettext
        part, layout = _form()
        frame, inside = card("alarm", margins=12)
        happened = _("Part of your file is missing.")
        advice = _("Pejl has changed nothing. The file can be fetched from a backup.")
        inside.addWidget(label(happened, "strong", wrap=True))
        inside.addWidget(label(advice, wrap=True))
        find = button(_("See the backups"), "primary", name="find-backup")
        find.clicked.connect(lambda: self.backup_wanted.emit(self.place))
        layout.addWidget(frame)
        layout.addLayout(row(0, find))
        return part

    def _create_form(self) -> QWidget:
        form = FirstStartForm(self._words, leads_back=bool(self._vaults))
        self._first = form.first
        form.create_wanted.connect(self._create)
        form.told.connect(self._bring_into_view)
        form.tried.connect(self._error.hide)
        form.back.connect(lambda: self._turn_to(creating=False))
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

    def _show_trouble(self, trouble: str) -> None:
        from desktop.ui.widgets.entrance.trouble_form import TroubleForm

        form = TroubleForm(self._words, trouble)
        form.look_again_wanted.connect(self.look_again_wanted)
        self._forms.addWidget(form)

    def _create(self, office: object, password: str) -> None:
        self.set_busy(True)
        self.create_wanted.emit(office, password)

    def _unlock(self) -> None:
        self.set_busy(True)
        self.unlock_wanted.emit(self.place, self._password.text())

    def _open_demo(self) -> None:
        self.set_busy(True)
        self.demo_wanted.emit()

    def _turn_to(self, *, creating: bool) -> None:
        self._error.hide()
        self._show_form(creating=creating)
        self.focus_first()

    def _choose(self) -> None:
        """What was said of another file is not true of this one."""
        if self._countdown is not None:
            self._countdown.stop()
        self._error.hide()
        self._show_alarm()

    def _show_alarm(self) -> None:
        alarm = self._vaults[self.place].alarm
        self._alarm.setVisible(alarm)
        self._sound.setVisible(not alarm)
        self._backup.setVisible(not alarm)


def _form() -> tuple[QWidget, QVBoxLayout]:
    form = QWidget()
    return form, form_layout(form)
