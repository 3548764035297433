"""Who opened, searched, printed, exported, and failed to unlock: identities and instants, no names.

An entry is stored in the transaction of what it tells of: what could not be logged did not happen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.base import instant_text
from desktop.models.tables import AccessEntry, Caseworker, Citizen
from desktop.records import AccessAction
from desktop.services.context import Clock, Service
from desktop.vault.tries import Failed

PAGE = 200
"""How many entries are read at a time."""

# Written out: it is sent whenever a page about a citizen opens.
_INSERT = """INSERT INTO access_entry (at, caseworker_id, action, citizen_uuid, conversation_uuid, detail)
VALUES (?, (SELECT id FROM caseworker WHERE is_owner = 1), ?, ?, ?, ?)"""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing done. `citizen` and `conversation` are UUIDs, '' where it is about none."""

    id: int
    at: datetime
    caseworker: str
    action: AccessAction
    citizen: str
    conversation: str
    detail: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some entries, newest first. `names` are those of all citizens by UUID; who was erased has none."""

    entries: list[LogEntry]
    names: dict[str, str]
    complete: bool


def log(
    session: Session,
    clock: Clock,
    action: AccessAction,
    *,
    citizen: str | None = None,
    conversation: str | None = None,
    detail: str = "",
    at: datetime | None = None,
) -> None:
    """Add an entry in the caller's transaction, with one INSERT.

    `citizen` and `conversation` are UUIDs. `detail` holds figures and kinds, never a name or a text.
    """
    values = (instant_text(at or clock.now()), action.value, citizen, conversation, detail)
    session.connection().exec_driver_sql(_INSERT, values)


def log_failed(session: Session, clock: Clock, failed: Failed) -> None:
    """Add the tries at the password that failed, oldest first, in the caller's transaction."""
    if failed.count > len(failed.instants):
        detail = f"more={failed.count - len(failed.instants)}"
        log(session, clock, AccessAction.UNLOCK_FAILED, detail=detail)
    for instant in sorted(failed.instants):
        log(session, clock, AccessAction.UNLOCK_FAILED, at=instant)


class AccessLog(Service):
    """Read the log, and tell it what is done outside the other services."""

    def note(self, action: AccessAction, citizen: str = "", conversation: str = "", detail: str = "") -> None:
        """Add an entry of its own: unlocking, locking, a backup, a new password."""
        with self._transaction() as session:
            log(
                session,
                self._clock,
                action,
                citizen=citizen or None,
                conversation=conversation or None,
                detail=detail,
            )

    def unlocked(self, failed: Iterable[datetime] = (), count: int = 0) -> None:
        """Note that the vault was opened, after the tries that failed before, oldest first.

        `count` is how many there were, where only the newest instants were kept.
        """
        instants = tuple(failed)
        with self._transaction() as session:
            log_failed(session, self._clock, Failed(max(count, len(instants)), instants))
            log(session, self._clock, AccessAction.UNLOCKED)

    def searched(self, letters: int, found: int) -> None:
        """Note a search that has settled: how much was typed and found, not what."""
        self.note(AccessAction.SEARCHED, detail=f"letters={letters} found={found}")

    def read(self, *, citizen: str = "", before: int | None = None, limit: int = PAGE) -> LogPage:
        """A page of the log for a person's eyes, newest first, with the names of whom it is about.

        Reading is logged: once for a first page, not for those that follow it.
        """
        if before is None:
            self.note(AccessAction.LOG_READ, citizen=citizen)
        entries = self.entries(citizen=citizen, before=before, limit=limit)
        return LogPage(entries, self.citizens(), complete=len(entries) < limit)

    def citizens(self) -> dict[str, str]:
        """The names of the citizens in this vault by UUID, ordered as in the list."""
        with self._transaction() as session:
            named = select(Citizen.uuid, Citizen.name).order_by(Citizen.sort_key)
            return {row.uuid: row.name for row in session.execute(named)}

    def entries(
        self,
        *,
        citizen: str = "",
        actions: Iterable[AccessAction] = (),
        before: int | None = None,
        limit: int = PAGE,
    ) -> list[LogEntry]:
        """The newest entries first, as they were written, whatever the clock said; `before` pages on.

        Of one citizen (a UUID) and of these actions, where given. Tries that failed are written when the
        vault is opened, with the instants at which they were made.
        """
        wanted = tuple(actions)
        statement = (
            select(AccessEntry, Caseworker.name)
            .join(Caseworker, Caseworker.id == AccessEntry.caseworker_id)
            .order_by(AccessEntry.id.desc())
            .limit(limit)
        )
        if citizen:
            statement = statement.where(AccessEntry.citizen_uuid == citizen)
        if wanted:
            statement = statement.where(AccessEntry.action.in_(wanted))
        if before is not None:
            statement = statement.where(AccessEntry.id < before)
        with self._transaction() as session:
            return [_view(entry, name) for entry, name in session.execute(statement)]


def _view(entry: AccessEntry, caseworker: str) -> LogEntry:
    return LogEntry(
        id=entry.id,
        at=entry.at,
        caseworker=caseworker,
        action=AccessAction(entry.action),
        citizen=entry.citizen_uuid or "",
        conversation=entry.conversation_uuid or "",
        detail=entry.detail,
    )
