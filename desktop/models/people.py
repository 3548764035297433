"""Citizens, caseworkers, and what the office has set."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Instant, new_uuid


class Caseworker(Base):
    """A caseworker named on conversations. `is_owner` marks the one this vault belongs to."""

    __tablename__ = "caseworker"
    __table_args__ = (
        Index("ix_caseworker_owner", "is_owner", unique=True, sqlite_where=text("is_owner = 1")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    is_owner: Mapped[bool] = mapped_column(default=False)


class Citizen(Base):
    """A citizen. `folded` is the name in all spellings it is found by; `cpr` is ten digits or NULL."""

    __tablename__ = "citizen"
    __table_args__ = (
        CheckConstraint("cpr IS NULL OR length(cpr) = 10", name="cpr"),
        CheckConstraint("length(name) > 0", name="name"),
        Index("ix_citizen_order", "sort_key", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(default=new_uuid, unique=True)
    name: Mapped[str]
    folded: Mapped[str]
    sort_key: Mapped[str]
    cpr: Mapped[str | None] = mapped_column(unique=True)
    language: Mapped[str] = mapped_column(default="da")
    target_group: Mapped[str] = mapped_column(default="")
    case_number: Mapped[str] = mapped_column(default="")
    caseworker_id: Mapped[int] = mapped_column(ForeignKey("caseworker.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    archived_at: Mapped[datetime | None] = mapped_column(Instant)


class Setting(Base):
    """A setting of the office, by key."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class SavedTemplate(Base):
    """A caseworker's own choice of questions. `questions` are ids, space between."""

    __tablename__ = "saved_template"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    questions: Mapped[str]


class Erasure(Base):
    """A citizen who is erased: with the row the guards of final rows let go of that citizen, for good.

    `receipt` is the number on the paper, counting from 1, and `counts` JSON, how many rows went of each
    table. `reason` says why it came before filing where that rule was `overridden`.
    """

    __tablename__ = "erasure"

    citizen_uuid: Mapped[str] = mapped_column(primary_key=True)
    erased_at: Mapped[datetime] = mapped_column(Instant)
    receipt: Mapped[int] = mapped_column(unique=True)
    reason: Mapped[str] = mapped_column(default="")
    overridden: Mapped[bool] = mapped_column(default=False)
    counts: Mapped[str] = mapped_column(default="{}")
