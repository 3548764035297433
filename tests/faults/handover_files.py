"""Hostile handover files: whatever a `.pejlhandover` claims to be, it is refused, and nothing is stored.

Some mutants are of the file: bytes turned, cut and doubled, headers that lie, with the digest put right
again as often as not. Others know the passphrase and are sealed anew around content that lies: values of
another kind, rows of other people, changed answers, broken links, numbers of somebody who is here already.
Each is looked at and received as a user would, in little time and memory. The control inserts the rows as
a careless program would.
"""

import copy
import hashlib
import json
import random
import time
import tracemalloc
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from desktop import errors
from desktop.vault import handover_file
from tests import handovers
from tests.faults.counts import Counts
from tests.faults.handover_bytes import BYTES
from tests.faults.handover_lies import LIES, another_answer
from tests.faults.lasting import rounds
from tests.support import CHEAP, Desk

WANTING = ""
MOST_BYTES = 2 * handover_file.LARGEST
"""Of memory, for one mutant."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """`tried` mutants; none may be received."""
    return tried(folder, 50_000 if long else 300, seed=11)


def tried(folder: Path, mutants: int, seed: int) -> Counts:
    """So many mutants, of this seed."""
    giver, receiver = handovers.two(folder)
    good = handovers.given(giver, handovers.everything(giver), folder / "good")
    known, goal = receiver.sql("SELECT uuid FROM citizen")[0][0], str(UUID(int=7))
    receiver.sql(f"INSERT INTO small_goal VALUES (1, '{goal}', 1, NULL, 0, 'x', 'open', '2026-05-12', NULL)")
    whole = good.read_bytes()
    plain = json.loads(handover_file.unseal(whole, handovers.PASSPHRASE))
    mutant = folder / "mutant.pejlhandover"
    before = _content(receiver)
    outside = _files(folder)
    counts = Counts(detected=0)
    pick = random.Random(seed)
    for number in rounds(mutants):
        if number % 2:
            name, change = BYTES[number // 2 % len(BYTES)]
            mutant.write_bytes(change(pick, whole))
        else:
            name, lie = LIES[number // 2 % len(LIES)]
            told = copy.deepcopy(plain)
            told |= {"known": known, "goal": goal}
            lie(pick, told)
            told = {name: value for name, value in told.items() if name not in ("known", "goal")}
            mutant.write_bytes(_sealed(told))
        counts.tried += 1
        _one(receiver, mutant, f"{number} {name}", counts)
        if _content(receiver) != before:
            counts.note(f"{number} {name}: the database is changed")
            before = _content(receiver)
    if _files(folder) - {mutant} != outside:
        counts.note(f"{sorted(_files(folder) - outside)} are new")
    if handovers.received(receiver, good).added != 3 or handovers.findings(receiver):
        counts.note("the good one is not received")
    giver.unlocked.close()
    receiver.unlocked.close()
    return counts


def control(folder: Path) -> Counts:
    """Rows taken at their word: an answer that was changed on the way stands here as if it had been given."""
    giver, receiver = handovers.two(folder)
    good = handovers.given(giver, handovers.everything(giver), folder / "good")
    plain = json.loads(handover_file.unseal(good.read_bytes(), handovers.PASSPHRASE))
    another_answer(random.Random(1), plain)
    counts = Counts(tried=1)
    kept = plain["tables"]["answer"]["rows"]
    receiver.sql("PRAGMA foreign_keys = OFF")
    receiver.sql("CREATE TABLE careless (id, chosen_question_id, rater, revision, state, option)")
    for row in kept:
        receiver.sql("INSERT INTO careless VALUES (?, ?, ?, ?, ?, ?)", *row[:6])
    counts.wrong += receiver.sql("SELECT 1 FROM careless WHERE option = 5") != []
    giver.unlocked.close()
    receiver.unlocked.close()
    return counts


def _one(receiver: Desk, mutant: Path, name: str, counts: Counts) -> None:
    begun = time.process_time()
    tracemalloc.start()
    try:
        done = handovers.received(receiver, mutant)
        counts.note(f"{name}: {done}")
    except errors.HandoverRefused:
        counts.detected = (counts.detected or 0) + 1
    except Exception as error:
        counts.note(f"{name}: {type(error).__name__}: {error}")
    counts.took(time.process_time() - begun)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    if most > MOST_BYTES:
        counts.note(f"{name}: {most >> 20} MB")


def _content(desk: Desk) -> str:
    """A digest of every row of every table."""
    return hashlib.sha256(repr(handovers.content(desk)).encode()).hexdigest()


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and "-wal" not in path.name}


def _sealed(told: dict[str, Any]) -> bytes:
    return handover_file.seal(msgspec.json.encode(told), handovers.PASSPHRASE, CHEAP)
