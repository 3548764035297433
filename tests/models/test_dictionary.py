"""The data dictionary has no hole, describes no column that is not there, and is the page that is read."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection

from desktop.models import dictionary, schema
from desktop.models.dictionary_tables import Personal, Retention

PAGE = Path(__file__).resolve().parents[2] / "docs" / "data-dictionary.md"


def columns_of(connection: Connection, table: str) -> Sequence[str]:
    return connection.exec_driver_sql(f"SELECT name FROM pragma_table_info('{table}')").scalars().all()


def test_every_column_of_the_database_is_described(
    empty: Callable[[], AbstractContextManager[Connection]],
) -> None:
    """Those of a real file: the search index and the version, too."""
    with empty() as connection:
        schema.create(connection)
        tables = connection.exec_driver_sql(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow'"
            " AND name NOT LIKE 'sqlite_%'"
        ).scalars()
        there = {
            (table, column)
            for table in tables.all()
            for column in connection.exec_driver_sql(
                f"SELECT name FROM pragma_table_info('{table}')"
            ).scalars()
        }
    described = [(column.table, column.name) for column in dictionary.columns()]
    assert len(described) == len(set(described))
    assert set(described) == there
    assert len(there) > 150


def test_every_column_has_a_purpose() -> None:
    assert [column for column in dictionary.columns() if not column.purpose.strip()] == []
    assert not any("|" in column.purpose for column in dictionary.columns())


def test_what_is_said_and_who_said_it_is_personal() -> None:
    found = {(column.table, column.name): column for column in dictionary.columns()}
    for place in [("answer", "option"), ("note", "text"), ("final_record", "body"), ("addendum", "text")]:
        assert found[place].personal is Personal.SENSITIVE
    for place in [
        ("citizen", "name"),
        ("citizen", "cpr"),
        ("citizen_search", "name"),
        ("caseworker", "phone"),
    ]:
        assert found[place].personal is Personal.YES
    kept = {column.table for column in found.values() if column.retention is Retention.VAULT}
    assert kept == {"access_entry", "erasure", "wording", "caseworker", "alembic_version"}


def test_the_page_is_made_from_it() -> None:
    assert PAGE.read_text("utf-8") == dictionary.document(), "python -m desktop.models.dictionary prints it"
