"""What was said in a closed conversation cannot be changed by any statement, while others still can."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import Connection, delete
from sqlalchemy.exc import IntegrityError

from desktop.models.frozen import CHANGEABLE, FROZEN
from desktop.models.ownership import rows_of
from desktop.models.tables import Base
from desktop.vault import engine as vault_engine
from tests.models.conftest import Lived

CLOSED_WITH_CONVERSATION = {
    "conversation": "id = ?",
    "chosen_question": "conversation_id = ?",
    "answer": "chosen_question_id IN (SELECT id FROM chosen_question WHERE conversation_id = ?)",
    "note": "conversation_id = ?",
    "focus_factor": "conversation_id = ?",
    "goal": "conversation_id = ?",
    "step": "conversation_id = ?",
    "step_review": "conversation_id = ?",
    "step_aim": "step_id IN (SELECT id FROM step WHERE conversation_id = ?)",
    "step_replacement": "step_id IN (SELECT id FROM step WHERE conversation_id = ?)",
    "barrier_opening": "conversation_id = ?",
    "answer_promise": "conversation_id = ?",
    "promise_review": "conversation_id = ?",
    "reading_along": "conversation_id = ?",
}
APPEND_ONLY = {
    "belief": "conversation_id = ?",
    "final_record": "conversation_id = ?",
    "addendum": "conversation_id = ?",
    "chain_link": "conversation_id = ?",
}
ROWS = CLOSED_WITH_CONVERSATION | APPEND_ONLY
ONLY_FINAL = {"final_record", "addendum", "step_review", "step_replacement"}
"""What the partial conversation has no row of: it was never finished, and was the first."""

ABOVE = {"answer": "chosen_question", "step_aim": "step", "step_replacement": "step"}
"""Of a table that does not hang on a conversation itself, the one that it hangs on."""

STATES = ("final", "partial")
TABLES = [(state, table) for state in STATES for table in ROWS if state == "final" or table not in ONLY_FINAL]
COLUMNS = [
    (state, table, column.name)
    for state, table in TABLES
    for column in Base.metadata.tables[table].columns
    if column.name not in CHANGEABLE.get(table, ())
]


@pytest.fixture(scope="module")
def opened(lived_once: Lived) -> Iterator[Connection]:
    engine = vault_engine.open_engine(lived_once.database, lived_once.key)
    with engine.connect() as connection:
        yield connection
    vault_engine.close(engine)


@pytest.fixture
def database(opened: Connection) -> Iterator[Connection]:
    """The vault's connection; what the test did is taken back."""
    with closing(opened.begin()):
        yield opened


def rows(connection: Connection, table: str, conversation: int) -> list[tuple[object, ...]]:
    found = connection.exec_driver_sql(f"SELECT * FROM {table} WHERE {ROWS[table]}", (conversation,))
    return [tuple(row) for row in found]


def refused(connection: Connection, statement: str, *values: object) -> None:
    with pytest.raises(IntegrityError, match="finalised"):
        connection.exec_driver_sql(statement, values)


@pytest.mark.parametrize(("state", "table", "column"), COLUMNS)
def test_no_column_of_a_closed_row_is_updated(
    database: Connection, lived_once: Lived, state: str, table: str, column: str
) -> None:
    conversation = getattr(lived_once, state)
    assert rows(database, table, conversation)
    value = "9999" if Base.metadata.tables[table].columns[column].primary_key else "NULL"
    refused(database, f"UPDATE {table} SET {column} = {value} WHERE {ROWS[table]}", conversation)
    refused(database, f"UPDATE OR IGNORE {table} SET {column} = {column} WHERE {ROWS[table]}", conversation)


@pytest.mark.parametrize(("state", "table"), TABLES)
def test_no_closed_row_is_deleted_or_replaced(
    database: Connection, lived_once: Lived, state: str, table: str
) -> None:
    conversation = getattr(lived_once, state)
    before = rows(database, table, conversation)
    refused(database, f"DELETE FROM {table} WHERE {ROWS[table]}", conversation)
    refused(
        database,
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE {ROWS[table]}",
        conversation,
    )
    assert rows(database, table, conversation) == before


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("table", sorted(set(CLOSED_WITH_CONVERSATION) - {"conversation"}))
def test_nothing_is_added_to_a_closed_conversation(
    database: Connection, lived_once: Lived, table: str, state: str
) -> None:
    """Neither as a new row nor by moving a draft's row there."""
    above = ABOVE.get(table, "conversation")
    column = f"{above}_id"
    closed, draft = getattr(lived_once, state), lived_once.draft
    (closed,) = database.exec_driver_sql(f"SELECT min(id) FROM {above} WHERE {ROWS[above]}", (closed,)).one()
    names = [c.name for c in Base.metadata.tables[table].columns]
    values = ", ".join(str(closed) if name == column else name for name in names if name != "id")
    fields = ", ".join(name for name in names if name != "id")
    own = f"FROM {table} WHERE {ROWS[table]}"
    assert rows(database, table, draft)
    refused(database, f"INSERT INTO {table} ({fields}) SELECT {values} {own}", draft)
    refused(database, f"UPDATE {table} SET {column} = {closed} WHERE {ROWS[table]}", draft)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("table", ["conversation", "chosen_question", "note"])
def test_a_drafts_row_does_not_take_a_closed_rows_place(
    database: Connection, lived_once: Lived, table: str, state: str
) -> None:
    (closed,) = database.exec_driver_sql(
        f"SELECT min(id) FROM {table} WHERE {ROWS[table]}", (getattr(lived_once, state),)
    ).one()
    (open_,) = database.exec_driver_sql(
        f"SELECT min(id) FROM {table} WHERE {ROWS[table]}", (lived_once.draft,)
    ).one()
    refused(database, f"UPDATE OR REPLACE {table} SET id = {closed} WHERE id = {open_}")


@pytest.mark.parametrize("table", sorted(set(CLOSED_WITH_CONVERSATION) - {"answer", "conversation"}))
def test_a_drafts_rows_can_change_and_go(database: Connection, lived_once: Lived, table: str) -> None:
    if table == "chosen_question":
        database.exec_driver_sql("DROP TRIGGER guard_answer_append_only_delete")
        database.exec_driver_sql(f"DELETE FROM answer WHERE {ROWS['answer']}", (lived_once.draft,))
    if table == "step":
        for above in ("step_aim", "step_replacement"):
            database.exec_driver_sql(f"DELETE FROM {above} WHERE {ROWS[above]}", (lived_once.draft,))
    column = list(Base.metadata.tables[table].columns)[-1].name
    database.exec_driver_sql(
        f"UPDATE {table} SET {column} = {column} WHERE {ROWS[table]}", (lived_once.draft,)
    )
    database.exec_driver_sql(f"DELETE FROM {table} WHERE {ROWS[table]}", (lived_once.draft,))
    assert rows(database, table, lived_once.draft) == []


@pytest.mark.parametrize("table", ["answer", "belief"])
def test_what_was_answered_in_a_draft_stays_too(database: Connection, lived_once: Lived, table: str) -> None:
    refused(database, f"DELETE FROM {table} WHERE {ROWS[table]}", lived_once.draft)
    refused(database, f"UPDATE {table} SET option = 1 WHERE {ROWS[table]}", lived_once.draft)


def test_how_far_a_closed_conversations_step_is_goes_on(database: Connection, lived_once: Lived) -> None:
    database.exec_driver_sql("UPDATE step SET status = 'done' WHERE conversation_id = ?", (lived_once.final,))
    found = database.exec_driver_sql("SELECT status FROM step WHERE conversation_id = ?", (lived_once.final,))
    assert set(found.scalars()) == {"done"}


def test_who_looked_is_never_taken_back(database: Connection) -> None:
    database.exec_driver_sql(
        "INSERT INTO access_entry (id, at, caseworker_id, action, detail)"
        " VALUES (900, '2026-05-12', 1, 'unlocked', '')"
    )
    refused(database, "UPDATE access_entry SET at = '2026-05-13' WHERE id = 900")
    refused(database, "DELETE FROM access_entry WHERE id = 900")
    refused(database, "INSERT OR REPLACE INTO access_entry SELECT * FROM access_entry WHERE id = 900")


def test_the_frozen_columns_are_all_columns_but_those_that_live_on() -> None:
    for name, table in FROZEN.items():
        columns = {column.name for column in Base.metadata.tables[name].columns}
        assert set(table.columns) == columns - CHANGEABLE.get(name, frozenset()), name
    frozen = {*CLOSED_WITH_CONVERSATION, *APPEND_ONLY} - {"chain_link"}
    assert frozen == FROZEN.keys(), "what guards keep and what links cover is the same"


def test_words_that_were_shown_cannot_be_rewritten(database: Connection, lived_once: Lived) -> None:
    (digest,) = database.exec_driver_sql(
        "SELECT wording_hash FROM chosen_question WHERE conversation_id = ? AND question_id = 'A1'",
        (lived_once.final,),
    ).one()
    refused(database, "UPDATE wording SET body = 'andet' WHERE hash = ?", digest)
    refused(database, "DELETE FROM wording WHERE hash = ?", digest)
    refused(database, "INSERT OR REPLACE INTO wording VALUES (?, 'A1', 'da', 'andet')", digest)
    database.exec_driver_sql("INSERT INTO wording VALUES ('nobody', 'Z9', 'da', 'aldrig vist')")
    database.exec_driver_sql("DELETE FROM wording WHERE hash = 'nobody'")


def test_an_erasure_opens_the_door_for_that_citizen_alone(database: Connection, lived_once: Lived) -> None:
    (uuid,) = database.exec_driver_sql("SELECT uuid FROM citizen WHERE id = ?", (lived_once.citizen,)).one()
    database.exec_driver_sql("INSERT INTO erasure VALUES (?, '2026-05-12', 1, '', 0, '{}')", (uuid,))
    for table, where in ROWS.items():
        if rows(database, table, lived_once.other_final):
            refused(database, f"DELETE FROM {table} WHERE {where}", lived_once.other_final)
    for table in reversed(Base.metadata.sorted_tables):
        condition = rows_of(table, lived_once.citizen)
        if condition is not None:
            database.execute(delete(table).where(condition))
    assert database.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert rows(database, "answer", lived_once.other_final)
    found = database.exec_driver_sql(
        "SELECT count(*) FROM citizen_search WHERE citizen_search MATCH 'sorensen'"
    )
    assert found.scalar() == 0


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        (
            "INSERT INTO conversation SELECT 99, 'u', citizen_id, caseworker_id, 99, 'prepared', {rest}",
            "citizen_id",
        ),
        ("INSERT INTO conversation SELECT 99, 'u', citizen_id, caseworker_id, 1, 'final', {rest}", "ordinal"),
        (
            "INSERT INTO answer VALUES (99, {chosen}, 'citizen', 9, 'answered', NULL, {given})",
            "option_when_answered",
        ),
        (
            "INSERT INTO answer VALUES (99, {chosen}, 'citizen', 9, 'declined', 2, {given})",
            "option_when_answered",
        ),
        (
            "INSERT INTO answer VALUES (99, {chosen}, 'citizen', 9, 'answered', 6, {given})",
            "ck_answer_option",
        ),
        (
            "INSERT INTO answer VALUES (99, {chosen}, 'citizen', 9, 'answered', 0, {given})",
            "ck_answer_option",
        ),
        ("INSERT INTO answer VALUES (99, {chosen}, 'mentor', 9, 'answered', 1, {given})", "ck_answer_rater"),
        (
            "INSERT INTO answer VALUES (99, {chosen}, 'citizen', 9, 'not_asked', NULL, {given})",
            "ck_answer_state",
        ),
        ("INSERT INTO answer VALUES (99, {chosen}, 'citizen', 1, 'answered', 1, {given})", "revision"),
        ("INSERT INTO answer VALUES (99, 9999, 'citizen', 1, 'answered', 1, {given})", "FOREIGN KEY"),
        ("INSERT INTO focus_factor VALUES ({draft}, 'C', 4)", "at_most_three"),
        ("UPDATE citizen SET cpr = '123' WHERE id = 1", "ck_citizen_cpr"),
        ("UPDATE citizen SET cpr = '6101700000' WHERE id = 2", "citizen.cpr"),
        ("UPDATE citizen SET name = '' WHERE id = 1", "ck_citizen_name"),
        ("INSERT INTO caseworker VALUES (99, 'u', 'To ejere', '', 1)", "is_owner"),
        ("DELETE FROM citizen WHERE id = 1", "FOREIGN KEY"),
    ],
)
def test_the_tables_refuse_what_may_not_be(
    database: Connection, lived_once: Lived, statement: str, broken: str
) -> None:
    names = [column.name for column in Base.metadata.tables["conversation"].columns]
    rest = ", ".join(names[names.index("state") + 1 :])
    (chosen,) = database.exec_driver_sql(
        "SELECT min(id) FROM chosen_question WHERE conversation_id = ?", (lived_once.draft,)
    ).one()
    text = statement.format(
        rest=f"{rest} FROM conversation WHERE id = {lived_once.draft}",
        chosen=chosen,
        given="'da', 'together', 0, '2026-05-12'",
        draft=lived_once.draft,
    )
    with pytest.raises(IntegrityError, match=broken):
        database.exec_driver_sql(text)


def test_every_row_points_somewhere(database: Connection) -> None:
    assert database.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert database.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
