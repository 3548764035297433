"""What somebody may do to a vault's file who has the key, and what a check then says."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from desktop.services.examination import examine
from desktop.services.findings import CheckReport, FindingKind
from desktop.vault.connection import open_connection
from desktop.vault.heads import Heads

PAGE_SIZE = 4096


@contextmanager
def past_every_guard(database: Path, key: bytes) -> Iterator[Any]:
    """A connection as somebody with the key may make one: no triggers, no constraints."""
    connection = open_connection(database, key, foreign_keys=False)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("PRAGMA synchronous=OFF")
    yield connection
    connection.close()


def examined(database: Path, content: bytes, key: bytes, heads: Heads | None = None) -> CheckReport:
    """What is found in a database of these bytes."""
    database.write_bytes(content)
    with closing(open_connection(database, key)) as connection:
        return examine(connection, heads)


def named(report: CheckReport) -> set[tuple[str, str]]:
    """The rows that are reported, foreign keys apart: those name the rows around, too."""
    return {(f.table, f.key) for f in report.findings if f.kind is not FindingKind.DANGLING}
