"""What a screen reader is told: every element that takes the focus has a name that is not its value."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

from desktop.ui import theme
from tests.program import Program


@pytest.fixture(params=["da", "en"])
def program(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Program]:
    started = Program(tmp_path, language=request.param).begin()
    yield started
    started.close()


def focusable(program: Program) -> list[QWidget]:
    """Everything on the screen that Tab reaches; Qt's own inner parts belong to what they are in."""
    page = program.window.page
    assert page is not None
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollArea)
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parentWidget(), QComboBox)
    ]


def nameless(program: Program) -> list[str]:
    missing = []
    there = focusable(program)
    assert len(there) >= 2, "a page has more than that to reach"
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
