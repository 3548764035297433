"""Choosing questions before the talk."""

from datetime import date

import pytest

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.records import AnswerState, CaseworkerView, NoteKind, StepOwner, StepStatus
from tests.services.banks import bank
from tests.services.conftest import Reopen
from tests.support import Desk, HandClock

SHORT = ("A1", "B2", "C2", "D1", "E1")


def test_a_first_conversation_starts_short(desk: Desk) -> None:
    citizen = desk.citizen("Amira Prøvesen", language="ar", target_group="resource_course")
    conversation = desk.preparations.prepare(citizen)
    shown = desk.preparations.get(conversation)
    assert (shown.chosen, shown.last_time, shown.last_day) == (SHORT, (), None)
    assert (shown.citizen, shown.citizen_name, shown.language) == (citizen, "Amira Prøvesen", "ar")
    assert (shown.target_group, shown.caseworker_view) == ("resource_course", CaseworkerView.SIDE_BY_SIDE)
    assert (shown.comparable, shown.steps, shown.goal, shown.started) == (0, (), "", False)
    assert shown.minutes == 40


def test_a_later_one_starts_as_the_last_one(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen, ["A1", "B3", "T1"])
    desk.says(conversation, "A1", 3)
    desk.says(conversation, "B3", 2)
    desk.says(conversation, "T1", AnswerState.DECLINED)
    desk.agreed(conversation, "Ringe til Fønix")
    desk.plans.set_goal(conversation, "Et job med dyr")
    desk.finishing.finish(conversation)
    clock.turn(days=91)
    shown = desk.preparations.get(desk.preparations.prepare(citizen))
    assert shown.chosen == shown.last_time == ("A1", "B3", "T1")
    assert shown.last_day == date(2026, 5, 12)
    assert [step.text for step in shown.steps] == ["Ringe til Fønix"]
    assert shown.goal == "Et job med dyr"


def test_the_same_preparation_is_found_again(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.preparations.prepare(citizen)
    assert desk.preparations.prepare(citizen) == conversation
    desk.conversations.start(conversation)
    assert desk.preparations.prepare(citizen) == conversation


def test_every_choice_is_kept_in_the_banks_order(desk: Desk) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    desk.preparations.choose(conversation, ["E1", "T2", "A4", "A4"])
    assert desk.preparations.get(conversation).chosen == ("A4", "E1", "T2")
    desk.preparations.choose(conversation, [])
    assert desk.preparations.get(conversation).chosen == ()
    desk.preparations.set_caseworker_view(conversation, CaseworkerView.AFTERWARDS)
    assert desk.preparations.get(conversation).caseworker_view is CaseworkerView.AFTERWARDS


@pytest.mark.parametrize("unknown", ["Z9", "", "F1", "a1"])
def test_what_no_bank_asks_is_refused_and_the_choice_stands(desk: Desk, unknown: str) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    with pytest.raises(InvalidInput) as refusal:
        desk.preparations.choose(conversation, ["A1", unknown])
    assert (refusal.value.field, refusal.value.reason) == ("question", unknown)
    assert desk.preparations.get(conversation).chosen == SHORT


def test_an_answered_question_stays_chosen_with_its_words(desk: Desk) -> None:
    conversation = desk.begun(questions=["A1", "B2"])
    desk.says(conversation, "B2", 2)
    desk.preparations.choose(conversation, ["C1"])
    assert desk.preparations.get(conversation).chosen == ("B2", "C1")
    assert desk.answers.revisions(conversation, "B2", "citizen")[0].option == 2


def test_only_what_was_answered_in_the_same_words_can_be_compared(
    desk: Desk, clock: HandClock, reopen: Reopen
) -> None:
    reopen(bank("1", N1="Kan du komme frem?", N2="Har du cykel?"))
    citizen = desk.citizen()
    conversation = desk.begun(citizen, ["A1", "B2", "C2", "D1", "N1", "N2"])
    for question in ("A1", "B2", "N1", "N2"):
        desk.says(conversation, question, 3)
    desk.says(conversation, "D1", AnswerState.DOES_NOT_KNOW)
    desk.finishing.finish(conversation)
    clock.turn(days=91)
    reopen(bank("2", N1="Kan du komme frem?", N2="Har du en cykel?"))
    conversation = desk.preparations.prepare(citizen)
    assert desk.preparations.get(conversation).comparable == 3  # A1, B2, N1
    desk.preparations.choose(conversation, ["A1", "C2", "D1", "N2", "E1"])
    assert desk.preparations.get(conversation).comparable == 1


def test_the_answer_compared_with_may_lie_further_back(desk: Desk) -> None:
    citizen = desk.citizen()
    desk.held(citizen, {"A1": 3})
    desk.held(citizen, {"B2": 3})
    conversation = desk.preparations.prepare(citizen)
    desk.preparations.choose(conversation, ["A1", "B2", "C2"])
    assert desk.preparations.get(conversation).comparable == 2


def test_a_question_whose_bank_is_gone_is_left_out(desk: Desk, reopen: Reopen) -> None:
    reopen(bank(N1="Kan du komme frem?"))
    citizen = desk.citizen()
    desk.held(citizen, {"A1": 3, "N1": 2})
    reopen(None)
    shown = desk.preparations.get(desk.preparations.prepare(citizen))
    assert shown.last_time == ("A1", "N1")
    assert shown.chosen == ("A1",)


def test_a_conversation_of_gone_questions_alone_is_followed_by_the_short_one(
    desk: Desk, reopen: Reopen
) -> None:
    reopen(bank(N1="Kan du komme frem?"))
    citizen = desk.citizen()
    desk.held(citizen, {"N1": 2})
    reopen(None)
    assert desk.preparations.get(desk.preparations.prepare(citizen)).chosen == SHORT


def test_an_answer_stands_first_when_its_bank_goes_in_mid_conversation(desk: Desk, reopen: Reopen) -> None:
    reopen(bank(N1="Kan du komme frem?", N2="Har du cykel?"))
    conversation = desk.begun(questions=["A1", "N1", "N2"])
    desk.says(conversation, "N1", 2)
    reopen(None)
    desk.preparations.choose(conversation, ["A1", "B2", "N1"])
    assert desk.preparations.get(conversation).chosen == ("N1", "A1", "B2")
    (asked, *_) = desk.conversations.get(conversation).record.questions
    assert (asked.text, asked.citizen.words, asked.factor) == ("Kan du komme frem?", "For det meste", "A")
    with pytest.raises(InvalidInput):
        desk.preparations.choose(conversation, ["A1", "N2"])


def test_starting_takes_todays_words_and_leaves_out_what_is_gone(
    desk: Desk, clock: HandClock, reopen: Reopen
) -> None:
    reopen(bank("1", N1="Kan du komme frem?", N2="Har du cykel?"))
    conversation = desk.preparations.prepare(desk.citizen())
    desk.preparations.choose(conversation, ["A1", "N1", "N2"])
    clock.turn(days=1)
    reopen(bank("2", N1="Kan du komme hertil?"))
    record = desk.conversations.start(conversation).record
    assert [question.id for question in record.questions] == ["A1", "N1"]
    assert record.questions[1].text == "Kan du komme hertil?"
    assert record.questions[1].bank_version == "2"
    assert record.day == date(2026, 5, 13)


# --- Templates ---------------------------------------------------------------


def test_the_banks_templates_hold_only_what_can_be_asked(desk: Desk) -> None:
    shown = {
        t.id: t.questions for t in desk.preparations.get(desk.preparations.prepare(desk.citizen())).templates
    }
    assert shown["bip"] == ("A1", "A2", "B1", "B2", "C1", "C2", "D1", "D2", "E1")
    assert shown["short"] == SHORT
    assert shown["education"] == ("A4", "B2", "C3", "D1", "D2", "E1")
    assert "F1" not in shown["placement"]


def test_an_own_template_is_saved_replaced_and_forgotten(desk: Desk) -> None:
    conversation = desk.preparations.prepare(desk.citizen())

    def saved() -> list[tuple[str, tuple[str, ...]]]:
        templates = desk.preparations.get(conversation).templates
        return [(t.name, t.questions) for t in templates if t.saved is not None]

    desk.preparations.choose(conversation, ["A1", "T1"])
    desk.preparations.save_template(conversation, "  Mit   valg ")
    assert saved() == [("Mit valg", ("A1", "T1"))]
    desk.preparations.choose(conversation, ["B1"])
    desk.preparations.save_template(conversation, "Mit valg")
    desk.preparations.save_template(conversation, "Andet")
    assert saved() == [("Andet", ("B1",)), ("Mit valg", ("B1",))]
    for template in desk.preparations.get(conversation).templates:
        if template.saved is not None and template.name == "Andet":
            desk.preparations.delete_template(template.saved)
    assert saved() == [("Mit valg", ("B1",))]
    assert desk.preparations.get(conversation).chosen == ("B1",)


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "a\x00"])
def test_a_template_needs_a_name(desk: Desk, name: str) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    with pytest.raises(InvalidInput) as refusal:
        desk.preparations.save_template(conversation, name)
    assert refusal.value.field == "template"


def test_a_template_needs_questions(desk: Desk) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    desk.preparations.choose(conversation, [])
    with pytest.raises(InvalidInput, match="no_questions"):
        desk.preparations.save_template(conversation, "Tom")


# --- Taking back -------------------------------------------------------------


def test_a_preparation_is_taken_back_with_all_that_came_with_it(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    first = desk.begun(citizen)
    promise = desk.agreed(first, "Skrive til lægen", owner=StepOwner.CASEWORKER).id
    tried = desk.agreed(first, "Ringe til Fønix").id
    desk.finishing.finish(first)
    second = desk.begun(citizen)
    desk.plans.review(second, tried, StepStatus.NOT_DONE, "syg")
    desk.finishing.finish(second)
    clock.turn(days=80)
    prepared = desk.preparations.prepare(citizen)
    desk.beliefs.give(prepared, "F1", AnswerState.ANSWERED, 4)
    desk.beliefs.note(prepared, "et møde")
    desk.answers.note(prepared, NoteKind.TOPIC, "Sommerferie")
    desk.answers.focus(prepared, ["A"])
    desk.plans.set_goal(prepared, "En hund")
    desk.agreed(prepared, "Nyt skridt")
    desk.plans.review(prepared, promise, StepStatus.DONE, "gjort")
    desk.plans.review(prepared, tried, StepStatus.DROPPED, "")
    desk.preparations.discard(prepared)
    with pytest.raises(NotFound):
        desk.conversations.get(prepared)
    for table in ("note", "focus_factor", "goal", "belief", "belief_note"):
        assert desk.sql(f"SELECT count(*) FROM {table}")[0][0] == 0, table
    again = desk.preparations.get(desk.preparations.prepare(citizen))
    assert [(s.text, s.status) for s in again.steps] == [
        ("Skrive til lægen", StepStatus.OPEN),
        ("Ringe til Fønix", StepStatus.NOT_DONE),
    ]
    assert desk.sql("PRAGMA foreign_key_check") == []


def test_a_begun_conversation_is_never_taken_back(desk: Desk) -> None:
    conversation = desk.begun()
    desk.preparations.discard(conversation)
    assert desk.conversations.get(conversation).id == conversation


def test_a_closed_conversation_is_not_prepared_any_more(desk: Desk) -> None:
    conversation = desk.held(desk.citizen())
    for call in (
        lambda: desk.preparations.get(conversation),
        lambda: desk.preparations.choose(conversation, ["A1"]),
        lambda: desk.preparations.set_caseworker_view(conversation, CaseworkerView.NONE),
        lambda: desk.preparations.discard(conversation),
    ):
        with pytest.raises(Finalised):
            call()
