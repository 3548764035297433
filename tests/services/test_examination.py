"""Whatever is done to a final row past the program is found and named."""

from typing import Any

import pytest

from desktop.models import digest
from desktop.models.frozen import FROZEN
from desktop.models.tables import Base
from desktop.services.examination import examine
from desktop.services.findings import Finding, FindingKind
from tests.models.conftest import Lived
from tests.services.spoiling import named

FINAL = {name: table.key for name, table in FROZEN.items()} | {"chain_link": ("citizen_id", "sequence")}

BINDING = {"citizen_id", "conversation_id", "addendum_id", "belief_id", "ordinal", "state", "kind", "rows"}
"""Columns that tie rows together: where one is altered, others are reported with it."""

FOLLOWED = {("step_review", "status")}
"""A step's status follows its reviews: where the one is altered, the other no longer fits."""

OF_CLOSED = "{conversation} IN (SELECT id FROM conversation WHERE state IN ('final', 'partial'))"


def final_rows(connection: Any, table: str) -> list[tuple[int, tuple[Any, ...]]]:
    """Row id and values of each final row of a table."""
    owner = FROZEN[table].owner.format(row=table) if table in FROZEN else "chain_link.conversation_id"
    where = OF_CLOSED.format(conversation=owner)
    names = [column.name for column in Base.metadata.tables[table].columns]
    rows = connection.execute(f"SELECT rowid, {', '.join(names)} FROM {table} WHERE {where}").fetchall()
    return [(row[0], row[1:]) for row in rows]


def key_of(table: str, row: tuple[Any, ...]) -> str:
    names = [column.name for column in Base.metadata.tables[table].columns]
    return "/".join(str(row[names.index(column)]) for column in FINAL[table])


def other(value: Any) -> Any:
    """A different value of the same kind."""
    if value is None:
        return 7
    return value + 1000 if isinstance(value, int) else value[:-1] + ("x" if value[-1:] != "x" else "y")


@pytest.mark.parametrize("table", FINAL)
def test_every_column_of_every_final_row_is_watched(spoilt: Any, lived: Lived, table: str) -> None:
    assert examine(spoilt).findings == ()
    columns = [column.name for column in Base.metadata.tables[table].columns]
    rows = final_rows(spoilt, table)
    assert rows
    for rowid, row in rows:
        for column, value in zip(columns, row, strict=True):
            if (table, column) == ("step", "status"):
                assert_status_is_watched(spoilt, rowid)
                continue
            spoil = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"
            changed = other(value)
            spoilt.execute(spoil, (changed, rowid))
            report = examine(spoilt)
            found = named(report)
            assert report.findings, (table, column, row)
            moved = [changed if name == column else old for name, old in zip(columns, row, strict=True)]
            names = {(table, key_of(table, row)), (table, key_of(table, tuple(moved)))}
            assert found & names, (table, column, row, report.findings)
            if column not in {*FINAL[table], *BINDING} and (table, column) not in FOLLOWED:
                assert found <= names, (table, column, row, report.findings)
            (stayed,) = spoilt.execute(f"SELECT count(*) FROM {table} WHERE rowid = ?", (rowid,)).fetchone()
            spoilt.execute(spoil, (value, rowid if stayed else changed))
    assert examine(spoilt).findings == ()


def assert_status_is_watched(spoilt: Any, step: int) -> None:
    """How far a step is goes on, but only with what is said of it."""
    (before,) = spoilt.execute("SELECT status FROM step WHERE id = ?", (step,)).fetchone()
    spoilt.execute("UPDATE step SET status = 'done' WHERE id = ?", (step,))
    assert ("step", str(step)) in named(examine(spoilt))
    spoilt.execute("UPDATE step SET status = ? WHERE id = ?", (before, step))


COPIES = {
    "conversation": {"id": 900, "uuid": "other", "ordinal": 9},
    "chosen_question": {"id": 900, "question_id": "Z9"},
    "answer": {"id": 900, "revision": 9},
    "note": {"id": 900, "question_id": "Z9"},
    "focus_factor": {"factor": "Z", "position": 3},
    "step": {"id": 900, "uuid": "other"},
    "belief": {"id": 900, "revision": 9},
    "addendum": {"id": 900, "uuid": "other"},
    "chain_link": {"sequence": 9},
}
"""What a copy of a row needs to differ in; the others have one row a conversation."""


@pytest.mark.parametrize("table", COPIES)
def test_every_added_row_is_found(spoilt: Any, table: str) -> None:
    columns = [column.name for column in Base.metadata.tables[table].columns]
    for rowid, row in final_rows(spoilt, table):
        copied = tuple(COPIES[table].get(name, value) for name, value in zip(columns, row, strict=True))
        values = ", ".join("?" * len(columns))
        spoilt.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", copied)
        assert (table, key_of(table, copied)) in named(examine(spoilt)), (table, copied)
        spoilt.execute(f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")
        assert rowid
    assert examine(spoilt).findings == ()


@pytest.mark.parametrize(
    ("table", "columns", "values"),
    [
        ("goal", "conversation_id, citizen_id, text, written_at", (1, 1, "x", "2026-05-12")),
        ("step_review", "step_id, conversation_id, status, text", (1, 2, "not_done", "x")),
        ("final_record", "conversation_id, body, hash, previous_hash", (2, "{}", "x", "")),
        ("final_record", "conversation_id, body, hash, previous_hash", (4, "{}", "x", "")),
        ("step_aim", "step_id, kind", (1, "goal")),
        ("step_replacement", "step_id, replaced_id", (1, 4)),
        ("barrier_opening", "conversation_id, citizen_wishes, caseworker_wishes", (1, 1, 0)),
        ("answer_promise", "conversation_id, days", (1, 3)),
        ("promise_review", "conversation_id, held, text", (1, "no", "x")),
        ("reading_along", "conversation_id, wanted, asked_at", (1, 1, "2026-05-12")),
    ],
)
def test_a_row_where_there_was_none_is_found(
    spoilt: Any, table: str, columns: str, values: tuple[Any, ...]
) -> None:
    places = ", ".join("?" * len(values))
    spoilt.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", values)
    key = "1/2" if table == "step_review" else str(values[0])
    found = examine(spoilt).findings
    assert (FindingKind.EXTRA, table, key) in {(f.kind, f.table, f.key) for f in found}


@pytest.mark.parametrize("table", [name for name in FINAL if name != "chain_link"])
def test_every_deleted_row_is_found(spoilt: Any, table: str) -> None:
    columns = [column.name for column in Base.metadata.tables[table].columns]
    for rowid, row in final_rows(spoilt, table):
        spoilt.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
        missing = [f for f in examine(spoilt).findings if f.kind is FindingKind.MISSING]
        assert [(f.table, f.key) for f in missing] == [(table, key_of(table, row))]
        values = ", ".join("?" * (len(columns) + 1))
        spoilt.execute(f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({values})", (rowid, *row))
    assert examine(spoilt).findings == ()


def test_a_link_taken_away_is_found_by_what_it_covered(spoilt: Any, lived: Lived) -> None:
    links = spoilt.execute("SELECT rowid, kind, addendum_id, belief_id, conversation_id FROM chain_link")
    for rowid, kind, addendum, belief, conversation in links.fetchall():
        spoilt.execute("CREATE TEMP TABLE kept AS SELECT * FROM chain_link WHERE rowid = ?", (rowid,))
        spoilt.execute("DELETE FROM chain_link WHERE rowid = ?", (rowid,))
        assert (kind, str(addendum or belief or conversation)) in named(examine(spoilt))
        spoilt.execute("INSERT INTO chain_link SELECT * FROM kept")
        spoilt.execute("DROP TABLE kept")


def test_a_finding_says_whose_conversation_it_is(spoilt: Any, lived: Lived) -> None:
    (uuid,) = spoilt.execute("SELECT uuid FROM citizen WHERE id = ?", (lived.citizen,)).fetchone()
    (note,) = spoilt.execute("SELECT id FROM note WHERE conversation_id = ?", (lived.final,)).fetchone()
    spoilt.execute("UPDATE note SET text = 'andet' WHERE id = ?", (note,))
    spoilt.execute("DELETE FROM answer WHERE id = 1")
    (other_uuid,) = spoilt.execute("SELECT uuid FROM citizen WHERE id <> ?", (lived.citizen,)).fetchone()
    assert set(examine(spoilt).findings) == {
        Finding(FindingKind.ALTERED, "note", str(note), uuid, 2),
        Finding(FindingKind.MISSING, "answer", "1", other_uuid, 1),
    }


@pytest.mark.parametrize(
    "hidden",
    ["CAST(text AS BLOB)", "text || char(0) || 'skjult'", "text || char(8203)", "CAST(x'ff' AS TEXT)"],
)
def test_what_looks_the_same_is_not(spoilt: Any, lived: Lived, hidden: str) -> None:
    """The same letters as bytes, behind a NUL, with a letter of no width, and what is no text at all."""
    spoilt.execute(f"UPDATE note SET text = {hidden} WHERE conversation_id = ?", (lived.final,))
    assert {table for table, _ in named(examine(spoilt))} == {"note"}


def test_a_rewritten_link_breaks_the_one_after_it(spoilt: Any, lived: Lived) -> None:
    """Who knows how links are made can make one fit; then the next no longer does."""
    rows, uuid, content = spoilt.execute(
        "SELECT rows, c.uuid, content_hash FROM chain_link l JOIN conversation c ON c.id = l.conversation_id"
        " WHERE l.citizen_id = ? AND sequence = 1",
        (lived.citizen,),
    ).fetchone()
    made = digest.link_hash("", "conversation", uuid, content, rows + " ")
    spoilt.execute(
        "UPDATE chain_link SET rows = rows || ' ', hash = ? WHERE citizen_id = ? AND sequence = 1",
        (made, lived.citizen),
    )
    assert named(examine(spoilt)) == {("chain_link", f"{lived.citizen}/2")}


def test_words_that_are_not_their_hash_are_found(spoilt: Any) -> None:
    for (hash,) in spoilt.execute("SELECT hash FROM wording").fetchall():
        for column in ("question_id", "language", "body"):
            (before,) = spoilt.execute(f"SELECT {column} FROM wording WHERE hash = ?", (hash,)).fetchone()
            spoilt.execute(f"UPDATE wording SET {column} = ? WHERE hash = ?", (other(before), hash))
            found = examine(spoilt).findings
            assert [(f.kind, f.key) for f in found] == [(FindingKind.WORDING, hash)], column
            spoilt.execute(f"UPDATE wording SET {column} = ? WHERE hash = ?", (before, hash))


def test_an_entry_taken_out_of_the_log_is_found(spoilt: Any) -> None:
    (newest,) = spoilt.execute("SELECT max(id) FROM access_entry").fetchone()
    assert newest > 2
    spoilt.execute("DELETE FROM access_entry WHERE id = 2")
    assert examine(spoilt).findings == (Finding(FindingKind.MISSING, "access_entry", "2"),)


def test_a_record_that_was_altered_before_there_were_links_is_found(spoilt: Any, lived: Lived) -> None:
    """Its own hash tells: the chain may have been made of the altered rows."""
    spoilt.execute("UPDATE final_record SET body = body || ' '")
    spoilt.execute("DELETE FROM chain_link")
    found = {f.key for f in examine(spoilt).findings if f.table == "final_record"}
    assert found == {str(lived.other_final), str(lived.final)}
