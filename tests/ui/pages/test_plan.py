"""The plan: a step is its words and Enter, everything stores itself, and nothing typed is ever taken back."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import NoteKind, Office, StepOrigin, StepOwner, StepStatus
from desktop.ui.desk import Desk
from desktop.ui.pages.plan import PlanPage
from desktop.ui.widgets.day_button import DayButton, working_day
from desktop.ui.widgets.step_row import StepRow
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

JUNE, TODAY = date(2026, 6, 12), date(2026, 11, 21)  # a Friday, a Saturday
NOTHING_SAID = {"A1": None, "B2": None}


@pytest.fixture
def today(talks: Talks) -> Talks:
    """A first conversation today."""
    talks.on(TODAY)
    talks.answered(NOTHING_SAID)
    return talks


@pytest.fixture
def with_history(talks: Talks) -> Talks:
    """A conversation today after one in June with a goal and three steps."""
    talks.on(JUNE)
    talks.answered(NOTHING_SAID)
    plans = talks.behind.plans
    plans.set_goal(talks.conversation, "Et job i et køkken")
    for text, owner in (
        ("Besøge Solgården", StepOwner.CITIZEN),
        ("Sende papirerne", StepOwner.CASEWORKER),
        ("Ringe til lægen", StepOwner.CITIZEN),
    ):
        plans.add_step(talks.conversation, text, owner=owner, due=date(2026, 7, 1))
    talks.finish()
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


def test_leaving_the_page_stores_what_is_being_typed(today: Talks) -> None:
    page = today.show(PlanPage)
    write(part(page, "goal"), "Et job")
    write(part(page, "step-text-1"), "Ringe")
    page.flush()
    today.settle()
    assert today.view().record.goal == "Et job"
    assert steps(today) == ["Ringe"]


def test_who_whose_idea_and_what_about_are_picked(today: Talks) -> None:
    today.behind.answers.focus(today.conversation, ["B"])
    page = today.show(PlanPage)
    write(part(page, "step-text-1"), "Søge buskort")
    enter(page)
    choose(page, "step-who-1", StepOwner.CASEWORKER)
    choose(page, "step-origin-1", StepOrigin.DECIDED)
    choose(page, "step-factor-1", "A")
    today.settle()
    step = today.view().steps[0]
    assert (step.owner, step.origin, step.factor) == (StepOwner.CASEWORKER, StepOrigin.DECIDED, "A")
    names = [part(page, "step-factor-1").itemData(i) for i in range(3)]
    assert names == ["", "B", "A"], "what the two work with comes first"


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
    today.behind.plans.add_step(
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
    today.behind.plans.add_step(today.conversation, "Ringe")
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


def test_an_older_reading_never_takes_typed_words_back(today: Talks) -> None:
    page = today.show(PlanPage)
    older = today.view()
    write(part(page, "step-text-1"), "Ringe")
    write(part(page, "goal"), "Et job")
    write(part(page, "barriers"), "Bussen")
    page.flush()
    today.settle()
    between = today.view()
    write(part(page, "goal"), " i et køkken")
    QTest.keyClicks(part(page, "step-text-1"), " i dag")
    page.show_view(older)
    page.show_view(between)
    assert "i et køkken" in part(page, "goal").toPlainText()
    assert part(page, "step-text-1").toPlainText().endswith("i dag")
    page.flush()
    today.settle()
    assert "i et køkken" in today.view().record.goal
    assert len(steps(today)) == 1 and steps(today)[0].endswith("i dag")


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


def test_the_goal_of_last_time_stands_until_it_is_written_anew(with_history: Talks) -> None:
    page = with_history.show(PlanPage)
    field = part(page, "goal")
    assert field.toPlainText() == "Et job i et køkken"
    assert "Same as last time." in texts(page)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert "Last time: “Et job i et køkken”" in texts(page)
    press(page, "keep-goal")
    with_history.settle()
    assert with_history.view().record.goal == "Et job i et køkken"
    field.selectAll()
    QTest.keyClicks(field, "En uddannelse")
    page.flush()
    with_history.settle()
    assert with_history.view().record.goal == "En uddannelse"
    assert "Last time" not in texts(page) and "Same as" not in texts(page)


def test_barriers_keep_the_citizens_order(today: Talks) -> None:
    page = today.show(PlanPage)
    field = part(page, "barriers")
    write(field, "Transport")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "Økonomi")
    page.flush()
    today.settle()
    assert today.view().record.barriers == ("Transport", "Økonomi")


def test_earlier_steps_are_followed_up(with_history: Talks) -> None:
    page = with_history.show(PlanPage)
    promised, visit, doctor = with_history.view().earlier_steps
    assert promised.text == "Sende papirerne", "the caseworker's own promise comes first"
    assert part(page, f"review-{visit.id}-done").isVisible(), "nothing is said about them yet: open"
    press(page, f"review-{visit.id}-done")
    press(page, f"review-{doctor.id}-dropped")
    write(part(page, f"review-why-{doctor.id}"), "Det er ikke nødvendigt mere")
    page.flush()
    with_history.settle()
    promised, visit, doctor = with_history.view().earlier_steps
    assert [step.status for step in (promised, visit, doctor)] == [
        StepStatus.OPEN,
        StepStatus.DONE,
        StepStatus.DROPPED,
    ]
    assert doctor.review == "Det er ikke nødvendigt mere"
    assert "From last time · 3 steps, 1 done" in texts(page)
    assert part(page, f"review-{visit.id}-done").isChecked()


def test_the_card_from_last_time_opens_and_closes(with_history: Talks) -> None:
    step = with_history.view().earlier_steps[0]
    with_history.behind.plans.review(with_history.conversation, step.id, StepStatus.DONE)
    page = with_history.show(PlanPage)
    done = part(page, f"review-{step.id}-done")
    assert not done.isVisible(), "they were followed up already"
    press(page, "earlier-steps")
    assert done.isVisible() and done.isChecked()
    press(page, "earlier-steps")
    assert not done.isVisible()


def test_without_earlier_steps_there_is_no_card_for_them(today: Talks) -> None:
    assert not part(today.show(PlanPage), "earlier-steps").isVisible()


def test_the_next_day_is_one_click(today: Talks) -> None:
    office = Office(job_centre="", caseworker="Karen Prøve", phone="00 00 00 00", months_between=6)
    today.behind.office.set(office)
    page = today.show(PlanPage)
    # The sixth month's 21st is a Friday; the first month's is a Monday; the third's a Sunday.
    assert part(page, "next-day").text() == "Suggested: 21 May 2027"
    assert today.view().record.next_conversation is None
    press(page, "next-6")
    today.settle()
    assert today.view().record.next_conversation == date(2027, 5, 21)
    assert part(page, "next-day").text() == "21 May 2027 · in 26 weeks"
    press(page, "next-3")
    today.settle()
    assert today.view().record.next_conversation == date(2027, 2, 22)
    assert part(page, "next-3").isChecked() and not part(page, "next-6").isChecked()
    press(page, "next-none")
    today.settle()
    assert today.view().record.next_conversation is None
    assert not part(page, "next-3").isChecked()
    assert "Ring Karen Prøve, 00 00 00 00." in texts(page)


def test_the_next_day_from_the_calendar(today: Talks) -> None:
    page = today.show(PlanPage)
    press(page, "next-other")
    dialog = part(page.window(), "day-dialog")
    typed = part(dialog, "day-typed", QDateEdit)
    typed.setDate(typed.date().addDays(2))
    press(dialog, "day-take")
    today.settle()
    assert today.view().record.next_conversation == date(2027, 2, 24)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 11, 20), date(2026, 11, 20)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 23)),
        (date(2026, 11, 23), date(2026, 11, 23)),
    ],
)
def test_no_day_is_proposed_in_a_weekend(day: date, worked: date) -> None:
    assert working_day(day) == worked


def test_two_views_stand_side_by_side(today: Talks) -> None:
    page = today.show(PlanPage)
    assert not part(page, "citizen-view").isVisible()
    press(page, "disagree")
    write(part(page, "citizen-view"), "Jeg kan tre dage.")
    write(part(page, "caseworker-view"), "Vi begynder med to.")
    page.flush()
    today.settle()
    record = today.view().record
    assert (record.citizen_view, record.caseworker_view_text) == ("Jeg kan tre dage.", "Vi begynder med to.")
    assert "How Amira sees it" in texts(page) and "How Karen sees it" in texts(page)
    again = today.show(PlanPage)
    assert part(again, "citizen-view").isVisible()


def test_what_was_not_stored_is_told_and_stays_on_the_screen(
    desk: Desk, today: Talks, qtbot: QtBot
) -> None:
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


def test_a_finished_plan_is_only_read(with_history: Talks) -> None:
    with_history.behind.plans.add_step(
        with_history.conversation, "Ringe", owner=StepOwner.CASEWORKER, due=TODAY
    )
    with_history.behind.answers.note(with_history.conversation, NoteKind.BARRIERS, "Bussen")
    with_history.finish()
    page = with_history.show(PlanPage)
    for name in ("goal", "barriers"):
        assert part(page, name).isReadOnly()
    said = texts(page)
    assert "Ringe" in said and "Karen · 21 November · Agreed · In progress" in said
    assert not any(row.isVisible() for row in page.findChildren(StepRow))
    for name in ("disagree", "keep-goal"):
        assert not part(page, name).isVisible()
    assert page.findChild(QWidget, "next-3") is None


@pytest.mark.parametrize("size", [SIZE, NARROW])
def test_long_words_fit(talks: Talks, size: tuple[int, int]) -> None:
    talks.citizen = talks.behind.citizen("Wolfeschlegelstein" * 5)
    talks.on(TODAY)
    talks.answered(NOTHING_SAID)
    for text in ("Donaudampfschifffahrt" * 6, "Et langt skridt med mange ord " * 6):
        talks.behind.plans.add_step(talks.conversation, text, origin=StepOrigin.DECIDED, factor="A")
    page = talks.show(PlanPage, size)
    assert_fits_sideways(page)
    field = part(page, "step-text-2")
    assert field.verticalScrollBar().maximum() == 0 or size == SIZE
