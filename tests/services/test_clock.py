"""A clock that was wrong breaks nothing: order is by count, not by time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop import scoring
from desktop.i18n import Catalogue
from desktop.records import AnswerState, ConversationState, Rater, StepStatus
from desktop.services.context import SystemClock
from tests.support import MORNING, Desk, HandClock

TURNS = {
    "back a minute": timedelta(minutes=-1),
    "back a day": timedelta(days=-1),
    "back ten years": timedelta(days=-3653),
    "on ten years": timedelta(days=3653),
    "summer time ends": datetime(2026, 10, 25, 1, 30, tzinfo=UTC) - MORNING,
    "leap day": datetime(2028, 2, 29, 12, 0, tzinfo=UTC) - MORNING,
    "before 1970": timedelta(days=-25_000),
}


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS.keys())
def test_between_two_conversations(desk: Desk, clock: HandClock, turn: timedelta) -> None:
    citizen = desk.citizen()
    first = desk.begun(citizen, ["A1"])
    desk.says(first, "A1", 4)
    step = desk.agreed(first, "Ringe", due=date(2026, 6, 1)).id
    desk.plans.set_goal(first, "Et job")
    desk.finishing.finish(first)
    clock.moment += turn
    second = desk.begun(citizen, ["A1"])
    desk.says(second, "A1", 2)
    desk.plans.review(second, step, StepStatus.DONE)
    desk.finishing.finish(second)
    record = desk.summaries.record(second)
    assert (record.ordinal, record.day, record.previous_day) == (2, clock.today(), date(2026, 5, 12))
    change = scoring.change(record.questions[0], Rater.CITIZEN)
    assert (change.steps, change.since) == (2, date(2026, 5, 12))
    assert [row.id for row in desk.citizens.conversations(citizen)] == [second, first]
    (row,) = desk.citizens.search()
    assert (row.last_day, row.conversations) == (clock.today(), 2)
    assert [goal for _, goal in desk.plans.of_citizen(citizen).goals] == ["Et job"]
    hashes = dict(desk.sql("SELECT conversation_id, hash FROM final_record"))
    assert record.previous_hash == hashes[first]
    assert desk.summaries.text(second, Catalogue("en"))


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS.keys())
def test_in_the_middle_of_a_conversation(desk: Desk, clock: HandClock, turn: timedelta) -> None:
    conversation = desk.begun(questions=["A1"])
    desk.says(conversation, "A1", 4)
    clock.moment += turn
    desk.says(conversation, "A1", 2)
    desk.says(conversation, "A1", AnswerState.DECLINED)
    desk.says(conversation, "A1", 3)
    assert [a.option for a in desk.answers.revisions(conversation, "A1", Rater.CITIZEN)] == [4, 2, None, 3]
    desk.conversations.set_next_day(conversation, max(clock.today(), date(2026, 5, 12)))
    desk.finishing.finish(conversation)
    record = desk.summaries.record(conversation)
    assert (record.questions[0].citizen.option, record.finished_at) == (3, clock.now())
    assert record.day == date(2026, 5, 12)


def test_a_clock_put_back_closes_no_draft_and_loses_none(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    clock.turn(days=-400)
    assert desk.conversations.newest_draft() == conversation
    assert desk.conversations.resume_or_none(citizen) == conversation
    assert desk.conversations.start(conversation).state is ConversationState.DRAFT


def test_after_a_clock_that_was_ahead_a_true_day_can_be_agreed(desk: Desk, clock: HandClock) -> None:
    clock.turn(days=3653)
    conversation = desk.begun()
    clock.turn(days=-3653)
    soon = clock.today() + timedelta(days=7)
    desk.conversations.set_next_day(conversation, soon)
    assert desk.agreed(conversation, "Ringe", due=soon).due == soon
    assert desk.conversations.get(conversation).record.next_conversation == soon


def test_the_draft_last_opened_is_known_though_the_clock_went_back(desk: Desk, clock: HandClock) -> None:
    desk.begun(desk.citizen("Amira"))
    clock.turn(days=-1)
    second = desk.begun(desk.citizen("Bent"))
    assert desk.conversations.newest_draft() == second


def test_the_machines_clock_is_aware_and_agrees_with_itself() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    before = clock.now().astimezone().date()
    today = clock.today()
    assert before <= today <= clock.now().astimezone().date()
