"""Who stands by the citizen, what was promised, what came of it, and to whom it was handed."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Instant, new_uuid, one_of
from desktop.plan_records import HandoverDirection, OutcomeKind, PromiseHeld, SupportRole


class CaseworkerPeriod(Base):
    """Who was the citizen's caseworker from when until when; `ends` is empty for today's."""

    __tablename__ = "caseworker_period"
    __table_args__ = (CheckConstraint("ends IS NULL OR ends >= starts", name="period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    caseworker_id: Mapped[int] = mapped_column(ForeignKey("caseworker.id"))
    starts: Mapped[date]
    ends: Mapped[date | None]


class SupportPerson(Base):
    """A mentor, the coordinating contact, or another contact person."""

    __tablename__ = "support_person"
    __table_args__ = (
        one_of("role", SupportRole, "role"),
        CheckConstraint("length(name) > 0", name="name"),
        CheckConstraint("ends IS NULL OR ends >= starts", name="period"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    role: Mapped[str]
    name: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    starts: Mapped[date]
    ends: Mapped[date | None]


class AnswerPromise(Base):
    """Within how many working days the caseworker promised to answer, in a conversation."""

    __tablename__ = "answer_promise"
    __table_args__ = (CheckConstraint("days BETWEEN 1 AND 30", name="days"),)

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    days: Mapped[int]


class PromiseReview(Base):
    """Whether the answer time promised before held, as the citizen says it at a later conversation."""

    __tablename__ = "promise_review"
    __table_args__ = (one_of("held", PromiseHeld, "held"),)

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    held: Mapped[str]
    text: Mapped[str] = mapped_column(default="")


class ReadingAlong(Base):
    """Whether the citizen wants interpreter or mentor to read along where answers are given alone."""

    __tablename__ = "reading_along"

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    wanted: Mapped[bool]
    asked_at: Mapped[datetime] = mapped_column(Instant)


class Outcome(Base):
    """What came of it: an event with its day."""

    __tablename__ = "outcome"
    __table_args__ = (one_of("kind", OutcomeKind, "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    kind: Mapped[str]
    day: Mapped[date]
    text: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(Instant)


class Handover(Base):
    """A citizen given to a colleague or received from one, with the page for the new caseworker.

    `transfer` is the file's own number, `colleague` who is at the other end, `head` the newest link of the
    chain there. Until `at` is set the page of a giver is being written.
    """

    __tablename__ = "handover"
    __table_args__ = (
        one_of("direction", HandoverDirection, "direction"),
        UniqueConstraint("citizen_id", "direction", "transfer"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    direction: Mapped[str]
    transfer: Mapped[str] = mapped_column(default=new_uuid)
    at: Mapped[datetime | None] = mapped_column(Instant)
    colleague: Mapped[str] = mapped_column(default="")
    where_we_are: Mapped[str] = mapped_column(default="")
    promised: Mapped[str] = mapped_column(default="")
    citizen_wishes: Mapped[str] = mapped_column(default="")
    head: Mapped[str] = mapped_column(default="")
