"""Which questions a conversation asks, with their words as of the day it began."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput
from desktop.models.tables import Answer, ChosenQuestion, Conversation
from desktop.questions import QuestionBanks
from desktop.records import ConversationState
from desktop.services import wordings


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
            Conversation.state.in_((ConversationState.FINAL, ConversationState.PARTIAL)),
        )
        .order_by(Conversation.ordinal.desc())
        .limit(1)
    )


def store_choice(session: Session, banks: QuestionBanks, conversation: int, questions: Sequence[str]) -> None:
    """Ask these questions, in the bank's order; one that already has an answer stays, words and all.

    Raises `InvalidInput("question", id)` for an id that no bank has.
    """
    kept = _answered(session, conversation)
    askable = [question.id for question in banks.questions]
    if unknown := set(questions) - set(askable) - kept:
        raise InvalidInput("question", min(unknown))
    session.execute(
        delete(ChosenQuestion).where(
            ChosenQuestion.conversation_id == conversation, ChosenQuestion.question_id.not_in(kept)
        )
    )
    wanted = set(questions) | kept
    # A question whose bank is gone has no place in today's order: it stays first.
    order = sorted(kept - set(askable)) + [identity for identity in askable if identity in wanted]
    rows = {
        row.question_id: row
        for row in session.scalars(
            select(ChosenQuestion).where(ChosenQuestion.conversation_id == conversation)
        )
    }
    for position, identity in enumerate(order, start=1):
        if identity in rows:
            rows[identity].position = position
        else:
            session.add(_new_choice(session, banks, conversation, identity, position))


def _new_choice(
    session: Session, banks: QuestionBanks, conversation: int, identity: str, position: int
) -> ChosenQuestion:
    question = banks.question(identity)
    return ChosenQuestion(
        conversation_id=conversation,
        position=position,
        question_id=identity,
        bank=question.bank,
        bank_version=question.bank_version,
        wording_hash=wordings.store(session, question, banks.factor(question.factor)),
    )


def _answered(session: Session, conversation: int) -> set[str]:
    return set(
        session.scalars(
            select(ChosenQuestion.question_id)
            .join(Answer, Answer.chosen_question_id == ChosenQuestion.id)
            .where(ChosenQuestion.conversation_id == conversation)
            .distinct()
        )
    )
