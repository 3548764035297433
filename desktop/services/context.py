"""What every service stands on: the database, the clock, the question banks."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Integer, literal_column, select
from sqlalchemy.orm import Session

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.models.base import Base, new_uuid
from desktop.models.tables import Caseworker, Citizen, Conversation
from desktop.questions import QuestionBanks
from desktop.records import CLOSED, ConversationState

_Row = TypeVar("_Row", bound=Base)

ONE = literal_column("1", Integer)
"""For LIMIT: with a bound value SQLite plans the statement anew at every run, and that took tenfold."""


class Clock(Protocol):
    """Where the time comes from; tests and the demo bring their own."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""

    def today(self) -> date:
        """The local date."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return datetime.now().date()


class Sessions(Protocol):
    """Where a service gets its transaction from."""

    def begin(self) -> AbstractContextManager[Session]:
        """A session that is stored whole at the end of the block, or not at all."""

    def begin_bare(self) -> AbstractContextManager[Any]:
        """The same on the driver's own connection."""


@dataclass(frozen=True)
class Context:
    """Shared by the services of one unlocked vault. `new_uuid` names a new conversation."""

    sessions: Sessions
    clock: Clock
    banks: QuestionBanks
    new_uuid: Callable[[], str] = new_uuid


class Service:
    """Base of all services: one short transaction a call."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._clock = context.clock
        self._banks = context.banks

    def _transaction(self) -> AbstractContextManager[Session]:
        """A session that commits at the end, or rolls back whole."""
        return self._context.sessions.begin()

    def _bare_transaction(self) -> AbstractContextManager[Any]:
        """The driver's connection, for SQL that is written out; commits at the end, or rolls back whole."""
        return self._context.sessions.begin_bare()


def bare_of(session: Session) -> Any:
    """The driver's connection under the session, once all that was asked of the session is sent."""
    session.flush()
    return session.connection().connection.driver_connection


def row_of(session: Session, kind: type[_Row], number: int) -> _Row:
    """The row of that table with that key; raises `NotFound`."""
    found = session.get(kind, number)
    if found is None:
        raise NotFound
    return found


def citizen_of(session: Session, citizen: int) -> Citizen:
    """The citizen's row; raises `NotFound`."""
    return row_of(session, Citizen, citizen)


def conversation_of(session: Session, conversation: int) -> Conversation:
    """The conversation's row; raises `NotFound`."""
    return row_of(session, Conversation, conversation)


def open_conversation(session: Session, conversation: int) -> Conversation:
    """The row of a conversation that may still change; raises `Finalised` for a closed one."""
    found = conversation_of(session, conversation)
    if found.state in CLOSED:
        raise Finalised
    return found


def begun_conversation(session: Session, conversation: int) -> Conversation:
    """The row of a conversation under way; raises `Finalised`, and `InvalidInput` before it began."""
    found = open_conversation(session, conversation)
    if found.state == ConversationState.PREPARED:
        raise InvalidInput("conversation", "not_begun")
    return found


def owner_of(session: Session) -> Caseworker:
    """The caseworker whom this vault belongs to; raises `NotFound` before the first start is done."""
    found = session.scalar(select(Caseworker).where(Caseworker.is_owner))
    if found is None:
        raise NotFound
    return found


def caseworker_named(session: Session, name: str) -> int:
    """The id of the caseworker of that name, made where there is none yet."""
    found = session.scalar(select(Caseworker).where(Caseworker.name == name))
    if found is None:
        found = Caseworker(name=name)
        session.add(found)
        session.flush()
    return found.id
