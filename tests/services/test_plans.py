"""The plan: own goal, next steps, and how last time's steps went."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.records import StepDraft, StepOrigin, StepOwner, StepRecord, StepStatus
from desktop.services.views import AgreedStep
from tests.support import Desk, HandClock

STATUSES = list(StepStatus)


def followed(desk: Desk, conversation: int) -> list[tuple[str, StepStatus, str]]:
    steps = desk.conversations.get(conversation).earlier_steps
    return [(step.text, step.status, step.review) for step in steps]


def test_a_step_says_what_who_whose_idea_and_when(desk: Desk) -> None:
    conversation = desk.begun()
    step = desk.agreed(
        conversation,
        "  Ringe til   Fønix ",
        owner=StepOwner.MENTOR,
        origin=StepOrigin.DECIDED,
        due=date(2026, 6, 1),
        factor="B",
    )
    wanted = StepRecord(
        id=step.id,
        text="Ringe til Fønix",
        owner=StepOwner.MENTOR,
        origin=StepOrigin.DECIDED,
        status=StepStatus.OPEN,
        due=date(2026, 6, 1),
        factor="B",
        agreed_on=date(2026, 5, 12),
    )
    view = desk.conversations.get(conversation)
    assert step == wanted
    assert view.steps == (wanted,)
    (recorded,) = view.record.steps
    assert (recorded.factor_name, recorded.from_earlier) == ("Helbredsmestring", False)


def test_a_step_is_changed_and_taken_back_while_the_conversation_is_open(desk: Desk) -> None:
    conversation = desk.begun()
    step = desk.agreed(conversation, "Ringe", due=date(2026, 6, 1))
    other = desk.agreed(conversation, "Skrive")
    changed = desk.plans.change_step(
        step.id, StepDraft("Ringe mandag", StepOwner.TOGETHER, StepOrigin.CITIZEN, factor="A")
    )
    assert desk.conversations.get(conversation).steps == (changed, other)
    assert (changed.text, changed.due, changed.owner) == ("Ringe mandag", None, StepOwner.TOGETHER)
    desk.plans.remove_step(step.id)
    assert desk.conversations.get(conversation).steps == (other,)


def test_a_step_needs_words_and_a_day_that_is_not_past(desk: Desk) -> None:
    conversation = desk.begun()
    for text in ("", "  \n "):
        with pytest.raises(InvalidInput, match="step: empty"):
            desk.agreed(conversation, text)
    with pytest.raises(InvalidInput, match="step: long"):
        desk.agreed(conversation, "x" * 501)
    with pytest.raises(InvalidInput, match="due: past"):
        desk.agreed(conversation, "Ringe", due=date(2026, 5, 11))
    desk.agreed(conversation, "Ringe", due=date(2026, 5, 12))
    assert len(desk.conversations.get(conversation).steps) == 1


def test_steps_of_a_finished_conversation_are_followed_up_not_changed(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    step = desk.agreed(conversation, "Ringe")
    desk.finishing.finish(conversation)
    for call in (
        lambda: desk.agreed(conversation, "Mere"),
        lambda: desk.plans.remove_step(step.id),
        lambda: desk.plans.set_goal(conversation, "Andet"),
        lambda: desk.plans.review(conversation, step.id, StepStatus.DONE),
        lambda: desk.plans.change_step(step.id, StepDraft("Andet")),
    ):
        with pytest.raises(Finalised):
            call()
    with pytest.raises(NotFound):
        desk.plans.remove_step(999)


@pytest.mark.parametrize("status", STATUSES)
def test_an_earlier_step_is_followed_up(desk: Desk, clock: HandClock, status: StepStatus) -> None:
    citizen = desk.citizen()
    first = desk.begun(citizen)
    step = desk.agreed(first, "Ringe", due=date(2026, 6, 1))
    desk.finishing.finish(first)
    clock.turn(days=91)
    second = desk.begun(citizen)
    assert followed(desk, second) == [("Ringe", StepStatus.OPEN, "")]
    desk.plans.review(second, step.id, StepStatus.DONE, "først")
    desk.plans.review(second, step.id, status, "Det gik\nsådan")
    assert followed(desk, second) == [("Ringe", status, "Det gik\nsådan")]
    (recorded,) = desk.conversations.get(second).record.steps
    assert (recorded.from_earlier, recorded.agreed_on, recorded.status) == (True, date(2026, 5, 12), status)
    desk.finishing.finish(second)
    # What is open or not reached yet comes again; what is done or dropped does not.
    third = desk.begun(citizen)
    lasting = status in (StepStatus.OPEN, StepStatus.NOT_DONE)
    assert followed(desk, third) == ([("Ringe", status, "")] if lasting else [])
    # The record of then says what was said then.
    assert [s.status for s in desk.summaries.record(first).steps] == [StepStatus.OPEN]


def test_a_later_review_leaves_the_earlier_one_as_it_was(desk: Desk) -> None:
    citizen = desk.citizen()
    first = desk.begun(citizen)
    step = desk.agreed(first, "Ringe").id
    desk.finishing.finish(first)
    second = desk.begun(citizen)
    desk.plans.review(second, step, StepStatus.NOT_DONE, "syg")
    desk.finishing.finish(second)
    third = desk.begun(citizen)
    desk.plans.review(third, step, StepStatus.DONE, "nu")
    assert desk.sql("SELECT status, text FROM step_review ORDER BY conversation_id") == [
        ("not_done", "syg"),
        ("done", "nu"),
    ]
    with pytest.raises(IntegrityError, match="finalised"):
        desk.sql("UPDATE step_review SET text = '' WHERE conversation_id = ?", second)


def test_the_caseworkers_own_promises_come_first(desk: Desk) -> None:
    citizen = desk.citizen()
    first = desk.begun(citizen)
    for owner in (
        StepOwner.CITIZEN,
        StepOwner.MENTOR,
        StepOwner.CASEWORKER,
        StepOwner.TOGETHER,
        StepOwner.OTHER,
    ):
        desk.agreed(first, owner.value, owner=owner)
    desk.finishing.finish(first)
    second = desk.begun(citizen)
    order = ["caseworker", "together", "citizen", "mentor", "other"]
    assert [text for text, *_ in followed(desk, second)] == order
    assert [step.text for step in desk.conversations.get(second).record.steps] == order


def test_only_the_citizens_own_earlier_steps_are_followed_up(desk: Desk) -> None:
    mine = desk.begun(desk.citizen("Amira"))
    other = desk.begun(desk.citizen("Bent"))
    step = desk.agreed(mine, "Ringe").id
    with pytest.raises(NotFound):
        desk.plans.review(other, step, StepStatus.DONE)
    with pytest.raises(NotFound):
        desk.plans.review(mine, 999, StepStatus.DONE)
    with pytest.raises(InvalidInput, match="today"):
        desk.plans.review(mine, step, StepStatus.DONE)


def test_steps_of_a_talk_that_was_left_are_followed_up_too(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    desk.agreed(desk.begun(citizen), "Ringe")
    clock.turn(days=15)
    assert followed(desk, desk.begun(citizen)) == [("Ringe", StepStatus.OPEN, "")]


# --- The goal ----------------------------------------------------------------


def test_the_goal_stands_until_it_is_changed_and_keeps_its_history(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    for goal in ("Et job med dyr", None, "Et job i Nordby", ""):
        conversation = desk.begun(citizen)
        if goal is not None:
            desk.plans.set_goal(conversation, "noget andet først")
            desk.plans.set_goal(conversation, goal)
        desk.finishing.finish(conversation)
        clock.turn(days=91)
    conversations = [row.id for row in desk.citizens.conversations(citizen)]
    told = [desk.summaries.record(conversation).goal for conversation in reversed(conversations)]
    assert told == ["Et job med dyr", "Et job med dyr", "Et job i Nordby", ""]
    assert desk.plans.of_citizen(citizen).goals == (
        (date(2027, 2, 9), ""),
        (date(2026, 11, 10), "Et job i Nordby"),
        (date(2026, 5, 12), "Et job med dyr"),
    )


def test_the_citizens_steps_stand_until_they_are_finished(desk: Desk, clock: HandClock) -> None:
    citizen, other = desk.citizen(), desk.citizen("Bent Prøve", cpr="")
    first = desk.begun(citizen)
    ring = desk.agreed(first, "Ringe til køkkenet", due=date(2026, 5, 20))
    desk.agreed(first, "Søge om buskort", owner=StepOwner.CASEWORKER)
    desk.agreed(desk.begun(other), "Ikke dette")
    desk.finishing.finish(first)
    assert desk.plans.of_citizen(citizen).steps == (
        AgreedStep("Ringe til køkkenet", StepOwner.CITIZEN, date(2026, 5, 20), date(2026, 5, 12)),
        AgreedStep("Søge om buskort", StepOwner.CASEWORKER, None, date(2026, 5, 12)),
    )
    clock.turn(days=91)
    desk.plans.review(desk.begun(citizen), ring.id, StepStatus.DONE, "")
    assert [step.text for step in desk.plans.of_citizen(citizen).steps] == ["Søge om buskort"]


def test_a_goal_of_today_does_not_hide_the_one_before(desk: Desk) -> None:
    citizen = desk.citizen()
    first = desk.begun(citizen)
    desk.plans.set_goal(first, "Et job med dyr")
    assert desk.conversations.get(first).earlier_goal == ""
    desk.finishing.finish(first)
    second = desk.begun(citizen)
    desk.plans.set_goal(second, "Et job i Nordby")
    view = desk.conversations.get(second)
    assert (view.earlier_goal, view.record.goal) == ("Et job med dyr", "Et job i Nordby")
