"""An unlocked vault: one thread, one connection, and much at once in one transaction."""

import threading
from pathlib import Path
from uuid import UUID

import pytest

from desktop.errors import NotFound
from desktop.records import AnswerState, NoteKind, Rater, StepDraft, StepStatus
from desktop.services.unlocked import Services
from tests.support import Desk, reopened

A_UUID = str(UUID(int=7, version=4))


def two_talks(services: Services) -> tuple[int, int]:
    """A conversation finished, and one begun in which the step of the first is followed up twice."""
    citizen = services.citizens.add("Amira Prøvesen", "610190-0000")
    first = services.preparations.prepare(citizen)
    services.conversations.begin(first)
    services.answers.answer(first, "A1", Rater.CITIZEN, AnswerState.ANSWERED, 4)
    services.answers.answer(first, "A1", Rater.CITIZEN, AnswerState.ANSWERED, 3)
    services.plans.set_goal(first, "Et job")
    services.plans.set_goal(first, "Et job med dyr")
    step = services.plans.add_step(first, StepDraft("Ringe til Fønix")).id
    services.finishing.finish(first)
    second = services.preparations.prepare(citizen)
    services.conversations.begin(second)
    services.plans.review(second, step, StepStatus.OPEN, "endnu ikke")
    services.conversations.get(second)
    services.plans.review(second, step, StepStatus.DONE, "klaret")
    services.answers.note(second, NoteKind.TALK, "Først")
    services.answers.note(second, NoteKind.TALK, "Så")
    services.answers.focus(second, ["A", "B"])
    services.answers.focus(second, ["C"])
    services.beliefs.note(second, "Et møde")
    services.beliefs.note(second, "To møder")
    return first, second


def test_what_is_done_at_once_is_there_afterwards_as_if_done_one_by_one(desk: Desk, tmp_path: Path) -> None:
    first, second = desk.unlocked.at_once(two_talks).result()
    desk.unlocked = reopened(desk, tmp_path).unlocked
    record = desk.conversations.get(second).record
    assert (record.talk, record.goal, record.focus_ids) == ("Så", "Et job med dyr", ("C",))
    assert [(s.status, s.review) for s in record.steps] == [(StepStatus.DONE, "klaret")]
    assert [e.option for e in record.questions[0].earlier if e.rater == Rater.CITIZEN] == [3]
    assert desk.beliefs.get(second).note == "To møder"
    assert desk.summaries.record(first).questions[0].citizen.changed
    assert record.previous_hash == desk.sql("SELECT hash FROM final_record")[0][0]


def test_the_session_at_once_sees_its_own_changes(desk: Desk) -> None:
    def work(services: Services) -> tuple[str, ...]:
        _, second = two_talks(services)
        view = services.conversations.get(second)
        return (*(step.review for step in view.earlier_steps), view.record.talk, *view.record.focus_ids)

    assert desk.unlocked.at_once(work).result() == ("klaret", "Så", "C")


def test_all_of_it_or_nothing(desk: Desk) -> None:
    def work(services: Services) -> None:
        two_talks(services)
        services.finishing.finish(999)

    with pytest.raises(NotFound):
        desk.unlocked.at_once(work).result()
    for table in ("citizen", "conversation", "answer", "final_record", "wording"):
        assert desk.sql(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert desk.citizens.search() == []
    desk.held(desk.citizen())


def test_conversations_are_named_as_asked(desk: Desk) -> None:
    names = iter([A_UUID])
    desk.unlocked.at_once(
        lambda services: services.preparations.prepare(services.citizens.add("Amira")),
        new_uuid=lambda: next(names),
    ).result()
    assert desk.sql("SELECT uuid FROM conversation") == [(A_UUID,)]
    desk.begun(desk.citizen("Bent"))
    assert len(set(desk.sql("SELECT uuid FROM conversation"))) == 2


def test_all_calls_run_in_one_thread_in_the_order_asked(desk: Desk) -> None:
    order: list[int] = []
    futures = [
        desk.unlocked.call(lambda n=n: (order.append(n), threading.current_thread().name)[1])
        for n in range(20)
    ]
    assert len({future.result() for future in futures}) == 1
    assert futures[0].result() != threading.current_thread().name
    assert order == list(range(20))


def test_closing_waits_for_what_was_asked(desk: Desk, tmp_path: Path) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen, ["A1"])
    asked = [
        desk.unlocked.call(
            desk.unlocked.services.answers.answer,
            conversation,
            "A1",
            Rater.CITIZEN,
            AnswerState.ANSWERED,
            option,
        )
        for option in (1, 2, 3, 4, 5)
    ]
    desk.unlocked = reopened(desk, tmp_path).unlocked
    assert [future.result().revision for future in asked] == [1, 2, 3, 4, 5]
    assert len(desk.answers.revisions(conversation, "A1", Rater.CITIZEN)) == 5


def test_how_far_the_vault_has_come_is_beside_the_file_as_soon_as_something_is_final(desk: Desk) -> None:
    """Where the program is killed before it closes, an older file is told from this one all the same."""
    citizen = desk.citizen()
    seen = set()
    conversation = desk.held(citizen)
    for text in ("Rettet", "Rettet igen"):
        beside = desk.unlocked.safekeeping.heads()
        assert beside is not None and beside.heads == desk.checking.heads().heads
        seen |= set(beside.heads.values())
        desk.finishing.add_addendum(conversation, text)
    assert len(seen) == 2


def test_closing_puts_beside_the_file_how_far_the_log_has_come(desk: Desk, tmp_path: Path) -> None:
    """A day on which nothing became final is missed too, where the file of the day before is put back."""
    desk.held(desk.citizen())
    desk.access_log.searched(3, 1)
    newest = desk.access_log.entries(limit=1)[0].id
    desk.unlocked = reopened(desk, tmp_path).unlocked
    beside = desk.unlocked.safekeeping.heads()
    assert beside is not None and beside.sequence >= newest
