"""A vault with one finished conversation of everything, closed again, and its key."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop.records import AnswerState, StepDraft
from desktop.vault import keys
from desktop.vault.engine import create_database, migration_engine
from tests.plan_rows import fill_talk, spoken
from tests.support import PASSWORD, Desk, new_desk


@dataclass
class Lived:
    """A vault that was used: `final` and `partial` are closed conversations, `draft` is open."""

    database: Path
    key: bytes
    citizen: int
    partial: int
    final: int
    draft: int
    other_final: int

    def migration(self) -> AbstractContextManager[Connection]:
        return migration(self.database, self.key)


@contextmanager
def migration(database: Path, key: bytes) -> Iterator[Connection]:
    """A transaction as a migration has it: foreign keys off, everything or nothing."""
    engine = migration_engine(database, key)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _talk(desk: Desk, citizen: int) -> int:
    """A begun conversation with a row in every table that hangs on one."""
    conversation = spoken(desk, citizen)
    for step in desk.conversations.get(conversation).earlier_steps:
        draft = StepDraft("Ringe til Fønix en mandag", step.owner, step.origin, date(2026, 12, 1))
        desk.plans.replace_step(conversation, step.id, draft, "syg")
    if not desk.conversations.get(conversation).earlier_steps:
        desk.agreed(conversation, "Ringe til Fønix", due=date(2026, 12, 1))
    agreed = desk.conversations.get(conversation).steps[-1]
    fill_talk(desk, conversation, agreed.id)
    return conversation


def live(data_folder: Path) -> Lived:
    """Use a new vault for a while, and close it."""
    desk = new_desk(data_folder)
    other = desk.begun(desk.citizen("Bent Eksempel", "610170-0000"))
    desk.agreed(other, "Tage bussen")
    desk.says(other, "A1", 3)
    desk.finishing.finish(other)
    citizen = desk.citizen("Åse Sørensen", "610190-0000", target_group="other")
    partial = _talk(desk, citizen)
    desk.clock.turn(days=15)
    final = _talk(desk, citizen)
    desk.finishing.finish(final)
    desk.finishing.add_addendum(final, "Telefonnummer rettet", "fejl")
    desk.beliefs.give(final, "F1", AnswerState.ANSWERED, 3)
    draft = _talk(desk, citizen)
    desk.preparations.save_template(draft, "Mit valg")
    folder = desk.unlocked.folder
    desk.unlocked.close()
    return Lived(folder / "pejl.db", keys.unlock(folder, PASSWORD), citizen, partial, final, draft, other)


@pytest.fixture
def lived(tmp_path: Path) -> Lived:
    return live(tmp_path)


@pytest.fixture(scope="module")
def lived_once(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The same, for tests that take back all they do."""
    return live(tmp_path_factory.mktemp("lived"))


@pytest.fixture
def empty(tmp_path: Path) -> Callable[[], AbstractContextManager[Connection]]:
    """Transactions on a database with nothing in it."""
    key = bytes(range(32))
    create_database(tmp_path / "pejl.db", key)
    return lambda: migration(tmp_path / "pejl.db", key)
