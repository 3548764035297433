"""The questions of a record: today's answers of both sides, and every earlier answer beside them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from desktop.final_record import EarlierAnswer, RecordedAnswer, RecordedQuestion
from desktop.records import AnswerState, CaseworkerView, NoteKind, Rater
from desktop.services import wordings
from desktop.services.talk_rows import CLOSED_STATES, EarlierTalk, Talk
from desktop.services.wordings import Words

_NOT_REACHED = RecordedAnswer(state=AnswerState.NOT_REACHED)
_NOT_ASKED = RecordedAnswer(state=AnswerState.NOT_ASKED)
_SAME_WORDS = {Rater.CITIZEN: wordings.same_to_citizen, Rater.CASEWORKER: wordings.same_to_caseworker}


class _Said(NamedTuple):
    """The answer of one rater that counts now."""

    state: str
    option: int | None
    revision: int


@dataclass(slots=True)
class _Asked:
    """One question in one conversation, with both raters' answers."""

    talk: Talk | EarlierTalk
    bank: str
    bank_version: str
    wording: str
    words: Words
    translated: Words | None
    answers: dict[str, _Said]


# The past of the questions that are asked in the conversation, and that conversation itself.
_ASKED = f"""SELECT asked.id, talk.id, asked.bank, asked.bank_version,
       asked.wording_hash, asked.translated_hash, answer.rater, answer.state, answer.option, answer.revision
FROM conversation AS talk
JOIN chosen_question AS asked ON asked.conversation_id = talk.id
LEFT JOIN answer ON answer.chosen_question_id = asked.id
WHERE talk.citizen_id = ?2 AND talk.ordinal <= ?3 AND (talk.id = ?1 OR talk.state IN ({CLOSED_STATES}))
  AND asked.question_id IN (SELECT question_id FROM chosen_question WHERE conversation_id = ?1)
ORDER BY talk.ordinal, asked.position, answer.revision
"""

# What the citizen answered in earlier conversations, whether it is asked in this one or not.
_BEFORE = f"""SELECT asked.id, talk.id, asked.bank, asked.bank_version,
       asked.wording_hash, NULL, answer.rater, answer.state, answer.option, answer.revision
FROM conversation AS talk
JOIN chosen_question AS asked ON asked.conversation_id = talk.id
JOIN answer ON answer.chosen_question_id = asked.id AND answer.rater = '{Rater.CITIZEN.value}'
WHERE talk.citizen_id = ?2 AND talk.ordinal < ?3 AND talk.id <> ?1 AND talk.state IN ({CLOSED_STATES})
ORDER BY talk.ordinal, asked.position, answer.revision
"""


def answered_before(
    connection: Any, talk: Talk, earlier: Sequence[EarlierTalk]
) -> tuple[RecordedQuestion, ...]:
    """The questions that the citizen answered before this conversation, as if they were not asked in it.

    In the words of the last time, with all the citizen's earlier answers; today's is `NOT_ASKED`.
    """
    before: defaultdict[str, list[_Asked]] = defaultdict(list)
    for asked in _asked(connection, talk, earlier, _BEFORE):
        before[asked.words.id].append(asked)
    return tuple(
        msgspec.structs.replace(
            _question(past[-1], (), defaultdict(str)),
            citizen=_NOT_ASKED,
            caseworker=None,
            earlier=tuple(_earlier_answers(past[-1].words, past, Rater.CITIZEN)),
        )
        for past in before.values()
        if any(said.state == AnswerState.ANSWERED for asked in past for said in asked.answers.values())
    )


def recorded_questions(
    connection: Any,
    talk: Talk,
    earlier: Sequence[EarlierTalk],
    notes: Mapping[tuple[str, str], str],
    *,
    keep_unasked: bool,
) -> tuple[RecordedQuestion, ...]:
    """The chosen questions in the order asked, with their past in the earlier conversations.

    A talk without questions has those alone that were answered all the same; with `keep_unasked`
    all that were chosen.
    """
    today: list[_Asked] = []
    before: defaultdict[str, list[_Asked]] = defaultdict(list)
    for asked in _asked(connection, talk, earlier, _ASKED):
        (today if asked.talk is talk else before[asked.words.id]).append(asked)
    if talk.without_questions and not keep_unasked:
        today = [asked for asked in today if asked.answers]
    return tuple(_question(asked, before[asked.words.id], notes) for asked in today)


def _asked(connection: Any, talk: Talk, earlier: Sequence[EarlierTalk], statement: str) -> list[_Asked]:
    """The questions that the statement finds, with their answers."""
    by_id: dict[int, Talk | EarlierTalk] = {each.id: each for each in earlier} | {talk.id: talk}
    rows = connection.execute(statement, (talk.id, talk.citizen, talk.ordinal)).fetchall()
    words = wordings.read_on(connection, {hash for row in rows for hash in row[4:6] if hash})
    found: dict[int, _Asked] = {}
    for chosen, conversation, bank, version, wording, translated, rater, state, option, revision in rows:
        if chosen not in found:
            other = words[translated] if translated else None
            found[chosen] = _Asked(by_id[conversation], bank, version, wording, words[wording], other, {})
        if rater is not None:
            found[chosen].answers[rater] = _Said(state, option, revision)
    return list(found.values())


def _question(
    asked: _Asked, before: Sequence[_Asked], notes: Mapping[tuple[str, str], str]
) -> RecordedQuestion:
    words = asked.words
    return RecordedQuestion(
        id=words.id,
        bank=asked.bank,
        bank_version=asked.bank_version,
        wording=asked.wording,
        factor=words.factor,
        factor_name=words.factor_name,
        short=words.short,
        text=words.text,
        options=words.options,
        caseworker_options=words.caseworker_options,
        source=words.source,
        own=words.own,
        ladder=words.ladder,
        single_rater=not words.caseworker_options,
        private_screen=words.private_screen,
        translated_text=asked.translated.text if asked.translated else "",
        translated_options=asked.translated.options if asked.translated else (),
        citizen=_recorded(asked, Rater.CITIZEN) or _NOT_REACHED,
        caseworker=_recorded(asked, Rater.CASEWORKER),
        help=notes[NoteKind.HELP, words.id],
        follow_up=notes[NoteKind.FOLLOW_UP, words.id],
        earlier=tuple(answer for rater in Rater for answer in _earlier_answers(words, before, rater)),
    )


def _recorded(asked: _Asked, rater: Rater) -> RecordedAnswer | None:
    """What the rater answered; None where that side was not asked."""
    answer = asked.answers.get(rater)
    if answer is not None:
        return RecordedAnswer(
            state=answer.state,
            option=answer.option,
            words=_said(asked.words, rater, answer.option),
            changed=answer.revision > 1,
        )
    return _NOT_REACHED if _side_used(asked, rater) else None


def _side_used(asked: _Asked, rater: Rater) -> bool:
    """Whether the question was there for the rater to answer."""
    talk = asked.talk
    side_used = rater is Rater.CITIZEN or (
        bool(asked.words.caseworker_options) and talk.caseworker_view != CaseworkerView.NONE
    )
    return side_used and not talk.without_questions


def _earlier_answers(now: Words, before: Sequence[_Asked], rater: Rater) -> list[EarlierAnswer]:
    """The rater's earlier answers, oldest first; where a question was asked and not reached, that."""
    found: list[EarlierAnswer] = []
    last = now
    same_words = _SAME_WORDS[rater]
    for asked in before:
        answer = asked.answers.get(rater)
        if answer is None and not _side_used(asked, rater):
            continue
        words = asked.words
        option = answer.option if answer is not None else None
        found.append(
            EarlierAnswer(
                ordinal=asked.talk.ordinal,
                day=asked.talk.day,
                rater=rater,
                state=answer.state if answer is not None else AnswerState.NOT_REACHED,
                option=option,
                words=_said(words, rater, option),
                # Most often they are one and the same, which takes no comparing.
                comparable=words is now or same_words(words, now),
                same_words=not found or words is last or same_words(words, last),
            )
        )
        last = words
    return found


def _said(words: Words, rater: Rater, option: int | None) -> str:
    if option is None:
        return ""
    options = words.options if rater is Rater.CITIZEN else words.caseworker_options
    return options[option - 1]
