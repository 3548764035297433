"""What tests of handing over share: two vaults, a citizen of everything, and rows told without numbers."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

from desktop.models.tables import Base
from desktop.records import AnswerState, Signature, StepStatus
from desktop.services.examination import examine
from desktop.services.handover.content import travelling
from desktop.services.handover.events import owned_by
from tests.plan_rows import OF_CITIZEN, fill_talk, spoken
from tests.support import CHEAP, Desk, HandClock, new_desk

PASSPHRASE = "fako-timu-lora-gisu-vahi-boka"
COLLEAGUE = "Ole Modtager"
REMADE = ("citizen", "chain_link", "handover", "caseworker_period")
"""Tables whose rows the receiver writes anew."""


def two(folder: Path) -> tuple[Desk, Desk]:
    """A giver and a receiver, each with a data folder and a clock of their own; the receiver has others."""
    giver, receiver = new_desk(folder / "giver", HandClock()), new_desk(folder / "receiver", HandClock())
    receiver.sql("UPDATE caseworker SET uuid = ?, name = ? WHERE is_owner", str(uuid4()), COLLEAGUE)
    receiver.held(receiver.citizen("Bent Eksempel"))
    receiver.held(receiver.citizen("Carl Eksempel"), {"A1": 1, "C1": 2})
    return giver, receiver


def everything(desk: Desk, name: str = "Åse Sørensen", cpr: str = "610190-0000") -> int:
    """A citizen with a row in every table that travels: a partial and two finished conversations."""
    desk.held(desk.citizen("Dorte Eksempel"))
    citizen = desk.citizen(name, cpr, case_number="26/17")
    _talk(desk, citizen)
    desk.clock.turn(days=15)
    second = _talk(desk, citizen)
    desk.finishing.finish(second)
    desk.finishing.sign(second, Signature.PAPER)
    desk.finishing.file(second, "26/17-4")
    desk.finishing.add_addendum(second, "Telefonnummer rettet", "fejl")
    desk.beliefs.give(second, "F1", AnswerState.ANSWERED, 3)
    desk.clock.turn(days=90)
    third = _talk(desk, citizen, replaces=True)
    desk.finishing.finish(third)
    for statement in OF_CITIZEN[:-1]:
        desk.sql(statement.replace(":p", str(citizen)).replace(":c", str(third)))
    for table in ("small_goal", "barrier", "placement", "ordinary_hours", "support_person", "outcome"):
        desk.sql(f"UPDATE {table} SET uuid = ?", str(uuid4()))
    return citizen


def _talk(desk: Desk, citizen: int, *, replaces: bool = False) -> int:
    conversation = spoken(desk, citizen)
    for step in desk.conversations.get(conversation).earlier_steps:
        desk.plans.review(conversation, step.id, StepStatus.NOT_DONE, "syg")
    step = desk.agreed(conversation, "Ringe til Fønix")
    before = desk.sql("SELECT max(id) FROM step WHERE id < ?", step.id)[0][0] if replaces else None
    fill_talk(desk, conversation, step.id, before)
    return conversation


def given(desk: Desk, citizen: int, folder: Path, colleague: str = COLLEAGUE) -> Path:
    """The citizen in a file."""
    folder.mkdir(exist_ok=True)
    return Path(desk.handing_over.give(citizen, colleague, folder, PASSPHRASE, cost=CHEAP))


def received(desk: Desk, path: Path, how: Any = None) -> Any:
    """Look, and receive what was looked at."""
    seen = desk.handing_over.look(path, PASSPHRASE)
    return desk.handing_over.receive(path, PASSPHRASE, seen.transfer, how)


def told(desk: Desk, citizen: int, without: Iterable[str] = ()) -> dict[str, list[str]]:
    """Every row of every table that travels, keys told by what they point to, sorted."""
    rows = {}
    for table in travelling():
        if table.name in ("caseworker", "wording", *without):
            continue
        found = desk.sql(f"SELECT * FROM {table.name} WHERE {owned_by(table, citizen)}")
        named = [dict(zip((c.name for c in table.columns), row, strict=True)) for row in found]
        rows[table.name] = sorted(json.dumps(_told(desk, table, row), sort_keys=True) for row in named)
    return rows


def _told(desk: Desk, table: Any, row: dict[str, Any]) -> dict[str, Any]:
    made = {name: value for name, value in row.items() if name != "id"}
    for column in table.columns:
        for key in column.foreign_keys:
            above = key.column.table
            value = made[column.name]
            if value is None or above.name == "wording":
                continue
            (found,) = desk.sql(f"SELECT * FROM {above.name} WHERE {key.column.name} = ?", value)
            there = dict(zip((c.name for c in above.columns), found, strict=True))
            made[column.name] = there["uuid"] if "uuid" in there else _told(desk, above, there)
    return made


def content(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a vault, as it is."""
    names = sorted(Base.metadata.tables)
    return {name: sorted(map(tuple, desk.sql(f"SELECT * FROM {name}")), key=repr) for name in names}


def findings(desk: Desk) -> tuple[Any, ...]:
    """What the check of the whole file finds."""

    def check() -> tuple[Any, ...]:
        connection = desk.unlocked._engine.raw_connection()
        try:
            return examine(connection.driver_connection, desk.unlocked.safekeeping.heads()).findings
        finally:
            connection.close()

    found: tuple[Any, ...] = desk.unlocked.call(check).result()
    return found


def one(desk: Desk, query: str, *values: object) -> tuple[object, ...]:
    """The only row that a query finds."""
    (row,) = desk.sql(query, *values)
    return tuple(row)
