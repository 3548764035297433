"""The first schema: people, conversations and what was said, plans, final records."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "caseworker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("is_owner", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caseworker")),
        sa.UniqueConstraint("uuid", name=op.f("uq_caseworker_uuid")),
    )
    with op.batch_alter_table("caseworker", schema=None) as batch_op:
        batch_op.create_index(
            "ix_caseworker_owner", ["is_owner"], unique=True, sqlite_where=sa.text("is_owner = 1")
        )

    op.create_table(
        "erasure",
        sa.Column("citizen_uuid", sa.String(), nullable=False),
        sa.Column("erased_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("citizen_uuid", name=op.f("pk_erasure")),
    )
    op.create_table(
        "saved_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("questions", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_template")),
        sa.UniqueConstraint("name", name=op.f("uq_saved_template_name")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "wording",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_wording")),
    )
    op.create_table(
        "citizen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("cpr", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("target_group", sa.String(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("caseworker_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("archived_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("cpr IS NULL OR length(cpr) = 10", name=op.f("ck_citizen_cpr")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_citizen_name")),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_citizen_caseworker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citizen")),
        sa.UniqueConstraint("cpr", name=op.f("uq_citizen_cpr")),
        sa.UniqueConstraint("uuid", name=op.f("uq_citizen_uuid")),
    )
    with op.batch_alter_table("citizen", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_citizen_caseworker_id"), ["caseworker_id"], unique=False)
        batch_op.create_index("ix_citizen_order", ["sort_key", "id"], unique=False)

    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("caseworker_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("caseworker_view", sa.String(), nullable=False),
        sa.Column("companion", sa.Boolean(), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("mentor", sa.Boolean(), nullable=False),
        sa.Column("mouse", sa.String(), nullable=True),
        sa.Column("information_given_at", sa.DateTime(), nullable=True),
        sa.Column("without_questions", sa.Boolean(), nullable=False),
        sa.Column("stopped_early", sa.Boolean(), nullable=False),
        sa.Column("views_opened_at", sa.DateTime(), nullable=True),
        sa.Column("next_day", sa.Date(), nullable=True),
        sa.Column("place_page", sa.String(), nullable=False),
        sa.Column("place_question", sa.String(), nullable=True),
        sa.CheckConstraint(
            "caseworker_view IN ('side_by_side', 'afterwards', 'none')",
            name=op.f("ck_conversation_caseworker_view"),
        ),
        sa.CheckConstraint("form IN ('together', 'phone', 'paper')", name=op.f("ck_conversation_form")),
        sa.CheckConstraint("mouse IN ('citizen', 'caseworker')", name=op.f("ck_conversation_mouse")),
        sa.CheckConstraint(
            "state IN ('prepared', 'draft', 'partial', 'final')", name=op.f("ck_conversation_state")
        ),
        sa.ForeignKeyConstraint(
            ["caseworker_id"], ["caseworker.id"], name=op.f("fk_conversation_caseworker_id")
        ),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name=op.f("fk_conversation_citizen_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sa.UniqueConstraint("citizen_id", "ordinal", name=op.f("uq_conversation_citizen_id_ordinal")),
        sa.UniqueConstraint("uuid", name=op.f("uq_conversation_uuid")),
    )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversation_citizen_id"), ["citizen_id"], unique=False)
        batch_op.create_index(
            "ix_conversation_one_draft",
            ["citizen_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('prepared', 'draft')"),
        )

    op.create_table(
        "addendum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("caseworker_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_addendum_caseworker_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_addendum_conversation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addendum")),
        sa.UniqueConstraint("uuid", name=op.f("uq_addendum_uuid")),
    )
    with op.batch_alter_table("addendum", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_addendum_conversation_id"), ["conversation_id"], unique=False)

    op.create_table(
        "belief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("wording_hash", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("option", sa.Integer(), nullable=True),
        sa.Column("timing", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "(state = 'answered') = (option IS NOT NULL)", name=op.f("ck_belief_option_when_answered")
        ),
        sa.CheckConstraint("state IN ('answered', 'cannot_judge')", name=op.f("ck_belief_state")),
        sa.CheckConstraint("timing IN ('before', 'after')", name=op.f("ck_belief_timing")),
        sa.CheckConstraint("option IS NULL OR option BETWEEN 1 AND 5", name=op.f("ck_belief_option")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_belief_conversation_id")
        ),
        sa.ForeignKeyConstraint(["wording_hash"], ["wording.hash"], name=op.f("fk_belief_wording_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_belief")),
        sa.UniqueConstraint(
            "conversation_id",
            "question_id",
            "revision",
            name=op.f("uq_belief_conversation_id_question_id_revision"),
        ),
    )
    op.create_table(
        "belief_note",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_belief_note_conversation_id")
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_belief_note")),
    )
    op.create_table(
        "chosen_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("bank_version", sa.String(), nullable=False),
        sa.Column("wording_hash", sa.String(), nullable=False),
        sa.Column("translated_hash", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_chosen_question_conversation_id")
        ),
        sa.ForeignKeyConstraint(
            ["translated_hash"], ["wording.hash"], name=op.f("fk_chosen_question_translated_hash")
        ),
        sa.ForeignKeyConstraint(
            ["wording_hash"], ["wording.hash"], name=op.f("fk_chosen_question_wording_hash")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chosen_question")),
        sa.UniqueConstraint(
            "conversation_id", "question_id", name=op.f("uq_chosen_question_conversation_id_question_id")
        ),
    )
    op.create_table(
        "completion",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("signature", sa.String(), nullable=True),
        sa.Column("signed_at", sa.DateTime(), nullable=True),
        sa.Column("awaiting_print", sa.Boolean(), nullable=False),
        sa.Column("filed_number", sa.String(), nullable=False),
        sa.Column("filed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "signature IN ('paper', 'read_aloud', 'declined')", name=op.f("ck_completion_signature")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_completion_conversation_id")
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_completion")),
    )
    op.create_table(
        "final_record",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_final_record_conversation_id")
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_final_record")),
    )
    op.create_table(
        "focus_factor",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("factor", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("position BETWEEN 1 AND 3", name=op.f("ck_focus_factor_at_most_three")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_focus_factor_conversation_id")
        ),
        sa.PrimaryKeyConstraint("conversation_id", "factor", name=op.f("pk_focus_factor")),
        sa.UniqueConstraint(
            "conversation_id", "position", name=op.f("uq_focus_factor_conversation_id_position")
        ),
    )
    op.create_table(
        "goal",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name=op.f("fk_goal_citizen_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_goal_conversation_id")
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_goal")),
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_citizen_id"), ["citizen_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('topic', 'help', 'follow_up', 'picture', 'talk', 'barriers', "
            "'citizen_view', 'caseworker_view')",
            name=op.f("ck_note_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_note_conversation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint(
            "conversation_id", "kind", "question_id", name=op.f("uq_note_conversation_id_kind_question_id")
        ),
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("factor", sa.String(), nullable=True),
        sa.CheckConstraint("origin IN ('citizen', 'agreed', 'decided')", name=op.f("ck_step_origin")),
        sa.CheckConstraint(
            "owner IN ('citizen', 'caseworker', 'together', 'mentor', 'company', 'other')",
            name=op.f("ck_step_owner"),
        ),
        sa.CheckConstraint("status IN ('open', 'done', 'not_done', 'dropped')", name=op.f("ck_step_status")),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name=op.f("fk_step_citizen_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_step_conversation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sa.UniqueConstraint("uuid", name=op.f("uq_step_uuid")),
    )
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_step_citizen_id"), ["citizen_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_step_conversation_id"), ["conversation_id"], unique=False)

    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chosen_question_id", sa.Integer(), nullable=False),
        sa.Column("rater", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("option", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "(state = 'answered') = (option IS NOT NULL)", name=op.f("ck_answer_option_when_answered")
        ),
        sa.CheckConstraint("form IN ('together', 'phone', 'paper')", name=op.f("ck_answer_form")),
        sa.CheckConstraint("rater IN ('citizen', 'caseworker')", name=op.f("ck_answer_rater")),
        sa.CheckConstraint(
            "state IN ('answered', 'does_not_know', 'declined', 'not_relevant', 'cannot_judge')",
            name=op.f("ck_answer_state"),
        ),
        sa.CheckConstraint("option IS NULL OR option BETWEEN 1 AND 5", name=op.f("ck_answer_option")),
        sa.ForeignKeyConstraint(
            ["chosen_question_id"], ["chosen_question.id"], name=op.f("fk_answer_chosen_question_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint(
            "chosen_question_id",
            "rater",
            "revision",
            name=op.f("uq_answer_chosen_question_id_rater_revision"),
        ),
    )
    op.create_table(
        "step_review",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint(
            "status IN ('open', 'done', 'not_done', 'dropped')", name=op.f("ck_step_review_status")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_step_review_conversation_id")
        ),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_step_review_step_id")),
        sa.PrimaryKeyConstraint("step_id", "conversation_id", name=op.f("pk_step_review")),
    )
    with op.batch_alter_table("step_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_step_review_conversation_id"), ["conversation_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("step_review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_step_review_conversation_id"))

    op.drop_table("step_review")
    op.drop_table("answer")
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_step_conversation_id"))
        batch_op.drop_index(batch_op.f("ix_step_citizen_id"))

    op.drop_table("step")
    op.drop_table("note")
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_citizen_id"))

    op.drop_table("goal")
    op.drop_table("focus_factor")
    op.drop_table("final_record")
    op.drop_table("completion")
    op.drop_table("chosen_question")
    op.drop_table("belief_note")
    op.drop_table("belief")
    with op.batch_alter_table("addendum", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_addendum_conversation_id"))

    op.drop_table("addendum")
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_conversation_one_draft", sqlite_where=sa.text("state IN ('prepared', 'draft')")
        )
        batch_op.drop_index(batch_op.f("ix_conversation_citizen_id"))

    op.drop_table("conversation")
    with op.batch_alter_table("citizen", schema=None) as batch_op:
        batch_op.drop_index("ix_citizen_order")
        batch_op.drop_index(batch_op.f("ix_citizen_caseworker_id"))

    op.drop_table("citizen")
    op.drop_table("wording")
    op.drop_table("setting")
    op.drop_table("saved_template")
    op.drop_table("erasure")
    with op.batch_alter_table("caseworker", schema=None) as batch_op:
        batch_op.drop_index("ix_caseworker_owner", sqlite_where=sa.text("is_owner = 1"))

    op.drop_table("caseworker")
