"""Unfinished conversations, and closing those that were left too long."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.tables import Conversation
from desktop.records import ConversationState
from desktop.services.context import Clock

LONGEST_DRAFT = timedelta(days=14)
"""After this a draft is closed as partial: it would no longer be one measurement."""


def unfinished(session: Session, citizen: int) -> Conversation | None:
    """The citizen's one prepared or begun conversation, if any."""
    return session.scalar(
        select(Conversation).where(
            Conversation.citizen_id == citizen,
            Conversation.state.in_((ConversationState.PREPARED, ConversationState.DRAFT)),
        )
    )


def close_stale(session: Session, citizen: int, clock: Clock) -> bool:
    """Close the citizen's draft as partial when it began over 14 days ago; True when one was closed."""
    draft = unfinished(session, citizen)
    if draft is None or draft.started_at is None or clock.now() - draft.started_at <= LONGEST_DRAFT:
        return False
    draft.state = ConversationState.PARTIAL
    draft.finished_at = clock.now()
    session.flush()
    return True
