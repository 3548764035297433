"""A conversation and what was said in it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Instant, new_uuid, one_of
from desktop.records import (
    AnswerState,
    CaseworkerView,
    ConversationState,
    Form,
    MouseHolder,
    NoteKind,
    Rater,
)

_STORED_STATES = [s for s in AnswerState if s not in (AnswerState.NOT_ASKED, AnswerState.NOT_REACHED)]


class Conversation(Base):
    """One conversation. `ordinal` counts per citizen; `day` is the local date it was held."""

    __tablename__ = "conversation"
    __table_args__ = (
        UniqueConstraint("citizen_id", "ordinal"),
        one_of("state", ConversationState, "state"),
        one_of("form", Form, "form"),
        one_of("caseworker_view", CaseworkerView, "caseworker_view"),
        one_of("mouse", MouseHolder, "mouse"),
        Index(
            "ix_conversation_one_draft",
            "citizen_id",
            unique=True,
            sqlite_where=text("state IN ('prepared', 'draft')"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    caseworker_id: Mapped[int] = mapped_column(ForeignKey("caseworker.id"))
    ordinal: Mapped[int]
    state: Mapped[str] = mapped_column(default=ConversationState.PREPARED)
    day: Mapped[date]
    prepared_at: Mapped[datetime] = mapped_column(Instant)
    started_at: Mapped[datetime | None] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    form: Mapped[str] = mapped_column(default=Form.TOGETHER)
    language: Mapped[str] = mapped_column(default="da")
    caseworker_view: Mapped[str] = mapped_column(default=CaseworkerView.SIDE_BY_SIDE)
    companion: Mapped[bool] = mapped_column(default=False)
    interpreter: Mapped[bool] = mapped_column(default=False)
    mentor: Mapped[bool] = mapped_column(default=False)
    mouse: Mapped[str | None]
    information_given_at: Mapped[datetime | None] = mapped_column(Instant)
    without_questions: Mapped[bool] = mapped_column(default=False)
    stopped_early: Mapped[bool] = mapped_column(default=False)
    views_opened_at: Mapped[datetime | None] = mapped_column(Instant)
    next_day: Mapped[date | None]
    place_page: Mapped[str] = mapped_column(default="welcome")
    place_question: Mapped[str | None]


class Wording(Base):
    """A question as it was shown, in one language: content-addressed, so a bank may go or change."""

    __tablename__ = "wording"

    hash: Mapped[str] = mapped_column(primary_key=True)
    question_id: Mapped[str]
    language: Mapped[str]
    body: Mapped[str]


class ChosenQuestion(Base):
    """A question chosen for a conversation; not chosen means not asked."""

    __tablename__ = "chosen_question"
    __table_args__ = (UniqueConstraint("conversation_id", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    position: Mapped[int]
    question_id: Mapped[str]
    bank: Mapped[str]
    bank_version: Mapped[str]
    wording_hash: Mapped[str] = mapped_column(ForeignKey("wording.hash"))
    translated_hash: Mapped[str | None] = mapped_column(ForeignKey("wording.hash"))


class Answer(Base):
    """One click of one rater. Append-only: the highest revision counts, the others are kept."""

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("chosen_question_id", "rater", "revision"),
        one_of("rater", Rater, "rater"),
        one_of("state", _STORED_STATES, "state"),
        one_of("form", Form, "form"),
        CheckConstraint("(state = 'answered') = (option IS NOT NULL)", name="option_when_answered"),
        CheckConstraint("option IS NULL OR option BETWEEN 1 AND 5", name="option"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    chosen_question_id: Mapped[int] = mapped_column(ForeignKey("chosen_question.id"))
    rater: Mapped[str]
    revision: Mapped[int]
    state: Mapped[str]
    option: Mapped[int | None]
    language: Mapped[str]
    form: Mapped[str]
    interpreter: Mapped[bool]
    answered_at: Mapped[datetime] = mapped_column(Instant)


class Note(Base):
    """A free text of a conversation, as it stands now. `question_id` is '' where it is about none."""

    __tablename__ = "note"
    __table_args__ = (
        UniqueConstraint("conversation_id", "kind", "question_id"),
        one_of("kind", NoteKind, "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    kind: Mapped[str]
    question_id: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(Instant)


class FocusFactor(Base):
    """A factor that the two picked to work on; at most three, in the order picked."""

    __tablename__ = "focus_factor"
    __table_args__ = (
        UniqueConstraint("conversation_id", "position"),
        CheckConstraint("position BETWEEN 1 AND 3", name="at_most_three"),
    )

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    factor: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
