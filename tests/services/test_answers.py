"""One click, one row; and what is typed comes back as it was typed."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.records import AnswerRecord, AnswerState, Form, NoteKind, Present, Rater, StepDraft
from desktop.text import NOTE_LENGTH
from tests.support import Desk, HandClock, examples, new_desk

CITIZENS_ALONE = ["B3", "B4", "C3", "C4", "E1", "E2", "T1", "T2", "T3", "T4"]
BOTH = ["A1", "A2", "A3", "A4", "B1", "B2", "C1", "C2", "D1", "D2"]
STATES = {
    Rater.CITIZEN: [AnswerState.DOES_NOT_KNOW, AnswerState.DECLINED, AnswerState.NOT_RELEVANT],
    Rater.CASEWORKER: [AnswerState.CANNOT_JUDGE],
}
WITHOUT_OPTION = [(rater, state) for rater, states in STATES.items() for state in states]
NEVER_GIVEN = [
    (rater, state)
    for rater in Rater
    for state in AnswerState
    if state is not AnswerState.ANSWERED and state not in STATES[rater]
]


def test_an_answer_is_acknowledged_as_it_was_stored(desk: Desk, clock: HandClock) -> None:
    conversation = desk.begun()
    given = desk.answers.answer(conversation, "A1", Rater.CITIZEN, AnswerState.ANSWERED, 2)
    assert given == AnswerRecord(Rater.CITIZEN, AnswerState.ANSWERED, 2, clock.now())
    assert desk.answers.revisions(conversation, "A1", Rater.CITIZEN) == [given]
    (asked, _) = desk.conversations.get(conversation).record.questions
    assert asked.citizen.words == "Jeg er nogenlunde sikker på, at jeg kan klare et arbejde"


@pytest.mark.parametrize("question", BOTH)
@pytest.mark.parametrize("option", [1, 5])
def test_both_may_answer_what_both_can_see(desk: Desk, question: str, option: int) -> None:
    conversation = desk.begun(questions=[question])
    desk.says(conversation, question, option)
    desk.says(conversation, question, 6 - option, "caseworker")
    (asked,) = desk.conversations.get(conversation).record.questions
    assert asked.caseworker is not None
    assert (asked.citizen.words, asked.caseworker.words) == (
        asked.options[option - 1],
        asked.caseworker_options[5 - option],
    )


def test_the_citizens_own_questions_refuse_the_caseworker(desk: Desk) -> None:
    conversation = desk.begun(questions=CITIZENS_ALONE)
    for question in CITIZENS_ALONE:
        with pytest.raises(InvalidInput, match="citizen_only"):
            desk.says(conversation, question, 2, "caseworker")
        with pytest.raises(InvalidInput, match="citizen_only"):
            desk.says(conversation, question, AnswerState.CANNOT_JUDGE, "caseworker")
    record = desk.conversations.get(conversation).record
    assert [question.id for question in record.questions] == CITIZENS_ALONE
    assert all(question.caseworker is None and question.single_rater for question in record.questions)


@pytest.mark.parametrize(("rater", "state"), WITHOUT_OPTION)
def test_each_state_is_kept_apart(desk: Desk, rater: Rater, state: AnswerState) -> None:
    conversation = desk.begun()
    desk.says(conversation, "A1", state, rater)
    given = desk.answers.revisions(conversation, "A1", rater)
    assert [(answer.state, answer.option) for answer in given] == [(state, None)]


@pytest.mark.parametrize(("rater", "state"), NEVER_GIVEN)
def test_a_state_that_a_rater_cannot_give_is_refused(desk: Desk, rater: Rater, state: AnswerState) -> None:
    conversation = desk.begun()
    with pytest.raises(InvalidInput, match="state"):
        desk.says(conversation, "A1", state, rater)
    assert desk.answers.revisions(conversation, "A1", rater) == []


@pytest.mark.parametrize(
    ("state", "option"),
    [
        (AnswerState.ANSWERED, None),
        (AnswerState.ANSWERED, 0),
        (AnswerState.ANSWERED, 6),
        (AnswerState.ANSWERED, -1),
        (AnswerState.DECLINED, 2),
    ],
)
def test_an_option_goes_with_an_answer_and_is_one_of_five(
    desk: Desk, state: AnswerState, option: int | None
) -> None:
    conversation = desk.begun()
    with pytest.raises(InvalidInput, match="option"):
        desk.answers.answer(conversation, "A1", Rater.CITIZEN, state, option)
    assert desk.answers.revisions(conversation, "A1", Rater.CITIZEN) == []


def test_a_changed_answer_is_kept_beside_the_first(desk: Desk, clock: HandClock) -> None:
    conversation = desk.begun()
    desk.says(conversation, "A1", 4)
    first_at = clock.now()
    clock.turn(minutes=10)
    for option in (2, AnswerState.DOES_NOT_KNOW, 4):
        desk.says(conversation, "A1", option)
    given = desk.answers.revisions(conversation, "A1", Rater.CITIZEN)
    assert [(a.revision, a.option) for a in given] == [(1, 4), (2, 2), (3, None), (4, 4)]
    assert given[0].answered_at == first_at
    assert given[1].answered_at == clock.now()
    (asked, other) = desk.conversations.get(conversation).record.questions
    assert (asked.citizen.option, asked.citizen.changed, other.citizen.changed) == (4, True, False)


def test_the_same_click_twice_stores_nothing(desk: Desk, clock: HandClock) -> None:
    conversation = desk.begun()
    first = desk.answers.answer(conversation, "A1", Rater.CITIZEN, AnswerState.ANSWERED, 4)
    clock.turn(minutes=1)
    again = desk.answers.answer(conversation, "A1", Rater.CITIZEN, AnswerState.ANSWERED, 4)
    assert again == first
    assert desk.answers.revisions(conversation, "A1", Rater.CITIZEN) == [first]


def test_the_same_without_an_option_twice_stores_nothing(desk: Desk) -> None:
    conversation = desk.begun()
    for said in ("declined", "declined", "does_not_know", "declined"):
        desk.says(conversation, "A1", AnswerState(said))
    given = desk.answers.revisions(conversation, "A1", Rater.CITIZEN)
    assert [answer.state for answer in given] == ["declined", "does_not_know", "declined"]


def test_the_two_raters_answers_are_counted_apart(desk: Desk) -> None:
    conversation = desk.begun()
    desk.says(conversation, "A1", 4)
    desk.says(conversation, "A1", 2)
    given = desk.answers.answer(conversation, "A1", Rater.CASEWORKER, AnswerState.ANSWERED, 2)
    assert given.revision == 1
    assert desk.answers.revisions(conversation, "A1", Rater.CASEWORKER) == [given]


def test_an_answer_remembers_how_it_was_given(desk: Desk) -> None:
    conversation = desk.begun()
    desk.says(conversation, "A1", 4)
    desk.conversations.set_form(conversation, Form.PHONE)
    desk.conversations.set_present(conversation, Present(interpreter=True))
    desk.conversations.set_language(conversation, "ar")
    desk.says(conversation, "A1", 3)
    before, after = desk.answers.revisions(conversation, "A1", Rater.CITIZEN)
    assert (before.form, after.form) == (Form.TOGETHER, Form.PHONE)
    assert desk.sql("SELECT interpreter FROM answer ORDER BY id") == [(0,), (1,)]
    # No translation was shown: the citizen read Danish, whatever language was wished for.
    assert (before.language, after.language) == ("da", "da")


def test_a_question_that_was_not_chosen_is_not_answered(desk: Desk) -> None:
    conversation = desk.begun(questions=["A1"])
    for question in ("B2", "F1", "nothing"):
        with pytest.raises(NotFound):
            desk.says(conversation, question, 2)
    with pytest.raises(NotFound):
        desk.says(999, "A1", 2)


def test_nothing_is_answered_before_the_conversation_began(desk: Desk) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    with pytest.raises(InvalidInput, match="not_begun"):
        desk.says(conversation, "A1", 2)


def test_a_finished_conversation_is_refused_by_the_service_and_by_the_table(desk: Desk) -> None:
    conversation = desk.held(desk.citizen())
    before = (
        desk.sql("SELECT * FROM answer"),
        desk.sql("SELECT * FROM note"),
        desk.sql("SELECT * FROM focus_factor"),
    )
    for call in (
        lambda: desk.says(conversation, "A1", 1),
        lambda: desk.answers.note(conversation, NoteKind.TALK, "mere"),
        lambda: desk.answers.focus(conversation, ["A"]),
    ):
        with pytest.raises(Finalised):
            call()
    chosen = desk.sql("SELECT min(id) FROM chosen_question")[0][0]
    for statement in (
        f"INSERT INTO answer VALUES (99, {chosen}, 'citizen', 9, 'answered', 1, 'da', 'phone', 0, '2026')",
        f"INSERT INTO note VALUES (99, {conversation}, 'talk', '', 'mere', '2026-01-01')",
        f"INSERT INTO focus_factor VALUES ({conversation}, 'A', 1)",
    ):
        with pytest.raises(IntegrityError, match="finalised"):
            desk.sql(statement)
    assert before == (
        desk.sql("SELECT * FROM answer"),
        desk.sql("SELECT * FROM note"),
        desk.sql("SELECT * FROM focus_factor"),
    )


# --- Words as said -----------------------------------------------------------

HARD = [
    "smil 😀👩‍👩‍👧",
    "vend \u202etfel\u202c om",
    "العربية ١٢٣",
    "ትግርኛ",
    "<b>fed</b> & 'x' \"y\"",
    "A\u030a å",
    "  to  rum  ",
]


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, int]]:
    desk = new_desk(tmp_path_factory.mktemp("talk"))
    yield desk, desk.begun()
    desk.unlocked.close()


@settings(max_examples=examples(60, 2_000), deadline=None, derandomize=True)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\u2029"), max_size=400)
    | st.sampled_from(HARD)
)
@example("å" * NOTE_LENGTH)
@example("😀" * NOTE_LENGTH)
def test_what_is_typed_comes_back_as_typed(talk: tuple[Desk, int], typed: str) -> None:
    desk, conversation = talk
    desk.answers.note(conversation, NoteKind.TALK, typed)
    desk.answers.note(conversation, NoteKind.HELP, typed, "A1")
    desk.plans.set_goal(conversation, typed)
    record = desk.summaries.record(conversation)
    kept = unicodedata.normalize("NFC", typed)
    assert record.talk == record.questions[0].help == record.goal == kept


@pytest.mark.parametrize("bad", ["før\x00efter", "\ud800", "\udfff og mere", "x" * (NOTE_LENGTH + 1)])
def test_what_cannot_be_kept_is_refused_and_nothing_is_stored(desk: Desk, bad: str) -> None:
    conversation = desk.begun()
    step = desk.agreed(conversation, "Ringe")
    before = desk.conversations.get(conversation).record
    for call in (
        lambda: desk.answers.note(conversation, NoteKind.TALK, bad),
        lambda: desk.plans.set_goal(conversation, bad),
        lambda: desk.agreed(conversation, bad),
        lambda: desk.plans.change_step(step.id, StepDraft(bad)),
        lambda: desk.beliefs.note(conversation, bad),
        lambda: desk.citizens.add(bad),
        lambda: desk.preparations.save_template(conversation, bad),
    ):
        with pytest.raises(InvalidInput):
            call()
    assert desk.conversations.get(conversation).record == before
    assert desk.sql("SELECT count(*) FROM belief_note")[0][0] == 0
    assert desk.sql("SELECT count(*) FROM citizen")[0][0] == 1
