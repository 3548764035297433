"""The citizen's form: what is stored, and errors said at the field they are about."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.dialogs.citizen_form import CitizenForm
from desktop.ui.window_keys import put_away_dialogs
from desktop.ui.worker import Worker
from tests import support
from tests.support import OFFICE

LEFT = Qt.MouseButton.LeftButton
CPR = "0101904321"


class Shown:
    """The form on the screen, for a new citizen or for one there is."""

    def __init__(self, desk: Desk, qtbot: QtBot, worker: Worker, details: object = None) -> None:
        self.form = CitizenForm(desk, details)  # type: ignore[arg-type]
        self.qtbot, self.worker = qtbot, worker
        qtbot.addWidget(self.form)
        self.form.open()
        self.settle()

    def settle(self) -> None:
        """Everything asked has come back."""
        self.qtbot.waitUntil(lambda: self.worker.idle)

    def line(self, name: str) -> QLineEdit:
        return self.form.findChild(QLineEdit, f"citizen-{name}")

    def write(self, name: str, text: str) -> None:
        self.line(name).clear()
        self.qtbot.keyClicks(self.line(name), text)

    def choose(self, name: str, words: str) -> None:
        box = self.form.findChild(QComboBox, f"citizen-{name}")
        box.setCurrentIndex(box.findText(words))

    def save(self) -> None:
        self.qtbot.mouseClick(self.form.findChild(QPushButton, "accept"), LEFT)
        self.settle()

    def error(self, name: str) -> str:
        said = self.form.findChild(QLabel, f"citizen-{name}-error")
        return said.text() if said.isVisible() else ""


@pytest.fixture
def citizen(behind: support.Desk) -> int:
    return behind.citizen("Anna Bay", CPR, case_number="15-26", target_group="resource_course", language="uk")


@pytest.fixture
def shown(desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, citizen: int) -> Shown:
    return Shown(desk, qtbot, worker, behind.citizens.get(citizen))


def test_a_new_citizen_is_added_with_everything(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker
) -> None:
    shown = Shown(desk, qtbot, worker)
    assert shown.line("caseworker").text() == OFFICE.caseworker
    shown.write("name", "Bo Ny")
    shown.write("cpr", "010190-4321")
    shown.write("case-number", "15-26")
    shown.choose("language", "Turkish · Türkçe")
    shown.choose("target-group", "Resource programme")
    with qtbot.waitSignal(shown.form.stored) as stored:
        shown.save()
    found = behind.citizens.get(stored.args[0])
    assert (found.name, found.cpr, found.case_number) == ("Bo Ny", CPR, "15-26")
    assert (found.language, found.target_group) == ("tr", "resource_course")
    assert found.caseworker == OFFICE.caseworker


@pytest.mark.parametrize("way", ["escape", "cancel"])
def test_what_was_typed_is_not_thrown_away_without_a_question(
    desk: Desk, qtbot: QtBot, worker: Worker, way: str
) -> None:
    shown = Shown(desk, qtbot, worker)
    shown.write("name", "Bo Ny")

    def leave() -> QDialog | None:
        if way == "escape":
            qtbot.keyClick(shown.form, Qt.Key.Key_Escape)
        else:
            qtbot.mouseClick(shown.form.findChild(QPushButton, "cancel"), LEFT)
        return shown.form.findChild(QDialog, "confirm-dialog")

    question = leave()
    assert question is not None and shown.form.isVisible()
    qtbot.keyClick(question.focusWidget(), Qt.Key.Key_Return)
    assert not question.isVisible(), "a stray Enter loses nothing"
    assert shown.form.isVisible() and shown.line("name").text() == "Bo Ny"
    question.deleteLater()
    qtbot.wait(1)
    question = leave()
    assert question is not None
    qtbot.mouseClick(question.findChild(QPushButton, "accept"), LEFT)
    assert not shown.form.isVisible()


def test_a_form_without_a_change_closes_at_once(shown: Shown, qtbot: QtBot) -> None:
    shown.write("name", "Anna Bay Holm")
    shown.write("name", "Anna Bay")
    qtbot.keyClick(shown.form, Qt.Key.Key_Escape)
    assert not shown.form.isVisible()


def test_a_lock_puts_the_form_away_without_a_question(desk: Desk, qtbot: QtBot, worker: Worker) -> None:
    shown = Shown(desk, qtbot, worker)
    shown.write("name", "Bo Ny")
    around = QWidget()
    qtbot.addWidget(around)
    shown.form.setParent(around, shown.form.windowFlags())
    shown.form.show()
    put_away_dialogs(around)
    assert not shown.form.isVisible() and shown.form.findChild(QDialog, "confirm-dialog") is None


def test_pressing_twice_adds_one_citizen(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker
) -> None:
    shown = Shown(desk, qtbot, worker)
    shown.write("name", "Bo Ny")
    for _press in range(2):
        qtbot.keyClick(shown.line("name"), Qt.Key.Key_Return)
    shown.settle()
    assert [row.name for row in behind.citizens.search()] == ["Bo Ny"]


def test_details_are_changed_and_the_others_stay(shown: Shown, behind: support.Desk, citizen: int) -> None:
    assert shown.line("cpr").text() == "010190-4321"
    shown.write("name", "Anna Bay Holm")
    shown.write("caseworker", "Peter Ny")
    shown.choose("target-group", "Ready for education")
    shown.save()
    assert not shown.form.isVisible()
    stored = behind.citizens.get(citizen)
    assert (stored.name, stored.caseworker) == ("Anna Bay Holm", "Peter Ny")
    assert (stored.target_group, stored.language, stored.cpr) == ("education_ready", "uk", CPR)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "The name is missing."),
        ("cpr", "123", "A CPR number has ten digits, for example 010190-1234."),
        ("cpr", "310290-1234", "The first six digits of the CPR number are not a date."),
        ("cpr", "020285-1111", "There is already a citizen with this CPR number. Nothing is changed."),
    ],
)
def test_an_error_is_said_at_its_field_and_what_was_typed_stays(
    shown: Shown, behind: support.Desk, citizen: int, field: str, typed: str, said: str
) -> None:
    behind.citizen("Bent", "0202851111")
    before = behind.citizens.get(citizen)
    shown.write("case-number", "99-99")
    shown.write(field, typed)
    shown.save()
    assert shown.form.isVisible()
    assert shown.error(field) == shown.line(field).accessibleDescription() == said
    assert shown.form.focusWidget() is shown.line(field)
    assert (shown.line(field).text(), shown.line("case-number").text()) == (typed, "99-99")
    assert behind.citizens.get(citizen) == before


def test_an_error_goes_away_when_it_is_put_right(shown: Shown, behind: support.Desk, citizen: int) -> None:
    shown.write("cpr", "123")
    shown.save()
    assert shown.error("cpr") != ""
    shown.write("cpr", "0101911234")
    assert shown.error("cpr") == ""
    shown.save()
    assert behind.citizens.get(citizen).cpr == "0101911234"


def test_a_target_group_that_is_gone_stays_as_it_was(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    behind.sql("UPDATE citizen SET target_group = 'gone' WHERE id = ?", citizen)
    shown = Shown(desk, qtbot, worker, behind.citizens.get(citizen))
    shown.write("name", "Anna Bo")
    shown.save()
    assert behind.citizens.get(citizen).target_group == "gone"


def test_cancel_changes_nothing(shown: Shown, behind: support.Desk, citizen: int) -> None:
    shown.write("name", "Somebody else")
    shown.qtbot.mouseClick(shown.form.findChild(QPushButton, "cancel"), LEFT)
    shown.settle()
    assert behind.citizens.get(citizen).name == "Anna Bay"


def test_the_language_is_found_by_its_first_letter(
    desk: Desk, qtbot: QtBot, worker: Worker, behind: support.Desk
) -> None:
    shown = Shown(desk, qtbot, worker)
    box = shown.form.findChild(QComboBox, "citizen-language")
    qtbot.keyClick(box, Qt.Key.Key_A)
    assert box.currentText() == "Arabic · العربية"
