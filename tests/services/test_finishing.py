"""Finishing locks the record; what lives on beside it goes on living."""

import hashlib
from collections.abc import Callable
from datetime import date

import pytest

from desktop import final_record
from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.records import ConversationState, Form, NoteKind, Present, Signature
from desktop.services.views import AddendumView, PrintJob
from tests.support import OFFICE, Desk, HandClock


def body_of(desk: Desk, conversation: int) -> bytes:
    (row,) = desk.sql("SELECT body FROM final_record WHERE conversation_id = ?", conversation)
    return str(row[0]).encode()


def test_finishing_stores_the_record_and_says_its_number(desk: Desk, clock: HandClock) -> None:
    conversation = desk.begun(desk.citizen("Amira Prøvesen", "610190-0000", case_number="26/12"))
    desk.says(conversation, "A1", 2)
    desk.conversations.set_form(conversation, Form.PAPER)
    desk.conversations.set_present(conversation, Present(mentor=True))
    desk.answers.note(conversation, NoteKind.TOPIC, "Sommer")
    before = desk.conversations.get(conversation).record
    clock.turn(minutes=45)
    number = desk.finishing.finish(conversation)
    record = desk.summaries.record(conversation)
    assert (record.final, record.finished_at, before.final) == (True, clock.now(), False)
    assert (record.citizen_name, record.citizen_cpr, record.case_number) == (
        "Amira Prøvesen",
        "6101900000",
        "26/12",
    )
    assert (record.job_centre, record.caseworker_phone) == (OFFICE.job_centre, OFFICE.phone)
    assert (record.form, record.present, record.topic) == ("paper", ("mentor",), "Sommer")
    assert record.questions == before.questions
    body = body_of(desk, conversation)
    assert body == final_record.encode(record)
    assert number == final_record.document_number(body)
    assert number.replace("-", "").lower() == hashlib.sha256(body).hexdigest()[:8]
    assert desk.conversations.get(conversation).state is ConversationState.FINAL


def test_hashes_are_chained_per_citizen(desk: Desk, clock: HandClock) -> None:
    amira, bent = desk.citizen("Amira"), desk.citizen("Bent")
    held = []
    for citizen in (amira, bent, amira, amira, bent):
        held.append(desk.held(citizen))
        clock.turn(days=30)
    rows = {
        row[0]: row[1:]
        for row in desk.sql("SELECT conversation_id, body, hash, previous_hash FROM final_record")
    }
    for body, digest, previous in rows.values():
        assert digest == hashlib.sha256(body.encode()).hexdigest()
        assert final_record.decode(body.encode()).previous_hash == previous
    chain = {
        held[0]: "",
        held[1]: "",
        held[2]: rows[held[0]][1],
        held[3]: rows[held[2]][1],
        held[4]: rows[held[1]][1],
    }
    assert {id: row[2] for id, row in rows.items()} == chain


def test_the_chain_goes_over_a_talk_that_was_left(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    first = desk.held(citizen)
    desk.begun(citizen)
    clock.turn(days=15)
    last = desk.held(citizen)
    hashes = dict(desk.sql("SELECT conversation_id, hash FROM final_record"))
    assert desk.summaries.record(last).previous_hash == hashes[first]
    assert [e.ordinal for e in desk.summaries.record(last).earlier] == [1, 2]


def test_nothing_that_happens_later_changes_the_stored_bytes(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen("Amira Prøvesen")
    conversation = desk.begun(citizen)
    step = desk.agreed(conversation, "Ringe")
    desk.says(conversation, "A1", 2)
    desk.finishing.finish(conversation)
    before = body_of(desk, conversation)
    details = desk.citizens.get(citizen)
    desk.citizens.edit(type(details)(citizen, "Et andet navn", "620190-0000"))
    desk.office.set(type(OFFICE)(caseworker="En anden", job_centre="Et andet sted"))
    desk.finishing.sign(conversation, Signature.PAPER)
    desk.finishing.file(conversation, "26/1")
    desk.finishing.add_addendum(conversation, "Rettet")
    clock.turn(days=91)
    later = desk.begun(citizen)
    desk.plans.review(later, step.id, "done", "klaret")
    desk.says(later, "A1", 1)
    desk.finishing.finish(later)
    assert body_of(desk, conversation) == before
    assert desk.summaries.record(conversation).citizen_name == "Amira Prøvesen"


def test_a_conversation_is_finished_once_and_not_before_it_began(desk: Desk) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    with pytest.raises(InvalidInput, match="not_begun"):
        desk.finishing.finish(conversation)
    desk.conversations.start(conversation)
    desk.finishing.finish(conversation)
    with pytest.raises(Finalised):
        desk.finishing.finish(conversation)
    with pytest.raises(NotFound):
        desk.finishing.finish(999)
    assert desk.sql("SELECT count(*) FROM final_record")[0][0] == 1


def test_a_talk_that_was_left_is_not_finished_afterwards(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    clock.turn(days=15)
    desk.conversations.resume_or_none(citizen)
    with pytest.raises(Finalised):
        desk.finishing.finish(conversation)
    desk.finishing.add_addendum(conversation, "Borgeren gik, da telefonen ringede.")
    assert len(desk.finishing.addenda(conversation)) == 1
    with pytest.raises(InvalidInput, match="not_finished"):
        desk.finishing.sign(conversation, Signature.PAPER)


def test_a_signature_is_recorded_and_can_be_taken_back(desk: Desk, clock: HandClock) -> None:
    conversation = desk.held(desk.citizen())
    assert desk.finishing.signature(conversation) is None
    for signature in Signature:
        desk.finishing.sign(conversation, signature)
        assert desk.finishing.signature(conversation) is signature
    assert desk.sql("SELECT signed_at IS NOT NULL FROM completion") == [(1,)]
    desk.finishing.sign(conversation, None)
    assert desk.finishing.signature(conversation) is None
    assert desk.sql("SELECT signed_at IS NOT NULL FROM completion") == [(0,)]


def test_summaries_wait_for_a_printer_oldest_first(desk: Desk, clock: HandClock) -> None:
    amira, bent = desk.citizen("Amira"), desk.citizen("Bent")
    first = desk.held(amira)
    clock.turn(days=1)
    second = desk.held(bent)
    for conversation in (second, first):
        desk.finishing.await_print(conversation, True)
    assert desk.finishing.print_queue() == [
        PrintJob(first, "Amira", date(2026, 5, 12)),
        PrintJob(second, "Bent", date(2026, 5, 13)),
    ]
    desk.finishing.await_print(first, False)
    assert [job.conversation for job in desk.finishing.print_queue()] == [second]


def test_a_summary_is_filed_under_a_number(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.held(citizen)
    with pytest.raises(InvalidInput, match="empty"):
        desk.finishing.file(conversation, "  ")
    desk.finishing.file(conversation, " 26/123 ")
    assert desk.citizens.conversations(citizen)[0].filed_number == "26/123"


def test_additions_are_dated_and_never_changed(desk: Desk, clock: HandClock) -> None:
    conversation = desk.held(desk.citizen())
    first = clock.now()
    desk.finishing.add_addendum(conversation, "  Telefonen er 00 00 00 01 ", "fejl")
    clock.turn(days=1)
    desk.finishing.add_addendum(conversation, "Mentor hedder Bo")
    assert desk.finishing.addenda(conversation) == [
        AddendumView(first, OFFICE.caseworker, "fejl", "Telefonen er 00 00 00 01"),
        AddendumView(clock.now(), OFFICE.caseworker, "", "Mentor hedder Bo"),
    ]
    with pytest.raises(InvalidInput, match="empty"):
        desk.finishing.add_addendum(conversation, " \n ")


CALLS: list[Callable[[Desk, int], object]] = [
    lambda desk, id: desk.finishing.sign(id, Signature.PAPER),
    lambda desk, id: desk.finishing.await_print(id, True),
    lambda desk, id: desk.finishing.file(id, "26/1"),
    lambda desk, id: desk.finishing.add_addendum(id, "x"),
]


@pytest.mark.parametrize("call", CALLS, ids=["sign", "print", "file", "addendum"])
def test_what_comes_after_finishing_waits_for_it(desk: Desk, call: Callable[[Desk, int], object]) -> None:
    conversation = desk.begun()
    with pytest.raises(InvalidInput, match="not_finished"):
        call(desk, conversation)
    with pytest.raises(NotFound):
        call(desk, 999)
