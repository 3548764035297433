"""Answers are ordered and compared with their own past, and nothing else is made of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import scoring
from desktop.final_record import (
    EarlierAnswer,
    EarlierConversation,
    FinalRecord,
    RecordedAnswer,
    RecordedQuestion,
)
from desktop.records import AnswerState, Rater
from desktop.scoring import ChangeKind
from tests.support import examples

FIRST = date(2025, 5, 12)
TODAY = date(2026, 5, 12)

Said = int | AnswerState | None
"""An option, another state, or None where the question was not asked."""


def day(ordinal: int) -> date:
    return FIRST + timedelta(days=91 * (ordinal - 1))


def answer(said: Said) -> RecordedAnswer:
    if isinstance(said, int):
        return RecordedAnswer(state=AnswerState.ANSWERED, option=said, words=f"svar {said}")
    return RecordedAnswer(state=said or AnswerState.NOT_REACHED)


def question(
    today: Said, *earlier: Said, words: str = "", ladder: bool = True, caseworker: Said = None
) -> RecordedQuestion:
    """A question with its past. `words` names the wording of each earlier conversation; today's is “a”."""
    wordings = words or "a" * len(earlier)
    past: list[EarlierAnswer] = []
    for ordinal, (said, wording) in enumerate(zip(earlier, wordings, strict=True), start=1):
        if said is None:
            continue
        before = wordings[past[-1].ordinal - 1] if past else wording
        given = answer(said)
        past.append(
            EarlierAnswer(
                ordinal=ordinal,
                day=day(ordinal),
                rater=Rater.CITIZEN,
                state=given.state,
                option=given.option,
                words=given.words,
                comparable=wording == "a",
                same_words=wording == before,
            )
        )
    return RecordedQuestion(
        id="A1",
        bank="progression",
        bank_version="1",
        wording="w",
        factor="A",
        factor_name="Tro",
        short="Job",
        text="?",
        options=("1", "2", "3", "4", "5"),
        source="",
        ladder=ladder,
        citizen=answer(today),
        caseworker=None if caseworker is None else answer(caseworker),
        earlier=tuple(past),
    )


def record(asked: RecordedQuestion, conversations: int) -> FinalRecord:
    return FinalRecord(
        final=False,
        conversation="u",
        ordinal=conversations + 1,
        day=TODAY,
        citizen_name="Amira",
        earlier=tuple(EarlierConversation(ordinal=n, day=day(n)) for n in range(1, conversations + 1)),
        questions=(asked,),
    )


def points(asked: RecordedQuestion, conversations: int) -> list[tuple[int | None, bool]]:
    found = scoring.series(record(asked, conversations), asked, Rater.CITIZEN).points
    return [(point.place, point.joined) for point in found]


@pytest.mark.parametrize(
    ("today", "earlier", "kind", "steps", "since"),
    [
        (3, (), ChangeKind.FIRST_TIME, 0, None),
        (3, (3,), ChangeKind.SAME, 0, 1),
        (2, (3,), ChangeKind.UP, 1, 1),
        (1, (5,), ChangeKind.UP, 4, 1),
        (5, (4,), ChangeKind.DOWN, 1, 1),
        (2, (5, 3), ChangeKind.UP, 1, 2),
        (2, (3, None, None), ChangeKind.UP, 1, 1),
        (2, (3, AnswerState.DECLINED), ChangeKind.UP, 1, 1),
        (2, (AnswerState.DOES_NOT_KNOW,), ChangeKind.FIRST_TIME, 0, None),
        (AnswerState.DECLINED, (3,), ChangeKind.NO_ANSWER, 0, None),
        (AnswerState.NOT_REACHED, (3,), ChangeKind.NO_ANSWER, 0, None),
    ],
)
def test_an_answer_is_compared_with_the_one_last_given(
    today: Said, earlier: tuple[Said, ...], kind: ChangeKind, steps: int, since: int | None
) -> None:
    change = scoring.change(question(today, *earlier), Rater.CITIZEN)
    assert (change.kind, change.steps, change.since) == (kind, steps, day(since) if since else None)


@pytest.mark.parametrize(
    ("earlier", "words", "kind"),
    [
        ((3,), "b", ChangeKind.NOT_COMPARABLE),
        ((3, 3), "ba", ChangeKind.UP),
        ((3, 3), "ab", ChangeKind.NOT_COMPARABLE),
        ((3, None), "ab", ChangeKind.UP),
        ((3, AnswerState.DECLINED), "ab", ChangeKind.UP),
    ],
)
def test_other_words_are_not_compared(earlier: tuple[Said, ...], words: str, kind: ChangeKind) -> None:
    assert scoring.change(question(2, *earlier, words=words), Rater.CITIZEN).kind == kind


def test_a_question_without_ladder_changes_in_words_only() -> None:
    other = scoring.change(question(1, 3, ladder=False), Rater.CITIZEN)
    assert (other.kind, other.steps) == (ChangeKind.DIFFERENT, 0)
    assert scoring.change(question(3, 3, ladder=False), Rater.CITIZEN).kind is ChangeKind.SAME
    assert points(question(1, 3, ladder=False), 1) == [(None, False), (None, False)]


def test_each_rater_is_compared_with_itself() -> None:
    asked = question(2, 3, caseworker=4)
    assert scoring.change(asked, Rater.CITIZEN).kind is ChangeKind.UP
    assert scoring.change(asked, Rater.CASEWORKER).kind is ChangeKind.FIRST_TIME
    assert scoring.change(question(2, 3), Rater.CASEWORKER).kind is ChangeKind.NO_ANSWER


@pytest.mark.parametrize(("option", "low"), [(1, False), (2, False), (3, False), (4, True), (5, True)])
def test_the_two_lowest_steps_are_pointed_out(option: int, low: bool) -> None:
    assert scoring.is_low(question(option)) is low
    assert not scoring.is_low(question(option, ladder=False))
    assert not scoring.is_low(question(AnswerState.DECLINED))


@pytest.mark.parametrize(
    ("today", "earlier", "words", "wanted"),
    [
        (2, (3, 4), "aa", [(2, False), (1, True), (3, True)]),
        (2, (3, None), "aa", [(2, False), (None, False), (3, False)]),
        (2, (None, 3), "aa", [(None, False), (2, False), (3, True)]),
        (2, (3, AnswerState.DECLINED), "aa", [(2, False), (None, False), (3, False)]),
        (2, (3, AnswerState.DECLINED, 4), "aaa", [(2, False), (None, False), (1, False), (3, True)]),
        (AnswerState.DECLINED, (3,), "a", [(2, False), (None, False)]),
        (2, (3, 4), "ba", [(2, False), (1, False), (3, True)]),
        (2, (3, 4), "bb", [(2, False), (1, True), (3, False)]),
        # Words that changed and changed back: both breaks show.
        (2, (3, 4, 3), "aba", [(2, False), (1, False), (2, False), (3, True)]),
        # Neither is today's wording, and they are not each other's.
        (2, (3, 4), "bc", [(2, False), (1, False), (3, False)]),
        (2, (3, None, 4), "b-c", [(2, False), (None, False), (1, False), (3, False)]),
    ],
)
def test_a_line_joins_neighbours_with_the_same_words(
    today: Said, earlier: tuple[Said, ...], words: str, wanted: list[tuple[int | None, bool]]
) -> None:
    assert points(question(today, *earlier, words=words), len(earlier)) == wanted


def test_a_series_has_a_point_for_every_conversation_and_says_why_one_is_empty() -> None:
    asked = question(2, 3, None, AnswerState.DOES_NOT_KNOW)
    found = scoring.series(record(asked, 3), asked, Rater.CITIZEN).points
    states = [AnswerState.ANSWERED, AnswerState.NOT_ASKED, AnswerState.DOES_NOT_KNOW, AnswerState.ANSWERED]
    assert [point.state for point in found] == states
    assert [point.day for point in found] == [day(1), day(2), day(3), TODAY]
    assert [point.today for point in found] == [False, False, False, True]
    assert found[0].words == "svar 3"


def test_a_side_that_was_not_used_keeps_its_columns_and_has_no_answers() -> None:
    asked = question(2, 3)
    found = scoring.series(record(asked, 1), asked, Rater.CASEWORKER).points
    assert [(p.state, p.place, p.joined, p.today) for p in found] == [
        (AnswerState.NOT_ASKED, None, False, False),
        (AnswerState.NOT_ASKED, None, False, True),
    ]


SAID: st.SearchStrategy[Said] = st.one_of(
    st.none(), st.integers(1, 5), st.sampled_from([AnswerState.DECLINED, AnswerState.NOT_RELEVANT])
)


@settings(max_examples=examples(200, 20_000), deadline=None, derandomize=True)
@given(
    SAID.filter(lambda said: said is not None), st.lists(st.tuples(SAID, st.sampled_from("abc")), max_size=8)
)
def test_no_line_crosses_a_gap_or_other_words(today: Said, past: list[tuple[Said, str]]) -> None:
    words = "".join(word for _, word in past)
    asked = question(today, *(said for said, _ in past), words=words)
    found = points(asked, len(past))
    everything = [*past, (today, "a")]
    assert len(found) == len(everything)
    for (said, word), (place, joined), before in zip(
        everything, found, [(None, ""), *everything], strict=False
    ):
        assert place == (5 - said if isinstance(said, int) else None)
        neighbours = isinstance(said, int) and isinstance(before[0], int) and before[1] == word
        assert joined is neighbours
