"""What is typed on the pages of the plan: stored before a lock, and kept where a disk refuses."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox

from desktop.records import Place
from desktop.ui import unsaved
from desktop.ui.conversation import ConversationArea
from desktop.ui.pages.private_plan import PrivatePlanPage
from desktop.ui.widgets.folding import Folding
from tests.program import Program
from tests.ui.lock_parts import locked, talk

TYPED = "Amiras bus kører sent"


def citizen_of(program: Program, conversation: int) -> int:
    found: int = program.ask(program.unlocked.services.conversations.get, conversation).citizen
    return found


def go(program: Program, page: str) -> None:
    area = program.window.page
    assert isinstance(area, ConversationArea)
    area.go(Place(page))
    program.driver.wait(lambda: program.window.idle, "the page")


def goals(services: Any, citizen: int) -> list[str]:
    return [each.text for each in services.goals.small_goals(citizen)]


def barriers(services: Any, citizen: int) -> list[str]:
    return [each.text for each in services.barriers.own(citizen)]


def places(services: Any, citizen: int) -> list[str]:
    return [each.company for each in services.placements.listed(citizen)]


def persons(services: Any, citizen: int) -> list[str]:
    return [each.name for each in services.support.get(citizen).persons]


FIELDS: dict[str, tuple[str, str, Callable[[Any, int], list[str]]]] = {
    "goal": ("goal", "small-goal-new", goals),
    "barriers": ("barriers", "barrier-new", barriers),
    "placement": ("placement", "place-new", places),
    "support": ("support", "person-name", persons),
}
"""By the page: its place, a line that is typed in, and what is stored of it."""


def stored(program: Program, field: str, citizen: int) -> list[str]:
    read = FIELDS[field][2]
    found: list[str] = program.ask(read, program.unlocked.services, citizen)
    return found


@pytest.mark.parametrize("page", FIELDS)
def test_what_is_being_typed_is_stored_before_the_lock_and_the_page_comes_back(
    program: Program, page: str
) -> None:
    conversation = talk(program)
    citizen = citizen_of(program, conversation)
    go(program, page)
    program.driver.type(FIELDS[page][1], TYPED)
    program.driver.press(Qt.Key.Key_L, control=True)
    program.driver.wait(lambda: locked(program), "the lock")
    program.unlock()
    program.driver.wait(lambda: program.window.idle, "the page")
    assert isinstance(program.window.page, ConversationArea) and program.window.page.place == Place(page)
    assert stored(program, page, citizen) == [TYPED]


def test_half_an_outcome_is_no_outcome_and_is_there_again_after_a_lock(program: Program) -> None:
    citizen = program.add_citizen()
    program.window.private.show_plan(citizen)
    unfold(program)
    program.driver.type("outcome-text", TYPED)
    program.driver.press(Qt.Key.Key_L, control=True)
    program.driver.wait(lambda: locked(program), "the lock")
    program.unlock()
    program.driver.wait(lambda: program.window.idle, "the page")
    assert isinstance(program.window.page, PrivatePlanPage)
    assert program.ask(program.unlocked.services.outcomes.listed, citizen) == ()
    line = program.window.page.findChild(QLineEdit, "outcome-text")
    program.driver.wait(lambda: line.text() == TYPED, "what was written")


@pytest.mark.parametrize("page", FIELDS)
def test_a_disk_that_refuses_loses_nothing_that_is_added_on_a_page_of_the_plan(
    program: Program, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved, "_FIRST_PAUSE", 50)
    monkeypatch.setattr(unsaved, "_LONGEST_PAUSE", 50)
    conversation = talk(program)
    citizen = citizen_of(program, conversation)
    go(program, page)
    with refusing(program):
        program.driver.type(FIELDS[page][1], TYPED * 3)
        program.driver.press(Qt.Key.Key_Return)
        program.driver.wait(lambda: told(program) > 0, "the message")
        put_away(program)
        saved = program.driver.find("saved")
        assert isinstance(saved, QLabel) and "✓" not in saved.text()
    program.driver.wait(lambda: stored(program, page, citizen) == [TYPED * 3], "the disk to take it")
    program.driver.wait(lambda: "✓" in saved.text(), "that it is saved")


def test_a_disk_that_refuses_loses_no_outcome(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsaved, "_FIRST_PAUSE", 50)
    monkeypatch.setattr(unsaved, "_LONGEST_PAUSE", 50)
    citizen = program.add_citizen()
    program.window.private.show_plan(citizen)
    unfold(program)
    with refusing(program):
        program.driver.type("outcome-text", TYPED * 3)
        program.driver.click("outcome-add")
        program.driver.wait(lambda: told(program) > 0, "the message")
        put_away(program)
    listed = program.unlocked.services.outcomes.listed
    program.driver.wait(
        lambda: [each.text for each in program.ask(listed, citizen)] == [TYPED * 3], "the disk to take it"
    )


@contextmanager
def refusing(program: Program) -> Iterator[None]:
    """Nothing can be written until the end of the block; a full file might still have room for a line."""
    for value in (1, 0):

        def limit(value: int = value) -> None:
            connection = program.unlocked._engine.raw_connection()
            connection.driver_connection.execute(f"PRAGMA query_only = {value}")
            connection.close()

        program.unlocked.call(limit).result()
        if value:
            yield


def told(program: Program) -> int:
    return len([box for box in program.window.findChildren(QMessageBox) if box.isVisible()])


def put_away(program: Program) -> None:
    for box in program.window.findChildren(QMessageBox):
        box.close()


def unfold(program: Program) -> None:
    """Show everything on the page."""
    program.driver.wait(lambda: program.window.idle, "the page")
    for part in program.window.findChildren(Folding):
        part.set_unfolded(True)
    program.driver.wait()
