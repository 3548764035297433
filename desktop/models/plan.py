"""What lives on beside a conversation: goals, steps, belief, the final record, addenda."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Instant, new_uuid, one_of
from desktop.records import AnswerState, BeliefTiming, Signature, StepOrigin, StepOwner, StepStatus

_BELIEF_STATES = [AnswerState.ANSWERED, AnswerState.CANNOT_JUDGE]


class Goal(Base):
    """The citizen's own goal in own words, as of a conversation; earlier ones are its history."""

    __tablename__ = "goal"

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(Instant)


class Step(Base):
    """A next step. `conversation_id` is where it was agreed; `status` is how far it is now."""

    __tablename__ = "step"
    __table_args__ = (
        one_of("owner", StepOwner, "owner"),
        one_of("origin", StepOrigin, "origin"),
        one_of("status", StepStatus, "status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), index=True)
    text: Mapped[str]
    owner: Mapped[str]
    origin: Mapped[str]
    status: Mapped[str] = mapped_column(default=StepStatus.OPEN)
    due: Mapped[date | None]
    factor: Mapped[str | None]


class StepReview(Base):
    """How a step stood at a later conversation, with a word why."""

    __tablename__ = "step_review"
    __table_args__ = (one_of("status", StepStatus, "status"),)

    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True, index=True)
    status: Mapped[str]
    text: Mapped[str] = mapped_column(default="")


class Belief(Base):
    """The caseworker's belief (factor F), private. Append-only like an answer."""

    __tablename__ = "belief"
    __table_args__ = (
        UniqueConstraint("conversation_id", "question_id", "revision"),
        one_of("state", _BELIEF_STATES, "state"),
        one_of("timing", BeliefTiming, "timing"),
        CheckConstraint("(state = 'answered') = (option IS NOT NULL)", name="option_when_answered"),
        CheckConstraint("option IS NULL OR option BETWEEN 1 AND 5", name="option"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    question_id: Mapped[str]
    wording_hash: Mapped[str] = mapped_column(ForeignKey("wording.hash"))
    revision: Mapped[int]
    state: Mapped[str]
    option: Mapped[int | None]
    timing: Mapped[str]
    answered_at: Mapped[datetime] = mapped_column(Instant)


class BeliefNote(Base):
    """What would raise the caseworker's belief one step."""

    __tablename__ = "belief_note"

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(Instant)


class FinalRecordRow(Base):
    """The canonical JSON of a finished conversation and its hash, chained per citizen."""

    __tablename__ = "final_record"

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    body: Mapped[str]
    hash: Mapped[str]
    previous_hash: Mapped[str] = mapped_column(default="")


class Completion(Base):
    """What happens to the paper after finishing: signed, waiting for a printer, filed."""

    __tablename__ = "completion"
    __table_args__ = (
        one_of("signature", Signature, "signature"),
        Index("ix_completion_awaiting_print", "conversation_id", sqlite_where=text("awaiting_print = 1")),
    )

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    signature: Mapped[str | None]
    signed_at: Mapped[datetime | None] = mapped_column(Instant)
    awaiting_print: Mapped[bool] = mapped_column(default=False)
    filed_number: Mapped[str] = mapped_column(default="")
    filed_at: Mapped[datetime | None] = mapped_column(Instant)


class Addendum(Base):
    """A dated addition to a finished conversation; it is never changed."""

    __tablename__ = "addendum"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), index=True)
    caseworker_id: Mapped[int] = mapped_column(ForeignKey("caseworker.id"))
    written_at: Mapped[datetime] = mapped_column(Instant)
    text: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
