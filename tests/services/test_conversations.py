"""A conversation from start to stop."""

from datetime import date

import pytest

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.records import (
    AnswerState,
    CaseworkerView,
    ConversationState,
    Form,
    MouseHolder,
    NoteKind,
    Place,
    Present,
)
from tests.support import OFFICE, Desk, HandClock


def test_a_conversation_begins_today_though_it_was_prepared_before(desk: Desk, clock: HandClock) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    assert desk.conversations.get(conversation).state is ConversationState.PREPARED
    clock.turn(days=2)
    view = desk.conversations.start(conversation)
    assert (view.state, view.started_at, view.record.day) == (
        ConversationState.DRAFT,
        clock.now(),
        date(2026, 5, 14),
    )
    assert view.place == Place("welcome")
    assert not view.record.final


def test_starting_again_resumes_and_changes_nothing(desk: Desk, clock: HandClock) -> None:
    conversation = desk.begun()
    desk.says(conversation, "A1", 2)
    desk.conversations.set_place(conversation, Place("question", "B2"))
    before = desk.conversations.get(conversation)
    clock.turn(days=1)
    assert desk.conversations.start(conversation) == before


def test_everything_about_the_room_is_kept(desk: Desk, clock: HandClock) -> None:
    conversation = desk.begun()
    calls = desk.conversations
    calls.set_present(conversation, Present(companion=True, interpreter=True))
    calls.set_form(conversation, Form.PHONE)
    calls.set_mouse(conversation, MouseHolder.CASEWORKER)
    calls.set_language(conversation, "uk")
    saved = calls.give_information(conversation)
    assert saved.at == clock.now()
    calls.set_next_day(conversation, date(2026, 8, 12))
    view = calls.get(conversation)
    assert (view.present, view.form, view.mouse, view.language) == (
        Present(companion=True, interpreter=True),
        Form.PHONE,
        MouseHolder.CASEWORKER,
        "uk",
    )
    record = view.record
    assert (record.present, record.form, record.mouse) == (
        ("companion", "interpreter"),
        "phone",
        "caseworker",
    )
    assert (record.information_given, record.next_conversation) == (True, date(2026, 8, 12))
    assert (record.caseworker, record.caseworker_phone) == (OFFICE.caseworker, OFFICE.phone)


def test_the_citizen_was_told_once(desk: Desk, clock: HandClock) -> None:
    conversation = desk.begun()
    desk.conversations.give_information(conversation)
    clock.turn(minutes=5)
    desk.conversations.give_information(conversation)
    assert desk.sql("SELECT information_given_at FROM conversation") == [("2026-05-12 08:00:00.000000",)]


def test_an_unknown_language_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="language"):
        desk.conversations.set_language(desk.begun(), "xx")


def test_a_colleague_may_hold_the_conversation(desk: Desk) -> None:
    conversation = desk.begun()
    desk.conversations.set_caseworker(conversation, " Bo   Kollega ")
    assert desk.conversations.get(conversation).record.caseworker == "Bo Kollega"
    with pytest.raises(InvalidInput, match="caseworker"):
        desk.conversations.set_caseworker(conversation, "  ")
    assert desk.conversations.get(desk.begun()).record.caseworker == OFFICE.caseworker


@pytest.mark.parametrize("day", [date(2026, 5, 12), date(2026, 8, 12), None])
def test_the_next_day_is_today_or_later(desk: Desk, day: date | None) -> None:
    conversation = desk.begun()
    desk.conversations.set_next_day(conversation, day)
    assert desk.conversations.get(conversation).record.next_conversation == day
    with pytest.raises(InvalidInput, match="past"):
        desk.conversations.set_next_day(conversation, date(2026, 5, 11))
    assert desk.conversations.get(conversation).record.next_conversation == day


def test_stopping_leads_to_the_summary_and_can_be_taken_back(desk: Desk) -> None:
    conversation = desk.begun()
    desk.says(conversation, "A1", 2)
    desk.conversations.set_place(conversation, Place("question", "B2"))
    desk.conversations.stop(conversation)
    view = desk.conversations.get(conversation)
    assert (view.place, view.record.stopped_early) == (Place("summary"), True)
    assert [q.citizen.state for q in view.record.questions] == [AnswerState.ANSWERED, AnswerState.NOT_REACHED]
    desk.conversations.go_on(conversation)
    desk.says(conversation, "B2", 4)
    view = desk.conversations.get(conversation)
    assert not view.record.stopped_early
    assert [q.citizen.option for q in view.record.questions] == [2, 4]


def test_a_talk_without_questions_has_none_and_is_a_whole_conversation(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen, ["A1", "B2"])
    desk.conversations.set_without_questions(conversation, True)
    desk.answers.note(conversation, NoteKind.TALK, "Vi talte om flytningen.")
    record = desk.summaries.record(conversation)
    assert (record.without_questions, record.questions, record.talk) == (True, (), "Vi talte om flytningen.")
    assert len(desk.conversations.get(conversation).record.questions) == 2  # to be taken up again
    desk.conversations.set_without_questions(conversation, False)
    assert len(desk.summaries.record(conversation).questions) == 2
    desk.conversations.set_without_questions(conversation, True)
    desk.finishing.finish(conversation)
    assert desk.summaries.record(conversation).questions == ()
    clock.turn(days=91)
    assert desk.preparations.get(desk.preparations.prepare(citizen)).chosen == ("A1", "B2")


def test_what_was_answered_before_it_went_without_questions_is_kept(desk: Desk) -> None:
    conversation = desk.begun()
    desk.says(conversation, "A1", 2)
    desk.conversations.set_without_questions(conversation, True)
    record = desk.summaries.record(conversation)
    assert [(q.id, q.citizen.option) for q in record.questions] == [("A1", 2)]


def test_views_given_afterwards_are_opened_once(desk: Desk, clock: HandClock) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    desk.preparations.set_caseworker_view(conversation, CaseworkerView.AFTERWARDS)
    with pytest.raises(InvalidInput, match="not_begun"):
        desk.conversations.open_views(conversation)
    desk.conversations.start(conversation)
    assert not desk.conversations.get(conversation).views_opened
    desk.conversations.open_views(conversation)
    clock.turn(minutes=5)
    desk.conversations.open_views(conversation)
    assert desk.conversations.get(conversation).views_opened
    assert desk.sql("SELECT views_opened_at FROM conversation") == [("2026-05-12 08:00:00.000000",)]


def test_a_finished_conversation_shows_what_was_stored_then(desk: Desk) -> None:
    citizen = desk.citizen("Amira Prøvesen")
    conversation = desk.held(citizen)
    details = desk.citizens.get(citizen)
    desk.citizens.edit(type(details)(citizen, "Amira Nyt-Navn"))
    view = desk.conversations.get(conversation)
    assert view.state is ConversationState.FINAL
    assert view.record == desk.summaries.record(conversation)
    assert (view.record.final, view.record.citizen_name) == (True, "Amira Prøvesen")


def test_a_finished_conversation_refuses_every_change(desk: Desk) -> None:
    conversation = desk.held(desk.citizen())
    calls = desk.conversations
    before = desk.sql("SELECT * FROM conversation")
    for call in (
        lambda: calls.start(conversation),
        lambda: calls.set_present(conversation, Present()),
        lambda: calls.set_form(conversation, Form.PAPER),
        lambda: calls.set_mouse(conversation, MouseHolder.CITIZEN),
        lambda: calls.set_language(conversation, "ar"),
        lambda: calls.set_caseworker(conversation, "Bo"),
        lambda: calls.give_information(conversation),
        lambda: calls.set_without_questions(conversation, True),
        lambda: calls.set_next_day(conversation, None),
        lambda: calls.stop(conversation),
        lambda: calls.go_on(conversation),
        lambda: calls.open_views(conversation),
    ):
        with pytest.raises(Finalised):
            call()
    calls.set_place(conversation, Place("plan"))
    assert desk.sql("SELECT * FROM conversation") == before


def test_an_unknown_conversation_is_not_found(desk: Desk) -> None:
    for call in (desk.conversations.get, desk.conversations.start, desk.conversations.stop):
        with pytest.raises(NotFound):
            call(999)


# --- Drafts ------------------------------------------------------------------


def test_two_drafts_of_one_citizen_are_not_possible(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    assert desk.preparations.prepare(citizen) == conversation
    assert desk.conversations.resume_or_none(citizen) == conversation
    assert desk.sql("SELECT count(*) FROM conversation")[0][0] == 1


@pytest.mark.parametrize(("hours", "closed"), [(14 * 24, False), (14 * 24 + 1, True)])
def test_a_draft_over_fourteen_days_old_is_closed_unfinished(
    desk: Desk, clock: HandClock, hours: int, closed: bool
) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    desk.says(conversation, "A1", 2)
    clock.turn(hours=hours)
    assert desk.conversations.resume_or_none(citizen) == (None if closed else conversation)
    view = desk.conversations.get(conversation)
    assert view.state is (ConversationState.PARTIAL if closed else ConversationState.DRAFT)
    assert view.record.questions[0].citizen.option == 2
    if closed:
        new = desk.preparations.prepare(citizen)
        assert new != conversation
        (first, _) = desk.conversations.start(new).record.questions
        assert [(e.rater, e.ordinal, e.option) for e in first.earlier if e.option] == [("citizen", 1, 2)]
        with pytest.raises(Finalised):
            desk.says(conversation, "B2", 2)


def test_preparing_closes_what_was_left(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    old = desk.begun(citizen)
    clock.turn(days=15)
    new = desk.preparations.prepare(citizen)
    assert new != old
    assert desk.conversations.get(old).state is ConversationState.PARTIAL


def test_a_draft_that_was_left_is_never_gone_on_with(desk: Desk, clock: HandClock) -> None:
    old = desk.begun()
    clock.turn(days=15)
    assert desk.conversations.newest_draft() is None
    with pytest.raises(Finalised):
        desk.conversations.start(old)
    assert desk.conversations.get(old).state is ConversationState.PARTIAL


def test_a_preparation_never_grows_old(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    prepared = desk.preparations.prepare(citizen)
    clock.turn(days=400)
    assert desk.preparations.prepare(citizen) == prepared
    assert desk.conversations.start(prepared).record.day == clock.today()


def test_a_restart_offers_the_draft_last_worked_on(desk: Desk, clock: HandClock) -> None:
    assert desk.conversations.newest_draft() is None
    amira, bent = desk.citizen("Amira"), desk.citizen("Bent")
    first = desk.begun(amira)
    clock.turn(days=1)
    second = desk.begun(bent)
    assert desk.conversations.newest_draft() == second
    clock.turn(days=1)
    desk.conversations.start(first)
    assert desk.conversations.newest_draft() == first
    desk.conversations.set_place(second, Place("plan"))
    assert desk.conversations.newest_draft() == second
    desk.finishing.finish(second)
    assert desk.conversations.newest_draft() == first
    desk.finishing.finish(first)
    desk.preparations.prepare(bent)
    assert desk.conversations.newest_draft() is None


def test_a_place_is_kept_while_it_is_a_draft(desk: Desk) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    desk.conversations.set_place(conversation, Place("plan"))
    assert desk.conversations.get(conversation).place == Place("welcome")
    desk.conversations.start(conversation)
    desk.conversations.set_place(conversation, Place("question", "A1"))
    assert desk.conversations.get(conversation).place == Place("question", "A1")
