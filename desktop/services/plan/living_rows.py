"""Rows of the living plan in their order, which may be taken away while nothing closed tells of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models.tables import Conversation, Step, StepAim
from desktop.records import CLOSED, ConversationState
from desktop.services.stale import LONGEST_DRAFT


class Placed(Protocol):
    """A row with a place in its list, from 0."""

    position: Any


def put(rows: Sequence[Placed], row: Placed, position: int) -> None:
    """Give all of the list their places anew, with `row` at `position`, or as near as the list goes."""
    others = [each for each in rows if each is not row]
    others.insert(max(0, min(position, len(others))), row)
    for place, each in enumerate(others):
        each.position = place


def is_told(session: Session, citizen: int, conversation: int | None, named_on: date) -> bool:
    """Whether a closed conversation tells, or may tell, of what was named then (in a conversation)."""
    if conversation is not None:
        return session.get_one(Conversation, conversation).state in CLOSED
    closed = session.scalars(
        select(Conversation).where(Conversation.citizen_id == citizen, Conversation.state.in_(CLOSED))
    )
    return any(_told_until(each) >= named_on for each in closed)


def _told_until(closed: Conversation) -> date:
    """One that was given up is told as it stood when its time was over."""
    if closed.state == ConversationState.PARTIAL or closed.finished_at is None:
        return closed.day + LONGEST_DRAFT
    return max(closed.day, closed.finished_at.date())


def let_go(session: Session, column: "InstrumentedAttribute[int | None]", row: int) -> bool:
    """Take a row out of the aims of steps that may still change; whether no step has it as its aim then."""
    aimed: ColumnElement[bool] = column == row
    found = session.execute(
        select(StepAim.step_id, Conversation.state)
        .join(Step, Step.id == StepAim.step_id)
        .join(Conversation, Conversation.id == Step.conversation_id)
        .where(aimed)
    ).all()
    if any(state in CLOSED for _, state in found):
        return False
    session.execute(delete(StepAim).where(aimed))
    return True
