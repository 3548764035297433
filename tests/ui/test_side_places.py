"""Pages beside the straight way: there and back by mouse and keys, and found again after a lock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.plan_records import BarrierKind
from desktop.records import Place, Rater
from desktop.ui.conversation import ConversationArea
from desktop.ui.pages.private_plan import PrivatePlanPage
from desktop.ui.way import stop_of
from desktop.ui.widgets.talk.talk_navigation import NavigationItem
from tests.program import Program
from tests.ui.english import program
from tests.ui.test_accessible import nameless

__all__ = ["program"]

BESIDE = {"goal": "plan", "barriers": "plan", "placement": "plan", "support": "plan"}


@pytest.fixture
def talk(program: Program) -> int:
    return program.start_conversation(program.add_citizen(), "A1")


def area(program: Program) -> ConversationArea:
    found = program.window.page
    assert isinstance(found, ConversationArea)
    return found


def onward(program: Program) -> str:
    button = program.driver.find("next")
    assert isinstance(button, QAbstractButton)
    return button.accessibleName()


def marked(program: Program) -> list[str]:
    """Where the navigation says one is."""
    items = area(program).findChildren(NavigationItem)
    return [item.stop.place.page for item in items if item.accessibleName().endswith("here")]


@pytest.mark.parametrize("page", [*BESIDE, "experience"])
def test_a_page_beside_the_way_leads_back_to_its_stop(program: Program, talk: int, page: str) -> None:
    area(program).go(Place(page))
    program.driver.wait(lambda: program.window.idle, "the page")
    stop = stop_of(Place(page)).page
    assert stop == BESIDE.get(page, "development")
    assert area(program).place == Place(page)
    assert marked(program) == [page]
    assert onward(program) == ("Back to the plan" if page in BESIDE else "Back to what has moved")
    assert not program.driver.shows("back")
    program.driver.click("next")
    program.driver.wait(lambda: program.window.idle, "the stop")
    assert area(program).place == Place(stop)


def test_the_navigation_lists_what_is_beside_the_stop_that_one_is_at(program: Program, talk: int) -> None:
    assert not program.driver.shows("go-goal")
    program.driver.click("go-plan")
    program.driver.click("go-barriers")
    program.driver.click("go-support")
    assert area(program).place == Place("support")
    assert not program.driver.shows("go-experience")
    program.driver.click("go-development")
    program.driver.click("go-experience")
    assert not program.driver.shows("go-goal")
    program.driver.click("go-summary")
    assert not program.driver.shows("go-experience")


@pytest.mark.parametrize("shift", [False, True])
def test_enter_leads_back_whichever_way(program: Program, talk: int, shift: bool) -> None:
    area(program).go(Place("support"))
    program.driver.wait(lambda: program.window.idle, "the page")
    area(program).setFocus()
    program.driver.press(Qt.Key.Key_Return, shift=shift)
    program.driver.wait(lambda: program.window.idle, "the plan")
    assert area(program).place == Place("plan")


def test_a_conversation_is_found_again_beside_the_way(program: Program, talk: int) -> None:
    area(program).go(Place("barriers"))
    program.driver.wait(lambda: program.window.idle, "the page")
    program.window.lock()
    program.driver.wait(lambda: program.driver.shows("password"), "the lock screen")
    program.unlock()
    program.driver.wait(lambda: program.window.idle, "the list")
    program.window.show_conversation(talk)
    program.driver.wait(lambda: program.window.idle, "the conversation")
    assert area(program).place == Place("barriers")


def test_what_has_moved_is_no_stop_of_a_talk_without_questions(program: Program, talk: int) -> None:
    program.ask(program.unlocked.services.conversations.set_without_questions, talk, True)
    area(program).go(Place("experience"))
    program.driver.wait(lambda: program.window.idle, "another page")
    assert area(program).place.page == "summary"


def test_the_citizens_page_opens_the_plan_and_a_lock_finds_it_again(program: Program) -> None:
    program.window.show_citizen(program.add_citizen())
    program.driver.click("open-plan")
    program.driver.find("done")
    program.window.lock()
    program.driver.wait(lambda: program.driver.shows("password"), "the lock screen")
    program.unlock()
    program.driver.find("done")
    assert isinstance(program.window.page, PrivatePlanPage)
    program.driver.click("done")
    program.driver.find("open-plan")


@pytest.mark.parametrize("page", [*BESIDE, "experience", "private"])
def test_everything_beside_the_way_that_takes_the_focus_has_a_name(
    program: Program, talk: int, page: str
) -> None:
    services = program.unlocked.services
    citizen = program.ask(services.conversations.get, talk).citizen
    program.ask(services.goals.add_small_goal, citizen, "Tage bussen", talk)
    for rater in Rater:
        program.ask(services.barriers.add, citizen, rater, BarrierKind.MOBILITY)
        program.ask(services.barriers.add, citizen, rater, BarrierKind.OWN, "Naboens hund")
    if page == "private":
        program.window.private.show_plan(citizen)
    else:
        area(program).go(Place(page))
    program.driver.wait(lambda: program.window.idle, "the page")
    assert nameless(program) == []
