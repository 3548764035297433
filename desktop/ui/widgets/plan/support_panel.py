"""Who stands by the citizen: mentor, coordinating contact, contact persons, and the caseworkers so far."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop.labels import label as word_for
from desktop.plan_records import SupportRole
from desktop.text import NAME_LENGTH, format_date
from desktop.ui.desk import Desk
from desktop.ui.widgets.basics import button, clear, column, label, row, set_text
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from desktop.services.plan.support import PeriodView, PersonView, SupportView

_NAME_WIDTH = 200


class SupportPanel(QWidget):
    """Persons with a line each, a line to add one, and since when who was the caseworker."""

    stored = Signal(object)
    """A moment: something is in the file."""
    shown = Signal(object)
    """What was read of support."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, desk.words
        self._citizen = 0
        self._changing: int | None = None
        self._persons = QVBoxLayout()
        self._persons.setSpacing(8)
        self._periods = QVBoxLayout()
        self._periods.setSpacing(2)
        self._entry = self._make_entry()
        self._heading = label(desk.words.gettext("Caseworkers so far"), "strong")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._persons)
        layout.addWidget(self._entry)
        layout.addLayout(column(self._heading, self._periods, spacing=2))

    def read(self, citizen: int) -> None:
        """Ask for what is stored, and show it."""
        self._citizen = citizen
        self._desk.ask(self._desk.services.support.get, citizen, then=self._show)

    def flush(self) -> None:
        """Store a person whose name is being typed."""
        if self._name.text().strip():
            self._store()

    def _make_entry(self) -> QWidget:
        _ = self._words.gettext
        self._role = ChoiceBox(_("Who it is"))
        self._role.setObjectName("person-role")
        roles = [(role.value, word_for(self._words, role)) for role in SupportRole]
        self._role.show_choices(roles, SupportRole.MENTOR)
        self._name = _line(_("Name"), "person-name")
        self._contact = _line(_("Phone or e-mail"), "person-contact")
        self._add = button(_("Add"), "quiet", "plus", name="person-add")
        self._add.clicked.connect(self._store)
        self._name.returnPressed.connect(self._store)
        self._contact.returnPressed.connect(self._store)
        self._leave = button(_("Cancel"), "link", name="person-leave")
        self._leave.clicked.connect(self._clear_entry)
        self._leave.hide()
        entry = QWidget()
        flow = FlowLayout(entry)
        for each in (self._role, self._name, self._contact, self._add, self._leave):
            flow.addWidget(each)
        return entry

    def _show(self, view: "SupportView") -> None:
        _ = self._words.gettext
        clear(self._persons)
        if not view.persons:
            nobody = _("Nobody yet. A mentor can make it easier to get through a placement.")
            self._persons.addWidget(label(nobody, "quiet", wrap=True))
        for person in view.persons:
            self._persons.addWidget(self._person(person))
        clear(self._periods)
        self._heading.setVisible(bool(view.caseworkers))
        for period in view.caseworkers:
            self._periods.addWidget(label(_period_words(self._desk, period), wrap=True))
        self.shown.emit(view)

    def _person(self, person: "PersonView") -> QWidget:
        _ = self._words.gettext
        line = QWidget()
        line.setObjectName(f"person-{person.id}")
        gone = person.until is not None
        name = label(person.name, "quiet" if gone else "strong", wrap=True)
        said = [word_for(self._words, person.role)]
        if person.contact:
            said.append(person.contact)
        since = format_date(person.since, self._words.language)
        if person.until is None:
            said.append(_("since %(date)s") % {"date": since})
        else:
            until = format_date(person.until, self._words.language)
            said.append(_("%(from)s to %(until)s") % {"from": since, "until": until})
        about = label(" · ".join(said), "quiet", wrap=True)
        change = button(_("Change"), "quiet", name=f"change-person-{person.id}")
        change.setAccessibleName(_("Change %(name)s") % {"name": person.name})
        change.setProperty("opens", "menu")
        change.setMenu(self._menu(person))
        whole = row(column(name, about, spacing=0), change, spacing=12)
        whole.setStretch(0, 1)
        line.setLayout(whole)
        return line

    def _menu(self, person: "PersonView") -> QMenu:
        _ = self._words.gettext
        support = self._desk.services.support
        menu = QMenu(self)
        menu.addAction(_("Put right …")).triggered.connect(lambda: self._open(person))
        if person.until is None:
            today = self._desk.clock.today()
            ended = menu.addAction(_("Is not here any more"))
            ended.triggered.connect(
                lambda: self._ask(support.end_person, person.id, max(today, person.since))
            )
        else:
            menu.addAction(_("Is here again")).triggered.connect(
                lambda: self._ask(support.end_person, person.id, None)
            )
        menu.addAction(_("Remove: written by mistake")).triggered.connect(
            lambda: self._ask(support.remove_person, person.id)
        )
        return menu

    def _open(self, person: "PersonView") -> None:
        self._changing = person.id
        self._role.show_value(person.role)
        self._name.setText(person.name)
        self._contact.setText(person.contact)
        set_text(self._add, self._words.gettext("Save"))
        self._leave.show()
        self._name.setFocus()

    def _store(self) -> None:
        name = self._name.text().strip()
        if not name:
            self._name.setFocus()
            return
        support = self._desk.services.support
        role, contact = SupportRole(self._role.value), self._contact.text()
        if self._changing is None:
            self._ask(support.add_person, self._citizen, role, name, contact)
        else:
            self._ask(support.change_person, self._changing, role=role, name=name, contact=contact)
        self._clear_entry()

    def _clear_entry(self) -> None:
        self._changing = None
        self._name.clear()
        self._contact.clear()
        set_text(self._add, self._words.gettext("Add"))
        self._leave.hide()

    def _ask(self, function: object, *said: object, **named: object) -> None:
        # Nothing later takes the place of it, and a disk that refuses it is asked again.
        self._desk.store(object(), function, *said, then=self._stored, **named)  # type: ignore[arg-type]

    def _stored(self, _result: object) -> None:
        self.stored.emit(self._desk.clock.now())
        self.read(self._citizen)


def _line(name: str, object_name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setObjectName(object_name)
    made.setMaxLength(NAME_LENGTH)
    made.setMinimumWidth(_NAME_WIDTH)
    return made


def _period_words(desk: Desk, period: "PeriodView") -> str:
    _ = desk.words.gettext
    since = format_date(period.starts, desk.words.language)
    if period.ends is None:
        return _("%(name)s, since %(date)s") % {"name": period.caseworker, "date": since}
    until = format_date(period.ends, desk.words.language)
    return _("%(name)s, %(from)s to %(until)s") % {"name": period.caseworker, "from": since, "until": until}
