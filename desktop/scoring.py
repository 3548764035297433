"""Answers in, comparable series and changes out. Pure; the only place that compares answers.

Options are ordinal: they are ordered, never added or averaged, and two questions are never
compared (BIP's options differ from question to question).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.final_record import (
    EarlierAnswer,
    EarlierConversation,
    FinalRecord,
    RecordedAnswer,
    RecordedQuestion,
)
from desktop.records import OPTION_COUNT, AnswerState, Rater

_LOWEST_STEPS = 2


class ChangeKind(StrEnum):
    """What became of an answer since the last time the same words were answered."""

    FIRST_TIME = "first_time"
    SAME = "same"
    UP = "up"
    DOWN = "down"
    DIFFERENT = "different"
    NOT_COMPARABLE = "not_comparable"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one rater on one question. `steps` counts places on the ladder, 0 to 4.

    `DIFFERENT` is a change on a question without ladder (A3): in words only.
    `earlier` is the answer compared with, `since` its day.
    """

    kind: ChangeKind
    steps: int = 0
    since: date | None = None
    earlier: EarlierAnswer | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One moment of a series. `place` is 0 (lowest step) to 4 (top), None where nothing was answered.

    `joined` is true where a line may be drawn from the point before: both answered, same words,
    nothing between.
    """

    day: date
    state: AnswerState
    place: int | None
    words: str
    joined: bool
    today: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """All answers of one rater to one question, oldest first, today's last."""

    rater: Rater
    points: tuple[Point, ...]


def place_of(option: int) -> int:
    """The place on the ladder, 0 (lowest) to 4 (top), of option 1 (best) to 5."""
    return OPTION_COUNT - option


def answer_of(question: RecordedQuestion, rater: str) -> RecordedAnswer | None:
    """What the rater answered today, or None where that side was not used."""
    return question.citizen if rater == Rater.CITIZEN else question.caseworker


def change(question: RecordedQuestion, rater: str) -> Change:
    """What became of the rater's answer since it was last given."""
    now = answer_of(question, rater)
    if now is None or now.option is None:
        return Change(ChangeKind.NO_ANSWER)
    given = [e for e in question.earlier if e.rater == rater and e.option is not None]
    if not given:
        return Change(ChangeKind.FIRST_TIME)
    last = given[-1]
    if not last.comparable:
        return Change(ChangeKind.NOT_COMPARABLE, since=last.day, earlier=last)
    assert last.option is not None
    steps = last.option - now.option
    kind = ChangeKind.SAME if steps == 0 else ChangeKind.UP if steps > 0 else ChangeKind.DOWN
    if not question.ladder and steps:
        return Change(ChangeKind.DIFFERENT, since=last.day, earlier=last)
    return Change(kind, steps=abs(steps), since=last.day, earlier=last)


def can_be_compared(question: RecordedQuestion, rater: str) -> bool:
    """Whether an answer of today can be set against the one last given: it had the same words."""
    given = [e for e in question.earlier if e.rater == rater and e.option is not None]
    return bool(given) and given[-1].comparable


def is_low(question: RecordedQuestion) -> bool:
    """Whether the citizen's answer today is on one of the two lowest steps of its own scale.

    A3 never: its options mix judgement and effort.
    """
    return is_low_step(question.citizen.option, ladder=question.ladder)


def is_low_step(option: int | None, *, ladder: bool) -> bool:
    """Whether an option is on one of the two lowest steps; never of a question without `ladder`."""
    return ladder and option is not None and place_of(option) < _LOWEST_STEPS


def series(record: FinalRecord, question: RecordedQuestion, rater: Rater) -> Series:
    """The rater's answers to one question of the record, a point for every conversation.

    An earlier conversation without an answer is a gap: there the question was not asked.
    """
    given = {e.ordinal: e for e in question.earlier if e.rater == rater}
    points: list[Point] = []
    before: EarlierAnswer | None = None
    for conversation in record.earlier:
        entry = given.get(conversation.ordinal)
        points.append(_earlier_point(conversation, entry, before, question.ladder))
        before = entry
    now = answer_of(question, rater)
    if now is None:
        # The column of today stands for both raters, or marks would slip under other dates.
        points.append(Point(record.day, AnswerState.NOT_ASKED, None, "", joined=False, today=True))
    else:
        joined = before is not None and before.option is not None and before.comparable
        place = _place(now.option, question.ladder)
        points.append(
            Point(
                record.day, AnswerState(now.state), place, now.words, joined and place is not None, today=True
            )
        )
    return Series(rater, tuple(points))


def _earlier_point(
    conversation: EarlierConversation, entry: EarlierAnswer | None, before: EarlierAnswer | None, ladder: bool
) -> Point:
    if entry is None:
        return Point(conversation.day, AnswerState.NOT_ASKED, None, "", joined=False)
    place = _place(entry.option, ladder)
    joined = (
        place is not None
        and before is not None
        and before.option is not None
        and before.comparable == entry.comparable
        and entry.same_words
    )
    return Point(conversation.day, AnswerState(entry.state), place, entry.words, joined)


def _place(option: int | None, ladder: bool) -> int | None:
    return place_of(option) if option is not None and ladder else None
