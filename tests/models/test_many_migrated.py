"""A thousand citizens of the schema before come through the migration with every row."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from desktop.models import schema
from tests.models.conftest import migration
from tests.models.test_released import KEY, make_released, wide
from tests.models.test_schema import content

TIMES, APART = 500, 1_000
"""The released vault holds two citizens; the numbers of each copy's rows lie so far apart."""
KEPT_ONCE = {
    *("caseworker", "wording", "setting", "erasure", "saved_template", "access_entry", "alembic_version"),
}


def test_a_thousand_citizens_keep_every_row(tmp_path: Path) -> None:
    make_released(tmp_path / "pejl.db", schema.VERSIONS[-2])
    with migration(tmp_path / "pejl.db", KEY) as connection:
        multiply(connection)
        before = content(connection)
        assert len(before["citizen"]) == 2 * TIMES and len(before["answer"]) > 2 * TIMES
    with migration(tmp_path / "pejl.db", KEY) as connection:
        schema.migrate(connection)
    with migration(tmp_path / "pejl.db", KEY) as connection:
        after = content(connection)
        assert {table: wide(after[table], rows) for table, rows in before.items()} == before
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        said = "SELECT count(*), count(DISTINCT citizen_id) FROM barrier"
        ((barriers, citizens),) = connection.exec_driver_sql(said).all()
    assert citizens == TIMES and barriers > TIMES, "the one of the two with lines in an open conversation"


def multiply(connection: Connection) -> None:
    """Every row of a citizen again and again, with numbers and unique words of its own."""
    for (name,) in connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name != 'citizen'"
    ).all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    tables = [
        name
        for (name,) in connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            " AND name NOT LIKE 'citizen_search%'"
        ).all()
    ]
    for table in tables:
        if table not in KEPT_ONCE:
            connection.exec_driver_sql(_copied(connection, table), (TIMES,))


def _copied(connection: Connection, table: str) -> str:
    keys = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})").all()
    moved = {key[3] for key in keys if key[2] not in KEPT_ONCE} | {"id"}
    columns = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})").all()]
    return (
        f"WITH RECURSIVE times(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n + 1 < ?)"
        f" INSERT INTO {table} ({', '.join(columns)})"
        f" SELECT {', '.join(_value(column, moved) for column in columns)} FROM {table}, times"
    )


def _value(column: str, moved: set[Any]) -> str:
    if column in moved:
        return f"{column} + n * {APART}"
    if column == "uuid":
        return "substr(uuid, 1, 24) || printf('%012d', n)"
    if column == "cpr":
        return "CASE WHEN cpr IS NULL THEN NULL ELSE substr(cpr, 1, 6) || printf('%04d', id * 1000 + n) END"
    return column
