"""Wrong passwords, and cuts while what opens a vault is changed: always exactly one password works.

A thousand wrong passwords wait longer and longer and delete nothing; a change that is killed or refused
at any file operation leaves the old or the new. The control writes the new slots over the old ones.
"""

from datetime import timedelta
from pathlib import Path

from desktop import errors
from desktop.vault import recovery_code
from desktop.vault.keys import add_recovery_code, create_keys, unlock
from desktop.vault.tries import TRIES, Tries
from tests import recovered
from tests.faults import forks
from tests.faults.counts import Counts
from tests.support import CHEAP, PASSWORD, HandClock

WANTING = forks.WANTING
WORK = ("change", "reset", "code", "first-code")
WRONG = 1000
WAITS = (0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256)
"""Seconds before each of the first tries; 300 before every later one."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """Wrong passwords, then kills at random, then a cut at every file operation."""
    counts = Counts()
    wrong_passwords(folder / "tries", counts)
    kills = forks.apart("tests.faults.slots", "killed", _made(folder / "kills"), *_kills(long))
    found = [forks.apart("tests.faults.slots", "cut", _made(folder / w), "--work", w) for w in WORK]
    creations = forks.apart("tests.faults.slots", "creations", _made(folder / "creations"))
    counts.more |= {"wrong passwords": WRONG, "kills": kills["kills"], "changes": kills["changes"]}
    counts.more["cuts"] = sum(each["cuts"] for each in (*found, creations))
    counts.more["refused"] = sum(each["faults"] for each in found)
    counts.tried = sum(counts.more[name] for name in ("wrong passwords", "kills", "cuts", "refused"))
    counts.wrong += sum(each["wrong"] for each in (kills, creations, *found))
    if min(each["cuts"] for each in found) < 10 or creations["cuts"] < 15 or creations["whole"] < 2:
        counts.note("fewer cuts than there are file operations")
    return counts


def control(folder: Path) -> Counts:
    """A change of password over the old slots."""
    found = forks.apart("tests.faults.slots", "cut", str(folder), "--careless")
    return Counts(tried=max(1, found["cuts"] + found["faults"]), wrong=found["wrong"])


def wrong_passwords(vault: Path, counts: Counts) -> None:
    """As the lock screen tries them, each after a restart."""
    clock = HandClock()
    begun = clock.now()
    key = create_keys(vault, "Karen Holm", PASSWORD, cost=CHEAP)
    code = recovery_code.make()
    add_recovery_code(vault, key, code, cost=CHEAP)
    (vault / "pejl.db").write_bytes(b"conversations")
    before = {file.name: file.read_bytes() for file in vault.iterdir()}
    for number in range(WRONG):
        if _attempt(vault, clock, f"{PASSWORD} {number}") is not None:
            counts.note(f"wrong password {number} opened")
    left = {file.name: file.read_bytes() for file in vault.iterdir()}
    if not left.pop(TRIES) or left != before:
        counts.note("files are not as they were")
    if clock.now() - begun != timedelta(seconds=sum(WAITS) + 300 * (WRONG - len(WAITS))):
        counts.note(f"waited {clock.now() - begun}")
    if recovered.data_key(vault, code) != key or _attempt(vault, clock, PASSWORD) != key:
        counts.note("the right password or code does not open")
    if Tries(vault, clock).seconds_left():
        counts.note("still waiting after the right password")


def _attempt(vault: Path, clock: HandClock, password: str) -> bytes | None:
    tries = Tries(vault, clock)
    clock.turn(seconds=tries.seconds_left())
    tries.begin()
    try:
        key = unlock(vault, password)
    except errors.WrongPassword:
        return None
    tries.succeeded()
    return key


def _kills(long: bool) -> tuple[str, str]:
    return "--kills", "3000" if long else "150"


def _made(folder: Path) -> str:
    folder.mkdir()
    return str(folder)
