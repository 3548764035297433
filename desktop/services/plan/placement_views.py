"""Placements and ordinary hours as pages get them, and how they are read."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.tables import (
    OrdinaryHours,
    Placement,
    PlacementFit,
    PlacementPractice,
    PlacementTask,
)
from desktop.plan_records import Fit, FitAspect, PlacementKind


@dataclass(frozen=True, slots=True)
class TaskView:
    """A rung of responsibility, `reached_on` once the citizen has it."""

    id: int
    text: str
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class FitView:
    """How one side of the placement fits with the plan, with a word why."""

    aspect: FitAspect
    fit: Fit
    text: str


@dataclass(frozen=True, slots=True)
class PracticeView:
    """What to practise; `question` is the id of the one that suggested it, None for an own idea."""

    id: int
    text: str
    question: str | None


@dataclass(frozen=True, slots=True)
class PlacementView:
    """A placement, or a plan towards education, where `company` is the school. Hours are minutes a week.

    `ends` is the day agreed on, `ended_on` the day it was over, `ending` how. `tasks` begin with the
    lowest rung.
    """

    id: int
    kind: PlacementKind
    company: str
    contact: str
    contact_details: str
    starts: date | None
    ends: date | None
    ended_on: date | None
    ending: str
    weekly_minutes: int | None
    purpose: str
    trade: str
    culture: str
    consideration: str
    ordinary_goal_minutes: int | None
    ordinary_goal: str
    mentor: str
    tasks: tuple[TaskView, ...] = ()
    fits: tuple[FitView, ...] = ()
    practice: tuple[PracticeView, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursView:
    """Ordinary hours a week from a day on, in minutes; `placement` is the id of where, if it is one."""

    id: int
    day: date
    weekly_minutes: int
    placement: int | None


@dataclass(frozen=True, slots=True)
class PlacementsView:
    """All that the page on placements shows. `suggested` are ids and short names, in the bank's order."""

    placements: tuple[PlacementView, ...]
    hours: tuple[HoursView, ...]
    suggested: tuple[tuple[str, str], ...]


def listed(session: Session, citizen: int) -> tuple[PlacementView, ...]:
    """The citizen's placements, the newest first: by the day they begin, those without one before all."""
    rows = session.scalars(select(Placement).where(Placement.citizen_id == citizen)).all()
    ids = [row.id for row in rows]
    if not ids:
        return ()
    tasks: defaultdict[int, list[TaskView]] = defaultdict(list)
    for task in session.scalars(
        select(PlacementTask)
        .where(PlacementTask.placement_id.in_(ids))
        .order_by(PlacementTask.position, PlacementTask.id)
    ):
        tasks[task.placement_id].append(TaskView(task.id, task.text, task.reached_on))
    fits = _fits(session, ids)
    practice: defaultdict[int, list[PracticeView]] = defaultdict(list)
    for each in session.scalars(
        select(PlacementPractice)
        .where(PlacementPractice.placement_id.in_(ids))
        .order_by(PlacementPractice.position, PlacementPractice.id)
    ):
        practice[each.placement_id].append(PracticeView(each.id, each.text, each.question_id))
    rows = sorted(rows, key=lambda row: (row.starts or date.max, row.id), reverse=True)
    return tuple(
        _view(row, tuple(tasks[row.id]), tuple(fits[row.id]), tuple(practice[row.id])) for row in rows
    )


def hours(session: Session, citizen: int) -> tuple[HoursView, ...]:
    """The citizen's ordinary hours, oldest first."""
    found = session.scalars(
        select(OrdinaryHours)
        .where(OrdinaryHours.citizen_id == citizen)
        .order_by(OrdinaryHours.day, OrdinaryHours.id)
    )
    return tuple(HoursView(row.id, row.day, row.weekly_minutes, row.placement_id) for row in found)


def _fits(session: Session, ids: Sequence[int]) -> dict[int, list[FitView]]:
    """In the order in which they are asked."""
    found: defaultdict[int, dict[FitAspect, FitView]] = defaultdict(dict)
    for row in session.scalars(select(PlacementFit).where(PlacementFit.placement_id.in_(ids))):
        aspect = FitAspect(row.aspect)
        found[row.placement_id][aspect] = FitView(aspect, Fit(row.fit), row.text)
    ordered = defaultdict(list)
    for id, fits in found.items():
        ordered[id] = [fits[aspect] for aspect in FitAspect if aspect in fits]
    return ordered


def _view(
    row: Placement,
    tasks: tuple[TaskView, ...],
    fits: tuple[FitView, ...],
    practice: tuple[PracticeView, ...],
) -> PlacementView:
    return PlacementView(
        id=row.id,
        kind=PlacementKind(row.kind),
        company=row.company,
        contact=row.contact,
        contact_details=row.contact_details,
        starts=row.starts,
        ends=row.ends,
        ended_on=row.ended_on,
        ending=row.ending,
        weekly_minutes=row.weekly_minutes,
        purpose=row.purpose,
        trade=row.trade,
        culture=row.culture,
        consideration=row.consideration,
        ordinary_goal_minutes=row.ordinary_goal_minutes,
        ordinary_goal=row.ordinary_goal,
        mentor=row.mentor,
        tasks=tasks,
        fits=fits,
        practice=practice,
    )
