"""What shows that nothing was changed unseen, who looked, and which papers lie outside the vault."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Instant, one_of
from desktop.plan_records import PaperKind
from desktop.records import AccessAction, LinkKind


class ChainLink(Base):
    """A closed conversation, an addendum, or a belief given after closing, as it was then.

    `rows` are the digests of its rows, `hash` covers them and `previous_hash`, the link before of the
    same citizen. `content_hash` is the final record's, '' where there is none.
    """

    __tablename__ = "chain_link"
    __table_args__ = (
        one_of("kind", LinkKind, "kind"),
        CheckConstraint("(kind = 'addendum') = (addendum_id IS NOT NULL)", name="addendum"),
        CheckConstraint("(kind = 'belief') = (belief_id IS NOT NULL)", name="belief"),
    )

    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), index=True)
    addendum_id: Mapped[int | None] = mapped_column(ForeignKey("addendum.id"))
    belief_id: Mapped[int | None] = mapped_column(ForeignKey("belief.id"))
    content_hash: Mapped[str]
    rows: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class AccessEntry(Base):
    """One thing that was done with the vault or a citizen: identities only, never a name or a text.

    It is never changed nor deleted, so that ids have no gaps and grow for as long as the vault lives.
    """

    __tablename__ = "access_entry"
    __table_args__ = (one_of("action", AccessAction, "action"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    caseworker_id: Mapped[int] = mapped_column(ForeignKey("caseworker.id"))
    action: Mapped[str]
    citizen_uuid: Mapped[str | None] = mapped_column(index=True)
    conversation_uuid: Mapped[str | None]
    detail: Mapped[str] = mapped_column(default="")


class SavedPaper(Base):
    """A paper about a citizen that was saved outside the vault, to be listed until its file is gone."""

    __tablename__ = "saved_paper"
    __table_args__ = (one_of("kind", PaperKind, "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversation.id"), index=True)
    kind: Mapped[str] = mapped_column(default=PaperKind.SUMMARY)
    path: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(Instant)
    protected: Mapped[bool]
