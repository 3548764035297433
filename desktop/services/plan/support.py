"""Who stands by the citizen, what was promised, and who may read along.

The four points of trust are continuity, availability, an answer in time, and coordination (hypothesis 1 of
the empowerment project). Whether the promised answer time held is asked; no journal is kept of it.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput
from desktop.models.tables import (
    AnswerPromise,
    Caseworker,
    CaseworkerPeriod,
    Conversation,
    PromiseReview,
    ReadingAlong,
    SupportPerson,
)
from desktop.plan_records import PromiseHeld, SupportRole
from desktop.services.context import ONE, Service, citizen_of, open_conversation, row_of
from desktop.services.plan import trust_history
from desktop.services.plan.trust_history import TrustHistory
from desktop.services.views import Saved
from desktop.text import NAME_LENGTH, clean_line, clean_text

LONGEST_PROMISE = 30
"""In working days."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """A mentor or contact; `until` is None as long as they are there."""

    id: int
    role: SupportRole
    name: str
    contact: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A caseworker's time with the citizen; `ends` is None for today's."""

    caseworker: str
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class PromiseView:
    """An answer time promised in the conversation of `day`, and what the citizen said of it on `asked_on`."""

    days: int
    day: date
    held: PromiseHeld | None
    words: str
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class SupportView:
    """Persons with those still there first, periods and promises oldest first."""

    persons: tuple[PersonView, ...]
    caseworkers: tuple[PeriodView, ...]
    promises: tuple[PromiseView, ...]


class Support(Service):
    """Who helps, and what was promised to the citizen."""

    def get(self, citizen: int) -> SupportView:
        """Everything about support as it stands; raises `NotFound`."""
        with self._transaction() as session:
            citizen_of(session, citizen)
            persons = session.scalars(
                select(SupportPerson)
                .where(SupportPerson.citizen_id == citizen)
                .order_by(SupportPerson.ends.is_not(None), SupportPerson.starts, SupportPerson.id)
            )
            periods = session.execute(
                select(Caseworker.name, CaseworkerPeriod.starts, CaseworkerPeriod.ends)
                .join(Caseworker, Caseworker.id == CaseworkerPeriod.caseworker_id)
                .where(CaseworkerPeriod.citizen_id == citizen)
                .order_by(CaseworkerPeriod.starts, CaseworkerPeriod.id)
            )
            return SupportView(
                persons=tuple(_person(each) for each in persons),
                caseworkers=tuple(PeriodView(*row) for row in periods),
                promises=_promises(session, citizen),
            )

    def trust_history(self, citizen: int) -> tuple[TrustHistory, ...]:
        """What the citizen answered of trust in finished conversations; for the caseworker alone."""
        with self._bare_transaction() as connection:
            return trust_history.read(connection, citizen)

    def add_person(self, citizen: int, role: SupportRole, name: str, contact: str = "") -> int:
        """Add someone from today on, and return the id. Raises `InvalidInput` for an empty name."""
        with self._transaction() as session:
            citizen_of(session, citizen)
            person = SupportPerson(citizen_id=citizen, starts=self._clock.today())
            _fill(person, role, name, contact)
            session.add(person)
            session.flush()
            return person.id

    def change_person(
        self, person: int, *, role: SupportRole, name: str, contact: str, since: date | None = None
    ) -> Saved:
        """Put right what stands of a person. Raises `InvalidInput`, `NotFound`."""
        with self._transaction() as session:
            found = row_of(session, SupportPerson, person)
            if since is not None:
                if found.ends is not None and since > found.ends:
                    raise InvalidInput("since", "after_end")
                found.starts = since
            _fill(found, role, name, contact)
        return Saved(self._clock.now())

    def end_person(self, person: int, day: date | None) -> Saved:
        """Say until when a person was there; None takes it back. Raises `InvalidInput`, `NotFound`."""
        with self._transaction() as session:
            found = row_of(session, SupportPerson, person)
            if day is not None and day < found.starts:
                raise InvalidInput("until", "before_start")
            found.ends = day
        return Saved(self._clock.now())

    def remove_person(self, person: int) -> Saved:
        """Take a person off who was written by mistake."""
        with self._transaction() as session:
            session.delete(row_of(session, SupportPerson, person))
        return Saved(self._clock.now())

    def promise(self, conversation: int, days: int | None) -> Saved:
        """Promise an answer within so many working days; None promises nothing new.

        Raises `Finalised`, and `InvalidInput` for fewer than 1 or more than `LONGEST_PROMISE`.
        """
        if days is not None and not 1 <= days <= LONGEST_PROMISE:
            raise InvalidInput("days", "range")
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            found = session.get(AnswerPromise, row.id)
            if days is None:
                if found is not None:
                    session.delete(found)
            elif found is None:
                session.add(AnswerPromise(conversation_id=row.id, days=days))
            else:
                found.days = days
        return Saved(self._clock.now())

    def review_promise(self, conversation: int, held: PromiseHeld | None, text: str = "") -> Saved:
        """Record whether the promise before held, as the citizen says; None takes it back.

        Raises `Finalised`, and `InvalidInput` where nothing was promised before.
        """
        cleaned = clean_text(text, "promise")
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            found = session.get(PromiseReview, row.id)
            if held is None:
                if found is not None:
                    session.delete(found)
                return Saved(self._clock.now())
            if not _promised_before(session, row):
                raise InvalidInput("promise", "none")
            if found is None:
                session.add(PromiseReview(conversation_id=row.id, held=held, text=cleaned))
            else:
                found.held, found.text = held, cleaned
        return Saved(self._clock.now())

    def reading_along(self, conversation: int, wanted: bool) -> Saved:
        """Record whether the citizen wants others to read along where answers are given alone."""
        now = self._clock.now()
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            session.merge(ReadingAlong(conversation_id=row.id, wanted=wanted, asked_at=now))
        return Saved(now)


def _fill(person: SupportPerson, role: SupportRole, name: str, contact: str) -> None:
    cleaned = clean_line(name, "name", NAME_LENGTH)
    if not cleaned:
        raise InvalidInput("name", "empty")
    person.role, person.name = role, cleaned
    person.contact = clean_line(contact, "contact", NAME_LENGTH)


def _person(found: SupportPerson) -> PersonView:
    return PersonView(found.id, SupportRole(found.role), found.name, found.contact, found.starts, found.ends)


def _promised_before(session: Session, row: Conversation) -> bool:
    return (
        session.scalar(
            select(AnswerPromise.days)
            .join(Conversation, Conversation.id == AnswerPromise.conversation_id)
            .where(Conversation.citizen_id == row.citizen_id, Conversation.ordinal < row.ordinal)
            .limit(ONE)
        )
        is not None
    )


def _promises(session: Session, citizen: int) -> tuple[PromiseView, ...]:
    """Each promise once for every conversation in which something was said of it; once where nothing was."""
    rows = session.execute(
        select(Conversation.day, AnswerPromise.days, PromiseReview.held, PromiseReview.text)
        .select_from(Conversation)
        .outerjoin(AnswerPromise, AnswerPromise.conversation_id == Conversation.id)
        .outerjoin(PromiseReview, PromiseReview.conversation_id == Conversation.id)
        .where(Conversation.citizen_id == citizen)
        .order_by(Conversation.ordinal)
    )
    told: list[PromiseView] = []
    for day, days, held, words in rows:
        if held is not None and told:
            last = told[-1] if told[-1].held is not None else told.pop()
            told.append(PromiseView(last.days, last.day, PromiseHeld(held), words, day))
        if days is not None:
            told.append(PromiseView(days, day, None, ""))
    return tuple(told)
