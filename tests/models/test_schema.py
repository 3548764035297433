"""The schema is the same whichever way it was made, and a migration keeps what was said."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from desktop.errors import NewerVersion, VaultDamaged
from desktop.models import schema
from desktop.models.dictionary_plan import PLAN_TABLES
from tests.models.conftest import Lived

Empty = Callable[[], AbstractContextManager[Connection]]

REBUILD = '''
"""Rebuilds the table that everything hangs on."""
import sqlalchemy as sa
from alembic import op
revision = "0004"
down_revision = "0003"

def upgrade():
    with op.batch_alter_table("conversation", recreate="always") as batch:
        batch.add_column(sa.Column("room", sa.String(), nullable=False, server_default="-"))
    # later

def downgrade():
    with op.batch_alter_table("conversation", recreate="always") as batch:
        batch.drop_column("room")
'''


def described(connection: Connection) -> dict[tuple[str, str], str]:
    """Everything `sqlite_schema` says, spacing and the order of a table's constraints apart."""
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema").all()
    return {(kind, name): normalised(kind, sql or "") for kind, name, sql in rows}


def normalised(kind: str, sql: str) -> str:
    text = " ".join(sql.split()).replace('"', "").replace("( ", "(").replace(" )", ")")
    head, opening, body = text.partition("(")
    if kind != "table" or not opening or "USING" in head:
        return text
    body, _, tail = body.rpartition(")")
    return f"{head}({'; '.join(sorted(clauses(body)))}){tail}"


def clauses(body: str) -> list[str]:
    """The parts of a table's body, split at commas outside brackets."""
    depth, parts = 0, [""]
    for letter in body:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def content(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, by column name in alphabetical order; the index's own tables apart."""
    names = [name for kind, name in described(connection) if kind == "table" and name != "alembic_version"]
    found = {}
    for table in sorted(name for name in names if not name.startswith("citizen_search_")):
        rows = connection.exec_driver_sql(f"SELECT * FROM {table}").mappings().all()
        found[table] = sorted(
            tuple(sorted((k, str(v)) for k, v in row.items() if k != "room")) for row in rows
        )
    return found


@pytest.fixture
def later(tmp_path: Path) -> Callable[[str], Path]:
    """The migrations as a later Pejl may have them: one more, which ends with this line."""

    def made(line: str = "") -> Path:
        folder = tmp_path / "migrations"
        shutil.copytree(schema.MIGRATIONS, folder, dirs_exist_ok=True)
        step = REBUILD.replace("# later", line)
        (folder / "versions" / "0004_room.py").write_text(step, encoding="utf-8")
        return folder

    return made


def test_the_comparison_sees_a_changed_check_and_a_missing_column() -> None:
    table = "CREATE TABLE t (a INTEGER,  b TEXT, CHECK (a IN (1, 2)))"
    assert normalised("table", table) == normalised(
        "table", "CREATE TABLE t (CHECK (a IN (1, 2)), b TEXT, a INTEGER)"
    )
    assert normalised("table", table) != normalised("table", table.replace("1, 2", "1, 3"))
    assert normalised("table", table) != normalised("table", table.replace("  b TEXT,", ""))


def test_all_migrations_end_where_a_new_file_begins(empty: Empty) -> None:
    with empty() as connection:
        schema.create(connection)
        created = described(connection)
        assert schema.version(connection) == schema.HEAD
        connection.rollback()
    with empty() as connection:
        schema.migrate(connection)
        assert described(connection) == created
        assert schema.version(connection) == schema.HEAD
    assert {kind for kind, _ in created} == {"table", "index", "trigger"}
    assert len([name for kind, name in created if kind == "trigger"]) > 30


def test_down_to_nothing_and_up_again(empty: Empty) -> None:
    with empty() as connection:
        schema.create(connection)
        created = described(connection)
        schema.migrate(connection, schema.NOTHING)
        assert not described(connection)
        assert schema.version(connection) == ""
        schema.migrate(connection)
        assert described(connection) == created


def test_a_table_rebuilt_up_and_down_keeps_every_row_and_every_guard(
    lived: Lived, later: Callable[[str], Path]
) -> None:
    with lived.migration() as connection:
        before, shape = content(connection), described(connection)
    unused = {table for table, rows in before.items() if not rows} - PLAN_TABLES.keys()
    assert unused == {"erasure", "saved_paper"}
    with lived.migration() as connection:
        schema.migrate(connection, "0004", later(""))
    with lived.migration() as connection:
        assert content(connection) == before
        triggers = {key for key in described(connection) if key[0] == "trigger"}
        assert triggers == {key for key in shape if key[0] == "trigger"}
        with pytest.raises(IntegrityError, match="finalised"):
            connection.exec_driver_sql("UPDATE conversation SET room = 'x' WHERE id = ?", (lived.final,))
    with lived.migration() as connection:
        schema.migrate(connection, schema.HEAD, later(""))
    with lived.migration() as connection:
        assert content(connection) == before
        assert described(connection) == shape


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("raise RuntimeError('cut')", RuntimeError),
        ("op.execute('DELETE FROM caseworker')", VaultDamaged),
    ],
    ids=["a step that fails", "a step that leaves rows pointing nowhere"],
)
def test_a_failing_migration_leaves_everything_as_it_was(
    lived: Lived, later: Callable[[str], Path], line: str, kind: type[Exception]
) -> None:
    with lived.migration() as connection:
        before, shape = content(connection), described(connection)
    with pytest.raises(kind), lived.migration() as connection:
        schema.migrate(connection, "0004", later(line))
    with lived.migration() as connection:
        assert content(connection) == before
        assert described(connection) == shape
        assert schema.version(connection) == schema.HEAD


def test_a_version_from_a_later_pejl_is_refused(empty: Empty) -> None:
    with empty() as connection:
        schema.create(connection)
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(NewerVersion):
            schema.version(connection)
        with pytest.raises(NewerVersion):
            schema.migrate(connection)


@pytest.mark.parametrize("spoil", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_tables_without_a_version_are_damage(empty: Empty, spoil: str) -> None:
    with empty() as connection:
        schema.create(connection)
        connection.exec_driver_sql(spoil)
        with pytest.raises(VaultDamaged):
            schema.version(connection)
