"""Which questions a conversation asks, with their words as of the day it began."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput
from desktop.models.tables import Answer, ChosenQuestion, Conversation
from desktop.questions import Question, QuestionBanks
from desktop.records import CLOSED, Rater
from desktop.services import wordings
from desktop.services.context import ONE
from desktop.services.wordings import Hashes

_LANGUAGES = """SELECT asked.question_id, wording.language
FROM chosen_question AS asked
JOIN wording ON wording.hash = asked.translated_hash
WHERE asked.conversation_id = ?
"""


def chosen_ids(session: Session, conversation: int) -> tuple[str, ...]:
    """The ids of the chosen questions, in the order asked."""
    return tuple(
        session.scalars(
            select(ChosenQuestion.question_id)
            .where(ChosenQuestion.conversation_id == conversation)
            .order_by(ChosenQuestion.position)
        )
    )


def conversation_before(session: Session, row: Conversation) -> Conversation | None:
    """The citizen's last closed conversation before this one."""
    return session.scalar(
        select(Conversation)
        .where(
            Conversation.citizen_id == row.citizen_id,
            Conversation.ordinal < row.ordinal,
            Conversation.state.in_(CLOSED),
        )
        .order_by(Conversation.ordinal.desc())
        .limit(ONE)
    )


def store_choice(
    session: Session,
    banks: QuestionBanks,
    conversation: int,
    questions: Sequence[str],
    *,
    begun: bool = True,
) -> None:
    """Ask these questions, in the bank's order; one that already has an answer stays, words and all.

    Nothing is answered in a conversation that has not `begun`. Raises `InvalidInput("question", id)`
    for an id that no bank has.
    """
    kept = _answered(session, conversation) if begun else set()
    askable = [question.id for question in banks.questions]
    if unknown := set(questions) - set(askable) - kept:
        raise InvalidInput("question", min(unknown))
    wanted = [banks.question(identity) for identity in askable if identity in {*questions, *kept}]
    language = session.get_one(Conversation, conversation).language
    hashes = wordings.store_all(session, ((q, banks.factor(q.factor)) for q in wanted), language)
    rows = _still_chosen(session, conversation, kept, wanted, hashes)
    # A question whose bank is gone has no place in today's order: it stays first.
    order = [*sorted(kept - set(askable)), *(question.id for question in wanted)]
    new: list[dict[str, object]] = []
    for position, identity in enumerate(order, start=1):
        if identity in rows:
            rows[identity].position = position
        else:
            new.append(_chosen(conversation, banks.question(identity), hashes[identity], position))
    if new:
        session.execute(insert(ChosenQuestion), new)


def show_in(session: Session, conversation: int, language: str) -> None:
    """Put the questions that the citizen has not answered yet in this language, as far as it has them.

    An answered one keeps the words that were on the screen when the citizen answered.
    """
    answered = select(Answer.chosen_question_id).where(Answer.rater == Rater.CITIZEN)
    rows = session.scalars(
        select(ChosenQuestion).where(
            ChosenQuestion.conversation_id == conversation, ChosenQuestion.id.not_in(answered)
        )
    ).all()
    words = wordings.read(session, {row.wording_hash for row in rows})
    danish = {row.question_id: words[row.wording_hash] for row in rows}
    hashes = wordings.store_translated(session, danish, language)
    for row in rows:
        row.translated_hash = hashes.get(row.question_id)


def shown_languages(connection: Any, conversation: int) -> dict[str, str]:
    """The languages that questions stand in beside the Danish, by question id."""
    return dict(connection.execute(_LANGUAGES, (conversation,)).fetchall())


def _still_chosen(
    session: Session,
    conversation: int,
    kept: set[str],
    wanted: Sequence[Question],
    hashes: dict[str, Hashes],
) -> dict[str, ChosenQuestion]:
    """The rows that stay, by question; those of other questions or other words are deleted."""
    versions = {question.id: (question.bank, question.bank_version) for question in wanted}
    stays: dict[str, ChosenQuestion] = {}
    chosen = select(ChosenQuestion).where(ChosenQuestion.conversation_id == conversation)
    for row in session.scalars(chosen).all():
        identity = row.question_id
        same = (row.bank, row.bank_version) == versions.get(identity)
        if identity in kept:
            stays[identity] = row
        elif same and row.wording_hash == hashes[identity].danish:
            stays[identity] = row
            row.translated_hash = hashes[identity].translated
        else:
            session.delete(row)
    session.flush()
    return stays


def _chosen(conversation: int, question: Question, hashes: Hashes, position: int) -> dict[str, object]:
    return {
        "conversation_id": conversation,
        "position": position,
        "question_id": question.id,
        "bank": question.bank,
        "bank_version": question.bank_version,
        "wording_hash": hashes.danish,
        "translated_hash": hashes.translated,
    }


def _answered(session: Session, conversation: int) -> set[str]:
    return set(
        session.scalars(
            select(ChosenQuestion.question_id)
            .join(Answer, Answer.chosen_question_id == ChosenQuestion.id)
            .where(ChosenQuestion.conversation_id == conversation)
            .distinct()
        )
    )
