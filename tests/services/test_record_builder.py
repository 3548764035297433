"""The record of a conversation: every question with its past, each state kept apart."""

import pytest

from desktop import scoring
from desktop.final_record import EarlierAnswer, RecordedQuestion, encode
from desktop.records import AnswerState, CaseworkerView, Form, Present, Rater
from desktop.scoring import ChangeKind
from tests.services.banks import bank
from tests.services.conftest import Reopen
from tests.support import OFFICE, Desk, HandClock

ANSWERED, NOT_REACHED = AnswerState.ANSWERED, AnswerState.NOT_REACHED


def past(question: RecordedQuestion, rater: Rater = Rater.CITIZEN) -> list[tuple[int, str, int | None]]:
    return [(e.ordinal, e.state, e.option) for e in question.earlier if e.rater == rater]


def asked_again(desk: Desk, citizen: int, question: str = "A1") -> RecordedQuestion:
    conversation = desk.begun(citizen, [question])
    (found,) = desk.conversations.get(conversation).record.questions
    return found


def test_earlier_answers_stand_with_their_question_oldest_first(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    for answers in ({"A1": 5, "B2": 1}, {"B2": 2}, {"A1": AnswerState.DECLINED}, {"A1": 3, "C2": 4}):
        desk.held(citizen, answers)
        clock.turn(days=91)
    question = asked_again(desk, citizen)
    assert past(question) == [(1, ANSWERED, 5), (3, AnswerState.DECLINED, None), (4, ANSWERED, 3)]
    assert [e.words for e in question.earlier if e.option] == [question.options[4], question.options[2]]
    assert question.earlier[0].day.isoformat() == "2026-05-12"


def test_not_asked_and_not_reached_are_told_apart(desk: Desk) -> None:
    citizen = desk.citizen()
    desk.held(citizen, {"B2": 1})
    stopped = desk.begun(citizen, ["A1", "B2"])
    desk.says(stopped, "B2", 2)
    desk.conversations.stop(stopped)
    desk.finishing.finish(stopped)
    without = desk.begun(citizen, ["A1"])
    desk.conversations.set_without_questions(without, True)
    desk.finishing.finish(without)
    question = asked_again(desk, citizen)
    assert past(question) == [(2, NOT_REACHED, None)]
    record = desk.conversations.get(desk.preparations.prepare(citizen)).record
    states = [point.state for point in scoring.series(record, question, Rater.CITIZEN).points]
    assert states == [AnswerState.NOT_ASKED, NOT_REACHED, AnswerState.NOT_ASKED, NOT_REACHED]


def test_the_answer_that_counts_is_the_last_one(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen, ["A1"])
    for option in (5, 1, 4):
        desk.says(conversation, "A1", option)
    desk.finishing.finish(conversation)
    assert past(asked_again(desk, citizen)) == [(1, ANSWERED, 4)]


@pytest.mark.parametrize(
    ("view", "today", "then"),
    [
        (CaseworkerView.SIDE_BY_SIDE, NOT_REACHED, [(1, NOT_REACHED, None)]),
        (CaseworkerView.AFTERWARDS, NOT_REACHED, [(1, NOT_REACHED, None)]),
        (CaseworkerView.NONE, None, []),
    ],
)
def test_a_view_that_was_not_asked_for_is_not_missing(
    desk: Desk, view: CaseworkerView, today: AnswerState | None, then: list[object]
) -> None:
    citizen = desk.citizen()
    conversation = desk.preparations.prepare(citizen)
    desk.preparations.choose(conversation, ["A1", "B3"])
    desk.preparations.set_caseworker_view(conversation, view)
    desk.conversations.start(conversation)
    desk.says(conversation, "A1", 3)
    (both, alone) = desk.conversations.get(conversation).record.questions
    assert (both.caseworker.state if both.caseworker else None) == today
    assert (alone.caseworker, alone.single_rater, both.single_rater) == (None, True, False)
    desk.finishing.finish(conversation)
    assert past(asked_again(desk, citizen), Rater.CASEWORKER) == then


def test_both_sides_have_their_own_past(desk: Desk) -> None:
    citizen = desk.citizen()
    for order in ((Rater.CITIZEN, Rater.CASEWORKER), (Rater.CASEWORKER, Rater.CITIZEN)):
        conversation = desk.begun(citizen, ["A1"])
        for rater in order:
            desk.says(conversation, "A1", 2 if rater is Rater.CITIZEN else 4, rater)
        desk.finishing.finish(conversation)
    question = asked_again(desk, citizen)
    assert [e.rater for e in question.earlier] == ["citizen", "citizen", "caseworker", "caseworker"]
    assert past(question, Rater.CASEWORKER) == [(1, ANSWERED, 4), (2, ANSWERED, 4)]
    assert question.earlier[2].words == question.caseworker_options[3]


def comparable(question: RecordedQuestion) -> list[tuple[bool, bool]]:
    return [(e.comparable, e.same_words) for e in question.earlier if e.rater == Rater.CITIZEN]


def test_a_changed_wording_breaks_the_line_and_stays_readable(desk: Desk, reopen: Reopen) -> None:
    citizen = desk.citizen()
    texts = ["Kan du komme frem?", "Kan du komme hertil?", "Kan du komme frem?"]
    for version, text in enumerate(texts, start=1):
        reopen(bank(str(version), N1=text))
        desk.held(citizen, {"N1": 3})
    reopen(bank("4", N1="Kan du komme frem?"))
    question = asked_again(desk, citizen, "N1")
    assert comparable(question) == [(True, True), (False, False), (True, False)]
    reopen(None)
    first = desk.citizens.conversations(citizen)[-1].id
    assert desk.summaries.record(first).questions[0].text == "Kan du komme frem?"


def test_a_change_of_the_caseworkers_words_alone_breaks_the_caseworkers_line(
    desk: Desk, reopen: Reopen
) -> None:
    views = 'caseworker_source = "Egne ord"\n'
    options = 'caseworker_options = ["v1", "v2", "v3", "v4", "{last}"]\n'

    def worded(last: str) -> str:
        head, _, body = bank("1" if last == "v5" else "2", N1="Kan du komme frem?").partition(
            "\n[[questions]]"
        )
        return f"{head}{views}\n[[questions]]{body}{options.format(last=last)}"

    reopen(worded("v5"))
    citizen = desk.citizen()
    conversation = desk.begun(citizen, ["N1"])
    for rater in Rater:
        desk.says(conversation, "N1", 5, rater)
    desk.finishing.finish(conversation)
    reopen(worded("andet"))
    earlier: tuple[EarlierAnswer, ...] = asked_again(desk, citizen, "N1").earlier
    assert [(e.rater, e.comparable) for e in earlier] == [("citizen", True), ("caseworker", False)]
    assert earlier[1].words == "v5"


def test_several_conversations_on_one_day_keep_their_order(desk: Desk) -> None:
    citizen = desk.citizen()
    for option in (5, 4, 3):
        desk.held(citizen, {"A1": option})
    conversation = desk.begun(citizen, ["A1"])
    desk.says(conversation, "A1", 2)
    record = desk.conversations.get(conversation).record
    (question,) = record.questions
    assert past(question) == [(1, ANSWERED, 5), (2, ANSWERED, 4), (3, ANSWERED, 3)]
    assert len({e.day for e in record.earlier}) == 1
    change = scoring.change(question, Rater.CITIZEN)
    assert (change.kind, change.steps) == (ChangeKind.UP, 1)
    assert [p.place for p in scoring.series(record, question, Rater.CITIZEN).points] == [0, 1, 2, 3]


def test_an_earlier_conversation_says_what_may_explain_a_change(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    desk.conversations.set_caseworker(conversation, "Bo Kollega")
    desk.conversations.set_form(conversation, Form.PHONE)
    desk.conversations.set_present(conversation, Present(interpreter=True))
    desk.finishing.finish(conversation)
    record = desk.conversations.get(desk.begun(citizen)).record
    (earlier,) = record.earlier
    assert (earlier.caseworker, earlier.form, earlier.interpreter, earlier.language) == (
        "Bo Kollega",
        "phone",
        True,
        "da",
    )
    assert (record.caseworker, record.previous_day) == (OFFICE.caseworker, earlier.day)


def test_a_factor_keeps_its_name_when_its_bank_is_gone(desk: Desk, reopen: Reopen) -> None:
    factor = '\n[[factors]]\nid = "N"\nname = "Transport"\nshort = "Transport"\nwhy = "x"\nlisten_for = "x"\n'
    factor += 'follow_up = "x"\nhelp_source = "x"\n'
    reopen(bank(N1="Kan du komme frem?").replace('factor = "A"', 'factor = "N"') + factor)
    conversation = desk.begun(questions=["N1"])
    desk.says(conversation, "N1", 4)
    desk.answers.focus(conversation, ["N", "A"])
    desk.agreed(conversation, "Købe cykel", factor="N")
    reopen(None)
    record = desk.conversations.get(conversation).record
    assert record.focus == ("Transport", "Tro på egne evner")
    assert record.steps[0].factor_name == "Transport"


def test_the_same_conversation_gives_the_same_bytes(desk: Desk) -> None:
    citizen = desk.citizen()
    desk.held(citizen)
    conversation = desk.begun(citizen)
    for rater in Rater:
        desk.says(conversation, "A1", 2, rater)
    bodies = {encode(desk.conversations.get(conversation).record) for _ in range(3)}
    assert len(bodies) == 1


def test_a_record_takes_as_many_queries_after_two_years_as_after_two_talks(desk: Desk) -> None:
    citizen = desk.citizen()
    counts = []
    for held in (2, 10):
        while len(desk.citizens.conversations(citizen)) < held:
            desk.held(citizen)
        conversation = desk.begun(citizen)
        with desk.statements() as sent:
            desk.conversations.get(conversation)
        counts.append(len(sent))
        for statement in sent:
            scans = [line for line in desk.plan(statement).splitlines() if line.startswith("SCAN")]
            # No table, or the one row of the talk before this one.
            single = {"SCAN CONSTANT ROW", "SCAN since"}
            assert set(scans) <= {"SCAN setting", "SCAN caseworker", *single}, statement
        desk.finishing.finish(conversation)
    assert counts[0] == counts[1] <= 24
