"""What came of it: events with a kind and a day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from desktop.errors import InvalidInput
from desktop.models.tables import Outcome
from desktop.plan_records import OutcomeKind
from desktop.services.context import Service, citizen_of, row_of
from desktop.services.views import Saved
from desktop.text import clean_line


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """Something that happened."""

    id: int
    kind: OutcomeKind
    day: date
    text: str


class Outcomes(Service):
    """Jobs, education and ordinary hours, as they happened."""

    def listed(self, citizen: int) -> tuple[OutcomeView, ...]:
        """What happened, oldest first; raises `NotFound`."""
        with self._transaction() as session:
            citizen_of(session, citizen)
            rows = session.scalars(
                select(Outcome).where(Outcome.citizen_id == citizen).order_by(Outcome.day, Outcome.id)
            )
            return tuple(OutcomeView(row.id, OutcomeKind(row.kind), row.day, row.text) for row in rows)

    def add(self, citizen: int, kind: OutcomeKind, day: date, text: str = "") -> int:
        """Record what happened, and return the id. Raises `InvalidInput` for a day to come."""
        if day > self._clock.today():
            raise InvalidInput("day", "future")
        cleaned = clean_line(text, "outcome")
        with self._transaction() as session:
            citizen_of(session, citizen)
            row = Outcome(citizen_id=citizen, kind=kind, day=day, text=cleaned, recorded_at=self._clock.now())
            session.add(row)
            session.flush()
            return row.id

    def remove(self, outcome: int) -> Saved:
        """Take back what was recorded by mistake. Raises `NotFound`."""
        with self._transaction() as session:
            session.delete(row_of(session, Outcome, outcome))
        return Saved(self._clock.now())
