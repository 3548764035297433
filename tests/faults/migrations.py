"""A migration is cut at any point: the vault of every released schema is the old one or the new.

The files are copied as they stand after every few statements and with a torn log. The control commits
after each statement.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event

from desktop import errors
from desktop.models import schema
from desktop.vault.engine import migration_engine
from tests.faults.counts import Counts
from tests.models.conftest import migration
from tests.models.test_released import KEY, make_released
from tests.models.test_schema import content

WANTING = ""
EVERY = 9
"""Of the statements of a migration, the vault is looked at as a cut after every ninth would leave it."""
TORN = 20
"""Into how many parts the log of the whole migration is divided, to be cut off behind each."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """Every released schema but today's; at length after every statement, and with 500 torn logs."""
    counts = Counts()
    for version in schema.VERSIONS[:-1]:
        _migrated(folder / version, version, 1 if long else EVERY, 500 if long else TORN, counts, torn=False)
    return counts


def control(folder: Path) -> Counts:
    """The same with a commit after every statement."""
    counts = Counts()
    _migrated(folder, schema.VERSIONS[0], EVERY, TORN, counts, torn=True)
    return counts


def _migrated(folder: Path, version: str, every: int, parts: int, counts: Counts, *, torn: bool) -> None:
    folder.mkdir(exist_ok=True)
    database = folder / "pejl.db"
    make_released(database, version)
    old = _seen(database)
    states = cut_states(database, folder / "cut", every, parts, commit=torn)
    new = _seen(database)
    if old[0] == new[0]:
        counts.note(f"{version} was not migrated")
    for number, state in enumerate(states, start=1):
        counts.tried += 1
        try:
            found = _seen(state)
        except errors.AppError as error:
            counts.note(f"{version}, {state.parent.name}: {type(error).__name__}")
            continue
        whole = number == len(states)
        counts.more["old"] = counts.more.get("old", 0) + (found == old)
        counts.more["new"] = counts.more.get("new", 0) + (found == new)
        if found != (new if whole else old):
            counts.note(f"{version}, {state.parent.name}: {'not new' if whole else 'not old'}")


def _seen(database: Path) -> tuple[str, object]:
    with migration(database, KEY) as connection:
        version = "none"
        with suppress(errors.VaultDamaged):
            version = schema.version(connection)
        return version, content(connection)


def cut_states(database: Path, folder: Path, every: int, parts: int, *, commit: bool = False) -> list[Path]:
    """Migrate, and copy the files as they stand meanwhile and with a torn last write. The last is whole."""
    made: list[Path] = []
    statements = 0

    def copy(connection: Connection, *_: Any) -> None:
        nonlocal statements
        statements += 1
        if commit:
            driver: Any = connection.connection.driver_connection
            driver.execute("COMMIT")
            driver.execute("BEGIN IMMEDIATE")
        if statements % every == 0:
            made.append(_copied(database, folder / str(statements)))

    engine = migration_engine(database, KEY)
    with engine.connect() as connection:
        # So small that pages are written before the end.
        connection.exec_driver_sql("PRAGMA cache_size=8")
        event.listen(connection, "after_cursor_execute", copy)
        schema.migrate(connection)
        connection.commit()
        event.remove(connection, "after_cursor_execute", copy)
        for share in range(parts):
            torn = _copied(database, folder / f"torn-{share}")
            log = torn.with_name(f"{torn.name}-wal")
            os.truncate(log, log.stat().st_size * share // parts)
            made.append(torn)
        made.append(_copied(database, folder / "whole"))
    engine.dispose()
    return made


def _copied(database: Path, target: Path) -> Path:
    """The files as a power cut leaves them: what is shared in memory is gone."""
    target.mkdir(parents=True)
    for file in database.parent.glob(f"{database.name}*"):
        if file.is_file() and not file.name.endswith("-shm"):
            shutil.copy(file, target)
    return target / database.name
