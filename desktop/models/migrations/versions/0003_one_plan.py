"""The living plan: small goals, barriers, placements, support, outcomes, handing over.

What was said of barriers last becomes the citizen's own list, and every change of caseworker that the
conversations show becomes a period. The notes and records that told of them stay as they are.
"""

from datetime import date
from uuid import uuid4

from alembic import op

from desktop.models.migrations.tables_0003 import CREATED

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WIDENED = {
    "note": (
        "'citizen_view', 'caseworker_view')",
        "'citizen_view', 'caseworker_view', 'goal_prompt', 'caseworker_change')",
    ),
    "step": ("'not_done', 'dropped')", "'not_done', 'dropped', 'changed')"),
    "step_review": ("'not_done', 'dropped')", "'not_done', 'dropped', 'changed')"),
    "access_entry": (
        "'log_read', 'retention_reviewed')",
        "'log_read', 'retention_reviewed', 'looked_back', 'handed_over', 'received')",
    ),
}
"""Of each table the end of its check as it was, and as it is now."""

_NARROWED = {
    "note": "DELETE FROM note WHERE kind IN ('goal_prompt', 'caseworker_change')",
    "step": "UPDATE step SET status = 'dropped' WHERE status = 'changed'",
    "step_review": "UPDATE step_review SET status = 'dropped' WHERE status = 'changed'",
    "access_entry": "DELETE FROM access_entry WHERE action IN ('looked_back', 'handed_over', 'received')",
}
"""What is done before the old checks stand again."""

_OLD_SAVED_PAPER = (
    """CREATE TABLE saved_paper (
    id INTEGER NOT NULL,
    conversation_id INTEGER NOT NULL,
    path VARCHAR NOT NULL,
    saved_at DATETIME NOT NULL,
    protected BOOLEAN NOT NULL,
    CONSTRAINT pk_saved_paper PRIMARY KEY (id),
    CONSTRAINT fk_saved_paper_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversation (id)
    )""",
    "CREATE INDEX ix_saved_paper_conversation_id ON saved_paper (conversation_id)",
)
_NEW = (
    *("outcome", "handover", "reading_along", "promise_review", "answer_promise", "support_person"),
    *("caseworker_period", "step_replacement", "step_aim", "ordinary_hours", "placement_practice"),
    *("placement_task", "placement_fit", "placement", "barrier_opening", "barrier", "small_goal"),
)


def upgrade() -> None:
    for table, (old, new) in _WIDENED.items():
        _rebuild(table, old, new)
    op.rename_table("saved_paper", "saved_paper_narrow")
    op.execute("DROP INDEX ix_saved_paper_conversation_id")
    for statement in CREATED:
        op.execute(statement)
    # An access export was listed with the newest conversation; its files are told by their names.
    op.execute(
        "INSERT INTO saved_paper SELECT paper.id, talk.citizen_id, paper.conversation_id,"
        " CASE WHEN paper.path LIKE '%indsigt-%' THEN 'access' ELSE 'summary' END,"
        " paper.path, paper.saved_at, paper.protected"
        " FROM saved_paper_narrow AS paper JOIN conversation AS talk ON talk.id = paper.conversation_id"
    )
    op.drop_table("saved_paper_narrow")
    _list_barriers()
    _tell_periods()


def downgrade() -> None:
    op.rename_table("saved_paper", "saved_paper_wide")
    for index in ("ix_saved_paper_citizen_id", "ix_saved_paper_conversation_id"):
        op.execute(f"DROP INDEX {index}")
    for statement in _OLD_SAVED_PAPER:
        op.execute(statement)
    op.execute(
        "INSERT INTO saved_paper SELECT id, conversation_id, path, saved_at, protected"
        " FROM saved_paper_wide WHERE conversation_id IS NOT NULL"
    )
    op.drop_table("saved_paper_wide")
    for table in _NEW:
        op.drop_table(table)
    for table, (old, new) in _WIDENED.items():
        op.execute(_NARROWED[table])
        _rebuild(table, new, old)


def _rebuild(table: str, was: str, becomes: str) -> None:
    """Make a table again with another check, every row and index as before; foreign keys are off."""
    connection = op.get_bind()
    made = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)
    ).scalar_one()
    indexes = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (table,)
    ).scalars()
    statements = indexes.all()
    _, opening, body = made.partition("(")
    if was not in body:
        raise RuntimeError(f"{table} has another check than the one to be changed")
    connection.exec_driver_sql(f"CREATE TABLE {table}_again {opening}{body.replace(was, becomes)}")
    connection.exec_driver_sql(f"INSERT INTO {table}_again SELECT * FROM {table}")
    op.drop_table(table)
    # Nothing refers to the new name yet; what refers to the old one is left as it is.
    op.rename_table(f"{table}_again", table)
    for statement in statements:
        connection.exec_driver_sql(statement)


def _list_barriers() -> None:
    """The lines said last, of each citizen, in their order."""
    execute = op.get_bind().exec_driver_sql
    found = execute(
        "SELECT talk.citizen_id, talk.id, talk.day, note.text FROM note"
        " JOIN conversation AS talk ON talk.id = note.conversation_id"
        " WHERE note.kind = 'barriers' AND talk.ordinal = ("
        "   SELECT max(newer.ordinal) FROM conversation AS newer"
        "   JOIN note AS said ON said.conversation_id = newer.id AND said.kind = 'barriers'"
        "   WHERE newer.citizen_id = talk.citizen_id)"
        " ORDER BY talk.citizen_id"
    ).all()
    for citizen, conversation, day, text in found:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        for position, line in enumerate(lines):
            execute(
                "INSERT INTO barrier (uuid, citizen_id, conversation_id, rater, position, kind, text, status,"
                " action, named_on) VALUES (?, ?, ?, 'citizen', ?, 'own', ?, 'open', '', ?)",
                (str(uuid4()), citizen, conversation, position, line, day),
            )


def _tell_periods() -> None:
    """One period for each run of conversations with the same caseworker; the last one goes on."""
    execute = op.get_bind().exec_driver_sql
    found = execute(
        "SELECT citizen.id, date(citizen.created_at), citizen.caseworker_id, talk.caseworker_id, talk.day"
        " FROM citizen LEFT JOIN conversation AS talk ON talk.citizen_id = citizen.id"
        " ORDER BY citizen.id, talk.ordinal"
    ).all()
    periods: dict[int, list[tuple[int, str]]] = {}
    for citizen, created, first, caseworker, day in found:
        runs = periods.setdefault(citizen, [])
        who, since = (caseworker, day) if caseworker is not None else (first, created)
        if not runs or runs[-1][0] != who:
            # Days may go back where a clock was put right; a period never does.
            runs.append((who, max(since, runs[-1][1]) if runs else since))
    for citizen, runs in periods.items():
        for (who, since), following in zip(runs, [*runs[1:], None], strict=True):
            until = date.fromisoformat(following[1]).isoformat() if following else None
            execute(
                "INSERT INTO caseworker_period (citizen_id, caseworker_id, starts, ends) VALUES (?, ?, ?, ?)",
                (citizen, who, since, until),
            )
