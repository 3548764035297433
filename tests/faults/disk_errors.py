"""The disk refuses: EIO or “no room” at each call in turn, for each thing that is stored.

A call that says it was done is there after a restart, and one that was refused is there whole or not at
all. It is refused by a kind of storage fault, so that a person reads what is the matter; afterwards the
same call goes through, and everything that was acknowledged before is there. The control writes the key
slots as anyone would, over the old ones.
"""

import errno
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from desktop import errors, questions
from desktop.services.entrance import Entrance
from desktop.services.unlocked import Unlocked
from desktop.vault import backups, key_file, keys
from desktop.vault.key_file import KeyFile, encode
from tests.faults import shim
from tests.faults.counts import Counts
from tests.faults.lasting import is_over
from tests.support import CHEAP, PASSWORD, Desk, HandClock, new_desk

WANTING = shim.WANTING
NEW_PASSWORD = "grønne cykler synger"
STORAGE = (errors.StorageFull, errors.StorageFailed, errors.StorageReadOnly)
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Refusal:
    """How the disk refuses: with which error, from then on or once, and a write half done or not."""

    error: int
    lasting: bool = False
    half: bool = False


EVERY_RUN: Sequence[Refusal] = (Refusal(errno.EIO), Refusal(errno.ENOSPC, lasting=True, half=True))
LONG: Sequence[Refusal] = (
    *EVERY_RUN,
    Refusal(errno.EIO, half=True),
    Refusal(errno.EIO, lasting=True),
    Refusal(errno.ENOSPC),
    Refusal(errno.ENOSPC, lasting=True),
    Refusal(errno.EROFS, lasting=True),
)


@dataclass
class Case:
    """A vault in use, and one thing that is to be stored in it."""

    desk: Desk
    entrance: Entrance
    backup: Path

    def answer(self) -> None:
        self.desk.says(2, "A1", 5)

    def finish(self) -> None:
        self.desk.finishing.finish(2)

    def password(self) -> None:
        change = partial(self.desk.unlocked.security.change_password, PASSWORD, NEW_PASSWORD)
        self.desk.unlocked.call(change).result()

    def back_up(self) -> None:
        self.desk.unlocked.keeper.start().result()

    def seal(self) -> None:
        self.desk.unlocked.call(self.desk.unlocked.safekeeping.seal).result()

    def erase(self) -> None:
        done = self.desk.unlocked.keeper.erase(1, "flyttet").result()
        if done.stopped is not None:  # the citizen is gone, and it is told that the copies are not
            raise done.stopped

    def restore(self) -> None:
        restored = self.entrance.restoring(self.entrance.vaults()[0], self.backup, PASSWORD).restore()
        self.desk.unlocked = restored.unlocked


WORK = ("answer", "finish", "password", "back_up", "seal", "erase", "restore")
MANY_CALLS = {"back_up": 1, "restore": 1, "erase": 15}
"""Those are refused in one way a call in every run, the last at every fifteenth: it makes some 600."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """Every call of every work."""
    return _behind_the_shim(folder, "long" if long else "short")


def control(folder: Path) -> Counts:
    """The change of a password, with slots that are written over the old ones."""
    return _behind_the_shim(folder, "careless")


def _behind_the_shim(folder: Path, how: str) -> Counts:
    printed = shim.behind(shim.build(folder), "-m", "tests.faults.disk_errors", str(folder), how)
    return Counts(**json.loads(printed))


def sweep(folder: Path, work: str, refusals: Sequence[Refusal], step: int, counts: Counts) -> None:
    """One work, refused at its first call, its second … until it no longer comes so far.

    With a `step` of 0 each call is refused in every way; else every so manieth in one way, by turns.
    """
    before = _prepared(folder / work)
    for offset in range(1 if step else len(refusals)):
        call, refused = 1, 1
        while refused and not is_over():
            refusal = refusals[(call if step else offset) % len(refusals)]
            refused = _once(before, work, call, refusal, counts)
            counts.tried += refused > 0
            call += step or 1
    shutil.rmtree(before)


def _prepared(folder: Path) -> Path:
    """A vault with a finished conversation, one under way, an old backup, and the digests of both."""
    desk = new_desk(folder)
    citizen = desk.citizen()
    desk.held(citizen)
    desk.unlocked.keeper.start().result()
    desk.says(desk.begun(desk.citizen("Bent Eksempel")), "A1", 3)
    shutil.copy(
        next(iter(desk.unlocked.safekeeping.own())).path, folder / "pejl-2026-05-12-080000.pejlbackup"
    )
    desk.unlocked.close()
    return folder


def _once(before: Path, work: str, call: int, refusal: Refusal, counts: Counts) -> int:
    """Refuse one call; how many were refused. What is wrong afterwards is noted."""
    folder = before.with_name("now")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(before, folder)
    clock = HandClock(NOW)
    entrance = Entrance(folder, clock, CHEAP)
    vault = entrance.vaults()[0]
    case = Case(Desk(entrance.unlock(vault, PASSWORD), clock), entrance, next(folder.glob("*.pejlbackup")))
    case.desk.says(2, "B2", 4)  # acknowledged before the fault
    if work == "restore":
        case.desk.unlocked.close()
    name = f"{work}, call {call}, {errno.errorcode[refusal.error]}{' from then on' * refusal.lasting}"
    disk = shim.Disk(folder)
    disk.refuse(call, refusal.error, lasting=refusal.lasting, half=refusal.half)
    done = _tried(getattr(case, work), name, counts)
    refused = disk.allow()
    _look(case, vault.path, work, done, name, counts)
    return refused


def _tried(work: Callable[[], None], name: str, counts: Counts) -> bool:
    """Whether it says that it was done."""
    try:
        work()
    except STORAGE:
        return False
    except Exception as error:
        counts.note(f"{name}: {type(error).__name__}: {error}")
        return False
    return True


def _look(case: Case, vault: Path, work: str, done: bool, name: str, counts: Counts) -> None:
    """After the fault: is it there, does it go on, does it open again?"""
    if work == "restore" and not done:
        with suppress(errors.AppError):
            case.desk.unlocked = _opened(case, vault)
    try:
        if done and not _is_there(case, vault, work):
            counts.lost = (counts.lost or 0) + 1
            counts.notes.append(f"{name}: acknowledged and not there")
        if work == "password" and not done and _is_there(case, vault, work):
            counts.note(f"{name}: told as refused, and the new password opens")
        counts.acknowledged = (counts.acknowledged or 0) + 1 + done
        _again(case, vault, work)
        case.desk.unlocked.close()
        case.desk.unlocked = _opened(case, vault)
        if not _is_there(case, vault, work):
            counts.note(f"{name}: not there when done again")
        if not case.desk.checking.check(case.desk.unlocked.safekeeping.heads()).sound:
            counts.note(f"{name}: not sound")
        if work != "restore" and case.desk.answers.revisions(2, "B2", "citizen")[-1].option != 4:
            counts.lost = (counts.lost or 0) + 1
        case.desk.unlocked.close()
    except Exception as error:
        counts.note(f"{name}: afterwards {type(error).__name__}: {error}")
        with suppress(Exception):
            case.desk.unlocked.close()
    left = [path.name for path in vault.rglob("*") if path.name.endswith(".new") or path.name[0] == "."]
    if left:
        counts.note(f"{name}: left {left}")


def _again(case: Case, vault: Path, work: str) -> None:
    """The same once more, where it was not done."""
    if not _is_there(case, vault, work):
        if work == "restore":
            case.desk.unlocked.close()
        if work == "erase" and len(case.desk.citizens.search()) == 1:
            case.desk.unlocked.keeper.start_if_due().result()  # only what holds copies is left
        else:
            getattr(case, work)()


def _is_there(case: Case, vault: Path, work: str) -> bool:
    """Whether the work has been done, as far as can be seen from outside it."""
    desk = case.desk
    match work:
        case "answer":
            return bool(desk.answers.revisions(2, "A1", "citizen")[-1].option == 5)
        case "finish":
            return bool(desk.summaries.record(2).final)
        case "password":
            return _opens(vault, NEW_PASSWORD)
        case "back_up":
            made = [each.path for each in desk.unlocked.safekeeping.own() if each.manifest is not None]
            key = keys.open_slots(key_file.read(vault), PASSWORD)
            newest = [path for path in made if "2026-11-21" in path.name]
            return bool([backups.verify(path, key, vault) for path in newest])
        case "seal":
            found = desk.unlocked.safekeeping.heads()
            return found is not None and len(found.heads) == 1
        case "erase":
            return len(desk.citizens.search()) == 1 and desk.unlocked.call(_swept(desk)).result()
        case _:
            return not desk.sql("SELECT 1 FROM citizen WHERE name = 'Bent Eksempel'")


def _swept(desk: Desk) -> Callable[[], bool]:
    return lambda: desk.unlocked.safekeeping.sweep_due() == (False, False)


def _opens(vault: Path, password: str) -> bool:
    with suppress(errors.WrongPassword):
        return bool(keys.open_slots(key_file.read(vault), password))
    return False


def _opened(case: Case, vault: Path) -> Unlocked:
    password = NEW_PASSWORD if _opens(vault, NEW_PASSWORD) else PASSWORD
    return case.entrance.unlock(case.entrance.vaults()[0], password)


def write_carelessly(folder: Path, key_file: KeyFile) -> None:
    """The new file over the old one."""
    try:
        (folder / "keys.previous.json").unlink(missing_ok=True)
        (folder / "keys.json").write_bytes(encode(key_file))
    except OSError as error:
        raise errors.StorageFailed from error


def _main(folder: Path, how: str) -> Counts:
    questions.load = cache(questions.load)  # read once: the banks are not what fails here
    counts = Counts(acknowledged=0, lost=0)
    if how == "careless":
        key_file.write = write_carelessly
        sweep(folder, "password", EVERY_RUN, 0, counts)
        return counts
    for work in WORK:
        tried = counts.tried
        if how == "long":
            sweep(folder, work, LONG, 0, counts)
        else:
            sweep(folder, work, EVERY_RUN, MANY_CALLS.get(work, 0), counts)
        counts.more[work] = counts.tried - tried
    return counts


if __name__ == "__main__":
    print(json.dumps(asdict(_main(Path(sys.argv[1]), sys.argv[2]))))
