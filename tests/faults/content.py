"""What a vault's database says, all of it, as one short word to compare."""

import hashlib
from collections.abc import Container
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop.vault.connection import open_connection

_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    " AND name NOT LIKE 'sqlite%' ORDER BY name"
)


def digest(connection: Any, entries: int | None = None, only: Container[str] | None = None) -> str:
    """Of every row of every table, on a driver's connection.

    Of the access log the first `entries` alone, and of the tables those in `only`, where that is said.
    """
    whole = hashlib.sha256()
    for (table,) in connection.execute(_TABLES).fetchall():
        if only is not None and table not in only:
            continue
        whole.update(table.encode())
        within = f"WHERE id <= {entries}" if table == "access_entry" and entries is not None else ""
        for row in connection.execute(f'SELECT * FROM "{table}" {within}'):
            whole.update(repr(row).encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def sound_digest(database: Path, key: bytes) -> str:
    """The same, of a file; "damaged" where its pages do not hold together. Raises what opening does."""
    with closing(open_connection(database, key)) as connection:
        connection.execute("PRAGMA synchronous=OFF")  # nothing is written here that must last
        if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            return "damaged"
        return digest(connection)
