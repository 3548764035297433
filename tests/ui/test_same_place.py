"""Unlocking leads back to the same place of a page: to what was searched for, and as far down as it was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea

from desktop.ui import sections
from tests.program import Program
from tests.ui.lock_parts import locked


def lock_and_unlock(program: Program) -> None:
    program.driver.press(Qt.Key.Key_L, control=True)
    program.driver.wait(lambda: locked(program), "the lock")
    program.unlock()
    program.driver.wait()


def listed(program: Program) -> list[str]:
    model = program.window.page._table.citizens
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def longest(program: Program) -> QAbstractScrollArea:
    """What has most to scroll on the page."""
    areas = [area for area in program.window.page.findChildren(QScrollArea) if area.isVisible()]
    return max(areas, key=lambda area: area.verticalScrollBar().maximum())


def test_the_own_view_leads_back_to_where_one_came_from(program: Program) -> None:
    citizen = program.add_citizen()
    held = program.start_conversation(citizen, "A1")
    program.ask(program.unlocked.services.finishing.finish, held)
    program.window.show_citizen(citizen)
    program.driver.click(f"belief-{held}")
    program.driver.find("belief-note")
    lock_and_unlock(program)
    program.driver.find("belief-note")
    program.driver.click("done")
    program.driver.find("citizen-title")
    prepared = program.ask(program.unlocked.services.preparations.prepare, citizen)
    program.window.show_prepared(prepared)
    program.driver.wait()
    program.window.private.show_belief(prepared)
    program.driver.find("belief-note")
    lock_and_unlock(program)
    program.driver.click("done")
    program.driver.find("begin-conversation")


def test_what_was_searched_for_is_searched_again(program: Program) -> None:
    for name in ("Amira Prøve", "Bent Eksempel"):
        program.add_citizen(name)
    archived = program.add_citizen("Bente Eksempel")
    program.ask(program.unlocked.services.citizens.archive, archived)
    program.window.show_citizens()
    program.driver.type("search", "bent")
    program.driver.wait(lambda: listed(program) == ["Bent Eksempel"], "Bent")
    lock_and_unlock(program)
    assert program.driver.find("search").text() == "bent"
    assert program.driver.find("search").hasFocus()
    program.driver.wait(lambda: listed(program) == ["Bent Eksempel"], "Bent again")
    program.driver.click("show-archived")
    lock_and_unlock(program)
    assert program.driver.find("show-archived").isChecked()
    program.driver.wait(lambda: listed(program) == ["Bente Eksempel"], "Bente")


def test_a_search_comes_back_to_the_list_alone(program: Program) -> None:
    citizen = program.add_citizen("Bent Eksempel")
    program.window.show_citizens()
    program.driver.type("search", "bent")
    program.start_conversation(citizen, "A1")
    lock_and_unlock(program)
    program.driver.find("topic")
    assert not program.driver.shows("search")
    program.driver.press(Qt.Key.Key_F9)
    program.driver.click("curtain-leave")
    assert program.driver.find("search").text() == ""


def test_a_long_page_is_as_far_down_as_it_was(program: Program) -> None:
    program.window.resize(900, 420)
    program.window.show_settings(sections.SECURITY)
    program.driver.wait()
    bar = longest(program).verticalScrollBar()
    assert bar.maximum() > 100
    bar.setValue(90)
    lock_and_unlock(program)
    program.driver.wait(lambda: longest(program).verticalScrollBar().value() == 90, "the place")


def test_a_conversation_is_as_far_down_as_it_was(program: Program) -> None:
    program.window.resize(683, 384)
    program.start_conversation(program.add_citizen(), "A1")
    program.driver.wait()
    bar = longest(program).verticalScrollBar()
    assert bar.maximum() > 100
    program.window.page.setFocus()
    bar.setValue(100)
    lock_and_unlock(program)
    program.driver.wait(lambda: longest(program).verticalScrollBar().value() == 100, "the place")
