"""What the caseworker turns to is in the access log once, however often a page reads it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.records import AccessAction
from desktop.services.access_log import LogEntry
from tests.program import Program

ABOUT_CITIZENS = (AccessAction.CITIZEN_OPENED, AccessAction.CONVERSATION_OPENED)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    started = Program(tmp_path).begin()
    yield started
    started.close()


def logged(program: Program) -> list[AccessAction]:
    entries: list[LogEntry] = program.ask(
        lambda: program.unlocked.services.access_log.entries(actions=ABOUT_CITIZENS)
    )
    return [entry.action for entry in reversed(entries)]


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
