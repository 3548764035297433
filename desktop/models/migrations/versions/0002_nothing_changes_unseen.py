"""The chain of what is closed, the access log, papers saved outside, and what an erasure leaves.

Conversations and addenda that were closed before get their links here, as they are found: each
citizen's conversations in order, each followed by its addenda. A belief given after closing cannot be
told from an earlier one, so it is in the link of its conversation.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from desktop.models import digest

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The columns as of this version; what is linked is written out here, since later versions may have more.
_BY_CONVERSATION = "conversation_id = ?"
_ROWS = {
    "conversation": (
        "id = ?",
        "id",
        "id uuid citizen_id caseworker_id ordinal state day prepared_at started_at finished_at form language"
        " caseworker_view companion interpreter mentor mouse information_given_at without_questions"
        " stopped_early views_opened_at next_day place_page place_question",
    ),
    "chosen_question": (
        _BY_CONVERSATION,
        "id",
        "id conversation_id position question_id bank bank_version wording_hash translated_hash",
    ),
    "answer": (
        "chosen_question_id IN (SELECT id FROM chosen_question WHERE conversation_id = ?)",
        "id",
        "id chosen_question_id rater revision state option language form interpreter answered_at",
    ),
    "note": (_BY_CONVERSATION, "id", "id conversation_id kind question_id text written_at"),
    "focus_factor": (_BY_CONVERSATION, "conversation_id factor", "conversation_id factor position"),
    "goal": (_BY_CONVERSATION, "conversation_id", "conversation_id citizen_id text written_at"),
    "step": (_BY_CONVERSATION, "id", "id uuid citizen_id conversation_id text owner origin due factor"),
    "step_review": (_BY_CONVERSATION, "step_id conversation_id", "step_id conversation_id status text"),
    "belief": (
        _BY_CONVERSATION,
        "id",
        "id conversation_id question_id wording_hash revision state option timing answered_at",
    ),
    "final_record": (_BY_CONVERSATION, "conversation_id", "conversation_id body hash previous_hash"),
}
_ADDENDUM = ("id = ?", "id", "id uuid conversation_id caseworker_id written_at text reason")


def upgrade() -> None:
    _create_access_entry()
    _create_chain_link()
    op.create_table(
        "saved_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_saved_paper_conversation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_paper")),
    )
    op.create_index(op.f("ix_saved_paper_conversation_id"), "saved_paper", ["conversation_id"])
    op.create_index(
        "ix_completion_awaiting_print",
        "completion",
        ["conversation_id"],
        sqlite_where=sa.text("awaiting_print = 1"),
    )
    _widen_erasure()
    _link_what_is_closed()


def downgrade() -> None:
    op.drop_index("ix_completion_awaiting_print", "completion")
    for table in ("saved_paper", "chain_link", "access_entry"):
        op.drop_table(table)
    op.rename_table("erasure", "erasure_wide")
    op.create_table(
        "erasure",
        sa.Column("citizen_uuid", sa.String(), nullable=False),
        sa.Column("erased_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("citizen_uuid", name=op.f("pk_erasure")),
    )
    op.execute("INSERT INTO erasure SELECT citizen_uuid, erased_at FROM erasure_wide")
    op.drop_table("erasure_wide")


def _create_access_entry() -> None:
    op.create_table(
        "access_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("caseworker_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("citizen_uuid", sa.String(), nullable=True),
        sa.Column("conversation_uuid", sa.String(), nullable=True),
        sa.Column("detail", sa.String(), nullable=False),
        sa.CheckConstraint(
            "action IN ('unlocked', 'unlock_failed', 'locked', 'citizen_opened', 'searched', "
            "'conversation_opened', 'printed', 'saved', 'copied', 'exported', 'erased', "
            "'erasure_overridden', 'backup_made', 'restored', 'password_changed', 'recovery_made', "
            "'checked', 'log_read', 'retention_reviewed')",
            name=op.f("ck_access_entry_action"),
        ),
        sa.ForeignKeyConstraint(
            ["caseworker_id"], ["caseworker.id"], name=op.f("fk_access_entry_caseworker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_entry")),
    )
    op.create_index(op.f("ix_access_entry_citizen_uuid"), "access_entry", ["citizen_uuid"])


def _create_chain_link() -> None:
    op.create_table(
        "chain_link",
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("addendum_id", sa.Integer(), nullable=True),
        sa.Column("belief_id", sa.Integer(), nullable=True),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("rows", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'addendum') = (addendum_id IS NOT NULL)", name=op.f("ck_chain_link_addendum")
        ),
        sa.CheckConstraint("(kind = 'belief') = (belief_id IS NOT NULL)", name=op.f("ck_chain_link_belief")),
        sa.CheckConstraint("kind IN ('conversation', 'addendum', 'belief')", name=op.f("ck_chain_link_kind")),
        sa.ForeignKeyConstraint(["addendum_id"], ["addendum.id"], name=op.f("fk_chain_link_addendum_id")),
        sa.ForeignKeyConstraint(["belief_id"], ["belief.id"], name=op.f("fk_chain_link_belief_id")),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name=op.f("fk_chain_link_citizen_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_chain_link_conversation_id")
        ),
        sa.PrimaryKeyConstraint("citizen_id", "sequence", name=op.f("pk_chain_link")),
    )
    op.create_index(op.f("ix_chain_link_conversation_id"), "chain_link", ["conversation_id"])


def _widen_erasure() -> None:
    op.rename_table("erasure", "erasure_narrow")
    op.create_table(
        "erasure",
        sa.Column("citizen_uuid", sa.String(), nullable=False),
        sa.Column("erased_at", sa.DateTime(), nullable=False),
        sa.Column("receipt", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("overridden", sa.Boolean(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("citizen_uuid", name=op.f("pk_erasure")),
        sa.UniqueConstraint("receipt", name=op.f("uq_erasure_receipt")),
    )
    op.execute(
        "INSERT INTO erasure SELECT citizen_uuid, erased_at,"
        " row_number() OVER (ORDER BY erased_at, citizen_uuid), '', 0, '{}' FROM erasure_narrow"
    )
    op.drop_table("erasure_narrow")


def _link_what_is_closed() -> None:
    execute = op.get_bind().exec_driver_sql
    closed = execute(
        "SELECT c.id, c.uuid, c.citizen_id, coalesce(f.hash, '') FROM conversation c"
        " LEFT JOIN final_record f ON f.conversation_id = c.id"
        " WHERE c.state IN ('final', 'partial') ORDER BY c.citizen_id, c.ordinal"
    ).all()
    citizen, sequence, previous = None, 0, ""
    for id, uuid, of_citizen, content in closed:
        if of_citizen != citizen:
            citizen, sequence, previous = of_citizen, 0, ""
        for kind, addendum, content_hash, rows in _links_of(id, content):
            sequence += 1
            made = digest.link_hash(previous, kind, uuid, content_hash, rows)
            values = (citizen, sequence, kind, id, addendum, None, content_hash, rows, previous, made)
            execute("INSERT INTO chain_link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
            previous = made


def _links_of(conversation: int, content: str) -> Iterator[tuple[str, int | None, str, str]]:
    """Kind, addendum, content hash and rows of each link: the conversation's, then its addenda's."""
    rows = {
        name: found
        for table, (where, key, columns) in _ROWS.items()
        for name, found in _digests(table, where, key, columns, conversation)
    }
    yield "conversation", None, content, digest.rows_text(rows)
    addenda = op.get_bind().exec_driver_sql(
        "SELECT id FROM addendum WHERE conversation_id = ? ORDER BY id", (conversation,)
    )
    for addendum in addenda.scalars().all():
        yield "addendum", addendum, "", digest.rows_text(dict(_digests("addendum", *_ADDENDUM, addendum)))


def _digests(table: str, where: str, key: str, columns: str, value: int) -> Iterator[tuple[str, str]]:
    names = columns.split()
    found = op.get_bind().exec_driver_sql(
        f"SELECT {', '.join(names)} FROM {table} WHERE {where} ORDER BY {key.replace(' ', ', ')}", (value,)
    )
    for row in found.all():
        named = digest.row_name(table, [row[names.index(column)] for column in key.split()])
        yield named, digest.row_digest(names, row)
