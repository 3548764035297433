"""Unfinished conversations: the one last worked on, and closing those that were left too long."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.tables import Conversation, Setting
from desktop.records import UNFINISHED, ConversationState
from desktop.services.context import ONE, Clock

LONGEST_DRAFT = timedelta(days=14)
"""After this a draft is closed as partial: it would no longer be one measurement."""


_WORKED_ON = "worked_on"
"""The key under which the id stands of the conversation last opened: the clock may have been wrong."""


def unfinished(session: Session, citizen: int) -> Conversation | None:
    """The citizen's one prepared or begun conversation, if any."""
    return session.scalar(
        select(Conversation).where(
            Conversation.citizen_id == citizen,
            Conversation.state.in_(UNFINISHED),
        )
    )


def close_stale(session: Session, citizen: int, clock: Clock) -> Conversation | None:
    """The citizen's unfinished conversation; a draft begun over 14 days ago is closed as partial instead."""
    draft = unfinished(session, citizen)
    if draft is None or draft.started_at is None or clock.now() - draft.started_at <= LONGEST_DRAFT:
        return draft
    draft.state = ConversationState.PARTIAL
    draft.finished_at = clock.now()
    session.flush()
    return None


def work_on(session: Session, conversation: Conversation) -> None:
    """Note that this is the conversation under way."""
    session.merge(Setting(key=_WORKED_ON, value=str(conversation.id)))


def newest_draft(session: Session, clock: Clock) -> int | None:
    """The begun conversation last worked on, of any citizen; one that was left too long is none."""
    noted = session.get(Setting, _WORKED_ON)
    worked_on = int(noted.value) if noted else None
    return session.scalar(
        select(Conversation.id)
        .where(
            Conversation.state == ConversationState.DRAFT,
            Conversation.started_at >= clock.now() - LONGEST_DRAFT,
        )
        .order_by((Conversation.id == worked_on).desc(), Conversation.started_at.desc())
        .limit(ONE)
    )
