"""What stands in the way: the citizen's list and the caseworker's, kept apart, each in its own order."""

from dataclasses import dataclass
from datetime import date, datetime
from types import EllipsisType

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput
from desktop.models.tables import Barrier, BarrierOpening, Conversation, StepAim
from desktop.plan_records import SETTLED_BARRIERS, BarrierKind, BarrierStatus, BarrierType
from desktop.records import Rater
from desktop.services.context import Service, citizen_of, open_conversation, row_of
from desktop.services.plan.living_rows import is_told, let_go, put
from desktop.services.views import Saved
from desktop.text import clean_line


@dataclass(frozen=True, slots=True)
class BarrierView:
    """Something in the way; `text` may be '' unless `kind` is `OWN`.

    It is `removable` while no closed conversation tells of it; after that it can be gone. Of the caseworker's
    list only those tell in which both lists were opened.
    """

    id: int
    rater: Rater
    kind: BarrierKind
    text: str
    status: BarrierStatus
    action: str
    named_on: date
    settled_on: date | None = None
    type: BarrierType | None = None
    removable: bool = False


@dataclass(frozen=True, slots=True)
class BarrierLists:
    """Both lists, for the caseworker alone."""

    citizen: tuple[BarrierView, ...] = ()
    caseworker: tuple[BarrierView, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """Who wants to see both lists in a conversation; `opened_at` once both do."""

    citizen_wishes: bool = False
    caseworker_wishes: bool = False
    opened_at: datetime | None = None


class Barriers(Service):
    """Two lists that the program never makes one of."""

    def lists(self, citizen: int) -> BarrierLists:
        """Both lists; for private pages alone."""
        with self._transaction() as session:
            citizens, caseworkers = (_listed(session, citizen, rater) for rater in Rater)
            return BarrierLists(_views(session, citizens), _views(session, caseworkers))

    def own(self, citizen: int) -> tuple[BarrierView, ...]:
        """The citizen's list in the citizen's order; what is gone comes last."""
        with self._transaction() as session:
            return _views(session, _listed(session, citizen, Rater.CITIZEN))

    def opening(self, conversation: int) -> Opening:
        """Who wants to see both lists in this conversation."""
        with self._transaction() as session:
            row = session.get(BarrierOpening, conversation)
            if row is None:
                return Opening()
            return Opening(row.citizen_wishes, row.caseworker_wishes, row.opened_at)

    def add(
        self, citizen: int, rater: Rater, kind: BarrierKind, text: str = "", conversation: int | None = None
    ) -> BarrierView:
        """Name something in the way, as the last that stands there.

        A suggested word that stands on the list alone already is found again. Raises `InvalidInput` for an
        own one without words.
        """
        with self._transaction() as session:
            citizen_of(session, citizen)
            if conversation is not None:
                open_conversation(session, conversation)
            listed = _listed(session, citizen, rater)
            cleaned = _words(kind, text)
            row = next((each for each in listed if (each.kind, each.text) == (kind, cleaned)), None)
            if row is None:
                row = self._new(citizen, rater, kind, cleaned, conversation)
                session.add(row)
                put(listed, row, sum(each.status not in SETTLED_BARRIERS for each in listed))
            elif row.status in SETTLED_BARRIERS:
                row.status, row.settled_on = BarrierStatus.OPEN, None
            session.flush()
            return _views(session, [row])[0]

    def change(
        self,
        barrier: int,
        *,
        text: str | None = None,
        action: str | None = None,
        status: BarrierStatus | None = None,
        type: BarrierType | EllipsisType | None = ...,
    ) -> Saved:
        """Change what is given. Raises `InvalidInput` for a type on the citizen's list."""
        with self._transaction() as session:
            row = row_of(session, Barrier, barrier)
            if text is not None:
                row.text = _words(BarrierKind(row.kind), text)
            if action is not None:
                row.action = clean_line(action, "action")
            if status is not None and row.status != status:
                row.status = status
                row.settled_on = self._clock.today() if status in SETTLED_BARRIERS else None
            if not isinstance(type, EllipsisType):
                if type is not None and row.rater != Rater.CASEWORKER:
                    raise InvalidInput("type", "caseworker_only")
                row.type = type
        return Saved(self._clock.now())

    def move(self, barrier: int, position: int) -> Saved:
        """Put it at a place in its list's order, from 0."""
        with self._transaction() as session:
            row = row_of(session, Barrier, barrier)
            put(_listed(session, row.citizen_id, Rater(row.rater)), row, position)
        return Saved(self._clock.now())

    def remove(self, barrier: int) -> Saved:
        """Take it back; one that a closed conversation tells of is gone instead."""
        with self._transaction() as session:
            row = row_of(session, Barrier, barrier)
            if _removable(session, row) and let_go(session, StepAim.barrier_id, barrier):
                session.delete(row)
            elif row.status not in SETTLED_BARRIERS:
                row.status, row.settled_on = BarrierStatus.GONE, self._clock.today()
        return Saved(self._clock.now())

    def wish(self, conversation: int, rater: Rater, wishes: bool) -> Saved:
        """One of the two wants to see both lists, or no longer; they are opened while both do."""
        with self._transaction() as session:
            open_conversation(session, conversation)
            row = session.get(BarrierOpening, conversation)
            if row is None:
                row = BarrierOpening(
                    conversation_id=conversation, citizen_wishes=False, caseworker_wishes=False
                )
                session.add(row)
            if rater is Rater.CITIZEN:
                row.citizen_wishes = wishes
            else:
                row.caseworker_wishes = wishes
            both = row.citizen_wishes and row.caseworker_wishes
            row.opened_at = (row.opened_at or self._clock.now()) if both else None
        return Saved(self._clock.now())

    def _new(
        self, citizen: int, rater: Rater, kind: BarrierKind, text: str, conversation: int | None
    ) -> Barrier:
        return Barrier(
            citizen_id=citizen,
            conversation_id=conversation,
            rater=rater,
            kind=kind,
            text=text,
            status=BarrierStatus.OPEN,
            action="",
            named_on=self._clock.today(),
        )


def _words(kind: BarrierKind, text: str) -> str:
    cleaned = clean_line(text, "barrier")
    if kind is BarrierKind.OWN and not cleaned:
        raise InvalidInput("barrier", "empty")
    return cleaned


def _listed(session: Session, citizen: int, rater: Rater) -> list[Barrier]:
    settled = Barrier.status.in_(SETTLED_BARRIERS)
    found = select(Barrier).where(Barrier.citizen_id == citizen, Barrier.rater == rater)
    return list(session.scalars(found.order_by(settled, Barrier.position, Barrier.id)))


def _removable(session: Session, row: Barrier) -> bool:
    if row.rater == Rater.CASEWORKER and not _ever_opened(session, row.citizen_id):
        return True
    return not is_told(session, row.citizen_id, row.conversation_id, row.named_on)


def _ever_opened(session: Session, citizen: int) -> bool:
    """Whether both lists were opened in a conversation with this citizen, and the caseworker's was seen."""
    opened = (
        select(BarrierOpening.conversation_id)
        .join(Conversation, Conversation.id == BarrierOpening.conversation_id)
        .where(Conversation.citizen_id == citizen, BarrierOpening.opened_at.is_not(None))
    )
    return session.scalar(opened.limit(1)) is not None


def _views(session: Session, rows: list[Barrier]) -> tuple[BarrierView, ...]:
    return tuple(
        BarrierView(
            id=row.id,
            rater=Rater(row.rater),
            kind=BarrierKind(row.kind),
            text=row.text,
            status=BarrierStatus(row.status),
            action=row.action,
            named_on=row.named_on,
            settled_on=row.settled_on,
            type=BarrierType(row.type) if row.type else None,
            removable=_removable(session, row),
        )
        for row in rows
    )
