"""How far a citizen has come, told without local numbers, so that two vaults can be compared."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from desktop.models.ownership import rows_of
from desktop.models.tables import Base
from desktop.records import LinkKind

Execute = Callable[..., Any]
"""Runs one SELECT with its values on a driver's connection."""

PLAN = (
    "small_goal",
    "barrier",
    "placement",
    "placement_fit",
    "placement_task",
    "placement_practice",
    "ordinary_hours",
    "support_person",
    "outcome",
)
"""The living plan: what changes outside the final records. Parents come before their children."""

_EVENTS = """SELECT link.kind, talk.uuid, coalesce(addendum.uuid, ''), coalesce(belief.question_id, ''),
coalesce(belief.revision, 0), link.conversation_id, link.addendum_id, link.belief_id, link.content_hash
FROM chain_link AS link JOIN conversation AS talk ON talk.id = link.conversation_id
LEFT JOIN addendum ON addendum.id = link.addendum_id LEFT JOIN belief ON belief.id = link.belief_id
WHERE link.citizen_id = ? ORDER BY link.sequence"""


@dataclass(frozen=True, slots=True)
class Event:
    """A closed conversation, an addendum, or a belief given after closing; `key` is the same everywhere."""

    key: tuple[str, str, str, str, int]
    conversation: int
    addendum: int | None
    belief: int | None
    content_hash: str

    @property
    def kind(self) -> LinkKind:
        """What it is."""
        return LinkKind(self.key[0])


def events(execute: Execute, citizen: int) -> list[Event]:
    """All that is final, in the order in which it became so."""
    found = execute(_EVENTS, (citizen,)).fetchall()
    return [Event(tuple(row[:5]), *row[5:]) for row in found]


def plan_digest(execute: Execute, citizen: int) -> str:
    """64 hex digits over the living plan, the same in every vault that holds the same plan."""
    said = {}
    for name in PLAN:
        table = Base.metadata.tables[name]
        rows = execute(_plan_query(table, citizen), ()).fetchall()
        said[name] = sorted(json.dumps(list(row)) for row in rows)
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _plan_query(table: Table, citizen: int) -> str:
    """The rows without local numbers: a key is told by the uuid of what it points to."""
    parts = []
    for column in table.columns:
        keys = list(column.foreign_keys)
        if keys:
            above = keys[0].column.table.name
            parts.append(f"(SELECT uuid FROM {above} WHERE id = {table.name}.{column.name})")
        elif column.name != "id":
            parts.append(f"{table.name}.{column.name}")
    return f"SELECT {', '.join(parts)} FROM {table.name} WHERE {owned_by(table, citizen)}"


def owned_by(table: Table, citizen: int) -> str:
    """The condition on a table's rows to be the citizen's, in SQL as it is sent."""
    condition = rows_of(table, citizen)
    assert condition is not None
    return str(condition.compile(compile_kwargs={"literal_binds": True}))
