"""What tests of the middle layers share: a clock to turn, and an opened vault to work at."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from sqlalchemy.engine import Row

from desktop.records import AnswerState, Office, Rater, StepDraft, StepRecord
from desktop.services.entrance import Entrance
from desktop.services.unlocked import Unlocked
from desktop.vault.folder import VAULTS
from desktop.vault.key_file import Cost

P = ParamSpec("P")
T = TypeVar("T")

CHEAP = Cost(memory=8, passes=1, lanes=1)
"""Argon2id as cheap as it gets: nothing here is about guessing passwords."""

PASSWORD = "blå heste drikker te"
OFFICE = Office(job_centre="Jobcenter Prøveby", caseworker="Karen Prøve", phone="00 00 00 00")
MORNING = datetime(2026, 5, 12, 8, 0, tzinfo=UTC)
DANISH_SUMMER = timezone(timedelta(hours=2))


def examples(every_run: int, long: int) -> int:
    """How many examples hypothesis tries: few in every run, many where PEJL_LONG is set."""
    return long if os.environ.get("PEJL_LONG") else every_run


class HandClock:
    """A clock that stands still until a test turns it, forwards or back."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.astimezone(DANISH_SUMMER).date()

    def turn(self, **by: float) -> None:
        """Turn by a `timedelta` in words: `turn(days=91)`, `turn(hours=-1)`."""
        self.moment += timedelta(**by)


class Desk:
    """An unlocked vault as a page uses it: each call runs in the database thread and is waited for."""

    def __init__(self, unlocked: Unlocked, clock: HandClock) -> None:
        self.unlocked = unlocked
        self.clock = clock

    def __getattr__(self, service: str) -> Any:
        return _Waiting(self.unlocked, getattr(self.unlocked.services, service))

    def citizen(self, name: str = "Amira Prøvesen", cpr: str = "", **details: str) -> int:
        """A new citizen's id."""
        return int(self.citizens.add(name, cpr, **details))

    def begun(self, citizen: int | None = None, questions: Sequence[str] = ("A1", "B2")) -> int:
        """A conversation with these questions, just started."""
        conversation = self.preparations.prepare(self.citizen() if citizen is None else citizen)
        self.preparations.choose(conversation, list(questions))
        self.conversations.start(conversation)
        return int(conversation)

    def says(
        self, conversation: int, question: str, option: int | AnswerState, rater: str = "citizen"
    ) -> None:
        """Answer by option (1 best to 5), or by another state."""
        state = option if isinstance(option, AnswerState) else AnswerState.ANSWERED
        chosen = None if isinstance(option, AnswerState) else option
        self.answers.answer(conversation, question, Rater(rater), state, chosen)

    def agreed(self, conversation: int, text: str, **said: Any) -> StepRecord:
        """A step agreed on in this conversation; `said` are fields of `StepDraft`."""
        made: StepRecord = self.plans.add_step(conversation, StepDraft(text, **said))
        return made

    def held(self, citizen: int, answers: dict[str, int | AnswerState] | None = None) -> int:
        """A finished conversation in which the citizen answered so."""
        said = {"A1": 3, "B2": 3} if answers is None else answers
        conversation = self.begun(citizen, list(said))
        for question, option in said.items():
            self.says(conversation, question, option)
        self.finishing.finish(conversation)
        return conversation

    def sql(self, statement: str, *values: object) -> Sequence[Row[Any]]:
        """Run one statement past every service, in a transaction of its own."""

        def run() -> Sequence[Row[Any]]:
            with self.unlocked._engine.begin() as connection:
                done = connection.exec_driver_sql(statement, values)
                return done.all() if done.returns_rows else []

        return self.unlocked.call(run).result()

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """The SELECTs, INSERTs, … that SQLite is given while the block runs, with their values in them."""
        seen: list[str] = []

        def note(statement: str) -> None:
            # A trigger is told of by its statement coming once more.
            by_trigger = statement in seen[-1:] and not statement.startswith("SELECT")
            if not by_trigger and not statement.startswith(("--", "BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")):
                seen.append(statement)

        def trace(callback: Callable[[str], None] | None) -> None:
            with self.unlocked._engine.connect() as connection:
                driver: Any = connection.connection.driver_connection
            driver.set_trace_callback(callback)

        self.unlocked.call(trace, note).result()
        try:
            yield seen
        finally:
            self.unlocked.call(trace, None).result()

    def plan(self, statement: str) -> str:
        """How SQLite would find the rows."""
        return "\n".join(row[-1] for row in self.sql(f"EXPLAIN QUERY PLAN {statement}"))


class _Waiting:
    """A service whose calls run in the database thread."""

    def __init__(self, unlocked: Unlocked, service: object) -> None:
        self._unlocked = unlocked
        self._service = service

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(self._service, name)

        def waited(*args: Any, **kwargs: Any) -> Any:
            return self._unlocked.call(function, *args, **kwargs).result()

        return waited


def new_desk(data_folder: Path, clock: HandClock | None = None) -> Desk:
    """A new vault in the data folder, opened. Banks in its folder `questions` are read.

    The first one of a process is made, the others are copies of it: that takes a fifth of the time.
    """
    clock = clock or HandClock()
    entrance = Entrance(data_folder, clock, CHEAP)
    shutil.copytree(_new_vault() / VAULTS, data_folder / VAULTS, dirs_exist_ok=True)
    return Desk(entrance.unlock(entrance.vaults()[0], PASSWORD), clock)


@cache
def _new_vault() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="pejl-test-vault-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Entrance(folder, HandClock(), CHEAP).create(OFFICE, PASSWORD).close()
    return folder


def reopened(desk: Desk, data_folder: Path) -> Desk:
    """The same vault after closing the program and starting it again: banks are read anew."""
    desk.unlocked.close()
    entrance = Entrance(data_folder, desk.clock, CHEAP)
    return Desk(entrance.unlock(entrance.vaults()[0], PASSWORD), desk.clock)
