"""Adding, editing and archiving citizens, and what their rows tell."""

from datetime import date

import pytest

from desktop.errors import DuplicateCpr, InvalidInput, NotFound
from desktop.records import ConversationState, Form, Signature
from desktop.services.views import CitizenDetails
from tests.support import OFFICE, Desk, HandClock


def names(desk: Desk, typed: str = "", **options: object) -> list[str]:
    return [row.name for row in desk.citizens.search(typed, **options)]


# --- Adding and editing ------------------------------------------------------


def test_a_citizen_is_stored_as_typed_and_trimmed(desk: Desk) -> None:
    id = desk.citizens.add(
        "  Amira   Prøvesen ",
        "610190-0000",
        language="ar",
        target_group="resource_course",
        case_number=" 26/1234 ",
        caseworker="Bo Kollega",
    )
    assert desk.citizens.get(id) == CitizenDetails(
        id, "Amira Prøvesen", "6101900000", "ar", "resource_course", "26/1234", "Bo Kollega"
    )
    assert desk.citizens.get(desk.citizen("Bent")).caseworker == OFFICE.caseworker


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"name": ""}, "name", "empty"),
        ({"name": " \t "}, "name", "empty"),
        ({"name": "\u200b"}, "name", "empty"),
        ({"name": "x" * 121}, "name", "long"),
        ({"name": "A\x00"}, "name", "character"),
        ({"cpr": "12"}, "cpr", "form"),
        ({"cpr": "320190-0000"}, "cpr", "date"),
        ({"language": "xx"}, "language", "unknown"),
        ({"target_group": "nobody"}, "target_group", "unknown"),
        ({"case_number": "x" * 121}, "case_number", "long"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_stored(
    desk: Desk, change: dict[str, str], field: str, reason: str
) -> None:
    good = {"name": "Amira Prøvesen"}
    with pytest.raises(InvalidInput) as refusal:
        desk.citizens.add(**good | change)
    assert (refusal.value.field, refusal.value.reason) == (field, reason)
    assert names(desk) == []
    id = desk.citizen("Bent Eksempel")
    before = desk.citizens.get(id)
    with pytest.raises(InvalidInput):
        desk.citizens.edit(CitizenDetails(id, **{"name": "Bent"} | change))
    assert desk.citizens.get(id) == before


def test_an_edit_is_found_under_the_new_name_and_number_alone(desk: Desk) -> None:
    id = desk.citizen("Amira Prøvesen", "610190-0000")
    details = desk.citizens.get(id)
    desk.citizens.edit(CitizenDetails(id, "Amira Mønster", "620190-0000", caseworker=details.caseworker))
    assert names(desk, "monster") == names(desk, "620190") == ["Amira Mønster"]
    assert names(desk, "prove") == names(desk, "610190") == []


def test_a_number_belongs_to_one_citizen(desk: Desk) -> None:
    desk.citizen("Amira Prøvesen", "610190-0000")
    with pytest.raises(DuplicateCpr):
        desk.citizen("Amira igen", "6101900000")
    bent = desk.citizen("Bent Eksempel", "620190-0000")
    details = desk.citizens.get(bent)
    with pytest.raises(DuplicateCpr):
        desk.citizens.edit(CitizenDetails(bent, "Bent", "610190-0000", caseworker=details.caseworker))
    with pytest.raises(DuplicateCpr):
        desk.citizens.edit(CitizenDetails(bent, "Bent", "610190-0000", caseworker="En ny kollega"))
    assert desk.citizens.get(bent) == details
    assert desk.sql("SELECT count(*) FROM caseworker")[0][0] == 1


def test_many_may_be_without_a_number_and_keep_their_own(desk: Desk) -> None:
    one, two = desk.citizen("Amira"), desk.citizen("Bent")
    assert desk.citizens.get(one).cpr == desk.citizens.get(two).cpr == ""
    three = desk.citizen("Cecilie", "610190-0000")
    desk.citizens.edit(CitizenDetails(three, "Cecilie", "610190-0000"))
    assert desk.citizens.get(three).cpr == "6101900000"


def test_a_blank_caseworker_is_no_caseworker(desk: Desk) -> None:
    id = desk.citizens.add("Amira", caseworker="   ")
    assert desk.citizens.get(id).caseworker == OFFICE.caseworker


def test_a_colleague_is_stored_once(desk: Desk) -> None:
    for name in ("Amira", "Bent"):
        desk.citizens.add(name, caseworker="Bo Kollega")
    assert desk.sql("SELECT name FROM caseworker ORDER BY id") == [(OFFICE.caseworker,), ("Bo Kollega",)]


def test_a_group_that_the_bank_no_longer_has_is_kept(desk: Desk) -> None:
    id = desk.citizen()
    desk.sql("UPDATE citizen SET target_group = 'abolished' WHERE id = ?", id)
    desk.citizens.edit(CitizenDetails(id, "Amira", target_group="abolished"))
    assert desk.citizens.get(id).target_group == "abolished"


def test_an_unknown_citizen_is_not_found(desk: Desk) -> None:
    for call in (desk.citizens.get, desk.citizens.archive, desk.preparations.prepare):
        with pytest.raises(NotFound):
            call(999)
    with pytest.raises(NotFound):
        desk.citizens.edit(CitizenDetails(999, "Ingen"))
    assert desk.citizens.conversations(999) == []


def test_an_archived_citizen_is_off_the_list_and_comes_back(desk: Desk) -> None:
    id = desk.citizen("Amira Prøvesen", "610190-0000")
    desk.held(id)
    desk.citizens.archive(id)
    assert names(desk) == names(desk, "amira") == names(desk, "610190") == []
    assert names(desk, "amira", archived=True) == names(desk, archived=True) == ["Amira Prøvesen"]
    assert desk.citizens.get(id).archived
    desk.citizens.archive(id, False)
    assert names(desk, "amira") == ["Amira Prøvesen"]
    assert names(desk, archived=True) == []


# --- What the list says of each ----------------------------------------------


def row(desk: Desk, citizen: int) -> object:
    return next(row for row in desk.citizens.search() if row.id == citizen)


def test_a_row_tells_of_the_last_conversation_and_the_next(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    empty = row(desk, citizen)
    assert (empty.last_day, empty.conversations, empty.draft, empty.due) == (None, 0, None, None)
    desk.held(citizen)
    assert (row(desk, citizen).last_day, row(desk, citizen).due) == (date(2026, 5, 12), date(2026, 8, 12))
    clock.turn(days=30)
    conversation = desk.begun(citizen)
    desk.conversations.set_next_day(conversation, date(2026, 7, 1))
    desk.finishing.finish(conversation)
    told = row(desk, citizen)
    assert (told.last_day, told.conversations, told.due) == (date(2026, 6, 11), 2, date(2026, 7, 1))


def test_the_rhythm_of_the_office_says_when_the_next_is_due(desk: Desk) -> None:
    citizen = desk.citizen()
    desk.held(citizen)
    desk.office.set(type(OFFICE)(caseworker="Karen", months_between=1))
    assert row(desk, citizen).due == date(2026, 6, 12)


def test_a_row_tells_of_a_draft(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    conversation = desk.preparations.prepare(citizen)
    told = row(desk, citizen)
    assert (told.draft, told.draft_day, told.draft_started) == (conversation, date(2026, 5, 12), False)
    clock.turn(days=1)
    desk.conversations.start(conversation)
    told = row(desk, citizen)
    assert (told.draft, told.draft_day, told.draft_started) == (conversation, date(2026, 5, 13), True)
    assert (told.last_day, told.conversations) == (None, 0)
    desk.finishing.finish(conversation)
    assert row(desk, citizen).draft is None


def test_one_that_was_left_unfinished_is_due_again_at_once(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    desk.held(citizen)
    clock.turn(days=90)
    desk.begun(citizen)
    clock.turn(days=15)
    assert desk.conversations.resume_or_none(citizen) is None
    told = row(desk, citizen)
    assert (told.last_day, told.conversations, told.due) == (date(2026, 8, 10), 2, date(2026, 8, 10))


def test_several_on_one_day_are_told_by_their_order(desk: Desk) -> None:
    citizen = desk.citizen()
    desk.held(citizen)
    second = desk.begun(citizen)
    desk.conversations.set_next_day(second, date(2026, 5, 20))
    desk.finishing.finish(second)
    third = desk.begun(citizen)
    desk.conversations.set_next_day(third, date(2026, 9, 1))
    desk.finishing.finish(third)
    told = row(desk, citizen)
    assert (told.conversations, told.due) == (3, date(2026, 9, 1))


def test_the_citizens_page_lists_every_conversation_newest_first(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    first = desk.held(citizen, {"A1": 3, "B2": 3})
    desk.finishing.sign(first, Signature.PAPER)
    desk.finishing.file(first, "26/77")
    clock.turn(days=90)
    second = desk.begun(citizen, ["A1", "B2", "C2"])
    desk.conversations.set_form(second, Form.PHONE)
    desk.finishing.finish(second)
    desk.finishing.await_print(second, True)
    third = desk.preparations.prepare(citizen)
    desk.conversations.start(third)
    desk.conversations.set_without_questions(third, True)
    listed = desk.citizens.conversations(citizen)
    assert [r.id for r in listed] == [third, second, first]
    assert [r.ordinal for r in listed] == [3, 2, 1]
    assert [r.questions for r in listed] == [0, 3, 2]
    assert [r.state for r in listed] == [ConversationState.DRAFT, *[ConversationState.FINAL] * 2]
    assert [r.form for r in listed] == [Form.TOGETHER, Form.PHONE, Form.TOGETHER]
    assert [r.signature for r in listed] == [None, None, Signature.PAPER]
    assert [r.awaiting_print for r in listed] == [False, True, False]
    assert [r.filed_number for r in listed] == ["", "", "26/77"]
