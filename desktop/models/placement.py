"""Placements with growing responsibility, and ordinary hours over time."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, new_uuid, one_of
from desktop.plan_records import Fit, FitAspect, PlacementKind

MOST_MINUTES = 60 * 60
"""Of a week."""


def _minutes(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IS NULL OR {column} BETWEEN 0 AND {MOST_MINUTES}", name=column)


class Placement(Base):
    """A placement, or for the young a plan towards education, where `company` is the school.

    Hours are minutes a week. `ends` is the day agreed on, `ended_on` the day it was over, `ending` how.
    """

    __tablename__ = "placement"
    __table_args__ = (
        one_of("kind", PlacementKind, "kind"),
        _minutes("weekly_minutes"),
        _minutes("ordinary_goal_minutes"),
        CheckConstraint("length(company) > 0", name="company"),
        CheckConstraint("ends IS NULL OR starts IS NULL OR ends >= starts", name="period"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversation.id"))
    kind: Mapped[str] = mapped_column(default=PlacementKind.COMPANY)
    company: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    contact_details: Mapped[str] = mapped_column(default="")
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    ended_on: Mapped[date | None]
    ending: Mapped[str] = mapped_column(default="")
    weekly_minutes: Mapped[int | None]
    purpose: Mapped[str] = mapped_column(default="")
    trade: Mapped[str] = mapped_column(default="")
    culture: Mapped[str] = mapped_column(default="")
    consideration: Mapped[str] = mapped_column(default="")
    ordinary_goal_minutes: Mapped[int | None]
    ordinary_goal: Mapped[str] = mapped_column(default="")
    mentor: Mapped[str] = mapped_column(default="")


class PlacementFit(Base):
    """How one side of a placement fits with the citizen's plan."""

    __tablename__ = "placement_fit"
    __table_args__ = (one_of("aspect", FitAspect, "aspect"), one_of("fit", Fit, "fit"))

    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), primary_key=True)
    aspect: Mapped[str] = mapped_column(primary_key=True)
    fit: Mapped[str]
    text: Mapped[str] = mapped_column(default="")


class PlacementTask(Base):
    """A rung of responsibility, the lowest at `position` 0; `reached_on` once the citizen has it."""

    __tablename__ = "placement_task"

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    position: Mapped[int]
    text: Mapped[str]
    reached_on: Mapped[date | None]


class PlacementPractice(Base):
    """What to practise there; `question_id` is the question whose answer suggested it."""

    __tablename__ = "placement_practice"

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    position: Mapped[int]
    question_id: Mapped[str | None]
    text: Mapped[str]


class OrdinaryHours(Base):
    """Ordinary, paid hours a week from a day on, in minutes; 0 where they ended."""

    __tablename__ = "ordinary_hours"
    __table_args__ = (CheckConstraint(f"weekly_minutes BETWEEN 0 AND {MOST_MINUTES}", name="weekly_minutes"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    placement_id: Mapped[int | None] = mapped_column(ForeignKey("placement.id"))
    day: Mapped[date]
    weekly_minutes: Mapped[int]
