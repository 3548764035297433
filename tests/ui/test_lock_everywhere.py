"""Every trigger locks every screen, with whatever stands open; and the way back to where one was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from desktop.errors import NotFound
from desktop.plan_records import BarrierKind, PlacementKind, SupportRole
from desktop.records import AccessAction, Place, Rater
from desktop.ui.conversation import ConversationArea
from desktop.ui.dialogs.confirm import ConfirmDialog
from desktop.ui.dialogs.hand_over import HandOverDialog
from tests.program import PASSWORD, Program
from tests.ui.hand_time import HandTime
from tests.ui.lock_parts import MINUTE, finished, locked, talk


def beside(place: str) -> Callable[[Program], object]:
    """A page beside the way through a conversation, with something on it."""

    def show(program: Program) -> None:
        planned(program, talk(program))
        area = program.window.page
        assert isinstance(area, ConversationArea)
        area.go(Place(place))

    return show


def planned(program: Program, conversation: int) -> int:
    """A plan with a little of everything; the citizen."""
    services, ask = program.unlocked.services, program.ask
    citizen: int = ask(services.conversations.get, conversation).citizen
    ask(services.goals.add_small_goal, citizen, "Amira tager bussen", conversation)
    for rater in Rater:
        ask(services.barriers.add, citizen, rater, BarrierKind.OWN, "Amiras bus", conversation)
    ask(services.placements.add, citizen, PlacementKind.COMPANY, "Amiras køkken", conversation)
    ask(services.support.add_person, citizen, SupportRole.MENTOR, "Amiras mentor")
    return citizen


def private_plan(program: Program) -> int:
    conversation = talk(program)
    citizen = planned(program, conversation)
    program.ask(program.unlocked.services.finishing.finish, conversation)
    program.window.show_citizens()
    program.driver.find("search")
    program.window.show_citizen(citizen)
    program.driver.click("open-plan")
    return citizen


def handing_over(program: Program) -> None:
    citizen = private_plan(program)
    dialog = HandOverDialog(program.window.open_desk(), citizen, program.window.page)
    dialog.open()


SCREENS: dict[str, Callable[[Program], object]] = {
    "list": lambda program: program.window.show_citizens(),
    "citizen": lambda program: program.window.show_citizen(program.add_citizen()),
    "settings": lambda program: program.window.show_settings(),
    "preparation": lambda program: program.window.show_preparation(program.add_citizen()),
    "own view": lambda program: program.window.private.show_belief(talk(program)),
    "question": talk,
    "plan": lambda program: (talk(program), program.driver.click("go-plan")),
    "development": lambda program: (talk(program), program.driver.click("go-development")),
    "summary": lambda program: (talk(program), program.driver.click("go-summary")),
    **{place: beside(place) for place in ("goal", "barriers", "placement", "support", "experience")},
    "private plan": private_plan,
    "looking back": lambda program: program.window.private.show_looking_back(private_plan(program)),
    "handing over": handing_over,
    "curtain": lambda program: (talk(program), program.driver.press(Qt.Key.Key_F9)),
    "new citizen": lambda program: program.driver.click("new-citizen"),
    "citizen's language": lambda program: (
        program.driver.click("new-citizen"),
        program.driver.find("citizen-language").showPopup(),
    ),
    "stop": lambda program: (talk(program), program.driver.click("stop-here")),
    "calendar": lambda program: (
        talk(program),
        program.driver.click("go-plan"),
        program.driver.click("next-other"),
    ),
    "menu": lambda program: (
        talk(program),
        program.driver.click("go-plan"),
        program.driver.find("step-when-1").click(),
    ),
    "finish": lambda program: (
        talk(program),
        program.driver.click("go-summary"),
        program.driver.click("next"),
    ),
    "copy": lambda program: (finished(program), program.driver.click("copy-fields")),
    "file": lambda program: (finished(program), program.driver.click("save-pdf")),
    "message": lambda program: program.window.tell(NotFound("citizen")),
    "message over a form": lambda program: (
        program.driver.click("new-citizen"),
        program.window.tell(NotFound("citizen")),
    ),
}

TRIGGERS: dict[str, Callable[[Program, HandTime], None]] = {
    "idle": lambda program, time: time.passes(26 * MINUTE),
    "sleep": lambda program, time: time.sleeps(MINUTE),
    "session": lambda program, time: program.window.hiding.guard.session.left.emit(),
    "Ctrl+L": lambda program, time: program.driver.press(Qt.Key.Key_L, control=True),
}


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_trigger_locks_every_screen(
    program: Program, time: HandTime, screen: str, trigger: str
) -> None:
    SCREENS[screen](program)
    program.driver.wait()
    TRIGGERS[trigger](program, time)
    program.driver.wait()
    assert locked(program)
    shown = [each.text() for each in program.window.findChildren(QLabel) if each.isVisible()]
    assert not any("Amira" in text for text in shown)
    assert program.window.findChildren(QDialog) == [] and not QApplication.activePopupWidget()
    assert [menu for menu in program.window.findChildren(QMenu) if menu.isVisible()] == []


@pytest.mark.parametrize("screen", ["stop", "file", "menu", "citizen's language", "message over a form"])
def test_nothing_stands_in_front_from_the_first_moment(program: Program, screen: str) -> None:
    SCREENS[screen](program)
    program.driver.wait()
    program.window.lock()
    assert locked(program), "before anything else is painted"


def test_the_log_tells_of_the_lock(program: Program) -> None:
    program.window.lock()
    program.driver.wait()
    program.unlock()
    entries = program.ask(program.unlocked.services.access_log.entries)
    assert [entry.action for entry in entries][:2] == [AccessAction.UNLOCKED, AccessAction.LOCKED]


class TestReturn:
    def test_a_form_that_was_being_filled_is_offered_again(self, program: Program, time: HandTime) -> None:
        driver = program.driver
        driver.click("new-citizen")
        driver.type("citizen-name", "Bente Prøve")
        driver.type("citizen-cpr", "010190")
        time.passes(5 * MINUTE + 10)
        assert locked(program)
        program.unlock()
        driver.find("citizen-name")
        driver.wait(lambda: text_of(driver.find("citizen-name")) == "Bente Prøve", "the text")
        assert text_of(driver.find("citizen-cpr")) == "010190"
        driver.click("cancel")
        program.window.findChild(ConfirmDialog).accept()  # thrown away
        driver.wait(lambda: not driver.shows("citizen-name"), "the list alone")
        program.window.lock()
        driver.wait()
        program.unlock()
        driver.find("search")
        assert not driver.shows("citizen-name"), "only once"

    def test_an_addendum_half_written_is_offered_again(self, program: Program) -> None:
        driver = program.driver
        conversation = talk(program)
        program.ask(program.unlocked.services.finishing.finish, conversation)
        program.window.show_citizen(1)
        driver.click(f"addendum-{conversation}")
        driver.type("addendum-text", "Hun ringede bagefter")
        driver.type("addendum-reason", "Opkald")
        driver.press(Qt.Key.Key_L, control=True)
        assert locked(program)
        program.unlock()
        driver.wait(lambda: driver.shows("addendum-text"), "the dialog")
        driver.wait(lambda: text_of(driver.find("addendum-text")) == "Hun ringede bagefter", "the text")
        assert text_of(driver.find("addendum-reason")) == "Opkald"
        driver.click("accept")
        stored = program.ask(program.unlocked.services.finishing.addenda, conversation)
        assert [addendum.text for addendum in stored] == ["Hun ringede bagefter"]

    def test_another_caseworker_comes_to_their_own_list(self, tmp_path: Path) -> None:
        program = Program(tmp_path / "two").begin()
        citizen = program.add_citizen("Amira Prøve")
        driver = program.driver
        program.window.lock()
        driver.wait()
        driver.click("new-vault")
        begin_as(program, "Ole Lund")
        other = program.add_citizen("Bo Prøve")
        assert other == citizen, "the same number in another file"
        program.window.show_citizen(other)
        driver.wait()
        program.window.lock()
        driver.wait()
        choose_vault(program, "Mette")
        program.unlock()
        driver.find("search")
        program.window.lock()
        driver.wait()
        choose_vault(program, "Ole")
        program.unlock()
        title = driver.find("citizen-title")
        assert "Bo" in title.accessibleName() + getattr(title, "text", str)()
        program.close()


def begin_as(program: Program, name: str) -> None:
    for field, text in (
        ("new-name", name),
        ("new-job-centre", "Jobcenter Nordby"),
        ("new-phone", "70 00 00 00"),
        ("new-password", PASSWORD),
        ("new-password-again", PASSWORD),
    ):
        program.driver.type(field, text)
    program.driver.click("create-vault")
    program.driver.wait(lambda: program.window.desk is not None, "the vault")


def choose_vault(program: Program, name: str) -> None:
    for box in program.window.findChildren(QComboBox):
        if box.isVisible():
            box.setCurrentIndex(next(n for n in range(box.count()) if name in box.itemText(n)))


def text_of(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.text()


def test_a_lock_while_the_next_page_is_being_asked_for_stays_a_lock(program: Program) -> None:
    citizen = program.add_citizen()
    program.window.show_preparation(citizen)
    program.window.lock()
    program.driver.wait()
    assert locked(program)
