"""Placements with growing responsibility, plans towards education, and ordinary hours."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput, NotFound
from desktop.models.placement import MOST_MINUTES
from desktop.models.tables import (
    OrdinaryHours,
    Placement,
    PlacementFit,
    PlacementPractice,
    PlacementTask,
    StepAim,
)
from desktop.plan_records import Fit, FitAspect, PlacementKind
from desktop.services.context import citizen_of, open_conversation, row_of
from desktop.services.plan import placement_views
from desktop.services.plan.placement_practice import PlacementPractices
from desktop.services.plan.placement_tasks import PlacementTasks
from desktop.services.plan.placement_views import HoursView, PlacementsView, PlacementView
from desktop.services.views import Saved
from desktop.text import clean_line, clean_text

_RECORDED = text(
    """SELECT 1 FROM final_record
JOIN conversation ON conversation.id = final_record.conversation_id
WHERE conversation.citizen_id = :citizen AND instr(final_record.body, :uuid) LIMIT 1"""
)


class Placements(PlacementTasks, PlacementPractices):
    """Living: they change in a conversation and in private; final records keep how they stood."""

    def listed(self, citizen: int) -> tuple[PlacementView, ...]:
        """All placements of the citizen, the newest first."""
        with self._transaction() as session:
            return placement_views.listed(session, citizen)

    def seen(self, citizen: int) -> PlacementsView:
        """Everything at once, for the page."""
        suggested = self.suggest_practice(citizen)
        with self._transaction() as session:
            placements = placement_views.listed(session, citizen)
            return PlacementsView(placements, placement_views.hours(session, citizen), suggested)

    def add(self, citizen: int, kind: PlacementKind, company: str, conversation: int | None = None) -> int:
        """Note a placement, or a school; its id.

        `conversation` is the open one in which it came up. Raises `InvalidInput("company", "empty")`,
        `Finalised`, `NotFound`.
        """
        with self._transaction() as session:
            citizen_of(session, citizen)
            if conversation is not None and open_conversation(session, conversation).citizen_id != citizen:
                raise NotFound
            row = Placement(
                uuid=self._context.new_uuid(), citizen_id=citizen, conversation_id=conversation, kind=kind
            )
            row.company = _company(company, "company")
            session.add(row)
            session.flush()
            return row.id

    def change(self, placement: int, **fields: Any) -> Saved:
        """Change what is said of a placement: the named fields of `PlacementView`, its own columns.

        Raises `InvalidInput` with "company" "empty", "ends" "order", or "hours" "many".
        """
        with self._transaction() as session:
            row = row_of(session, Placement, placement)
            for name, value in fields.items():
                setattr(row, name, _FIELDS[name](value, name))
            if row.starts is not None and row.ends is not None and row.ends < row.starts:
                raise InvalidInput("ends", "order")
            if row.starts is not None and row.ended_on is not None and row.ended_on < row.starts:
                raise InvalidInput("ended_on", "order")
        return Saved(self._clock.now())

    def end(self, placement: int, day: date | None, how: str = "") -> Saved:
        """Say on which day it was over, and how; None: it goes on.

        Raises `InvalidInput("ended_on", "future" | "order")`.
        """
        if day is not None and day > self._clock.today():
            raise InvalidInput("ended_on", "future")
        return self.change(placement, ended_on=day, ending=how if day is not None else "")

    def remove(self, placement: int) -> Saved:
        """Take back a placement that no finished conversation tells of, and that no step is for.

        Raises `InvalidInput("placement", "recorded" | "aim")`: such a one is ended instead.
        """
        with self._transaction() as session:
            row = row_of(session, Placement, placement)
            if session.scalar(_RECORDED, {"citizen": row.citizen_id, "uuid": row.uuid}):
                raise InvalidInput("placement", "recorded")
            if session.scalar(select(StepAim.step_id).where(StepAim.placement_id == placement)):
                raise InvalidInput("placement", "aim")
            for part in (PlacementTask, PlacementFit, PlacementPractice):
                session.execute(delete(part).where(part.placement_id == placement))
            hours = update(OrdinaryHours).where(OrdinaryHours.placement_id == placement)
            session.execute(hours.values(placement_id=None))
            session.delete(row)
        return Saved(self._clock.now())

    def set_fit(self, placement: int, aspect: FitAspect, fit: Fit | None, text: str = "") -> Saved:
        """Say how one side of the placement fits with the plan, with a word why; None takes it back."""
        with self._transaction() as session:
            row_of(session, Placement, placement)
            row = session.get(PlacementFit, (placement, aspect.value))
            if fit is None:
                if row is not None:
                    session.delete(row)
            elif row is None:
                cleaned = clean_line(text, "fit")
                session.add(PlacementFit(placement_id=placement, aspect=aspect, fit=fit, text=cleaned))
            else:
                row.fit, row.text = fit, clean_line(text, "fit")
        return Saved(self._clock.now())

    def ordinary_hours(self, citizen: int) -> tuple[HoursView, ...]:
        """Ordinary hours a week over time, oldest first."""
        with self._transaction() as session:
            return placement_views.hours(session, citizen)

    def add_hours(self, citizen: int, day: date, minutes: int, placement: int | None = None) -> int:
        """Note how many minutes a week are ordinary from a day on, 0 where they ended; the entry's id.

        Said again of the same day, it takes the other's place. Raises `InvalidInput("hours", "many")`.
        """
        checked = _minutes(minutes)
        with self._transaction() as session:
            citizen_of(session, citizen)
            if placement is not None and row_of(session, Placement, placement).citizen_id != citizen:
                raise NotFound
            row = _hours_of(session, citizen, day)
            if row is None:
                row = OrdinaryHours(citizen_id=citizen, day=day)
                session.add(row)
            row.weekly_minutes, row.placement_id = checked, placement
            session.flush()
            return row.id

    def remove_hours(self, hours: int) -> Saved:
        """Take back an entry of ordinary hours."""
        with self._transaction() as session:
            session.delete(row_of(session, OrdinaryHours, hours))
        return Saved(self._clock.now())


def _hours_of(session: Session, citizen: int, day: date) -> OrdinaryHours | None:
    return session.scalar(
        select(OrdinaryHours).where(OrdinaryHours.citizen_id == citizen, OrdinaryHours.day == day)
    )


def _company(typed: str, field: str) -> str:
    cleaned = clean_line(typed, field)
    if not cleaned:
        raise InvalidInput(field, "empty")
    return cleaned


def _minutes(minutes: int) -> int:
    if minutes > MOST_MINUTES:
        raise InvalidInput("hours", "many")
    if minutes < 0:
        raise InvalidInput("hours", "form")
    return minutes


def _weekly(minutes: int | None, _field: str) -> int | None:
    return None if minutes is None else _minutes(minutes)


def _as_it_is(value: Any, _field: str) -> Any:
    return value


_FIELDS: dict[str, Callable[[Any, str], Any]] = {
    "kind": _as_it_is,
    "company": _company,
    "starts": _as_it_is,
    "ends": _as_it_is,
    "ended_on": _as_it_is,
    "weekly_minutes": _weekly,
    "ordinary_goal_minutes": _weekly,
    "consideration": clean_text,
    **dict.fromkeys(
        (
            "contact",
            "contact_details",
            "ending",
            "purpose",
            "trade",
            "culture",
            "ordinary_goal",
            "mentor",
        ),
        clean_line,
    ),
}
