"""The page for the new caseworker: what the giver writes, what was passed on, and where things stand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.tables import (
    AnswerPromise,
    Barrier,
    Citizen,
    Conversation,
    Goal,
    Handover,
    Placement,
    Setting,
    Step,
)
from desktop.plan_records import SETTLED_BARRIERS, BarrierKind, HandoverDirection
from desktop.records import UNFINISHED, Rater, StepStatus
from desktop.services.context import ONE, citizen_of
from desktop.services.handover.content import Page

UNREAD = "handover_unread:"
"""Setting, with the citizen's number: the transfer whose page the new caseworker has not put away yet."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where things stand, found in the plan: the newest goal, the citizen's first barrier, and so on."""

    goal: str = ""
    barrier: BarrierKind | None = None
    barrier_text: str = ""
    steps: tuple[str, ...] = ()
    answer_days: int | None = None
    placement: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """A handover that is done. `unread` says that the page of a received one is still to be shown."""

    direction: HandoverDirection
    colleague: str
    at: datetime
    page: Page
    unread: bool = False


@dataclass(frozen=True, slots=True)
class HandoverView:
    """`page` is what is being written, None where nobody has begun; `draft` is an open conversation.

    `passed` are the handovers that are done, newest first.
    """

    name: str
    page: Page | None
    draft: int | None
    passed: tuple[Passed, ...]
    standing: Standing


def view(session: Session, citizen: int) -> HandoverView:
    """All about handing this citizen over. Raises `NotFound`."""
    found = citizen_of(session, citizen)
    begun = begun_page(session, citizen)
    unread = session.get(Setting, UNREAD + found.uuid)
    rows = session.scalars(
        select(Handover)
        .where(Handover.citizen_id == citizen, Handover.at.is_not(None))
        .order_by(Handover.at.desc(), Handover.id.desc())
    )
    return HandoverView(
        name=found.name,
        page=page_of(begun) if begun else None,
        draft=open_conversation_of(session, citizen),
        passed=tuple(_passed(row, unread.value if unread else "") for row in rows),
        standing=_standing(session, citizen),
    )


def begun_page(session: Session, citizen: int) -> Handover | None:
    """The page that is being written."""
    return session.scalar(
        select(Handover)
        .where(
            Handover.citizen_id == citizen,
            Handover.direction == HandoverDirection.GIVEN,
            Handover.at.is_(None),
        )
        .order_by(Handover.id.desc())
        .limit(ONE)
    )


def page_of(row: Handover) -> Page:
    """What a row says."""
    return Page(row.where_we_are, row.promised, row.citizen_wishes)


def open_conversation_of(session: Session, citizen: int) -> int | None:
    """The conversation that is not finished."""
    return session.scalar(
        select(Conversation.id).where(Conversation.citizen_id == citizen, Conversation.state.in_(UNFINISHED))
    )


def put_away(session: Session, citizen: Citizen) -> None:
    """The page of a received citizen is read."""
    unread = session.get(Setting, UNREAD + citizen.uuid)
    if unread is not None:
        session.delete(unread)


def _passed(row: Handover, unread: str) -> Passed:
    assert row.at is not None
    received = row.direction == HandoverDirection.RECEIVED
    return Passed(
        direction=HandoverDirection(row.direction),
        colleague=row.colleague,
        at=row.at,
        page=page_of(row),
        unread=received and row.transfer == unread,
    )


def _standing(session: Session, citizen: int) -> Standing:
    goal = session.scalar(
        select(Goal.text)
        .join(Conversation, Conversation.id == Goal.conversation_id)
        .where(Goal.citizen_id == citizen)
        .order_by(Conversation.ordinal.desc())
        .limit(ONE)
    )
    barrier = session.scalar(
        select(Barrier)
        .where(
            Barrier.citizen_id == citizen,
            Barrier.rater == Rater.CITIZEN,
            Barrier.status.not_in(SETTLED_BARRIERS),
        )
        .order_by(Barrier.position)
        .limit(ONE)
    )
    steps = session.scalars(
        select(Step.text)
        .where(Step.citizen_id == citizen, Step.status.in_((StepStatus.OPEN, StepStatus.NOT_DONE)))
        .order_by(Step.id)
    )
    return Standing(
        goal=goal or "",
        barrier=BarrierKind(barrier.kind) if barrier else None,
        barrier_text=barrier.text if barrier else "",
        steps=tuple(steps),
        answer_days=_promised(session, citizen),
        placement=_placement(session, citizen),
    )


def _promised(session: Session, citizen: int) -> int | None:
    return session.scalar(
        select(AnswerPromise.days)
        .join(Conversation, Conversation.id == AnswerPromise.conversation_id)
        .where(Conversation.citizen_id == citizen)
        .order_by(Conversation.ordinal.desc())
        .limit(ONE)
    )


def _placement(session: Session, citizen: int) -> str:
    found = session.scalar(
        select(Placement.company)
        .where(Placement.citizen_id == citizen, Placement.ended_on.is_(None))
        .order_by(Placement.id.desc())
        .limit(ONE)
    )
    return found or ""
