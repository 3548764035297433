"""Who stands by the citizen, what was promised, and whether it held."""

from datetime import date, timedelta

import pytest

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.plan_records import PromiseHeld, SupportRole
from desktop.records import AnswerState
from desktop.services.plan.support import PeriodView, PersonView, PromiseView
from desktop.services.views import CitizenDetails
from tests.support import Desk, HandClock

MAY = date(2026, 5, 12)


def test_a_mentor_comes_and_goes(desk: Desk) -> None:
    citizen = desk.citizen()
    bo = desk.support.add_person(citizen, SupportRole.MENTOR, "  Bo Støtte ", "00 00 00 00")
    ida = desk.support.add_person(citizen, SupportRole.COORDINATOR, "Ida")
    desk.support.end_person(bo, MAY)
    assert desk.support.get(citizen).persons == (
        PersonView(ida, SupportRole.COORDINATOR, "Ida", "", MAY, None),
        PersonView(bo, SupportRole.MENTOR, "Bo Støtte", "00 00 00 00", MAY, MAY),
    )
    desk.support.end_person(bo, None)
    desk.support.change_person(bo, role=SupportRole.CONTACT, name="Bo", contact="", since=date(2026, 5, 1))
    assert desk.support.get(citizen).persons[0] == PersonView(
        bo, SupportRole.CONTACT, "Bo", "", date(2026, 5, 1), None
    )
    desk.support.remove_person(bo)
    assert [person.id for person in desk.support.get(citizen).persons] == [ida]


def test_a_person_without_a_name_or_with_days_the_wrong_way_is_refused(desk: Desk) -> None:
    citizen = desk.citizen()
    with pytest.raises(InvalidInput) as refused:
        desk.support.add_person(citizen, SupportRole.MENTOR, " \t")
    assert (refused.value.field, refused.value.reason) == ("name", "empty")
    bo = desk.support.add_person(citizen, SupportRole.MENTOR, "Bo")
    with pytest.raises(InvalidInput):
        desk.support.end_person(bo, MAY - timedelta(days=1))
    desk.support.end_person(bo, MAY)
    with pytest.raises(InvalidInput):
        desk.support.change_person(
            bo, role=SupportRole.MENTOR, name="Bo", contact="", since=MAY + timedelta(days=1)
        )
    with pytest.raises(NotFound):
        desk.support.remove_person(99)
    with pytest.raises(NotFound):
        desk.support.get(99)


def test_another_caseworker_begins_a_period_and_ends_the_one_before(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    clock.turn(days=30)
    details: CitizenDetails = desk.citizens.get(citizen)
    desk.citizens.edit(CitizenDetails(citizen, details.name, caseworker="Ole Ny"))
    desk.citizens.edit(CitizenDetails(citizen, "Et andet navn", caseworker="Ole Ny"))
    change = MAY + timedelta(days=30)
    assert desk.support.get(citizen).caseworkers == (
        PeriodView("Karen Prøve", MAY, change),
        PeriodView("Ole Ny", change, None),
    )


def test_the_promise_is_reviewed_in_the_next_conversation(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    first = desk.begun(citizen)
    with pytest.raises(InvalidInput):
        desk.support.review_promise(first, PromiseHeld.YES)
    desk.support.promise(first, 2)
    desk.support.promise(first, 3)
    desk.finishing.finish(first)
    clock.turn(days=90)
    second = desk.begun(citizen)
    desk.support.review_promise(second, PromiseHeld.NO, "ingen ringede")
    desk.support.review_promise(second, PromiseHeld.PARTLY, "en gang sent")
    desk.support.promise(second, 5)
    assert desk.support.get(citizen).promises == (
        PromiseView(3, MAY, PromiseHeld.PARTLY, "en gang sent", MAY + timedelta(days=90)),
        PromiseView(5, MAY + timedelta(days=90), None, ""),
    )
    plan = desk.conversations.get(second).record.plan
    assert (plan.promised_before, plan.answer_days, plan.promise_held) == (3, 5, "partly")
    desk.support.review_promise(second, None)
    desk.support.promise(second, None)
    assert desk.support.get(citizen).promises == (PromiseView(3, MAY, None, ""),)
    with pytest.raises(Finalised):
        desk.support.promise(first, 1)


def test_what_was_said_of_a_promise_stays_when_it_is_asked_about_again(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    first = desk.begun(citizen)
    desk.support.promise(first, 3)
    desk.finishing.finish(first)
    for held, words in ((PromiseHeld.PARTLY, "en gang sent"), (PromiseHeld.YES, "")):
        clock.turn(days=90)
        talk = desk.begun(citizen)
        desk.support.review_promise(talk, held, words)
        desk.finishing.finish(talk)
    assert desk.support.get(citizen).promises == (
        PromiseView(3, MAY, PromiseHeld.PARTLY, "en gang sent", MAY + timedelta(days=90)),
        PromiseView(3, MAY, PromiseHeld.YES, "", MAY + timedelta(days=180)),
    )


@pytest.mark.parametrize("days", [0, -1, 31])
def test_a_promise_is_of_one_to_thirty_days(desk: Desk, days: int) -> None:
    with pytest.raises(InvalidInput):
        desk.support.promise(desk.begun(), days)


def test_whether_others_may_read_along_is_asked_once_and_may_change(desk: Desk) -> None:
    conversation = desk.begun()
    assert desk.conversations.get(conversation).record.plan.reading_along is None
    for wanted in (True, False):
        desk.support.reading_along(conversation, wanted)
        assert desk.conversations.get(conversation).record.plan.reading_along is wanted


def test_trust_is_told_over_time_of_finished_conversations_alone(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    desk.held(citizen, {"A1": 1, "T1": 4, "T2": AnswerState.DECLINED})
    clock.turn(days=90)
    second = desk.begun(citizen, ["T1"])
    desk.says(second, "T1", 5)
    desk.says(second, "T1", 2)
    first, other = desk.support.trust_history(citizen)
    assert [(answer.day, answer.state) for answer in first.answers] == [(MAY, AnswerState.ANSWERED)]
    assert [(answer.state, answer.words) for answer in other.answers] == [(AnswerState.DECLINED, "")]
    desk.finishing.finish(second)
    first = desk.support.trust_history(citizen)[0]
    assert [answer.day for answer in first.answers] == [MAY, MAY + timedelta(days=90)]
    record = desk.conversations.get(second).record
    assert first.answers[1].words == record.questions[0].citizen.words
    assert desk.support.trust_history(desk.citizen("Bent Eksempel")) == ()
