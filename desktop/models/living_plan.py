"""The living plan beside the conversations: small goals, barriers, and what a step is for.

Goals and barriers live on outside the final records, which keep how they stood at each conversation.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Instant, new_uuid, one_of
from desktop.plan_records import AimKind, BarrierKind, BarrierStatus, BarrierType, GoalStatus
from desktop.records import Rater


class SmallGoal(Base):
    """A goal on the way to the own goal, in the citizen's words. `position` is its order, from 0."""

    __tablename__ = "small_goal"
    __table_args__ = (
        one_of("status", GoalStatus, "status"),
        CheckConstraint("(status = 'open') = (settled_on IS NULL)", name="settled"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversation.id"))
    position: Mapped[int]
    text: Mapped[str]
    status: Mapped[str] = mapped_column(default=GoalStatus.OPEN)
    set_on: Mapped[date]
    settled_on: Mapped[date | None]


class Barrier(Base):
    """Something in the way, on the list of one `rater`; the two lists are kept apart.

    `position` is that rater's order, from 0. `type` is the caseworker's own sorting. `action` is what is
    done about it.
    """

    __tablename__ = "barrier"
    __table_args__ = (
        one_of("rater", Rater, "rater"),
        one_of("kind", BarrierKind, "kind"),
        one_of("status", BarrierStatus, "status"),
        one_of("type", BarrierType, "type"),
        CheckConstraint("type IS NULL OR rater = 'caseworker'", name="type_by_caseworker"),
        CheckConstraint("(status = 'gone') = (settled_on IS NOT NULL)", name="settled"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversation.id"))
    rater: Mapped[str]
    position: Mapped[int]
    kind: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    type: Mapped[str | None]
    status: Mapped[str] = mapped_column(default=BarrierStatus.OPEN)
    action: Mapped[str] = mapped_column(default="")
    named_on: Mapped[date]
    settled_on: Mapped[date | None]


class BarrierOpening(Base):
    """Whether the two want to see both lists in a conversation; `opened_at` once both do."""

    __tablename__ = "barrier_opening"
    __table_args__ = (
        CheckConstraint("opened_at IS NULL OR (citizen_wishes AND caseworker_wishes)", name="both"),
    )

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    citizen_wishes: Mapped[bool] = mapped_column(default=False)
    caseworker_wishes: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime | None] = mapped_column(Instant)


class StepAim(Base):
    """What a step is for: the own goal, a small goal, a barrier, or a placement."""

    __tablename__ = "step_aim"
    __table_args__ = (
        one_of("kind", AimKind, "kind"),
        CheckConstraint("(kind = 'small_goal') = (small_goal_id IS NOT NULL)", name="small_goal"),
        CheckConstraint("(kind = 'barrier') = (barrier_id IS NOT NULL)", name="barrier"),
        CheckConstraint("(kind = 'placement') = (placement_id IS NOT NULL)", name="placement"),
    )

    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), primary_key=True)
    kind: Mapped[str]
    small_goal_id: Mapped[int | None] = mapped_column(ForeignKey("small_goal.id"))
    barrier_id: Mapped[int | None] = mapped_column(ForeignKey("barrier.id"))
    placement_id: Mapped[int | None] = mapped_column(ForeignKey("placement.id"))


class StepReplacement(Base):
    """A step that took the place of an earlier one, which was changed when it was followed up."""

    __tablename__ = "step_replacement"

    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), primary_key=True)
    replaced_id: Mapped[int] = mapped_column(ForeignKey("step.id"), unique=True)
