"""The clock jumps: order is by sequence, nothing is lost, and no one waits longer than the longest wait.

Each jump happens in the middle of each kind of work. The control orders by the clock.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop import errors, scoring
from desktop.records import Rater
from desktop.services import restoring
from desktop.services.entrance import Entrance
from desktop.vault.tries import LONGEST_WAIT, Tries
from tests.faults.counts import Counts
from tests.support import CHEAP, MORNING, PASSWORD, Desk, HandClock, new_desk

WANTING = "Windows has no tzset" if os.name == "nt" else ""
ZONE = "Europe/Copenhagen"

JUMPS = {
    "back a minute": (MORNING, MORNING - timedelta(minutes=1)),
    "back a day": (MORNING, MORNING - timedelta(days=1)),
    "back ten years": (MORNING, MORNING - timedelta(days=3653)),
    "on ten years": (MORNING, MORNING + timedelta(days=3653)),
    "summer time ends": (
        datetime(2026, 10, 25, 0, 50, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 10, tzinfo=UTC),
    ),
    "summer time begins": (
        datetime(2027, 3, 28, 0, 50, tzinfo=UTC),
        datetime(2027, 3, 28, 1, 10, tzinfo=UTC),
    ),
    "on to a leap day": (datetime(2028, 2, 28, 12, tzinfo=UTC), datetime(2028, 2, 29, 12, tzinfo=UTC)),
    "back from a leap day": (datetime(2028, 2, 29, 12, tzinfo=UTC), datetime(2028, 2, 28, 12, tzinfo=UTC)),
    "before 1970": (MORNING, MORNING - timedelta(days=25_000)),
}


def run(folder: Path, *, long: bool = False) -> Counts:
    """Every jump in every work."""
    return _jumped(folder, WORK)


def control(folder: Path) -> Counts:
    """Answers in the order of their times."""
    return _jumped(folder, {"by the clock": by_the_clock})


def _jumped(folder: Path, works: "dict[str, Work]") -> Counts:
    counts = Counts(more={"jumps": len(JUMPS), "works": len(works)})
    with _in_denmark():
        for jump, (before, after) in JUMPS.items():
            for name, work in works.items():
                clock = HandClock(before)
                desk = new_desk(folder / jump / name, clock)
                counts.tried += 1
                try:
                    work(desk, after)
                except (AssertionError, errors.AppError) as error:
                    counts.note(f"{name}, {jump}: {type(error).__name__} {str(error)[:200]}")
                finally:
                    desk.unlocked.close()
    return counts


@contextmanager
def _in_denmark() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = ZONE
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


Work = Callable[[Desk, datetime], None]


def conversations(desk: Desk, after: datetime) -> None:
    """Two, with the jump between them: numbered, listed and chained in the order they were held."""
    citizen = desk.citizen()
    first = desk.held(citizen, {"A1": 4})
    desk.clock.moment = after
    second = desk.held(citizen, {"A1": 2})
    records = [desk.summaries.record(each) for each in (first, second)]
    assert [record.ordinal for record in records] == [1, 2]
    assert records[1].previous_day == records[0].day
    assert [row.id for row in desk.citizens.conversations(citizen)] == [second, first]
    change = scoring.change(records[1].questions[0], Rater.CITIZEN)
    assert change is not None and (change.steps, change.since) == (2, records[0].day)
    (row,) = desk.citizens.search()
    assert row.last_day == records[1].day


def answers(desk: Desk, after: datetime) -> None:
    """Revisions, with the jump in the middle of a conversation; the last said is what counts."""
    talk = desk.begun(None, ["A1"])
    desk.says(talk, "A1", 4)
    desk.clock.moment = after
    for option in (2, 5, 3):
        desk.says(talk, "A1", option)
    assert [each.option for each in desk.answers.revisions(talk, "A1", Rater.CITIZEN)] == [4, 2, 5, 3]
    desk.finishing.finish(talk)
    assert desk.summaries.record(talk).questions[0].citizen.option == 3


def by_the_clock(desk: Desk, after: datetime) -> None:
    """What `answers` asks, of a program that sorts by time."""
    talk = desk.begun(None, ["A1"])
    desk.says(talk, "A1", 4)
    desk.clock.moment = after
    desk.says(talk, "A1", 2)
    told = desk.sql("SELECT option FROM answer WHERE option IS NOT NULL ORDER BY answered_at")
    assert [option for (option,) in told] == [4, 2]


def chain(desk: Desk, after: datetime) -> None:
    """Links and log count on, and the check finds nothing."""
    citizen = desk.citizen()
    desk.finishing.add_addendum(desk.held(citizen), "Rettet")
    desk.clock.moment = after
    desk.finishing.add_addendum(desk.held(citizen), "Rettet igen")
    assert desk.sql("SELECT sequence FROM chain_link ORDER BY rowid") == [(1,), (2,), (3,), (4,)]
    heads = desk.unlocked.at_once(lambda services: services.checking.heads()).result()
    assert desk.unlocked.check().result().findings == ()
    assert desk.checking.check(heads).sound
    entries = desk.access_log.entries()
    assert [entry.id for entry in entries] == sorted((entry.id for entry in entries), reverse=True)


def backups(desk: Desk, after: datetime) -> None:
    """Some before and some after: what was made last is offered first; the last of each day stays."""
    keeper, folder = desk.unlocked.keeper, desk.unlocked.folder
    made = []
    for name in ("Amira", "Bent", "Carla", "Dan"):
        desk.citizen(name)
        made.append(keeper.start().result().path)
        assert restoring.offered(folder)[0].path == made[-1]
        desk.clock.moment = after if name == "Bent" else desk.clock.now() + timedelta(days=1)
    left = [backup.path for backup in restoring.offered(folder)]
    last_of_day = {path.name[:15]: path for path in made}
    wanted = [path for path in reversed(made) if path in last_of_day.values()]
    assert [path for path in left if path in made] == wanted, [path.name for path in left]
    assert keeper.start_if_due().result() is not None
    assert keeper.start_if_due().result() is None


def tries(desk: Desk, after: datetime) -> None:
    """A wait goes on for no longer than the longest, and the right password opens after it."""
    folder = desk.unlocked.folder
    desk.unlocked.close()
    data = folder.parents[1]
    entrance, waiting = Entrance(data, desk.clock, CHEAP), Tries(folder, desk.clock)
    try:
        for _ in range(8):
            desk.clock.turn(seconds=waiting.seconds_left())
            with suppress(errors.WrongPassword):
                entrance.unlock(entrance.vaults()[0], PASSWORD + "!")
        desk.clock.moment = after
        left = waiting.seconds_left()
        assert 0 <= left <= LONGEST_WAIT
        desk.clock.turn(seconds=left)
    finally:
        desk.clock.turn(seconds=LONGEST_WAIT)
        desk.unlocked = entrance.unlock(entrance.vaults()[0], PASSWORD)


def retention(desk: Desk, after: datetime) -> None:
    """Reminded only of who is older than the rule; nobody is deleted, and who was kept on rests."""
    citizen = desk.citizen()
    desk.held(citizen)
    last = desk.clock.today()
    desk.clock.moment = after
    years = (desk.clock.today() - last).days / 365.25
    due = [row.citizen for row in desk.rights.due()]
    assert due == ([citizen] if years > desk.rights.retention_years() else [])
    desk.rights.keep_on(citizen)
    assert desk.rights.due() == []
    assert len(desk.citizens.search()) == 1


def draft(desk: Desk, after: datetime) -> None:
    """What was under way is there: open, or closed as it was where it has lain for too long."""
    citizen = desk.citizen()
    talk = desk.begun(citizen, ["A1"])
    desk.says(talk, "A1", 4)
    begun = desk.clock.now()
    desk.clock.moment = after
    lain = after - begun > timedelta(days=14)
    assert desk.conversations.resume_or_none(citizen) == (None if lain else talk)
    assert desk.summaries.record(talk).questions[0].citizen.option == 4


WORK: dict[str, Work] = {
    "conversations": conversations,
    "answers": answers,
    "chain": chain,
    "backups": backups,
    "tries": tries,
    "retention": retention,
    "draft": draft,
}
