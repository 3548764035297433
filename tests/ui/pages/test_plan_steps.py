"""Steps on the plan: a step is its words and Enter, and everything stores itself."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import StepOrigin, StepOwner
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from desktop.ui.widgets.day_button import DayButton
from desktop.ui.widgets.plan.step_row import StepRow
from desktop.ui.worker import Worker
from tests.ui.shared_screen import (
    NARROW,
    SIZE,
    Talks,
    assert_fits_sideways,
    part,
    press,
    talks,
    texts,
    write,
)

__all__ = ["talks"]

TODAY = date(2026, 11, 21)  # a Saturday
NOTHING_SAID = {"A1": None, "B2": None}


@pytest.fixture
def today(talks: Talks) -> Talks:
    """A first conversation today."""
    talks.on(TODAY)
    talks.answered(NOTHING_SAID)
    return talks


def enter(page: QWidget) -> None:
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def choose(page: QWidget, name: str, value: str) -> None:
    """Go through a drop-down with the keys until it shows the value."""
    box = part(page, name)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentData() == value:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"{name} has no {value}")


def steps(talks: Talks) -> list[str]:
    return [step.text for step in talks.view().steps]


def test_two_steps_are_two_lines_and_two_enters(today: Talks) -> None:
    page = today.show(PlanPage)
    write(part(page, "step-text-1"), "Ringe til køkkenet")
    enter(page)
    QTest.keyClicks(page.focusWidget(), "Søge buskort")
    enter(page)
    today.settle()
    first, second = today.view().steps
    assert (first.text, second.text) == ("Ringe til køkkenet", "Søge buskort")
    assert (first.owner, first.origin, first.factor) == (StepOwner.CITIZEN, StepOrigin.AGREED, None)
    assert first.due == date(2026, 12, 5)
    assert page.focusWidget() is part(page, "step-text-3")
    assert len(page.findChildren(StepRow)) == 3


def test_a_step_is_stored_while_it_is_typed(today: Talks, qtbot: QtBot) -> None:
    page = today.show(PlanPage)
    write(part(page, "step-text-1"), "Ringe")
    qtbot.waitUntil(lambda: steps(today) == ["Ringe"], timeout=2000)
    QTest.keyClicks(page.focusWidget(), " til køkkenet")
    qtbot.waitUntil(lambda: steps(today) == ["Ringe til køkkenet"], timeout=2000)
    assert page.focusWidget() is part(page, "step-text-1")


def test_who_whose_idea_and_what_about_are_picked(today: Talks) -> None:
    today.behind.answers.focus(today.conversation, ["B"])
    page = today.show(PlanPage)
    write(part(page, "step-text-1"), "Søge buskort")
    enter(page)
    choose(page, "step-who-1", StepOwner.CASEWORKER)
    choose(page, "step-origin-1", StepOrigin.DECIDED)
    choose(page, "step-factor-1", "factor:A")
    today.settle()
    step = today.view().steps[0]
    assert (step.owner, step.origin, step.factor) == (StepOwner.CASEWORKER, StepOrigin.DECIDED, "A")
    names = [part(page, "step-factor-1").itemData(i) for i in range(3)]
    assert names == ["", "factor:B", "factor:A"], "what the two work with comes first"


def test_the_only_factor_picked_is_where_a_step_begins(today: Talks) -> None:
    today.behind.answers.focus(today.conversation, ["B"])
    page = today.show(PlanPage)
    write(part(page, "step-text-1"), "Søge buskort")
    enter(page)
    today.settle()
    assert today.view().steps[0].factor == "B"


def test_the_two_are_called_by_name(today: Talks) -> None:
    page = today.show(PlanPage)
    box = part(page, "step-who-1")
    assert [box.itemText(i) for i in range(3)] == ["Amira", "Karen", "Both together"]


def test_a_day_is_picked_from_the_list_or_the_calendar(today: Talks, qtbot: QtBot) -> None:
    page = today.show(PlanPage)
    write(part(page, "step-text-1"), "Ringe")
    enter(page)
    day = part(page, "step-when-1", DayButton)
    actions = {action.text(): action for action in day.menu_of_days().actions()}
    assert list(actions) == [
        "in a week · 28 November",
        "in two weeks · 5 December",
        "in a month · 21 December",
        "another day …",
        "no date",
    ]
    actions["in a week · 28 November"].trigger()
    today.settle()
    assert today.view().steps[0].due == date(2026, 11, 28)
    assert day.text() == "28 November"
    actions["no date"].trigger()
    today.settle()
    assert today.view().steps[0].due is None
    actions["another day …"].trigger()
    dialog = part(page.window(), "day-dialog")
    part(dialog, "day-typed", QDateEdit).setDate(part(dialog, "day-typed").date().addDays(9))
    press(dialog, "day-take")
    today.settle()
    assert today.view().steps[0].due == date(2026, 11, 30)


def test_a_step_taken_away_can_be_put_back(today: Talks) -> None:
    today.behind.agreed(
        today.conversation, "Ringe", owner=StepOwner.MENTOR, origin=StepOrigin.CITIZEN, due=None
    )
    before = today.view().steps[0]
    page = today.show(PlanPage)
    press(page, "step-remove-1")
    today.settle()
    assert steps(today) == []
    assert "Removed: “Ringe”" in texts(page)
    press(page, "step-undo")
    today.settle()
    assert replace(today.view().steps[0], id=before.id) == before
    assert part(page, "step-text-1").toPlainText() == "Ringe"
    assert not part(page, "step-undo").isVisible()


def test_a_step_taken_away_while_it_is_being_added_is_gone(today: Talks) -> None:
    page = today.show(PlanPage)
    write(part(page, "step-text-1"), "Ringe")
    page.flush()
    press(page, "step-remove-1")
    today.settle()
    assert steps(today) == []
    assert len(page.findChildren(StepRow)) == 1


def test_a_step_without_words_goes_when_the_cursor_goes(today: Talks) -> None:
    today.behind.agreed(today.conversation, "Ringe")
    page = today.show(PlanPage)
    field = part(page, "step-text-1")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, "")
    page.flush()
    today.settle()
    assert steps(today) == ["Ringe"], "only deleted words: perhaps others follow"
    part(page, "goal").setFocus()
    today.settle()
    assert steps(today) == []
    press(page, "step-undo")
    today.settle()
    assert steps(today) == ["Ringe"]


def test_fast_typing_between_readings_loses_no_key(today: Talks) -> None:
    page = today.show(PlanPage)
    text = "Praktik: 12 timer om ugen, og stigende ansvar for salatbaren"
    write(part(page, "step-text-1"), "")
    for place, letter in enumerate(text):
        QTest.keyClicks(part(page, "step-text-1"), letter)
        if place % 7 == 0:
            page.flush()
            today.read_again(page)
        if place % 11 == 0:
            QTest.qWait(2)
    enter(page)
    today.settle()
    assert steps(today) == [text]
    assert part(page, "step-text-1").toPlainText() == text


def test_enter_in_an_empty_line_is_left_to_the_page(today: Talks, qtbot: QtBot) -> None:
    class Shell(QWidget):
        pressed = 0

        def keyPressEvent(self, event: QKeyEvent) -> None:
            Shell.pressed += event.key() == Qt.Key.Key_Return

    shell = Shell()
    qtbot.addWidget(shell)
    page = today.show(PlanPage)
    QVBoxLayout(shell).addWidget(page)
    shell.show()
    write(part(page, "step-text-1"), "Ringe")
    enter(page)
    part(page, "step-who-1").setFocus()
    enter(page)
    today.settle()
    assert Shell.pressed == 0, "Enter in a step goes to the next step"
    part(page, "step-text-2").setFocus()
    enter(page)
    assert Shell.pressed == 1


def test_pasted_lines_become_one(today: Talks) -> None:
    page = today.show(PlanPage)
    field = part(page, "step-text-1")
    field.insertPlainText("Ringe\ntil køkkenet " + "x" * 600)
    page.flush()
    today.settle()
    assert steps(today)[0].startswith("Ringe til køkkenet x")
    assert len(steps(today)[0]) == 500


def test_what_was_not_stored_is_told_and_stays_on_the_screen(desk: Desk, today: Talks, qtbot: QtBot) -> None:
    strict = Worker()
    told: list[Exception] = []
    strict.failed.connect(told.append)
    page = PlanPage(Desk(desk.words, today.behind.unlocked, strict))
    qtbot.addWidget(page)
    page.show_view(today.view())
    page.show()
    today.finish()
    QTest.keyClicks(part(page, "step-text-1"), "Ringe")
    page.flush()
    qtbot.waitUntil(lambda: bool(told) and strict.idle)
    assert part(page, "step-text-1").toPlainText() == "Ringe"
    assert steps(today) == []


@pytest.mark.parametrize("size", [SIZE, NARROW])
def test_long_words_fit(talks: Talks, size: tuple[int, int]) -> None:
    talks.citizen = talks.behind.citizen("Wolfeschlegelstein" * 5)
    talks.on(TODAY)
    talks.answered(NOTHING_SAID)
    for text in ("Donaudampfschifffahrt" * 6, "Et langt skridt med mange ord " * 6):
        talks.behind.agreed(talks.conversation, text, origin=StepOrigin.DECIDED, factor="A")
    page = talks.show(PlanPage, size)
    assert_fits_sideways(page)
    field = part(page, "step-text-2")
    assert field.verticalScrollBar().maximum() == 0 or size == SIZE
