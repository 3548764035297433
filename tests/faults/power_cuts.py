"""The power goes: what was not synced is dropped or torn, and every acknowledged call is there.

A caseworker's work is recorded as the sequence of writes and syncs that it is to the disk. Then, at many
places in it, what a power cut may have left is laid out, opened, and compared with all that the vault
said before and after each call. The control is the same work with SQLite's NORMAL in place of FULL.
"""

import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop import errors
from desktop.records import NoteKind
from desktop.services.entrance import Entrance
from desktop.vault import connection, heads, key_file, keys
from tests.faults import content, shim
from tests.faults.counts import Counts
from tests.faults.lasting import rounds
from tests.faults.platter import Call, Platter, calls
from tests.support import CHEAP, PASSWORD, Desk, HandClock, new_desk

WANTING = shim.WANTING
TALKS = 8
OTHER_PASSWORD = "grønne cykler synger"
SOON, STANDARD = 40, 0
"""Pages in the log until it is folded in: SQLite's 1,000 would come but once or twice in a recording."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """States of a disk after a power cut, half of them with a log that is folded in often."""
    counts = Counts(acknowledged=0, lost=0)
    recordings = [Recording.made(folder / str(pages), "FULL", pages) for pages in (SOON, STANDARD)]
    for number in rounds(1_000 if long else 10):
        for recording in recordings:
            _states(recording, 100, counts, seed=number)
    return counts


def control(folder: Path) -> Counts:
    """The same with synchronous=NORMAL, which syncs the log only before it is folded in."""
    counts = Counts(acknowledged=0, lost=0)
    _states(Recording.made(folder / "normal", "NORMAL", SOON), 300, counts, seed=0)
    return counts


@dataclass
class Recording:
    """A vault before, what then happened to its disk, and what it said after each call."""

    vault: Path
    key: bytes
    calls: list[Call]
    digests: list[str]
    passwords: list[str]

    @classmethod
    def made(cls, folder: Path, synchronous: str, checkpoint: int) -> "Recording":
        """Work behind the shim in a process of its own."""
        folder.mkdir(parents=True)
        desk = new_desk(folder / "data")
        desk.unlocked.close()
        vault = Path(shutil.copytree(desk.unlocked.folder, folder / "before"))
        log = folder / "log"
        arguments = [str(folder / "data"), str(log), synchronous, str(checkpoint)]
        printed = shim.behind(shim.build(folder), "-m", "tests.faults.power_cuts", *arguments)
        digests, passwords = json.loads(printed)
        recorded = [_moved(call, desk.unlocked.folder, vault) for call in calls(log)]
        return cls(vault, keys.unlock(vault, PASSWORD), recorded, digests, passwords)


def _moved(call: Call, before: Path, to: Path) -> Call:
    path = call.path.replace(str(before.resolve()), str(to.resolve()))
    return Call(call.kind, call.number, path, call.data)


def _states(recording: Recording, states: int, counts: Counts, *, seed: int) -> None:
    """As many states, at places spread over the whole recording."""
    pick = random.Random(seed)
    places = sorted(pick.randrange(len(recording.calls)) for _ in range(states))
    platter, acknowledged = Platter(recording.vault), 0
    before = 0
    for place in places:
        for call in recording.calls[before:place]:
            platter.happens(call)
            acknowledged = call.number if call.kind == "M" else acknowledged
        before = place
        with tempfile.TemporaryDirectory(dir=recording.vault.parent) as left:
            platter.cut(Path(left), pick)
            _look(Path(left), recording, acknowledged, counts)
        counts.tried += 1
        counts.acknowledged = (counts.acknowledged or 0) + acknowledged


def _look(vault: Path, recording: Recording, acknowledged: int, counts: Counts) -> None:
    """What is there must be what it was after the last acknowledged call, or after the one under way."""
    try:
        found = content.sound_digest(vault / "pejl.db", recording.key)
    except errors.AppError as error:
        return counts.note(f"{type(error).__name__} {error} after call {acknowledged}")
    if found not in recording.digests[acknowledged : acknowledged + 2]:
        if found in recording.digests:
            counts.lost = (counts.lost or 0) + acknowledged - recording.digests.index(found)
        else:
            counts.note(f"half of a call: {found[:8]} after call {acknowledged}")
    working = [password for password in (PASSWORD, OTHER_PASSWORD) if _opens(vault, password)]
    if working not in [[each] for each in recording.passwords[acknowledged : acknowledged + 2]]:
        counts.note(f"passwords {working} after call {acknowledged}")
    if (vault / "heads.bin").exists() and heads.read(vault, recording.key) is None:
        counts.note(f"heads after call {acknowledged}")


def _opens(vault: Path, password: str) -> bool:
    with suppress(errors.AppError):
        return bool(keys.open_slots(key_file.read(vault), password))
    return False


def _work(data: Path) -> Iterator[Callable[[], object]]:
    """What a caseworker does, call by call; each is one transaction, or one change of the slots."""
    clock, opened = HandClock(), []
    entrance = Entrance(data, clock, CHEAP)

    def unlock() -> None:
        desk = Desk(entrance.unlock(entrance.vaults()[0], PASSWORD), clock)
        desk.office.get()  # that it was opened is logged beside; now it is
        opened.append(desk)

    yield unlock
    desk = opened[0]
    for name in ("Amira Prøvesen", "Bent Eksempel"):
        yield partial(desk.citizen, name)
    passwords = (PASSWORD, OTHER_PASSWORD)
    for talk in range(1, TALKS + 1):
        yield partial(desk.preparations.prepare, 1 + talk % 2)
        yield partial(desk.preparations.choose, talk, ["A1", "B2", "C1"])
        yield partial(desk.conversations.start, talk)
        for number in range(30):
            yield partial(desk.says, talk, ("A1", "B2", "C1")[number % 3], 1 + (number + talk) % 5)
            if number % 10 == 9:
                yield partial(desk.answers.note, talk, NoteKind.TALK, f"{number} ord " * 200)
        yield partial(desk.finishing.finish, talk)
        yield partial(_called, desk, desk.unlocked.safekeeping.seal)
        yield partial(desk.finishing.add_addendum, talk, "Rettet")
        change = partial(desk.unlocked.security.change_password, passwords[talk % 2 - 1], passwords[talk % 2])
        yield partial(_called, desk, change)
        clock.turn(days=30)
    yield desk.unlocked.close


def _called(desk: Desk, function: Callable[[], None]) -> None:
    desk.unlocked.call(function).result()


def _record(data: Path, log: Path, synchronous: str, checkpoint: int) -> None:
    settings = dict(connection.SETTINGS) | {"synchronous": synchronous}
    if checkpoint:
        settings["wal_autocheckpoint"] = str(checkpoint)
    vars(connection)["SETTINGS"] = tuple(settings.items())
    vault = Entrance(data).vaults()[0].path
    key, password = keys.unlock(vault, PASSWORD), PASSWORD
    digests, passwords = [content.sound_digest(vault / "pejl.db", key)], [PASSWORD]
    disk = shim.Disk(data)
    disk.record(log)
    for number, call in enumerate(_work(data), start=1):
        call()
        disk.mark(number)
        digests.append(content.sound_digest(vault / "pejl.db", key))
        password = next(each for each in (PASSWORD, OTHER_PASSWORD) if _opens(vault, each))
        passwords.append(password)
    print(json.dumps([digests, passwords]))


if __name__ == "__main__":
    _record(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
