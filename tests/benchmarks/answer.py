"""One answer: in the service alone, and from the click to *Saved* on the screen."""

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtWidgets import QLabel
from sqlcipher3 import dbapi2

from desktop.records import AnswerState, Rater
from desktop.services.unlocked import Unlocked
from tests.benchmarks import vaults
from tests.benchmarks.harness import Measured, Row, alternating, row
from tests.benchmarks.painting import click, seconds_until_painted, seconds_until_still
from tests.program import Program

_QUESTIONS = ("A1", "A2", "B2", "C1", "C2", "E1")
_LOG = 700
"""Answers after which the log has been folded in once: it is when it has 1,000 pages, and each adds two."""
_TABLE = (
    "CREATE TABLE answer (id INTEGER PRIMARY KEY, chosen_question_id INTEGER, rater TEXT, revision INTEGER,"
    " state TEXT, option INTEGER, language TEXT, form TEXT, interpreter BOOLEAN, answered_at DATETIME,"
    " UNIQUE (chosen_question_id, rater, revision))"
)
_INSERT = (
    "INSERT INTO answer (chosen_question_id, rater, revision, state, option, language, form, interpreter,"
    " answered_at) VALUES (?, 'citizen', ?, 'answered', 3, 'da', 'together', 0, '2026-05-12 08:00:00.000000')"
)


class MinuteClock:
    """A minute later at each look, so that *Saved* changes with every click."""

    def __init__(self) -> None:
        self._moment = datetime(2026, 5, 12, 8, tzinfo=UTC)

    def now(self) -> datetime:
        self._moment += timedelta(minutes=1)
        return self._moment

    def today(self) -> date:
        return self._moment.date()


def rows(work: Path, *, quick: bool) -> list[Row]:
    """The service call against raw inserts, its growth with the citizens, and the click."""
    runs = 60 if quick else 400
    few = vaults.opened(vaults.copy(vaults.FEW, work))
    many = vaults.opened(vaults.copy(vaults.MANY, work))
    try:
        made = _service_rows(few, many, work, runs)
    finally:
        few.close()
        many.close()
    return [*made, _click_row(work, 20 if quick else 80)]


def _service_rows(few: Unlocked, many: Unlocked, work: Path, runs: int) -> list[Row]:
    ours, ours_many = _answering(few), _answering(many)
    # A call in the database thread, as the service itself is timed.
    plain = _in_thread(few, raw_commit(work / "raw.db"))
    guarded = _in_thread(few, _guarded_commit(few))
    for measured in (ours, ours_many, plain, guarded):
        measured()
    return [
        row(
            "one answer, service call",
            "raw insert + commit",
            1.7,
            "answers.answer in the database thread; the floor is a sqlcipher3 connection with a key, WAL and"
            " FULL, a table of the same columns with its unique index and nothing else",
            *alternating(ours, plain, runs),
        ),
        row(
            "  of that beside the guards",
            "raw insert + commit, same table",
            None,
            "the floor is the same INSERT by hand on Pejl's own connection, with CHECKs, triggers, foreign"
            " keys and secure deletion",
            *alternating(ours, guarded, runs),
        ),
        _growth_row(ours_many, ours, runs),
    ]


def _growth_row(ours_many: Measured, ours: Measured, runs: int) -> Row:
    for measured in (ours, ours_many):
        for _ in range(_LOG):
            measured()
    return row(
        "one answer, 100,000 citizens",
        "the same, 100 citizens",
        1.1,
        f"answers.answer in both vaults in turn, after {_LOG} answers in each: by then the write-ahead log of"
        " either is written over from its start; one that still grows takes half as long again to sync",
        *alternating(ours_many, ours, runs),
    )


def _in_thread(unlocked: Unlocked, measured: Measured) -> Measured:
    return lambda: unlocked.call(measured).result()


def _answering(unlocked: Unlocked) -> Measured:
    """Answers one question after another, each time otherwise than before."""
    services = unlocked.services

    def begin() -> int:
        citizen = services.citizens.add("Amira Prøvesen")
        conversation = services.preparations.prepare(citizen)
        services.preparations.choose(conversation, _QUESTIONS)
        services.conversations.start(conversation)
        return conversation

    conversation = unlocked.call(begin).result()
    said = ((q, option) for option in itertools.cycle(range(1, 6)) for q in _QUESTIONS)

    def answer() -> float:
        question, option = next(said)
        start = perf_counter()
        services.answers.answer(conversation, question, Rater.CITIZEN, AnswerState.ANSWERED, option)
        return perf_counter() - start

    return _in_thread(unlocked, answer)


def raw_commit(database: Path) -> Measured:
    """One row into a table without anything of Pejl's, committed; in a file of its own."""
    connection = dbapi2.connect(str(database), isolation_level=None, check_same_thread=False)
    connection.set_key(f"x'{'ab' * 32}'")
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(_TABLE)
    return _committing(lambda: connection, 1)


def _guarded_commit(unlocked: Unlocked) -> Measured:
    """The same row into Pejl's own table, by hand."""

    def taken() -> tuple[Any, int]:
        connection = unlocked._engine.raw_connection()
        services = unlocked.services
        chosen = connection.driver_connection
        connection.close()
        citizen = services.citizens.add("Bent Prøvesen")
        conversation = services.preparations.prepare(citizen)
        services.preparations.choose(conversation, _QUESTIONS)
        services.conversations.start(conversation)
        (found,) = chosen.execute("SELECT max(id) FROM chosen_question").fetchone()
        return chosen, found

    connection, chosen = unlocked.call(taken).result()
    return _committing(lambda: connection, chosen)


def _committing(connection: Callable[[], Any], chosen: int) -> Measured:
    revision = itertools.count(1)

    def commit() -> float:
        execute = connection().execute
        start = perf_counter()
        execute("BEGIN IMMEDIATE")
        execute(_INSERT, (chosen, next(revision)))
        execute("COMMIT")
        return perf_counter() - start

    return commit


def _click_row(work: Path, runs: int) -> Row:
    program = Program(vaults.copy(vaults.FEW, work), clock=MinuteClock()).unlock()
    try:
        program.start_conversation(program.add_citizen(), *_QUESTIONS)
        program.driver.click("next")
        options = itertools.cycle([program.driver.find(f"citizen-option-{n}") for n in range(1, 6)])
        saved = program.driver.find("saved")
        assert isinstance(saved, QLabel)
        ladder = program.driver.find("citizen-option-1").parentWidget()
        commit = raw_commit(work / "beside.db")

        def ours() -> float:
            option = next(options)
            before = saved.text()
            taken = seconds_until_painted(saved, lambda: click(option), lambda: saved.text() != before)
            seconds_until_still(program, lambda: None)
            return taken

        def base() -> float:
            option = next(options)
            # Nobody listens: the option is checked and painted, and that is all.
            ladder.blockSignals(True)
            taken = seconds_until_painted(option, lambda: click(option), option.isChecked)
            ladder.blockSignals(False)
            return taken + commit()

        # The first answer makes the page open its other half.
        ours(), base()
        values = alternating(ours, base, runs)
    finally:
        program.close()
    return row(
        "one answer, click to Saved painted",
        "click that stores nothing + raw commit",
        2.0,
        "mouse click on an option in the real window until the header's label has been painted; the floor is"
        " the same click with the page not listening until it is over and the option painted, and the raw"
        " commit",
        *values,
    )
