"""Small goals in the citizen's order, and what is said on the two ways to a goal."""

from datetime import date

import pytest

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.plan_records import AimKind, GoalStatus, GoalWay
from tests.support import Desk, HandClock

MAY = date(2026, 5, 12)


def told(desk: Desk, citizen: int) -> list[tuple[str, GoalStatus]]:
    return [(goal.text, goal.status) for goal in desk.goals.small_goals(citizen)]


def test_small_goals_are_added_in_order_and_moved(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    first, second, third = (
        desk.goals.add_small_goal(citizen, text, conversation).id
        for text in ("  Tage   bussen ", "Ringe", "Skrive")
    )
    assert told(desk, citizen) == [(each, GoalStatus.OPEN) for each in ("Tage bussen", "Ringe", "Skrive")]
    desk.goals.move_small_goal(third, 0)
    desk.goals.move_small_goal(first, 99)
    assert [text for text, _ in told(desk, citizen)] == ["Skrive", "Ringe", "Tage bussen"]
    plan = desk.conversations.get(conversation).record.plan
    assert [goal.text for goal in plan.small_goals] == ["Skrive", "Ringe", "Tage bussen"]
    desk.goals.change_small_goal(second, "Ringe mandag")
    assert desk.goals.small_goals(citizen)[1].text == "Ringe mandag"


def test_a_small_goal_is_reached_on_a_day_and_can_be_open_again(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    goal = desk.goals.add_small_goal(citizen, "Tage bussen").id
    clock.turn(days=3)
    desk.goals.settle_small_goal(goal, GoalStatus.REACHED)
    clock.turn(days=3)
    desk.goals.settle_small_goal(goal, GoalStatus.REACHED)  # told twice, reached once
    (reached,) = desk.goals.small_goals(citizen)
    assert (reached.status, reached.set_on, reached.settled_on) == (
        GoalStatus.REACHED,
        MAY,
        date(2026, 5, 15),
    )
    desk.goals.settle_small_goal(goal, GoalStatus.OPEN)
    (again,) = desk.goals.small_goals(citizen)
    assert (again.status, again.settled_on) == (GoalStatus.OPEN, None)


def test_a_small_goal_is_taken_back_until_a_closed_conversation_tells_of_it(
    desk: Desk, clock: HandClock
) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    kept, gone = (desk.goals.add_small_goal(citizen, text, conversation).id for text in ("Ringe", "Skrive"))
    private = desk.goals.add_small_goal(citizen, "Gå").id
    step = desk.agreed(conversation, "I dag", aim=AimKind.SMALL_GOAL, aim_id=gone)
    desk.goals.remove_small_goal(gone)
    assert desk.conversations.get(conversation).steps[0].aim == ""
    assert step.aim_words == "Skrive"
    desk.finishing.finish(conversation)
    for goal in (kept, private):
        desk.goals.remove_small_goal(goal)
    assert told(desk, citizen) == [("Ringe", GoalStatus.DROPPED), ("Gå", GoalStatus.DROPPED)]
    clock.turn(days=1)
    later = desk.goals.add_small_goal(citizen, "Senere").id
    desk.goals.remove_small_goal(later)
    assert len(told(desk, citizen)) == 2


def test_what_a_conversation_that_was_given_up_tells_of_stays(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    desk.begun(citizen)
    clock.turn(days=20)
    desk.conversations.resume_or_none(citizen)
    clock.turn(days=-10)  # the clock was put right: named before that one was over
    goal = desk.goals.add_small_goal(citizen, "Ringe").id
    desk.goals.remove_small_goal(goal)
    assert told(desk, citizen) == [("Ringe", GoalStatus.DROPPED)]


def test_a_small_goal_needs_words_and_somebody(desk: Desk) -> None:
    citizen = desk.citizen()
    with pytest.raises(InvalidInput, match="small_goal: empty"):
        desk.goals.add_small_goal(citizen, " \n ")
    goal = desk.goals.add_small_goal(citizen, "Ringe").id
    with pytest.raises(InvalidInput, match="small_goal: empty"):
        desk.goals.change_small_goal(goal, "")
    for call in (
        lambda: desk.goals.add_small_goal(99, "Ringe"),
        lambda: desk.goals.change_small_goal(99, "Ringe"),
        lambda: desk.goals.move_small_goal(99, 0),
    ):
        with pytest.raises(NotFound):
            call()
    closed = desk.held(citizen)
    with pytest.raises(Finalised):
        desk.goals.add_small_goal(citizen, "Ringe", closed)


def test_prompts_are_kept_with_the_conversation_they_were_answered_in(desk: Desk) -> None:
    conversation = desk.begun()
    desk.goals.answer_prompt(conversation, GoalWay.EXPERIENCE, "liked", "Dyrene")
    desk.goals.answer_prompt(conversation, GoalWay.EXPERIENCE, "liked", "Dyrene hos farfar")
    desk.goals.answer_prompt(conversation, GoalWay.WISH, "day", "")
    prompts = desk.conversations.get(conversation).record.plan.prompts
    assert [(each.way, each.id, each.text) for each in prompts] == [
        ("experience", "liked", "Dyrene hos farfar")
    ]
    desk.finishing.finish(conversation)
    with pytest.raises(Finalised):
        desk.goals.answer_prompt(conversation, GoalWay.WISH, "day", "for sent")


def test_the_goals_history_is_told_newest_first(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    for goal in ("Noget med dyr", "Dyrepasser"):
        conversation = desk.begun(citizen)
        desk.plans.set_goal(conversation, goal)
        desk.finishing.finish(conversation)
        clock.turn(days=90)
    assert [text for _, text in desk.goals.history(citizen)] == ["Dyrepasser", "Noget med dyr"]


def test_what_was_given_up_takes_no_place_among_the_others(desk: Desk) -> None:
    citizen = desk.citizen()
    first, second, third = (desk.goals.add_small_goal(citizen, text).id for text in ("Et", "To", "Tre"))
    desk.goals.settle_small_goal(first, GoalStatus.DROPPED)
    desk.goals.move_small_goal(second, 1)
    assert [text for text, _ in told(desk, citizen)] == ["Tre", "To", "Et"]
    assert desk.goals.small_goals(citizen)[0].id == third
