"""The citizen's right to be erased, and when it is time to think of it (GDPR articles 5(1)(e) and 17).

The duty to file comes first: an erasure is refused while a finished conversation is not filed. Retention
is a reminder and never deletes: deciding is the municipality's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput, NotFiled
from desktop.models.tables import (
    Citizen,
    Completion,
    Conversation,
    Erasure,
    SavedPaper,
    Setting,
)
from desktop.records import AccessAction, ConversationState
from desktop.services.access_log import log
from desktop.services.context import Service, citizen_of
from desktop.services.erasing import erase_again, erase_rows, next_receipt
from desktop.services.papers import is_gone, is_reachable
from desktop.services.receipts import Receipt, receipt_of
from desktop.services.safekeeping import note_sweep_due
from desktop.text import NAME_LENGTH, clean_line, fold

RETENTION_YEARS = 5
"""After how many years without a conversation Pejl reminds, where the office has set nothing else."""

_YEARS = range(1, 31)
_RETENTION, _REVIEWED = "retention_years", "retention_reviewed:"


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file outside the vault. `reachable` is false while its folder is away, as on a stick."""

    id: int
    path: Path
    reachable: bool


@dataclass(frozen=True, slots=True)
class ErasureView:
    """What there is to be erased. `unfiled` are the days of finished conversations not filed yet.

    `files` are those saved outside the vault, as far as they are still there or cannot be looked for.
    No backup made before `added_at` holds the citizen.
    """

    name: str
    added_at: datetime
    conversations: int
    unfiled: tuple[date, ...]
    files: tuple[SavedFile, ...]


@dataclass(frozen=True, slots=True)
class RetentionDue:
    """A citizen whose last conversation is longer ago than the rule says."""

    citizen: int
    name: str
    last: date


class Rights(Service):
    """Erasing a citizen, and the reminder."""

    def erasure(self, citizen: int) -> ErasureView:
        """What erasing this citizen would take. Raises `NotFound`."""
        with self._transaction() as session:
            found = citizen_of(session, citizen)
            talks = session.scalar(
                select(func.count()).select_from(Conversation).where(Conversation.citizen_id == citizen)
            )
            files = tuple(
                SavedFile(paper.id, Path(paper.path), is_reachable(Path(paper.path)))
                for paper in _papers_left(session, citizen)
            )
            return ErasureView(found.name, found.created_at, talks or 0, _unfiled(session, citizen), files)

    def erase(self, citizen: int, reason: str = "") -> Receipt:
        """Delete every row of the citizen for good. Backups are swept by the caller, who holds the key.

        Raises `NotFound`; `NotFiled` where a finished conversation is not filed and no `reason` says why
        it is erased all the same; `InvalidInput` for a reason that names the citizen.
        """
        cleaned = clean_line(reason, "erasure_reason", NAME_LENGTH)
        with self._transaction() as session:
            found = citizen_of(session, citizen)
            overridden = bool(_unfiled(session, citizen))
            if overridden and not cleaned:
                raise NotFiled
            _check_names_nobody(cleaned, found)
            _papers_left(session, citizen)
            erasure = Erasure(
                citizen_uuid=found.uuid,
                erased_at=self._clock.now(),
                receipt=next_receipt(session),
                reason=cleaned,
                overridden=overridden,
            )
            action = AccessAction.ERASURE_OVERRIDDEN if overridden else AccessAction.ERASED
            log(session, self._clock, action, citizen=found.uuid, detail=f"receipt={erasure.receipt}")
            erase_rows(session, citizen, erasure)
            note_sweep_due(session)
            return receipt_of(erasure)

    def erased(self) -> dict[str, datetime]:
        """Who was erased when, by UUID: what a restored file or a backup must be emptied of."""
        with self._transaction() as session:
            return {row.citizen_uuid: row.erased_at for row in session.scalars(select(Erasure))}

    def erase_again(self, erased: Mapping[str, datetime]) -> int:
        """Erase whoever was erased since this database's day, and note that it was restored; how many."""
        with self._transaction() as session:
            found = erase_again(session, erased)
            if found:
                note_sweep_due(session)
            log(session, self._clock, AccessAction.RESTORED, detail=f"erased_again={found}")
            return found

    def retention_years(self) -> int:
        """The rule: how many years after the last conversation Pejl reminds."""
        with self._transaction() as session:
            return retention_years(session)

    def set_retention_years(self, years: int) -> None:
        """Change the rule. Raises `InvalidInput` outside 1–30 years."""
        if years not in _YEARS:
            raise InvalidInput("retention_years", "range")
        with self._transaction() as session:
            session.merge(Setting(key=_RETENTION, value=str(years)))

    def due(self) -> list[RetentionDue]:
        """Whose last conversation, or last review, is longer ago than the rule says; oldest first."""
        with self._transaction() as session:
            limit = _years_before(self._clock.today(), retention_years(session))
            last = func.coalesce(func.max(Conversation.day), func.date(Citizen.created_at))
            rows = session.execute(
                select(Citizen.id, Citizen.uuid, Citizen.name, last.label("last"))
                .outerjoin(Conversation, Conversation.citizen_id == Citizen.id)
                .group_by(Citizen.id)
                .having(last < limit.isoformat())
                .order_by(last, Citizen.id)
            ).all()
            reviewed = _reviewed(session)
            return [
                RetentionDue(row.id, row.name, _as_date(row.last))
                for row in rows
                if reviewed.get(row.uuid, date.min) < limit
            ]

    def keep_on(self, citizen: int) -> None:
        """Note that someone looked and decided to keep the citizen; the reminder rests for as long again."""
        with self._transaction() as session:
            found = citizen_of(session, citizen)
            day = self._clock.today().isoformat()
            session.merge(Setting(key=_REVIEWED + found.uuid, value=day))
            log(session, self._clock, AccessAction.RETENTION_REVIEWED, citizen=found.uuid)


def _unfiled(session: Session, citizen: int) -> tuple[date, ...]:
    found = session.scalars(
        select(Conversation.day)
        .outerjoin(Completion, Completion.conversation_id == Conversation.id)
        .where(
            Conversation.citizen_id == citizen,
            Conversation.state == ConversationState.FINAL,
            Completion.filed_at.is_(None),
        )
        .order_by(Conversation.ordinal)
    )
    return tuple(found)


def _papers_left(session: Session, citizen: int) -> list[SavedPaper]:
    """Papers saved outside the vault; those whose file is gone leave the list."""
    found = session.scalars(
        select(SavedPaper).where(SavedPaper.citizen_id == citizen).order_by(SavedPaper.id)
    ).all()
    gone = [paper for paper in found if is_gone(Path(paper.path))]
    for paper in gone:
        session.delete(paper)
    session.flush()
    return [paper for paper in found if paper not in gone]


def _check_names_nobody(reason: str, citizen: Citizen) -> None:
    """The reason stays when the citizen is gone, and stands on the receipt."""
    said = fold(reason)
    named = any(len(part) > 2 and part in said.split() for part in citizen.folded.split())
    if named or (citizen.cpr and citizen.cpr in "".join(letter for letter in reason if letter.isdigit())):
        raise InvalidInput("erasure_reason", "name")


def retention_years(session: Session) -> int:
    """The rule within a transaction of the caller's."""
    stored = session.get(Setting, _RETENTION)
    return int(stored.value) if stored is not None else RETENTION_YEARS


def _reviewed(session: Session) -> dict[str, date]:
    found = session.scalars(select(Setting).where(Setting.key.startswith(_REVIEWED)))
    return {row.key.removeprefix(_REVIEWED): date.fromisoformat(row.value) for row in found}


def _as_date(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value[:10])


def _years_before(day: date, years: int) -> date:
    """The same day of an earlier year; 28 February for a leap day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
