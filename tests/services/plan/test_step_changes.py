"""What steps are for, and earlier steps that are agreed anew."""

from datetime import date

import pytest

from desktop.errors import InvalidInput
from desktop.plan_records import AimKind, BarrierKind, PlacementKind
from desktop.records import Rater, StepDraft, StepRecord, StepStatus
from desktop.services.plan.step_aims import Aim
from tests.support import Desk, HandClock


def followed(desk: Desk, conversation: int) -> list[tuple[str, StepStatus, str]]:
    return [(s.text, s.status, s.review) for s in desk.conversations.get(conversation).earlier_steps]


def agreed(desk: Desk, conversation: int) -> list[tuple[str, str]]:
    return [(step.text, step.changed_from) for step in desk.conversations.get(conversation).steps]


@pytest.fixture
def second(desk: Desk, clock: HandClock) -> tuple[int, int, StepRecord]:
    """A citizen, the second conversation, and a step from the first."""
    citizen = desk.citizen()
    first = desk.begun(citizen)
    step = desk.agreed(first, "Ringe til Fønix", due=date(2026, 6, 1))
    desk.finishing.finish(first)
    clock.turn(days=91)
    return citizen, desk.begun(citizen), step


def test_a_step_says_what_it_is_for(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    goal = desk.goals.add_small_goal(citizen, "Tage bussen").id
    bus = desk.barriers.add(citizen, Rater.CITIZEN, BarrierKind.MOBILITY).id
    dog = desk.barriers.add(citizen, Rater.CITIZEN, BarrierKind.OWN, "Hunden").id
    place = desk.placements.add(citizen, PlacementKind.COMPANY, "Fønix")
    assert desk.plans.aims(citizen) == (
        Aim(AimKind.SMALL_GOAL, goal, "Tage bussen"),
        Aim(AimKind.BARRIER, bus, "mobility"),
        Aim(AimKind.BARRIER, dog, "Hunden"),
        Aim(AimKind.PLACEMENT, place, "Fønix"),
    )
    for aim in desk.plans.aims(citizen):
        step = desk.agreed(conversation, "Et skridt", aim=aim.kind, aim_id=aim.id)
        assert (step.aim, step.aim_id, step.aim_words) == (aim.kind, aim.id, aim.words)
    changed = desk.plans.change_step(step.id, StepDraft("Andet", aim=AimKind.GOAL))
    assert (changed.aim, changed.aim_id, changed.aim_words) == ("goal", None, "")
    recorded = desk.conversations.get(conversation).record.steps
    assert [(each.aim, each.aim_words) for each in recorded] == [
        ("small_goal", "Tage bussen"),
        ("barrier", "mobility"),
        ("barrier", "Hunden"),
        ("goal", ""),
    ]
    assert desk.plans.change_step(step.id, StepDraft("Andet")).aim == ""
    desk.plans.remove_step(step.id)
    assert len(desk.conversations.get(conversation).steps) == 3


def test_a_step_is_for_what_is_this_citizens_and_on_their_own_list(desk: Desk) -> None:
    citizen, other = desk.citizen(), desk.citizen("Bent Eksempel")
    conversation = desk.begun(citizen)
    foreign = desk.goals.add_small_goal(other, "Ringe").id
    hidden = desk.barriers.add(citizen, Rater.CASEWORKER, BarrierKind.HEALTH).id
    assert desk.plans.aims(citizen) == ()
    for kind, row in (
        (AimKind.SMALL_GOAL, foreign),
        (AimKind.BARRIER, hidden),
        (AimKind.PLACEMENT, 99),
        (AimKind.SMALL_GOAL, None),
    ):
        with pytest.raises(InvalidInput, match="aim: unknown"):
            desk.agreed(conversation, "Ringe", aim=kind, aim_id=row)
    assert desk.conversations.get(conversation).steps == ()


def test_a_changed_step_is_agreed_anew_and_leaves_the_open_list(
    desk: Desk, second: tuple[int, int, StepRecord]
) -> None:
    citizen, conversation, step = second
    made = desk.plans.replace_step(conversation, step.id, StepDraft("Besøge Fønix"), "ingen tog den")
    assert followed(desk, conversation) == [("Ringe til Fønix", StepStatus.CHANGED, "ingen tog den")]
    assert agreed(desk, conversation) == [("Besøge Fønix", "Ringe til Fønix")]
    assert made.changed_from == "Ringe til Fønix"
    # Once more is the same: the one in its place stays as it is.
    again = desk.plans.replace_step(conversation, step.id, StepDraft("Noget tredje"), "optaget")
    assert again == made
    assert followed(desk, conversation)[0][2] == "optaget"
    desk.finishing.finish(conversation)
    recorded = desk.summaries.record(conversation).steps
    assert [(each.text, each.changed_from) for each in recorded] == [
        ("Ringe til Fønix", ""),
        ("Besøge Fønix", "Ringe til Fønix"),
    ]
    third = desk.begun(citizen)
    assert followed(desk, third) == [("Besøge Fønix", StepStatus.OPEN, "")]
    assert [each.text for each in desk.plans.of_citizen(citizen).steps] == ["Besøge Fønix"]
    with pytest.raises(InvalidInput, match="step: changed"):
        desk.plans.replace_step(third, step.id, StepDraft("Igen"))


def test_it_was_not_changed_after_all(desk: Desk, second: tuple[int, int, StepRecord]) -> None:
    _, conversation, step = second
    made = desk.plans.replace_step(conversation, step.id, StepDraft(step.text, aim=AimKind.GOAL))
    desk.plans.review(conversation, step.id, StepStatus.CHANGED, "måske")  # a word why: nothing else
    assert agreed(desk, conversation) == [(step.text, step.text)]
    desk.plans.review(conversation, step.id, StepStatus.DONE, "alligevel")
    assert agreed(desk, conversation) == []
    made = desk.plans.replace_step(conversation, step.id, StepDraft(step.text))
    desk.plans.change_step(made.id, StepDraft("Besøge Fønix"))
    desk.plans.review(conversation, step.id, StepStatus.DONE)
    assert agreed(desk, conversation) == [("Besøge Fønix", "")]


def test_taking_the_new_one_away_follows_the_earlier_one_up_as_before(
    desk: Desk, second: tuple[int, int, StepRecord]
) -> None:
    _, conversation, step = second
    made = desk.plans.replace_step(conversation, step.id, StepDraft("Besøge Fønix"), "optaget")
    desk.plans.remove_step(made.id)
    assert followed(desk, conversation) == [("Ringe til Fønix", StepStatus.OPEN, "optaget")]
    assert agreed(desk, conversation) == []


def test_a_changed_step_is_whole_or_not_at_all(desk: Desk, second: tuple[int, int, StepRecord]) -> None:
    _, conversation, step = second
    with pytest.raises(InvalidInput, match="step: empty"):
        desk.plans.replace_step(conversation, step.id, StepDraft(" "))
    with pytest.raises(InvalidInput, match="aim: unknown"):
        desk.plans.replace_step(conversation, step.id, StepDraft("Besøge", aim=AimKind.BARRIER, aim_id=99))
    assert followed(desk, conversation) == [("Ringe til Fønix", StepStatus.OPEN, "")]
    assert agreed(desk, conversation) == []


def test_a_preparation_that_is_taken_back_leaves_no_step_behind(
    desk: Desk, second: tuple[int, int, StepRecord], clock: HandClock
) -> None:
    citizen, conversation, step = second
    desk.finishing.finish(conversation)
    prepared = desk.preparations.prepare(citizen)
    desk.plans.replace_step(prepared, step.id, StepDraft("Besøge", aim=AimKind.GOAL))
    desk.preparations.discard(prepared)
    assert followed(desk, desk.begun(citizen)) == [("Ringe til Fønix", StepStatus.OPEN, "")]
