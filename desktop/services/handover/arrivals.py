"""What receiving a file would come to, by what the two vaults know; it changes nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models.tables import Citizen, Conversation, Erasure, Handover, Setting
from desktop.plan_records import Arriving
from desktop.records import UNFINISHED, LinkKind
from desktop.services.context import bare_of
from desktop.services.handover.content import Content
from desktop.services.handover.events import Event, events, plan_digest
from desktop.services.handover.scratch import Scratch
from desktop.text import mask_cpr

PLAN_THEN = "handover_plan:"
"""Setting, with the citizen's number: the digest of the living plan when a file was last given or taken."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was looked into. `added` are conversations that are not here yet, of `conversations`.

    `existing` is the citizen who is here already, `may_take_over` whether the one with the same CPR number
    has no conversation. `erased_on` is set where the citizen was erased here.
    """

    transfer: str
    outcome: Arriving
    name: str
    cpr: str
    giver: str
    day: date
    conversations: int
    added: int
    existing: int | None = None
    existing_name: str = ""
    may_take_over: bool = False
    erased_on: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """An arrival with what merging needs: the events that are new, and whether the plan here stood still."""

    arrival: Arrival
    new: tuple[Event, ...]
    stood_still: bool


def judge(session: Session, content: Content, scratch: Scratch) -> Judgement:
    """Compare what the file knows with what this vault knows."""
    (row,) = scratch.rows("SELECT * FROM citizen")
    theirs = events(scratch.execute, scratch.citizen)
    found = session.scalar(select(Citizen).where(Citizen.uuid == row["uuid"]))
    ours = events(bare_of(session).execute, found.id) if found else []
    known = {event.key for event in ours}
    new = tuple(event for event in theirs if event.key not in known)
    stood_still = found is not None and _stood_still(session, found)
    outcome = Arriving.NEW
    namesake, erased = _namesake(session, row), session.get(Erasure, row["uuid"])
    if erased is not None:
        outcome = Arriving.ERASED
    elif found is not None:
        outcome = _of_known(session, found, content, scratch, (ours, theirs))
    elif namesake is not None:
        outcome = Arriving.SAME_CPR
    existing = found or namesake
    giver = scratch.rows("SELECT name FROM caseworker WHERE uuid = ?", content.giver)
    arrival = Arrival(
        transfer=content.transfer,
        outcome=outcome,
        name=row["name"],
        cpr=mask_cpr(row["cpr"] or ""),
        giver=giver[0]["name"] if giver else "",
        day=content.day,
        conversations=_talks(theirs),
        added=_talks(new),
        existing=existing.id if existing else None,
        existing_name=existing.name if existing else "",
        may_take_over=namesake is not None and not _has_conversation(session, namesake.id),
        erased_on=erased.erased_at if erased else None,
    )
    return Judgement(arrival, new, stood_still)


def _of_known(
    session: Session,
    found: Citizen,
    content: Content,
    scratch: Scratch,
    both: tuple[list[Event], list[Event]],
) -> Arriving:
    """Of a citizen who is here by the same number."""
    ours, theirs = ({event.key: event.content_hash for event in each} for each in both)
    here = set(session.scalars(select(Handover.transfer).where(Handover.citizen_id == found.id, _done())))
    there = {row["transfer"] for row in scratch.rows("SELECT transfer FROM handover")}
    if content.transfer in here:
        return Arriving.SAME
    differs = any(theirs[key] != ours[key] for key in ours.keys() & theirs.keys())
    we_went_on, they_went_on = bool(ours.keys() - theirs.keys()), bool(theirs.keys() - ours.keys())
    if differs or (we_went_on and they_went_on):
        return Arriving.BOTH_WENT_ON
    if we_went_on or (not they_went_on and not here <= there):
        return Arriving.OLDER
    plans_differ = _plan_here(session, found) != plan_digest(scratch.execute, scratch.citizen)
    if plans_differ and _plan_then(session, found) and not _stood_still(session, found):
        return Arriving.BOTH_WENT_ON
    return Arriving.OPEN_DRAFT if _has_draft(session, found.id) else Arriving.UPDATED


def _namesake(session: Session, row: dict[str, Any]) -> Citizen | None:
    """Another citizen here with the same CPR number."""
    if row["cpr"] is None:
        return None
    return session.scalar(select(Citizen).where(Citizen.cpr == row["cpr"], Citizen.uuid != row["uuid"]))


def _stood_still(session: Session, citizen: Citizen) -> bool:
    """Whether the plan is as it was when a file was last given or taken."""
    return _plan_then(session, citizen) == _plan_here(session, citizen)


def _plan_here(session: Session, citizen: Citizen) -> str:
    return plan_digest(bare_of(session).execute, citizen.id)


def _plan_then(session: Session, citizen: Citizen) -> str:
    stored = session.get(Setting, PLAN_THEN + citizen.uuid)
    return stored.value if stored else ""


def note_plan(session: Session, citizen: Citizen) -> None:
    """Remember how the plan stands when a file is given or taken."""
    session.merge(Setting(key=PLAN_THEN + citizen.uuid, value=_plan_here(session, citizen)))


def _talks(found: list[Event] | tuple[Event, ...]) -> int:
    return sum(event.kind is LinkKind.CONVERSATION for event in found)


def _has_conversation(session: Session, citizen: int) -> bool:
    return session.scalar(select(func.count()).where(Conversation.citizen_id == citizen)) != 0


def _has_draft(session: Session, citizen: int) -> bool:
    open_ones = select(func.count()).where(
        Conversation.citizen_id == citizen, Conversation.state.in_(UNFINISHED)
    )
    return session.scalar(open_ones) != 0


def _done() -> Any:
    return Handover.at.is_not(None)
