"""Links of a citizen's chain, made in the transaction that closes a conversation or adds to a closed one.

Each link holds digests of all rows that are final with it, and the hash of the link before. What was
changed later, past every guard, no longer fits; `services/checking.py` finds it.
"""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models import digest, frozen
from desktop.models.tables import (
    AccessEntry,
    Addendum,
    Belief,
    ChainLink,
    Citizen,
    Conversation,
    Erasure,
    FinalRecordRow,
)
from desktop.records import CLOSED, LinkKind
from desktop.services.context import ONE
from desktop.vault.heads import Heads


def link_conversation(session: Session, conversation: Conversation) -> None:
    """Link a conversation that was just closed, with everything that is final from now on."""
    session.flush()
    record = session.get(FinalRecordRow, conversation.id)
    rows = frozen.digests(session.connection().exec_driver_sql, conversation.id)
    link = ChainLink(kind=LinkKind.CONVERSATION, content_hash=record.hash if record else "")
    _append(session, conversation, link, rows)


def link_addendum(session: Session, conversation: Conversation, addendum: Addendum) -> None:
    """Link an addition that was just written."""
    session.flush()
    link = ChainLink(kind=LinkKind.ADDENDUM, addendum_id=addendum.id, content_hash="")
    _append(session, conversation, link, _row(session, "addendum", addendum.id))


def link_belief(session: Session, conversation: Conversation, belief: Belief) -> None:
    """Link a belief that was just given, where its conversation is closed; else closing will."""
    if conversation.state not in CLOSED:
        return
    session.flush()
    link = ChainLink(kind=LinkKind.BELIEF, belief_id=belief.id, content_hash="")
    _append(session, conversation, link, _row(session, "belief", belief.id))


def heads(session: Session) -> Heads:
    """How far the vault has come: kept outside the database, it tells an older file from this one.

    `sequence` is the id of the newest entry of the access log, which is only ever added to.
    """
    newest = (
        select(ChainLink.citizen_id, func.max(ChainLink.sequence).label("sequence"))
        .group_by(ChainLink.citizen_id)
        .subquery()
    )
    found = session.execute(
        select(Citizen.uuid, ChainLink.hash)
        .join(ChainLink, ChainLink.citizen_id == Citizen.id)
        .join(
            newest,
            (newest.c.citizen_id == ChainLink.citizen_id) & (newest.c.sequence == ChainLink.sequence),
        )
    )
    erased = session.execute(select(Erasure.citizen_uuid, Erasure.erased_at))
    return Heads(
        sequence=session.scalar(select(func.max(AccessEntry.id))) or 0,
        heads={row.uuid: row.hash for row in found},
        erased={row.citizen_uuid: row.erased_at for row in erased},
    )


def _row(session: Session, table: str, id: int) -> dict[str, str]:
    execute = session.connection().exec_driver_sql
    return {name: of_row for name, of_row, _ in frozen.FROZEN[table].rows(execute, f"{table}.id = ?", id)}


def _append(session: Session, conversation: Conversation, link: ChainLink, rows: dict[str, str]) -> None:
    before = session.execute(
        select(ChainLink.sequence, ChainLink.hash)
        .where(ChainLink.citizen_id == conversation.citizen_id)
        .order_by(ChainLink.sequence.desc())
        .limit(ONE)
    ).first()
    link.citizen_id = conversation.citizen_id
    link.conversation_id = conversation.id
    link.sequence, link.previous_hash = (before.sequence + 1, before.hash) if before else (1, "")
    link.rows = digest.rows_text(rows)
    link.hash = digest.link_hash(
        link.previous_hash, link.kind, conversation.uuid, link.content_hash, link.rows
    )
    session.add(link)
    session.flush()
