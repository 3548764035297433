"""Who was a citizen's caseworker from when until when: kept whenever that changes."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.tables import CaseworkerPeriod
from desktop.services.context import ONE


def keep(session: Session, citizen: int, caseworker: int, day: date) -> None:
    """Let the caseworker's time begin on this day, and the one before end; nothing where it goes on."""
    now = current(session, citizen)
    if now is not None and now.caseworker_id == caseworker:
        return
    if now is not None:
        # A clock that was put right may have gone back; a period never does.
        day = max(day, now.starts)
        now.ends = day
    session.add(CaseworkerPeriod(citizen_id=citizen, caseworker_id=caseworker, starts=day))


def current(session: Session, citizen: int) -> CaseworkerPeriod | None:
    """The period that goes on."""
    return session.scalar(
        select(CaseworkerPeriod)
        .where(CaseworkerPeriod.citizen_id == citizen, CaseworkerPeriod.ends.is_(None))
        .order_by(CaseworkerPeriod.id.desc())
        .limit(ONE)
    )
