"""The plan: goal, barriers, the next conversation, and what became of the steps from last time."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QWidget

from desktop.records import NoteKind, Office, StepOwner, StepStatus
from desktop.ui.pages.plan import PlanPage
from desktop.ui.widgets.day_button import working_day
from desktop.ui.widgets.plan.step_row import StepRow
from tests.ui.shared_screen import (
    Talks,
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
    talks.behind.plans.set_goal(talks.conversation, "Et job i et køkken")
    for text, owner in (
        ("Besøge Solgården", StepOwner.CITIZEN),
        ("Sende papirerne", StepOwner.CASEWORKER),
        ("Ringe til lægen", StepOwner.CITIZEN),
    ):
        talks.behind.agreed(talks.conversation, text, owner=owner, due=date(2026, 7, 1))
    talks.finish()
    talks.on(TODAY)
    talks.answered(NOTHING_SAID)
    return talks


def steps(talks: Talks) -> list[str]:
    return [step.text for step in talks.view().steps]


def test_leaving_the_page_stores_what_is_being_typed(today: Talks) -> None:
    page = today.show(PlanPage)
    write(part(page, "goal"), "Et job")
    write(part(page, "step-text-1"), "Ringe")
    page.flush()
    today.settle()
    assert today.view().record.goal == "Et job"
    assert steps(today) == ["Ringe"]


def test_an_older_reading_never_takes_typed_words_back(today: Talks) -> None:
    page = today.show(PlanPage)
    older = today.view()
    write(part(page, "step-text-1"), "Ringe")
    write(part(page, "goal"), "Et job")
    page.flush()
    page.show_view(older)  # read before any of it was stored
    today.settle()
    between = today.view()
    write(part(page, "goal"), " i et køkken")
    QTest.keyClicks(part(page, "step-text-1"), " i dag")
    page.show_view(between)
    assert "i et køkken" in part(page, "goal").toPlainText()
    assert part(page, "step-text-1").toPlainText().endswith("i dag")
    page.flush()
    today.settle()
    assert "i et køkken" in today.view().record.goal
    assert len(steps(today)) == 1 and steps(today)[0].endswith("i dag")


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


def test_earlier_steps_are_followed_up(with_history: Talks) -> None:
    page = with_history.show(PlanPage)
    promised, visit, doctor = with_history.view().earlier_steps
    assert promised.text == "Sende papirerne", "the caseworker's own promise comes first"
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
    step, *others = with_history.view().earlier_steps
    review = with_history.behind.plans.review
    review(with_history.conversation, step.id, StepStatus.DONE)
    for each in others:
        review(with_history.conversation, each.id, StepStatus.OPEN, "vi er i gang")
    page = with_history.show(PlanPage)
    done = part(page, f"review-{step.id}-done")
    assert not done.isVisible(), "they were followed up already"
    press(page, "earlier-steps")
    assert done.isVisible() and done.isChecked()
    press(page, "earlier-steps")
    assert not done.isVisible()


def test_steps_stand_open_until_something_was_said_of_each(with_history: Talks) -> None:
    page = with_history.show(PlanPage)
    *before, last = (part(page, f"review-{each.id}-done") for each in with_history.view().earlier_steps)
    for done in before:
        QTest.mouseClick(done, Qt.MouseButton.LeftButton)
        with_history.settle()
    page.hide()
    page.show_view(with_history.view())
    page.show()
    assert last.isVisible(), "one is left"
    QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    with_history.settle()
    assert last.isVisible(), "nothing folds under the hand"
    page.hide()
    page.show_view(with_history.view())
    page.show()
    assert not last.isVisible()


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


def test_a_finished_plan_is_only_read(with_history: Talks) -> None:
    with_history.behind.agreed(with_history.conversation, "Ringe", owner=StepOwner.CASEWORKER, due=TODAY)
    with_history.behind.answers.note(with_history.conversation, NoteKind.BARRIERS, "Bussen")
    with_history.finish()
    page = with_history.show(PlanPage)
    assert part(page, "goal").isReadOnly()
    said = texts(page)
    assert "No placement was noted." in said and "Open, and" not in said
    assert "Bussen" in said, "written before what stands in the way had a list"
    assert "Ringe" in said and "Karen · 21 November · Agreed · In progress" in said
    assert not any(row.isVisible() for row in page.findChildren(StepRow))
    for name in ("disagree", "keep-goal"):
        assert not part(page, name).isVisible()
    assert page.findChild(QWidget, "next-3") is None
