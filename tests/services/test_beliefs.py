"""Factor F: the caseworker's belief, in private."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.errors import InvalidInput, NotFound
from desktop.final_record import encode
from desktop.i18n import Catalogue
from desktop.records import AnswerState, BeliefTiming
from desktop.services.views import BeliefQuestion
from tests.support import Desk, HandClock

BELIEVE = "Jeg tror fuldt ud på det"


def give(desk: Desk, conversation: int, option: int | None = 1, question: str = "F1") -> None:
    state = AnswerState.CANNOT_JUDGE if option is None else AnswerState.ANSWERED
    desk.beliefs.give(conversation, question, state, option)


def shown(desk: Desk, conversation: int, question: str = "F1") -> BeliefQuestion:
    return next(q for q in desk.beliefs.get(conversation).questions if q.id == question)


def test_nothing_is_given_to_begin_with(desk: Desk) -> None:
    view = desk.beliefs.get(desk.begun(desk.citizen("Amira Prøvesen")))
    assert view.citizen_name == "Amira Prøvesen"
    assert [(q.id, q.state, q.option, q.timing, q.earlier) for q in view.questions] == [
        ("F1", None, None, None, ()),
        ("F2", None, None, None, ()),
    ]
    assert (view.note, view.earlier_notes) == ("", ())


def test_before_or_after_the_talk_is_recorded(desk: Desk) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    give(desk, conversation, 2)
    assert shown(desk, conversation).timing is BeliefTiming.BEFORE
    desk.conversations.start(conversation)
    give(desk, conversation, 3, "F2")
    assert shown(desk, conversation, "F2").timing is BeliefTiming.AFTER
    desk.finishing.finish(conversation)
    give(desk, conversation, None)
    after = shown(desk, conversation)
    assert (after.state, after.option, after.timing) == (AnswerState.CANNOT_JUDGE, None, BeliefTiming.AFTER)


def test_every_belief_is_kept_and_none_is_stored_twice(desk: Desk) -> None:
    conversation = desk.begun()
    for option in (2, 2, 3, 3, None, None, 2):
        give(desk, conversation, option)
    assert desk.sql("SELECT revision, option FROM belief ORDER BY revision") == [
        (1, 2),
        (2, 3),
        (3, None),
        (4, 2),
    ]
    with pytest.raises(IntegrityError, match="finalised"):
        desk.sql("UPDATE belief SET option = 1")
    with pytest.raises(IntegrityError, match="finalised"):
        desk.sql("DELETE FROM belief")


def test_a_belief_that_outlives_the_talk_is_stored_again(desk: Desk) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    give(desk, conversation, 2)
    desk.conversations.start(conversation)
    give(desk, conversation, 2)
    assert desk.sql("SELECT option, timing FROM belief ORDER BY id") == [(2, "before"), (2, "after")]


def test_earlier_beliefs_are_hidden_until_todays_is_given(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    first = desk.begun(citizen)
    give(desk, first, 5)
    give(desk, first, 1)
    give(desk, first, None, "F2")
    desk.beliefs.note(first, "Et praktiksted")
    desk.finishing.finish(first)
    clock.turn(days=91)
    second = desk.begun(citizen)
    view = desk.beliefs.get(second)
    assert [q.earlier for q in view.questions] == [(), ()]
    assert view.earlier_notes == ()
    give(desk, second, 2)
    assert shown(desk, second).earlier == ((date(2026, 5, 12), BELIEVE),)
    assert desk.beliefs.get(second).earlier_notes == ()
    give(desk, second, 2, "F2")
    assert shown(desk, second, "F2").earlier == ()
    assert desk.beliefs.get(second).earlier_notes == ((date(2026, 5, 12), "Et praktiksted"),)
    # The first conversation does not see what came later.
    assert shown(desk, first).earlier == ()


def test_another_citizens_beliefs_are_never_shown(desk: Desk) -> None:
    give(desk, desk.begun(desk.citizen("Bent")), 1)
    mine = desk.begun(desk.citizen("Amira"))
    give(desk, mine, 3)
    assert shown(desk, mine).earlier == ()


def test_the_note_is_kept_as_it_stands_now(desk: Desk) -> None:
    conversation = desk.begun()
    desk.beliefs.note(conversation, "Et møde")
    desk.beliefs.note(conversation, "Et møde med lægen")
    assert desk.beliefs.get(conversation).note == "Et møde med lægen"
    desk.beliefs.note(conversation, "")
    assert desk.beliefs.get(conversation).note == ""


@pytest.mark.parametrize(
    ("question", "state", "option", "reason"),
    [
        ("A1", AnswerState.ANSWERED, 1, "question"),
        ("F9", AnswerState.ANSWERED, 1, "question"),
        ("F1", AnswerState.DECLINED, None, "state"),
        ("F1", AnswerState.ANSWERED, None, "option"),
        ("F1", AnswerState.ANSWERED, 0, "option"),
        ("F1", AnswerState.ANSWERED, 6, "option"),
        ("F1", AnswerState.CANNOT_JUDGE, 1, "option"),
        ("F1", AnswerState.CANNOT_JUDGE, 9, "option"),
    ],
)
def test_what_is_no_belief_is_refused(
    desk: Desk, question: str, state: AnswerState, option: int | None, reason: str
) -> None:
    conversation = desk.begun()
    with pytest.raises(InvalidInput, match=reason):
        desk.beliefs.give(conversation, question, state, option)
    assert desk.sql("SELECT count(*) FROM belief")[0][0] == 0


def test_there_is_no_belief_without_a_conversation(desk: Desk) -> None:
    for call in (lambda: give(desk, 999), lambda: desk.beliefs.get(999), lambda: desk.beliefs.note(999, "x")):
        with pytest.raises(NotFound):
            call()


def test_belief_never_reaches_the_record_or_the_copied_text(desk: Desk) -> None:
    conversation = desk.begun()
    give(desk, conversation, 1)
    give(desk, conversation, 5, "F2")
    desk.beliefs.note(conversation, "hemmelig tvivl")
    draft = encode(desk.conversations.get(conversation).record).decode()
    desk.finishing.finish(conversation)
    stored = desk.sql("SELECT body FROM final_record")[0][0]
    text = desk.summaries.text(conversation, Catalogue("en"))
    for said in (draft, stored, text):
        assert BELIEVE not in said
        assert "hemmelig tvivl" not in said
        assert "F1" not in said
