"""What the caseworker turns to or looks for is in the access log once, however often a page reads it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.records import AccessAction
from desktop.services.access_log import LogEntry
from desktop.ui.finding import PAUSE
from tests.full_file import full
from tests.program import Program

ABOUT_CITIZENS = (AccessAction.CITIZEN_OPENED, AccessAction.CONVERSATION_OPENED)


def entries(program: Program, *actions: AccessAction) -> list[LogEntry]:
    """Oldest first."""
    newest: list[LogEntry] = program.ask(
        lambda: program.unlocked.services.access_log.entries(actions=actions)
    )
    return newest[::-1]


def logged(program: Program) -> list[AccessAction]:
    return [entry.action for entry in entries(program, *ABOUT_CITIZENS)]


def searches(program: Program) -> list[str]:
    return [entry.detail for entry in entries(program, AccessAction.SEARCHED)]


def test_a_citizens_page_is_logged_when_it_comes_not_when_it_reads_again(program: Program) -> None:
    citizen = program.add_citizen()
    program.window.show_citizens()
    program.driver.wait()
    before = logged(program)
    program.window.show_citizen(citizen)
    program.driver.find("citizen-title")
    program.driver.click("archive-citizen")
    program.driver.click("archive-citizen")
    program.driver.wait()
    assert logged(program) == [*before, AccessAction.CITIZEN_OPENED]
    program.window.show_citizen(citizen)
    program.driver.wait()
    assert logged(program) == [*before, *[AccessAction.CITIZEN_OPENED] * 2]


def test_a_conversation_is_logged_when_it_is_opened_not_page_by_page(program: Program) -> None:
    citizen = program.add_citizen()
    program.start_conversation(citizen, "A1", "B2")
    before = logged(program)
    assert before.count(AccessAction.CONVERSATION_OPENED) >= 1
    for _page in range(3):
        program.driver.click("next")
    program.driver.wait()
    assert logged(program) == before


class TestSearches:
    """By figures alone, and once: not at each key."""

    @pytest.fixture
    def field(self, program: Program, qtbot: QtBot) -> QLineEdit:
        for name in ("Amira Prøve", "Amalie Prøve", "Bent Prøve"):
            program.add_citizen(name)
        program.window.show_citizens()
        field = program.driver.find("search")
        assert isinstance(field, QLineEdit)
        return field

    def test_a_pause_in_the_typing_is_one_search(
        self, program: Program, qtbot: QtBot, field: QLineEdit
    ) -> None:
        qtbot.keyClicks(field, "ami")
        program.driver.wait()
        assert searches(program) == [], "it has not settled"
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
        qtbot.waitUntil(lambda: searches(program) != [])
        qtbot.wait(PAUSE + 200)
        program.driver.wait()
        assert searches(program) == ["letters=2 found=2"]
        rows = program.ask(lambda: program.unlocked.services.access_log.entries())
        assert not any("am" in entry.detail for entry in rows)

    def test_a_search_that_led_to_somebody_is_logged_before_them(
        self, program: Program, qtbot: QtBot, field: QLineEdit
    ) -> None:
        qtbot.keyClicks(field, "bent")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        program.driver.find("citizen-title")
        program.driver.wait()
        newest = entries(program, AccessAction.SEARCHED, AccessAction.CITIZEN_OPENED)[-2:]
        assert [entry.action for entry in newest] == [AccessAction.SEARCHED, AccessAction.CITIZEN_OPENED]
        assert newest[0].detail == "letters=4 found=1"

    def test_a_lock_in_the_middle_of_one_logs_it(
        self, program: Program, qtbot: QtBot, field: QLineEdit
    ) -> None:
        qtbot.keyClicks(field, "zz")
        program.window.lock()
        program.driver.wait()
        program.unlock()
        assert searches(program)[0] == "letters=2 found=0"

    def test_what_is_emptied_at_once_was_no_search(
        self, program: Program, qtbot: QtBot, field: QLineEdit
    ) -> None:
        qtbot.keyClicks(field, "a ")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        qtbot.keyClicks(field, "  ")
        qtbot.wait(PAUSE + 200)
        program.driver.wait()
        assert searches(program) == []

    def test_a_full_disk_puts_the_entry_off(self, program: Program, qtbot: QtBot, field: QLineEdit) -> None:
        before = None
        with full(program.unlocked):
            before = len(searches(program))
            qtbot.keyClicks(field, "am")
            qtbot.waitUntil(lambda: bool(program.window.open_desk().unsaved.waiting))
        program.window.open_desk().unsaved.try_now()
        program.driver.wait()
        assert searches(program)[before:] == ["letters=2 found=2"]
