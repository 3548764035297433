"""Notes beside the answers, and the factors that are picked."""

import pytest

from desktop.errors import InvalidInput
from desktop.records import NoteKind
from tests.support import Desk


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (NoteKind.TOPIC, "topic"),
        (NoteKind.TALK, "talk"),
        (NoteKind.PICTURE, "picture"),
        (NoteKind.CITIZEN_VIEW, "citizen_view"),
        (NoteKind.CASEWORKER_VIEW, "caseworker_view_text"),
    ],
)
def test_each_note_has_its_place_in_the_record(desk: Desk, kind: NoteKind, field: str) -> None:
    conversation = desk.begun()
    desk.answers.note(conversation, kind, "Først dette")
    desk.answers.note(conversation, kind, "Så dette")
    assert getattr(desk.conversations.get(conversation).record, field) == "Så dette"
    desk.answers.note(conversation, kind, "")
    assert getattr(desk.conversations.get(conversation).record, field) == ""


def test_notes_about_a_question_stand_with_it(desk: Desk) -> None:
    conversation = desk.begun()
    desk.answers.note(conversation, NoteKind.HELP, "En mentor", "B2")
    desk.answers.note(conversation, NoteKind.FOLLOW_UP, "Spurgte til lørdag", "B2")
    (first, second) = desk.conversations.get(conversation).record.questions
    assert (first.help, first.follow_up) == ("", "")
    assert (second.help, second.follow_up) == ("En mentor", "Spurgte til lørdag")


def test_barriers_are_lines_in_the_citizens_order(desk: Desk) -> None:
    conversation = desk.begun()
    desk.answers.note(conversation, NoteKind.BARRIERS, "Bussen går ikke\r\n\n  \nRyggen")
    assert desk.conversations.get(conversation).record.barriers == ("Bussen går ikke", "Ryggen")


@pytest.mark.parametrize(
    ("kind", "question", "reason"), [(NoteKind.HELP, "", "missing"), (NoteKind.TALK, "A1", "unexpected")]
)
def test_a_note_is_about_a_question_or_not(desk: Desk, kind: NoteKind, question: str, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        desk.answers.note(desk.begun(), kind, "x", question)


def test_at_most_three_factors_are_picked_in_their_order(desk: Desk) -> None:
    conversation = desk.begun()
    desk.answers.focus(conversation, ["E", "A", "E", "B"])
    record = desk.conversations.get(conversation).record
    assert record.focus_ids == ("E", "A", "B")
    assert record.focus == ("Netværk", "Tro på egne evner", "Helbredsmestring")
    with pytest.raises(InvalidInput, match="too_many"):
        desk.answers.focus(conversation, ["A", "B", "C", "D"])
    assert desk.conversations.get(conversation).record.focus_ids == ("E", "A", "B")
    desk.answers.focus(conversation, [])
    assert desk.conversations.get(conversation).record.focus_ids == ()
