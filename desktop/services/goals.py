"""Reading the citizen's own goal."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.tables import Conversation, Goal
from desktop.services.context import ONE


def goal_before(session: Session, conversation: Conversation) -> str:
    """The goal as it stood before this conversation, '' while there is none."""
    found = session.scalar(
        select(Goal.text)
        .join(Conversation, Conversation.id == Goal.conversation_id)
        .where(Goal.citizen_id == conversation.citizen_id, Conversation.ordinal < conversation.ordinal)
        .order_by(Conversation.ordinal.desc())
        .limit(ONE)
    )
    return found or ""
