"""Receiving a citizen from a file, in one transaction: everything, or nothing at all."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import HandoverRefused
from desktop.models.tables import CaseworkerPeriod, Citizen, Handover, Setting
from desktop.plan_records import Arriving, HandoverDirection, Receiving
from desktop.records import AccessAction
from desktop.services.access_log import log
from desktop.services.context import Clock, owner_of
from desktop.services.handover import content as handover_content
from desktop.services.handover import scratch as handover_scratch
from desktop.services.handover.arrivals import Arrival, Judgement, judge, note_plan
from desktop.services.handover.content import Content
from desktop.services.handover.merging import Merge
from desktop.services.handover.page import UNREAD
from desktop.services.handover.scratch import Row, Scratch
from desktop.vault import handover_file

TAKEN = (Arriving.NEW, Arriving.UPDATED)
"""What changes something without being asked about."""


@dataclass(frozen=True, slots=True)
class Received:
    """What came of it. `citizen` is who is here now, None where nobody was received."""

    outcome: Arriving
    citizen: int | None
    added: int = 0


def look(session: Session, path: Path, passphrase: str) -> Arrival:
    """What receiving would come to; nothing changes. Raises `HandoverRefused`."""
    content = _read(path, passphrase)
    with handover_scratch.opened(content) as scratch:
        return judge(session, content, scratch).arrival


def receive(
    session: Session, clock: Clock, path: Path, passphrase: str, transfer: str, how: Receiving | None
) -> Received:
    """Receive the file that was looked at; see `HandingOver.receive`."""
    content = _read(path, passphrase)
    if content.transfer != transfer:
        raise HandoverRefused("changed")
    with handover_scratch.opened(content) as scratch:
        judgement = judge(session, content, scratch)
        arrival = judgement.arrival
        asked = arrival.outcome is Arriving.SAME_CPR and how is not None
        if arrival.outcome not in TAKEN and not asked:
            if arrival.outcome in (Arriving.SAME, Arriving.OLDER):
                return Received(arrival.outcome, arrival.existing)
            raise HandoverRefused("choice")
        if how is Receiving.TAKE_OVER and not arrival.may_take_over:
            raise HandoverRefused("choice")
        citizen = _merge(session, scratch, judgement, how if asked else None)
        _note_received(session, clock, citizen, content, arrival)
    return Received(arrival.outcome, citizen.id, arrival.added)


def _read(path: Path, passphrase: str) -> Content:
    return handover_content.decode(handover_file.unseal(handover_file.read(path), passphrase))


def _merge(session: Session, scratch: Scratch, judgement: Judgement, how: Receiving | None) -> Citizen:
    into = judgement.arrival.existing
    if how is Receiving.SEPARATE:
        into = None
    stood_still = judgement.stood_still and judgement.arrival.outcome is Arriving.UPDATED
    merge = Merge(session, scratch, into, judgement.new, stood_still=stood_still)
    return merge.run(_citizen(session, scratch, into, how))


def _citizen(session: Session, scratch: Scratch, into: int | None, how: Receiving | None) -> Row:
    """The citizen's row as it is to stand here: on the list, and the owner's."""
    (row,) = scratch.rows("SELECT * FROM citizen")
    namesake = session.scalar(select(Citizen.id).where(Citizen.cpr == row["cpr"])) if row["cpr"] else None
    if how is Receiving.SEPARATE or namesake not in (None, into):
        kept = session.get(Citizen, into) if into else None
        row["cpr"] = kept.cpr if kept else None
    return row | {"caseworker_id": owner_of(session).id, "archived_at": None}


def _note_received(
    session: Session, clock: Clock, citizen: Citizen, content: Content, arrival: Arrival
) -> None:
    """A new caseworker period, the page to be read, and an entry in the log."""
    today, owner = clock.today(), owner_of(session)
    _start_period(session, citizen, content, owner.id, today)
    page = content.page
    session.add(
        Handover(
            citizen_id=citizen.id,
            direction=HandoverDirection.RECEIVED,
            transfer=content.transfer,
            at=clock.now(),
            colleague=arrival.giver,
            where_we_are=page.where_we_are,
            promised=page.promised,
            citizen_wishes=page.citizen_wishes,
            head=content.head,
        )
    )
    session.merge(Setting(key=UNREAD + citizen.uuid, value=content.transfer))
    session.flush()
    note_plan(session, citizen)
    log(
        session,
        clock,
        AccessAction.RECEIVED,
        citizen=citizen.uuid,
        detail=f"conversations={arrival.added}",
    )


def _start_period(session: Session, citizen: Citizen, content: Content, owner: int, today: date) -> None:
    """Whoever was the caseworker is so until the day it was given; from today it is the owner."""
    of_citizen = select(CaseworkerPeriod).where(
        CaseworkerPeriod.citizen_id == citizen.id, CaseworkerPeriod.ends.is_(None)
    )
    for period in session.scalars(of_citizen):
        period.ends = max(period.starts, min(content.day, today))
    session.add(CaseworkerPeriod(citizen_id=citizen.id, caseworker_id=owner, starts=today))
