"""A vault of every released schema becomes one of today's: nothing lost. `tests/faults` cuts it halfway."""

from pathlib import Path

import pytest

from desktop.models import guards, schema
from desktop.vault.connection import create_database, open_connection
from tests.models.conftest import migration
from tests.models.test_schema import content, described

RELEASED = Path(__file__).parent / "released"
KEY = bytes(range(32))
ERASED = {
    "0001": "INSERT INTO erasure VALUES (?, '2026-05-12')",
    "0002": "INSERT INTO erasure VALUES (?, '2026-05-12', 1, '', 0, '{}')",
}
"""How each schema notes that a citizen was erased."""


def make_released(database: Path, version: str) -> None:
    """Write a vault as the Pejl of that schema left it; the key is `KEY`."""
    create_database(database, KEY)
    connection = open_connection(database, KEY, foreign_keys=False)
    connection.executescript((RELEASED / f"{version}.sql").read_text("utf-8"))
    connection.close()


@pytest.fixture(params=[version for version in schema.VERSIONS if version != schema.HEAD])
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def released(tmp_path: Path, version: str) -> Path:
    make_released(tmp_path / "pejl.db", version)
    return tmp_path / "pejl.db"


def wide(rows: list[tuple[object, ...]], old: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The rows without the columns that the old ones lack."""
    names = {name for row in old for name, _ in row}
    return sorted(tuple(pair for pair in row if pair[0] in names) for row in rows)


def test_every_row_is_there_afterwards_and_the_schema_is_todays(released: Path, version: str) -> None:
    with migration(released, KEY) as connection:
        assert schema.version(connection) == version
        uuid = connection.exec_driver_sql("SELECT uuid FROM citizen ORDER BY id").scalars().first()
        connection.exec_driver_sql(ERASED[version], (uuid,))
        before = content(connection)
        assert len([table for table, rows in before.items() if rows]) > 15
    with migration(released, KEY) as connection:
        schema.migrate(connection)
    with migration(released, KEY) as connection:
        after = content(connection)
        assert {table: wide(after[table], rows) for table, rows in before.items()} == before
        shape = described(connection)
        receipts = connection.exec_driver_sql("SELECT receipt, reason, overridden, counts FROM erasure").all()
        assert receipts == [(1, "", 0, "{}")]
    create_database(released.with_name("new.db"), KEY)
    with migration(released.with_name("new.db"), KEY) as connection:
        schema.create(connection)
        assert described(connection) == shape


@pytest.mark.parametrize("version", ["0001"], indirect=True)
def test_what_was_closed_before_is_linked(released: Path) -> None:
    with migration(released, KEY) as connection:
        schema.migrate(connection)
        links = connection.exec_driver_sql(
            "SELECT l.citizen_id, l.sequence, l.kind, c.ordinal, l.content_hash = coalesce(f.hash, '')"
            " FROM chain_link l JOIN conversation c ON c.id = l.conversation_id"
            " LEFT JOIN final_record f ON f.conversation_id = c.id AND l.kind = 'conversation'"
            " ORDER BY l.citizen_id, l.sequence"
        ).all()
        hashes = connection.exec_driver_sql(
            "SELECT previous_hash, hash FROM chain_link WHERE citizen_id = 2 ORDER BY sequence"
        ).all()
    assert links == [
        (1, 1, "conversation", 1, 1),
        (2, 1, "conversation", 1, 1),
        (2, 2, "conversation", 2, 1),
        (2, 3, "addendum", 2, 1),
    ]
    assert [row[0] for row in hashes] == ["", *[row[1] for row in hashes[:-1]]]


def test_down_again_leaves_what_was_there(released: Path, version: str) -> None:
    with migration(released, KEY) as connection:
        before, shape = content(connection), described(connection)
    with migration(released, KEY) as connection:
        schema.migrate(connection)
    with migration(released, KEY) as connection:
        schema.migrate(connection, version)
    with migration(released, KEY) as connection:
        assert content(connection) == before
        # The guards are today's, of the tables that were there then.
        for kind in ("table", "index"):
            assert only(kind, described(connection)) == only(kind, shape)
        guards = {name for _, name in only("trigger", described(connection))}
        assert guards >= {name for _, name in only("trigger", shape)}


@pytest.mark.parametrize("version", ["0002"], indirect=True)
def test_barriers_in_lines_become_the_citizens_own_list(released: Path) -> None:
    """Those said last: the draft's, of the citizen who has one."""
    with migration(released, KEY) as connection:
        schema.migrate(connection)
        found = connection.exec_driver_sql(
            "SELECT citizen_id, conversation_id, rater, position, kind, text, status FROM barrier"
            " ORDER BY citizen_id, position"
        ).all()
        notes = connection.exec_driver_sql("SELECT count(*) FROM note WHERE kind = 'barriers'").scalar()
        papers = connection.exec_driver_sql("SELECT citizen_id, kind FROM saved_paper ORDER BY id").all()
    assert found == [
        (2, 4, "citizen", 0, "own", "Bussen går kl. 7.10", "open"),
        (2, 4, "citizen", 1, "own", "Jeg sover dårligt", "open"),
    ]
    assert notes == 3
    assert papers == [(2, "summary"), (2, "access")]


@pytest.mark.parametrize("version", ["0002"], indirect=True)
def test_a_change_of_caseworker_becomes_two_periods(released: Path) -> None:
    with migration(released, KEY) as connection:
        guards.remove(connection)
        connection.exec_driver_sql("UPDATE conversation SET caseworker_id = 2 WHERE id = 2")
    with migration(released, KEY) as connection:
        schema.migrate(connection)
        periods = connection.exec_driver_sql(
            "SELECT citizen_id, caseworker_id, starts, ends FROM caseworker_period ORDER BY id"
        ).all()
    assert periods == [
        (1, 1, "2026-05-12", None),
        (2, 2, "2026-05-12", "2026-05-27"),
        (2, 1, "2026-05-27", None),
    ]


def only(kind: str, shape: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    return {key: sql for key, sql in shape.items() if key[0] == kind}
