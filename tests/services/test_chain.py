"""Each conversation that closes, each addendum and each later belief makes the next link of its citizen."""

from collections.abc import Sequence
from typing import Any

import pytest

from desktop.errors import AppError
from desktop.models import digest
from desktop.records import AnswerState
from desktop.services import chain
from tests.support import Desk, HandClock


def links(desk: Desk, citizen: int) -> Sequence[Any]:
    return desk.sql(
        "SELECT l.*, c.uuid, c.ordinal FROM chain_link l JOIN conversation c ON c.id = l.conversation_id"
        " WHERE l.citizen_id = ? ORDER BY l.sequence",
        citizen,
    )


def test_whatever_becomes_final_is_linked_in_order(desk: Desk, clock: HandClock) -> None:
    citizen, other = desk.citizen(), desk.citizen("Bent")
    first = desk.held(citizen)
    desk.held(other)
    desk.begun(citizen)
    clock.turn(days=15)
    desk.conversations.resume_or_none(citizen)
    desk.finishing.add_addendum(first, "Rettet")
    desk.beliefs.give(first, "F1", AnswerState.ANSWERED, 2)
    desk.held(citizen)
    made = [(link.sequence, link.kind, link.ordinal) for link in links(desk, citizen)]
    assert made == [
        (1, "conversation", 1),
        (2, "conversation", 2),
        (3, "addendum", 1),
        (4, "belief", 1),
        (5, "conversation", 3),
    ]
    assert len(links(desk, other)) == 1
    assert desk.checking.check().sound


def test_a_link_holds_its_rows_the_record_and_the_link_before(desk: Desk) -> None:
    citizen = desk.citizen()
    for _ in range(2):
        desk.finishing.add_addendum(desk.held(citizen), "Rettet")
    records = dict(desk.sql("SELECT conversation_id, hash FROM final_record"))
    before = ""
    for link in links(desk, citizen):
        assert link.previous_hash == before
        final = link.kind == "conversation"
        assert link.content_hash == (records[link.conversation_id] if final else "")
        made = digest.link_hash(before, link.kind, link.uuid, link.content_hash, link.rows)
        assert link.hash == made
        assert ('"answer/' in link.rows, '"addendum/' in link.rows) == (final, not final)
        before = made
    newest = desk.unlocked.at_once(lambda services: services.checking.heads()).result()
    assert list(newest.heads.values()) == [before]


def test_a_belief_in_an_open_conversation_waits_for_its_closing(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    desk.beliefs.give(conversation, "F1", AnswerState.ANSWERED, 2)
    assert links(desk, citizen) == []
    desk.finishing.finish(conversation)
    (link,) = links(desk, citizen)
    assert '"belief/1"' in link.rows


@pytest.mark.parametrize("call", ["finish", "addendum", "stale"])
def test_without_its_link_nothing_is_closed_nor_added(
    desk: Desk, clock: HandClock, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link is in the same transaction: where it cannot be stored, the rest is not either."""
    citizen = desk.citizen()
    held, begun = desk.held(citizen), desk.begun(citizen)
    clock.turn(days=15 if call == "stale" else 1)
    before = desk.sql("SELECT state FROM conversation"), desk.sql("SELECT count(*) FROM addendum")

    def refused(*_: object) -> None:
        raise AppError

    monkeypatch.setattr(chain, "_append", refused)
    with pytest.raises(AppError):
        {
            "finish": lambda: desk.finishing.finish(begun),
            "addendum": lambda: desk.finishing.add_addendum(held, "Rettet"),
            "stale": lambda: desk.conversations.resume_or_none(citizen),
        }[call]()
    assert before == (desk.sql("SELECT state FROM conversation"), desk.sql("SELECT count(*) FROM addendum"))


def test_the_order_is_by_sequence_whatever_the_clock_says(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    for days in (-365, 3650, -3650):
        desk.held(citizen)
        clock.turn(days=days)
    assert [link.ordinal for link in links(desk, citizen)] == [1, 2, 3]
    assert desk.checking.check().sound
