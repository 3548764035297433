"""Triggers that keep final rows as they are, and the search index.

This module alone owns that DDL. `install` runs it again after each migration, since a batch
migration drops every trigger of the table it rebuilds.
"""

from sqlalchemy import Connection

from desktop.models.frozen import CHANGEABLE, FROZEN

_ERASED = (
    "EXISTS (SELECT 1 FROM conversation c JOIN citizen p ON p.id = c.citizen_id "
    "JOIN erasure e ON e.citizen_uuid = p.uuid WHERE c.id = {conversation})"
)
_CLOSED = (
    "EXISTS (SELECT 1 FROM conversation c WHERE c.id = {conversation} AND c.state IN ('final', 'partial'))"
)
_BY_QUESTION = "(SELECT conversation_id FROM chosen_question WHERE id = {row}.chosen_question_id)"
_BY_STEP = "(SELECT conversation_id FROM step WHERE id = {row}.step_id)"
_BY_CONVERSATION = "{row}.conversation_id"

# Rows that are final as soon as their conversation is closed, and how each finds it.
_CLOSED_WITH_CONVERSATION = {
    "chosen_question": _BY_CONVERSATION,
    "answer": _BY_QUESTION,
    "note": _BY_CONVERSATION,
    "focus_factor": _BY_CONVERSATION,
    "goal": _BY_CONVERSATION,
    "step": _BY_CONVERSATION,
    "step_review": _BY_CONVERSATION,
    "step_aim": _BY_STEP,
    "step_replacement": _BY_STEP,
    "barrier_opening": _BY_CONVERSATION,
    "answer_promise": _BY_CONVERSATION,
    "promise_review": _BY_CONVERSATION,
    "reading_along": _BY_CONVERSATION,
}
_PREPARED = "EXISTS (SELECT 1 FROM conversation c WHERE c.id = {conversation} AND c.state = 'prepared')"
_SHOWN = (
    "(EXISTS (SELECT 1 FROM chosen_question WHERE OLD.hash IN (wording_hash, translated_hash)) "
    "OR EXISTS (SELECT 1 FROM belief WHERE wording_hash = OLD.hash))"
)
# Rows that are only ever added. They go with a preparation that is taken back, and in no other way.
_APPEND_ONLY = {
    "answer": _BY_QUESTION,
    "belief": _BY_CONVERSATION,
    "final_record": _BY_CONVERSATION,
    "addendum": _BY_CONVERSATION,
    "chain_link": _BY_CONVERSATION,
}


def install(connection: Connection) -> None:
    """Put every guard and the search index in place, replacing what stands there.

    An older schema gets the guards of the tables that it has.
    """
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars())
    for table, statement in _guards():
        if table in there:
            connection.exec_driver_sql(statement)
    for statement in _SEARCH:
        connection.exec_driver_sql(statement)


def remove(connection: Connection) -> None:
    """Take every guard and the search index away, for the length of a migration.

    A table that a trigger names cannot be rebuilt: SQLite refuses to give the new one its name.
    """
    triggers = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars()
    for name in triggers.all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    connection.exec_driver_sql("DROP TABLE IF EXISTS citizen_search")


def _guards() -> list[tuple[str, str]]:
    """Each statement with the table it is about."""
    statements: list[tuple[str, str]] = []
    for table, where in _CLOSED_WITH_CONVERSATION.items():
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            conversation = where.format(row=row)
            condition = _CLOSED.format(conversation=conversation)
            name = f"{table}_closed_{event.lower()}_{row.lower()}"
            statements += _trigger(name, _narrowed(event, table), table, condition, conversation)
    for table, where in _APPEND_ONLY.items():
        conversation = where.format(row="OLD")
        deleted = f"NOT {_PREPARED.format(conversation=conversation)}"
        for event, condition in (("UPDATE", "1"), ("DELETE", deleted)):
            name = f"{table}_append_only_{event.lower()}"
            statements += _trigger(name, event, table, condition, conversation)
    for event in ("UPDATE", "DELETE"):
        name = f"conversation_closed_{event.lower()}"
        condition = "OLD.state IN ('final', 'partial')"
        statements += _trigger(name, event, "conversation", condition, "OLD.id")
    statements += _trigger("wording_append_only_update", "UPDATE", "wording", "1", "NULL")
    for event in ("UPDATE", "DELETE"):
        # Who looked is told after an erasure too: the log holds no name.
        statements += _trigger(f"access_entry_{event.lower()}", event, "access_entry", "1", "NULL")
    # Deleting is how REPLACE writes over a row: foreign keys let that pass.
    statements += _trigger("wording_shown_delete", "DELETE", "wording", _SHOWN, "NULL")
    return statements


def _narrowed(event: str, table: str) -> str:
    """An update of what lives on is none of the guard's business."""
    if event == "UPDATE" and table in CHANGEABLE:
        return f"UPDATE OF {', '.join(FROZEN[table].columns)}"
    return event


def _trigger(name: str, event: str, table: str, condition: str, conversation: str) -> list[tuple[str, str]]:
    erased = _ERASED.format(conversation=conversation)
    made = (
        f"CREATE TRIGGER guard_{name} BEFORE {event} ON {table} "
        f"WHEN {condition} AND NOT {erased} "
        f"BEGIN SELECT RAISE(ABORT, 'finalised'); END"
    )
    return [(table, f"DROP TRIGGER IF EXISTS guard_{name}"), (table, made)]


_INDEXED = "NEW.id, NEW.folded, coalesce(NEW.cpr || ' ' || substr(NEW.cpr, 7), '')"
_SEARCH = (
    "DROP TABLE IF EXISTS citizen_search",
    "CREATE VIRTUAL TABLE citizen_search USING fts5(name, cpr, tokenize='unicode61', prefix='1 2 3')",
    "INSERT INTO citizen_search(rowid, name, cpr) "
    "SELECT id, folded, coalesce(cpr || ' ' || substr(cpr, 7), '') FROM citizen",
    "DROP TRIGGER IF EXISTS search_citizen_insert",
    "CREATE TRIGGER search_citizen_insert AFTER INSERT ON citizen BEGIN "
    f"INSERT INTO citizen_search(rowid, name, cpr) VALUES ({_INDEXED}); END",
    "DROP TRIGGER IF EXISTS search_citizen_update",
    "CREATE TRIGGER search_citizen_update AFTER UPDATE OF folded, cpr ON citizen BEGIN "
    "DELETE FROM citizen_search WHERE rowid = OLD.id; "
    f"INSERT INTO citizen_search(rowid, name, cpr) VALUES ({_INDEXED}); END",
    "DROP TRIGGER IF EXISTS search_citizen_delete",
    "CREATE TRIGGER search_citizen_delete AFTER DELETE ON citizen BEGIN "
    "DELETE FROM citizen_search WHERE rowid = OLD.id; END",
)
