"""What a screen reader is told: every element that takes the focus has a name that is not its value."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

from desktop.plan_records import BarrierKind, OutcomeKind, PlacementKind, SupportRole
from desktop.records import Place, Rater
from desktop.ui import theme
from desktop.ui.conversation import ConversationArea
from desktop.ui.widgets.folding import Folding
from tests.program import Program


@pytest.fixture(params=["da", "en"])
def program(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Program]:
    started = Program(tmp_path, language=request.param).begin()
    yield started
    started.close()


def focusable(program: Program, dialog: QDialog | None = None) -> list[QWidget]:
    """All that Tab reaches on the page, or in a dialog; Qt's own inner parts belong to what they are in."""
    place = dialog or program.window.page
    assert place is not None
    return [
        widget
        for widget in place.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollArea)
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parentWidget(), QComboBox)
    ]


def nameless(program: Program, dialog: QDialog | None = None) -> list[str]:
    missing = []
    there = focusable(program, dialog)
    assert len(there) >= (1 if dialog else 2), "there is more than that to reach"
    for widget in there:
        told = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
        value = ""
        if isinstance(widget, QLineEdit):
            value = widget.text()
        elif isinstance(widget, QPlainTextEdit):
            value = widget.toPlainText()
        if not told or (value and told == value):
            missing.append(f"{type(widget).__name__} {widget.objectName()!r}")
    return missing


def test_everything_that_takes_the_focus_has_a_name(program: Program) -> None:
    driver = program.driver
    citizen = program.add_citizen("Amira Prøve", cpr="610190-0000")
    pages = {
        "citizens": program.window.show_citizens,
        "citizen": lambda: program.window.show_citizen(citizen),
        **{f"settings {place}": partial(program.window.show_settings, place) for place in range(9)},
        "prepare": lambda: program.window.show_preparation(citizen),
    }
    found = {}
    for name, show in pages.items():
        show()
        driver.wait()
        found[name] = nameless(program)
    program.start_conversation(citizen, "A1", "E1", "T1")
    for name in ("welcome", "A1", "E1", "T1", "development", "plan", "summary"):
        if driver.shows("citizen-option-1"):
            driver.click("citizen-option-2")
        found[name] = nameless(program)
        if name != "summary":
            driver.click("next")
    assert {name: missing for name, missing in found.items() if missing} == {}


def test_an_answer_says_its_question_and_its_words(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    program.driver.click("next")
    option = program.driver.find("citizen-option-1")
    told = QAccessible.queryAccessibleInterface(option).text(QAccessible.Text.Name)
    assert "Tror du, at du kan klare" in told and "Jeg er helt sikker" in told
    assert QAccessible.queryAccessibleInterface(option).role() == QAccessible.Role.RadioButton


def test_answers_are_at_least_44_pixels_tall(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "B1")
    program.driver.click("next")
    for number in range(1, 6):
        assert program.driver.find(f"citizen-option-{number}").height() >= 44


def test_the_calendar_speaks_and_looks_like_the_rest(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    program.driver.click("go-plan")
    program.driver.click("next-other")
    calendar = program.driver.find("day-take").window()
    for part in calendar.findChildren(QToolButton):
        told = QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
        assert told and told != "Go", part.objectName()
    days = calendar.findChild(QCalendarWidget)
    sunday = days.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()
    assert sunday == theme.colour(theme.current().ink), "red is for danger"
    typed = calendar.findChild(QDateEdit)
    assert typed.findChild(QLineEdit).width() > typed.width() - 40
    calendar.close()


BESIDE = ("goal", "barriers", "placement", "support", "experience")


def fill(program: Program, citizen: int, conversation: int) -> None:
    """Something of everything that the plan holds."""
    ask, services = program.ask, program.unlocked.services
    ask(services.goals.add_small_goal, citizen, "Tage bussen", conversation)
    for rater in Rater:
        ask(services.barriers.add, citizen, rater, BarrierKind.MOBILITY)
        ask(services.barriers.add, citizen, rater, BarrierKind.OWN, "Naboens hund")
    placement = ask(services.placements.add, citizen, PlacementKind.COMPANY, "Solgården", conversation)
    ask(services.placements.add_task, placement, "Skære grønt")
    ask(services.support.add_person, citizen, SupportRole.MENTOR, "Bo", "70 00 00 01")
    ask(services.outcomes.add, citizen, OutcomeKind.JOB, program.window.open_desk().clock.today(), "Lager")


def tabbed(program: Program) -> list[QWidget]:
    """What Tab goes through, from where it begins until it comes round."""
    page = program.window.page
    assert page is not None
    page.focusNextPrevChild(True)  # as Tab does wherever the focus is: the page puts itself in order
    there = focusable(program)
    order, at = [], there[0]
    for _step in range(3000):
        if at in there:
            if at in order:
                return order
            order.append(at)
        at = at.nextInFocusChain()
    raise AssertionError("Tab never came round")


def out_of_order(program: Program) -> list[str]:
    """What Tab misses, or reaches before something that stands wholly above it."""
    order = tabbed(program)
    missed = [f"missed {each.objectName()!r}" for each in focusable(program) if each not in order]
    page = program.window.page
    back = []
    for before, after in pairwise([*order, order[0]]):
        upper = before.mapTo(page, before.rect().topLeft())
        lower = after.mapTo(page, after.rect().bottomRight())
        # Going up is right for the next column, which stands to the right, and once: from the end.
        if lower.y() <= upper.y() and lower.x() <= upper.x():
            back.append(f"{before.objectName()!r} then {after.objectName()!r}")
    return missed + (back if len(back) > 1 else [])


def test_every_page_of_the_plan_is_named_and_gone_through_once_as_the_eye_goes(program: Program) -> None:
    citizen = program.add_citizen()
    conversation = program.start_conversation(citizen, "A1", "E1")
    fill(program, citizen, conversation)
    found: dict[str, list[str]] = {}
    area = program.window.page
    assert isinstance(area, ConversationArea)
    for name in ("plan", *BESIDE):
        area.go(Place(name))
        program.driver.wait()
        found[name] = nameless(program) + out_of_order(program)
    program.window.private.show_plan(citizen)
    program.driver.wait()
    for section in program.window.page.findChildren(Folding):
        section.set_unfolded(True)
    program.driver.wait()
    found["private"] = nameless(program) + out_of_order(program)
    program.window.private.show_looking_back(citizen)
    program.driver.wait()
    found["looking back"] = nameless(program) + out_of_order(program)
    program.window.show_citizen(citizen)
    program.driver.wait()
    found["citizen"] = nameless(program) + out_of_order(program)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
