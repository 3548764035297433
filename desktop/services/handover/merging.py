"""Puts a handover's rows into the vault, in the caller's transaction: with new numbers, else as they are.

What is final comes in the order in which it became so, and is linked here by links of this vault's own.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from desktop.errors import HandoverRefused
from desktop.models.frozen import FROZEN, WITH_CONVERSATION
from desktop.models.tables import Addendum, Base, Belief, Citizen, Conversation, Handover
from desktop.records import ConversationState, LinkKind
from desktop.services import chain
from desktop.services.chain_check import ChainCheck
from desktop.services.context import bare_of
from desktop.services.handover.content import travelling
from desktop.services.handover.events import PLAN, Event, owned_by
from desktop.services.handover.scratch import Row, Scratch

_CITIZEN, _TALK, _BELIEF = "citizen", "conversation", "belief"
_OUTSIDE = frozenset({"chain_link", "handover"})
"""Links are made anew; of handovers those that are not known here are added."""
_KEYS = {
    "chosen_question": ("conversation_id", "question_id"),
    "answer": ("chosen_question_id", "rater", "revision"),
    "note": ("conversation_id", "kind", "question_id"),
    "belief": ("conversation_id", "question_id", "revision"),
    "caseworker_period": ("citizen_id", "caseworker_id", "starts"),
    "placement_task": ("placement_id", "position"),
    "placement_practice": ("placement_id", "position"),
}
"""What tells rows apart that have no number of their own which travels."""
_LATER = ("belief_note", "completion")
"""Rows of a closed conversation that live on."""
_COMPLETED = """UPDATE completion SET signature = coalesce(signature, ?), signed_at = coalesce(signed_at, ?),
filed_number = CASE filed_number WHEN '' THEN ? ELSE filed_number END, filed_at = coalesce(filed_at, ?)
WHERE conversation_id = ?"""


class Merge:
    """One citizen out of a scratch into the vault. `into` is who is here already, None for nobody.

    `stood_still` says that the living plan here is as the giver once had it: what the giver has taken out
    of it since goes here too. Otherwise what stands here alone stays.
    """

    def __init__(
        self, session: Session, scratch: Scratch, into: int | None, new: Iterable[Event], *, stood_still: bool
    ) -> None:
        self._session = session
        self._execute = bare_of(session).execute
        self._scratch = scratch
        self._into = into
        self._new = tuple(new)
        self._stood_still = stood_still
        self._ids: dict[tuple[str, Any], int] = {}
        self._here: set[tuple[str, int]] = set()
        self._next: dict[str, int] = {}

    def run(self, citizen: Row) -> Citizen:
        """Everything; `citizen` is the row to be stored, keys already of this vault but its own.

        Raises `HandoverRefused("invalid")` where a number in the file is another citizen's here.
        """
        self._execute("PRAGMA defer_foreign_keys = ON")
        if self._stood_still:
            self._clear_plan()
        for table in travelling():
            self._number(table)
        self._words()
        self._put(
            Base.metadata.tables[_CITIZEN], citizen | {"id": self._ids[_CITIZEN, self._scratch.citizen]}
        )
        for name in (*PLAN, "caseworker_period"):
            for row in self._rows(name):
                self._put(Base.metadata.tables[name], row)
        late = {event.belief for event in self._new}
        for event in self._new:
            self._add(event, late)
        self._living()
        self._handovers()
        self._session.expire_all()
        stored = self._session.get_one(Citizen, self._ids[_CITIZEN, self._scratch.citizen])
        if any(ChainCheck(bare_of(self._session), stored.id).findings()):
            raise HandoverRefused("invalid")
        return stored

    def _number(self, table: Table) -> None:
        """Give each row of the file its number here: the one that it has, or the next."""
        if "id" not in table.columns or table.name in _OUTSIDE:
            return
        owned = self._owned(table)
        for row in self._scratch.rows(f"SELECT * FROM {table.name} ORDER BY id"):
            if (table.name, row["id"]) in self._ids:
                continue
            found = self._find(table, row)
            if found is None:
                found = self._next_id(table.name)
            elif owned is not None and found not in owned:
                raise HandoverRefused("invalid")
            else:
                self._here.add((table.name, found))
            self._ids[table.name, row["id"]] = found

    def _find(self, table: Table, row: Row) -> int | None:
        """The number of the same row, where it is here."""
        if table.name == _CITIZEN:
            return self._into
        if "uuid" in table.columns:
            keys: tuple[str, ...] = ("uuid",)
        elif table.name in _KEYS:
            keys = _KEYS[table.name]
        else:
            return None
        local = self._localised(table, row)
        condition = " AND ".join(f"{key} = ?" for key in keys)
        query = f"SELECT id FROM {table.name} WHERE {condition}"
        found = self._execute(query, [local[key] for key in keys]).fetchone()
        return found[0] if found else None

    def _owned(self, table: Table) -> set[int] | None:
        """The numbers of the citizen's rows here; None for a table that is nobody's."""
        if table.name == "caseworker":
            return None
        if self._into is None:
            return set()
        return {id for (id,) in self._execute(f"SELECT id FROM {table.name} WHERE {self._mine(table)}")}

    def _mine(self, table: Table) -> str:
        assert self._into is not None
        return owned_by(table, self._into)

    def _next_id(self, name: str) -> int:
        if name not in self._next:
            (self._next[name],) = self._execute(f"SELECT coalesce(max(id), 0) FROM {name}").fetchone()
        self._next[name] += 1
        return self._next[name]

    def _clear_plan(self) -> None:
        """Take out what the giver no longer has; what something final points to is in the file as well."""
        if self._into is None:
            return
        for name in reversed(PLAN):
            table = Base.metadata.tables[name]
            if "uuid" not in table.columns:
                self._execute(f"DELETE FROM {name} WHERE {self._mine(table)}")
                continue
            there = [row["uuid"] for row in self._scratch.rows(f"SELECT uuid FROM {name}")]
            marks = ", ".join("?" for _ in there)
            self._execute(f"DELETE FROM {name} WHERE {self._mine(table)} AND uuid NOT IN ({marks})", there)

    def _words(self) -> None:
        for row in self._scratch.rows("SELECT * FROM wording"):
            self._insert("wording", row, or_ignore=True)
        for row in self._rows("caseworker"):
            if ("caseworker", row["id"]) not in self._here:
                self._insert("caseworker", row | {"is_owner": 0})

    def _add(self, event: Event, late: set[int | None]) -> None:
        """One thing that is final, with its link."""
        talk = self._ids[_TALK, event.conversation]
        if event.kind is LinkKind.CONVERSATION:
            self._add_talk(event.conversation, late)
            chain.link_conversation(self._session, self._session.get_one(Conversation, talk))
            return
        name, id = ("addendum", event.addendum) if event.addendum else (_BELIEF, event.belief)
        for row in self._rows(name, "id = ?", id):
            self._insert(name, row)
        conversation = self._session.get_one(Conversation, talk)
        local = self._ids[name, id]
        if event.kind is LinkKind.ADDENDUM:
            chain.link_addendum(self._session, conversation, self._session.get_one(Addendum, local))
        else:
            chain.link_belief(self._session, conversation, self._session.get_one(Belief, local))

    def _add_talk(self, conversation: int, late: set[int | None]) -> None:
        """Open first: the guards let nothing into a closed one."""
        (talk,) = self._rows(_TALK, "id = ?", conversation)
        self._insert(_TALK, talk | {"state": ConversationState.DRAFT.value})
        frozen = [FROZEN[table.name] for table in travelling() if table.name in WITH_CONVERSATION]
        for table in frozen:
            if table.name == _TALK:
                continue
            owner = table.owner.format(row=table.name)
            for row in self._scratch.rows(f"SELECT * FROM {table.name} WHERE {owner} = ?", conversation):
                if table.name == _BELIEF and row["id"] in late:
                    continue
                self._insert(table.name, self._localised(Base.metadata.tables[table.name], row))
        for name in _LATER:
            for row in self._rows(name, "conversation_id = ?", conversation):
                self._insert(name, row)
        self._execute("UPDATE conversation SET state = ? WHERE id = ?", (talk["state"], talk["id"]))

    def _living(self) -> None:
        """What goes on beside conversations that were here before."""
        for step in self._rows("step"):
            self._execute("UPDATE step SET status = ? WHERE id = ?", (step["status"], step["id"]))
        for row in self._rows("completion"):
            told = (row["signature"], row["signed_at"], row["filed_number"], row["filed_at"])
            self._execute(_COMPLETED, (*told, row["conversation_id"]))
        for row in self._rows("belief_note"):
            self._insert("belief_note", row, or_replace=True)

    def _handovers(self) -> None:
        """Earlier ones, of which this vault may know some."""
        citizen = self._ids[_CITIZEN, self._scratch.citizen]
        known = set(
            self._session.scalars(select(Handover.transfer).where(Handover.citizen_id == citizen)).all()
        )
        for row in self._scratch.rows("SELECT * FROM handover ORDER BY id"):
            if row["transfer"] not in known:
                number = (self._session.scalar(select(func.max(Handover.id))) or 0) + 1
                self._insert("handover", row | {"id": number, "citizen_id": citizen})

    def _rows(self, name: str, condition: str = "1", *values: object) -> list[Row]:
        table = Base.metadata.tables[name]
        found = self._scratch.rows(f"SELECT * FROM {name} WHERE {condition}", *values)
        return [self._localised(table, row) for row in found]

    def _localised(self, table: Table, row: Row) -> Row:
        """The row with the numbers that it and what it points to have here."""
        made = dict(row)
        for column in table.columns:
            value = row[column.name]
            if column.name == "id":
                made["id"] = self._ids.get((table.name, value), value)
            for key in column.foreign_keys:
                if key.column.name == "id" and value is not None:
                    made[column.name] = self._ids[key.column.table.name, value]
                elif value is not None and key.column.table.name == _TALK:
                    made[column.name] = self._ids[_TALK, value]
        return made

    def _put(self, table: Table, row: Row) -> None:
        """Insert a living row, or bring the one that is here to what the file says."""
        if (table.name, row.get("id")) not in self._here:
            self._insert(table.name, row, or_replace="id" not in row)
            return
        columns = [name for name in row if name != "id"]
        setting = ", ".join(f"{name} = ?" for name in columns)
        values = [*(row[name] for name in columns), row["id"]]
        self._execute(f"UPDATE {table.name} SET {setting} WHERE id = ?", values)

    def _insert(self, name: str, row: Row, *, or_ignore: bool = False, or_replace: bool = False) -> None:
        how = " OR IGNORE" if or_ignore else " OR REPLACE" if or_replace else ""
        marks = ", ".join("?" for _ in row)
        self._execute(f"INSERT{how} INTO {name} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
