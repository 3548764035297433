"""The questions of a record: today's answers of both sides, and every earlier answer beside them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.final_record import EarlierAnswer, RecordedAnswer, RecordedQuestion
from desktop.models.tables import Answer, ChosenQuestion, Conversation
from desktop.records import CLOSED, AnswerState, CaseworkerView, NoteKind, Rater
from desktop.services import wordings
from desktop.services.wordings import Words

_NOT_REACHED = RecordedAnswer(state=AnswerState.NOT_REACHED)
_SAME_WORDS = {Rater.CITIZEN: wordings.same_to_citizen, Rater.CASEWORKER: wordings.same_to_caseworker}


@dataclass(frozen=True)
class _Said:
    """The answer of one rater that counts now."""

    state: str
    option: int | None
    revision: int


@dataclass(frozen=True)
class _Asked:
    """One question in one conversation, with both raters' answers."""

    conversation: Conversation
    bank: str
    bank_version: str
    wording: str
    words: Words
    translated: Words | None
    answers: dict[str, _Said]


def recorded_questions(
    session: Session,
    conversation: Conversation,
    earlier: Sequence[Conversation],
    notes: Mapping[tuple[str, str], str],
    *,
    keep_unasked: bool,
) -> tuple[RecordedQuestion, ...]:
    """The chosen questions in the order asked, with their past in the earlier conversations.

    A talk without questions has those alone that were answered all the same; with `keep_unasked`
    all that were chosen.
    """
    today = _asked(session, [conversation], ChosenQuestion.conversation_id == conversation.id)
    if conversation.without_questions and not keep_unasked:
        today = [asked for asked in today if asked.answers]
    before: defaultdict[str, list[_Asked]] = defaultdict(list)
    # No list of ids: each length of it would be a statement of its own, to be planned anew.
    asked_today = select(ChosenQuestion.question_id).where(ChosenQuestion.conversation_id == conversation.id)
    for asked in _asked(
        session,
        earlier,
        Conversation.citizen_id == conversation.citizen_id,
        Conversation.ordinal < conversation.ordinal,
        Conversation.state.in_(CLOSED),
        ChosenQuestion.question_id.in_(asked_today),
    ):
        before[asked.words.id].append(asked)
    return tuple(_question(asked, before[asked.words.id], notes) for asked in today)


def _asked(
    session: Session, conversations: Sequence[Conversation], *wanted: ColumnElement[bool]
) -> list[_Asked]:
    """The chosen questions of the conversations that are wanted, with their answers, in two queries."""
    by_id = {conversation.id: conversation for conversation in conversations}
    rows = session.execute(
        select(
            ChosenQuestion.id,
            ChosenQuestion.conversation_id,
            ChosenQuestion.bank,
            ChosenQuestion.bank_version,
            ChosenQuestion.wording_hash,
            ChosenQuestion.translated_hash,
            Answer.rater,
            Answer.state,
            Answer.option,
            Answer.revision,
        )
        .join(Conversation, Conversation.id == ChosenQuestion.conversation_id)
        .outerjoin(Answer, Answer.chosen_question_id == ChosenQuestion.id)
        .where(*wanted)
        .order_by(Conversation.ordinal, ChosenQuestion.position, Answer.revision)
    ).all()
    hashes = {row.wording_hash for row in rows}
    hashes |= {row.translated_hash for row in rows if row.translated_hash}
    words = wordings.read(session, hashes)
    found: dict[int, _Asked] = {}
    for chosen, conversation, bank, version, wording, translated, rater, state, option, revision in rows:
        if chosen not in found:
            other = words[translated] if translated else None
            asked = _Asked(by_id[conversation], bank, version, wording, words[wording], other, {})
            found[chosen] = asked
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
    conversation = asked.conversation
    side_used = rater is Rater.CITIZEN or (
        bool(asked.words.caseworker_options) and conversation.caseworker_view != CaseworkerView.NONE
    )
    return _NOT_REACHED if side_used and not conversation.without_questions else None


def _earlier_answers(now: Words, before: Sequence[_Asked], rater: Rater) -> list[EarlierAnswer]:
    """The rater's earlier answers, oldest first; where a question was asked and not reached, that."""
    found: list[EarlierAnswer] = []
    last = now
    for asked in before:
        answer = _recorded(asked, rater)
        if answer is None:
            continue
        same_words = _SAME_WORDS[rater]
        found.append(
            EarlierAnswer(
                ordinal=asked.conversation.ordinal,
                day=asked.conversation.day,
                rater=rater,
                state=answer.state,
                option=answer.option,
                words=answer.words,
                comparable=same_words(asked.words, now),
                same_words=not found or same_words(asked.words, last),
            )
        )
        last = asked.words
    return found


def _said(words: Words, rater: Rater, option: int | None) -> str:
    if option is None:
        return ""
    options = words.options if rater is Rater.CITIZEN else words.caseworker_options
    return options[option - 1]
