"""Unfinished conversations: the one last worked on, and closing those that were left too long."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.base import instant_text
from desktop.models.tables import Conversation, Setting
from desktop.records import UNFINISHED, ConversationState
from desktop.services import chain
from desktop.services.context import Clock

LONGEST_DRAFT = timedelta(days=14)
"""After this a draft is closed as partial: it would no longer be one measurement."""


_WORKED_ON = "worked_on"
"""The key under which the id stands of the conversation last opened: the clock may have been wrong."""
# Written out, and with both conditions: that is how SQLite knows it may use the index of unfinished ones.
_NEWEST_DRAFT = """SELECT id FROM conversation
WHERE state IN ('prepared', 'draft') AND state = 'draft' AND started_at >= ?2
ORDER BY id = (SELECT CAST(value AS INTEGER) FROM setting WHERE key = ?1) DESC, started_at DESC
LIMIT 1
"""


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
    chain.link_conversation(session, draft)
    return None


def work_on(session: Session, conversation: Conversation) -> None:
    """Note that this is the conversation under way."""
    session.merge(Setting(key=_WORKED_ON, value=str(conversation.id)))


def newest_draft(connection: Any, clock: Clock) -> int | None:
    """The begun conversation last worked on, of any citizen; one that was left too long is none."""
    oldest = instant_text(clock.now() - LONGEST_DRAFT)
    found = connection.execute(_NEWEST_DRAFT, (_WORKED_ON, oldest)).fetchone()
    return found[0] if found else None
