"""Whose beliefs (F) may be told: those of a colleague only once the new caseworker has given an own one."""

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from desktop.models.tables import Belief, Conversation, Handover
from desktop.plan_records import HandoverDirection


def of_colleague(owner: int) -> ColumnElement[bool]:
    """A `Conversation` that came with its citizen from another caseworker."""
    return and_(
        Conversation.caseworker_id != owner,
        exists().where(
            Handover.citizen_id == Conversation.citizen_id,
            Handover.direction == HandoverDirection.RECEIVED,
            Handover.at >= Conversation.finished_at,
        ),
    )


def told_to(owner: int) -> ColumnElement[bool]:
    """A `Conversation` whose beliefs the owner may see: one of this vault, or an own belief came since."""
    own, talk, handover = aliased(Belief), aliased(Conversation), aliased(Handover)
    received = (
        select(func.max(handover.at))
        .where(
            handover.citizen_id == Conversation.citizen_id,
            handover.direction == HandoverDirection.RECEIVED,
        )
        .correlate(Conversation)
        .scalar_subquery()
    )
    own_since = exists().where(
        own.conversation_id == talk.id,
        talk.citizen_id == Conversation.citizen_id,
        talk.caseworker_id == owner,
        own.answered_at > received,
    )
    return or_(~of_colleague(owner), own_since)
