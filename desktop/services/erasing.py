"""Taking every row of a citizen out of a database: the vault's own, or one in a backup.

What stays is the row that says so, without identity, and the access log, which holds ids alone.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import Delete, delete, func, select, text
from sqlalchemy.orm import Session

from desktop.models.ownership import rows_of
from desktop.models.tables import Base, Citizen, Erasure, Setting
from desktop.services.opening import open_migrated
from desktop.vault import engine as vault_engine


def erase_rows(session: Session, citizen: int, erasure: Erasure) -> dict[str, int]:
    """Delete all rows of a citizen, and return how many by table. `erasure` is stored first.

    With it stored the guards of final rows let go of this citizen, and of no other.
    """
    session.add(erasure)
    session.flush()
    counts: dict[str, int] = {}
    for table in reversed(Base.metadata.sorted_tables):
        condition = rows_of(table, citizen)
        if condition is not None:
            statement: Delete = delete(table).where(condition)
            counts[table.name] = session.connection().execute(statement).rowcount
    # What was decided about one citizen is kept under their number.
    session.execute(delete(Setting).where(Setting.key.endswith(f":{erasure.citizen_uuid}")))
    # Its segments keep deleted words until they are merged.
    session.execute(text("INSERT INTO citizen_search(citizen_search) VALUES ('optimize')"))
    erasure.counts = json.dumps({name: count for name, count in sorted(counts.items()) if count})
    session.flush()
    session.expire_all()
    return counts


def next_receipt(session: Session) -> int:
    """The number of the next receipt, counting from 1."""
    return (session.scalar(select(func.max(Erasure.receipt))) or 0) + 1


def erase_again(session: Session, erased: Mapping[str, datetime]) -> int:
    """Erase whoever was erased by now and is in this older database; how many were."""
    found = 0
    for uuid, at in erased.items():
        if session.get(Erasure, uuid) is not None:
            continue
        erasure = Erasure(citizen_uuid=uuid, erased_at=at, receipt=next_receipt(session))
        citizen = session.scalar(select(Citizen.id).where(Citizen.uuid == uuid))
        if citizen is None:
            session.add(erasure)
        else:
            erase_rows(session, citizen, erasure)
            found += 1
    return found


def erase_in_file(database: Path, key: bytes, erased: Mapping[str, datetime]) -> None:
    """Erase in a database that nobody has open, brought to today's tables first; no trace is left.

    Raises `VaultDamaged`, `NewerVersion`, the storage kinds.
    """
    engine = open_migrated(database, key)
    try:
        with Session(engine) as session, session.begin():
            erase_again(session, erased)
        vault_engine.purge(engine)
    finally:
        vault_engine.close(engine)
