"""The own goal: its history, two ways to one, and small goals that are reached one by one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.plan_records import GoalStatus
from desktop.ui.pages.goal import GoalPage
from tests.ui.shared_screen import (
    NARROW,
    Talks,
    assert_fits_sideways,
    part,
    press,
    talks,
    texts,
    write,
)

__all__ = ["talks"]

NOTHING_SAID = {"A1": None}
JUNE = date(2026, 6, 12)


@pytest.fixture
def today(talks: Talks) -> Talks:
    talks.on(JUNE)
    talks.answered(NOTHING_SAID)
    return talks


def small(talks: Talks) -> list[tuple[str, GoalStatus]]:
    return [(goal.text, goal.status) for goal in talks.behind.goals.small_goals(talks.citizen)]


def added(talks: Talks, *goals: str) -> None:
    for text in goals:
        talks.behind.goals.add_small_goal(talks.citizen, text, talks.conversation)


def test_a_way_asks_one_prompt_at_a_time_and_ends_in_a_goal(today: Talks) -> None:
    page = today.show(GoalPage)
    press(page, "way-experience")
    first, second = part(page, "prompt-experience-done"), part(page, "prompt-experience-liked")
    assert first.isVisible() and not second.isVisible()
    assert page.focusWidget() is first
    QTest.keyClicks(first, "Passede min farfars dyr")
    assert second.isVisible(), "the next one comes with the first word"
    for prompt in ("liked", "again", "where", "own"):
        write(part(page, f"prompt-experience-{prompt}"), f"Noget om {prompt}")
    assert today.view().record.goal == ""
    press(page, "goal-found-experience")
    today.settle()
    record = today.view().record
    assert record.goal == "Noget om own"
    assert [(each.way, each.id) for each in record.plan.prompts] == [
        ("experience", each) for each in ("done", "liked", "again", "where", "own")
    ]
    assert not part(page, "way-experience").isVisible(), "there is a goal: the guide has done its work"
    assert "What led there" in texts(page) and "Passede min farfars dyr" in texts(page)


def test_what_was_said_on_the_way_stands_there_again(today: Talks) -> None:
    page = today.show(GoalPage)
    press(page, "way-wish")
    QTest.keyClicks(part(page, "prompt-wish-wish"), "Ro i hverdagen")
    page.flush()
    today.settle()
    again = today.show(GoalPage)
    assert part(again, "prompt-wish-wish").toPlainText() == "Ro i hverdagen"
    assert part(again, "prompt-wish-day").isVisible()
    assert not part(again, "goal-found-wish").isVisible()
    press(again, "way-experience")
    assert not part(again, "prompt-wish-wish").isVisible()


def test_own_words_are_a_goal_at_once(today: Talks) -> None:
    page = today.show(GoalPage)
    write(part(page, "goal"), "Et job med dyr")
    page.flush()
    today.settle()
    assert today.view().record.goal == "Et job med dyr"
    assert not part(page, "way-wish").isVisible()


def test_the_goal_has_a_history(talks: Talks) -> None:
    talks.on(JUNE)
    talks.answered(NOTHING_SAID)
    talks.behind.plans.set_goal(talks.conversation, "Noget med dyr")
    assert "What it was before" not in texts(talks.show(GoalPage))
    talks.finish()
    talks.on(date(2026, 9, 12))
    talks.answered(NOTHING_SAID)
    talks.behind.plans.set_goal(talks.conversation, "Dyrepasser")
    said = texts(talks.show(GoalPage))
    assert "What it was before" in said and "Noget med dyr" in said and "12 June 2026" in said


def test_small_goals_are_added_by_enter_and_by_leaving_the_line(today: Talks) -> None:
    page = today.show(GoalPage)
    line = part(page, "small-goal-new")
    write(line, "Tage bussen")
    QTest.keyClick(line, Qt.Key.Key_Return)
    today.settle()
    assert line.toPlainText() == "" and page.focusWidget() is line
    QTest.keyClicks(line, "Ringe")
    part(page, "goal").setFocus()
    today.settle()
    QTest.keyClicks(line, "Skrive")
    page.flush()
    today.settle()
    assert [text for text, _ in small(today)] == ["Tage bussen", "Ringe", "Skrive"]
    assert part(page, "small-goal-text-3").toPlainText() == "Skrive"


def test_leaving_the_line_right_after_enter_adds_nothing_twice(today: Talks) -> None:
    page = today.show(GoalPage)
    line = part(page, "small-goal-new")
    write(line, "Tage bussen")
    QTest.keyClick(line, Qt.Key.Key_Return)
    part(page, "goal").setFocus()
    page.flush()
    today.settle()
    assert [text for text, _ in small(today)] == ["Tage bussen"]
    write(line, "Tage bussen")
    page.flush()
    today.settle()
    assert len(small(today)) == 2, "said twice is meant twice"


def test_a_small_goal_is_reached_calmly_and_can_be_open_again(today: Talks) -> None:
    added(today, "Tage bussen", "Ringe")
    page = today.show(GoalPage)
    assert not part(page, "goals-reached").isVisible()
    press(page, "small-goal-reached-1")
    today.settle()
    assert small(today)[0] == ("Tage bussen", GoalStatus.REACHED)
    assert part(page, "goals-reached").text() == "You have reached 1 small goal."
    assert "Reached 12 June" in texts(page)
    press(page, "small-goal-reached-1")
    today.settle()
    assert small(today)[0] == ("Tage bussen", GoalStatus.OPEN)
    assert not part(page, "goals-reached").isVisible()


def test_small_goals_are_put_in_order_by_keys_and_buttons(today: Talks) -> None:
    added(today, "Et", "To", "Tre")
    page = today.show(GoalPage)
    field = part(page, "small-goal-text-3")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    today.settle()
    assert [text for text, _ in small(today)] == ["Et", "Tre", "To"]
    assert page.focusWidget() is field, "the keys go with the row"
    press(page, "small-goal-down-1")
    today.settle()
    assert [text for text, _ in small(today)] == ["Tre", "Et", "To"]
    assert not part(page, "small-goal-up-1").isVisible()
    assert not part(page, "small-goal-down-3").isVisible()


def test_a_small_goal_is_written_anew_and_never_emptied(today: Talks) -> None:
    added(today, "Tage bussen")
    page = today.show(GoalPage)
    field = part(page, "small-goal-text-1")
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    part(page, "goal").setFocus()
    assert field.toPlainText() == "Tage bussen"
    write(field, " alene")
    page.flush()
    today.settle()
    (text,) = [text for text, _ in small(today)]
    assert "alene" in text and "bussen" in text


def test_a_small_goal_is_taken_away(today: Talks) -> None:
    added(today, "Tage bussen", "Ringe")
    page = today.show(GoalPage)
    press(page, "small-goal-remove-1")
    today.settle()
    assert [text for text, _ in small(today)] == ["Ringe"]
    assert page.findChild(QWidget, "small-goal-text-2") is None


def test_a_finished_conversation_shows_how_it_stood(today: Talks) -> None:
    added(today, "Tage bussen")
    today.behind.plans.set_goal(today.conversation, "Et job")
    today.finish()
    added_later = today.behind.goals.add_small_goal(today.citizen, "Senere")
    today.behind.goals.settle_small_goal(added_later.id, GoalStatus.REACHED)
    page = today.show(GoalPage)
    assert part(page, "goal").isReadOnly()
    said = texts(page)
    assert "Tage bussen" in said and "Senere" not in said
    assert not part(page, "small-goal-new").isVisible()


def test_everything_fits_a_narrow_window(today: Talks) -> None:
    added(today, "Et meget langt lille mål " * 5, "Ringe")
    page = today.show(GoalPage, NARROW)
    press(page, "way-wish")
    assert_fits_sideways(page)
