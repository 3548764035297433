"""The whole program is killed in a conversation: the draft is offered again, on the right citizen.

Each program opens the vault that the one before was killed in, looks at what it offers, starts a
conversation with another citizen, answers by clicking, types a note, and is killed. What stood on the
screen as saved must be there, and of the typing all but the last second. The control types into a field
that stores itself after ten seconds.
"""

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.faults import forks
from tests.faults.counts import Counts
from tests.faults.lasting import rounds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from tests.program import Program

WANTING = forks.WANTING
QUESTIONS = ("A1", "A2", "B1", "B2", "C1", "C2")
LETTER_SECONDS = 0.03
MOST_LOST = 1.0
"""Seconds of typing."""
BUSY_DISK = 0.25
"""Seconds that storing may take besides, on a machine that does other things too."""


@dataclass
class Told:
    """What a program said until it was killed: option by question, and when each letter was typed."""

    name: str
    options: dict[str, int] = field(default_factory=dict)
    letters: list[float] = field(default_factory=list)
    killed_at: float = 0.0
    offered: dict[str, object] = field(default_factory=dict)
    """What it found of the program before."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """Conversation after conversation, each killed."""
    return _killed(folder, 2_000 if long else 20, "")


def control(folder: Path) -> Counts:
    """A few, of which the typing is stored late."""
    return _killed(folder, 4, "late")


def _killed(folder: Path, conversations: int, how: str) -> Counts:
    counts, pick = Counts(acknowledged=0, lost=0, more={"letters": 0}), random.Random(conversations)
    before: Told | None = None
    for number in rounds(conversations):
        told = _one(folder, f"Amira Nummer{number}", how, pick, kill=True)
        if before is not None:
            _compare(before, told.offered, counts)
        before = told
        counts.tried += 1
    if before is not None:
        _compare(before, _one(folder, "Amira Sidst", how, pick, kill=False).offered, counts)
    return counts


def _one(folder: Path, name: str, how: str, pick: random.Random, *, kill: bool) -> Told:
    """A program up to its kill: between two answers, or in the middle of typing."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.program_kills", str(folder), name, how],
        cwd=forks.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told, until = Told(name), pick.randrange(110 if how else 5, 120)
    for line in process.stdout:
        said = json.loads(line)
        if "offered" in said:
            told.offered = said["offered"]
            if not kill:
                break
        elif "option" in said:
            told.options[said["question"]] = said["option"]
        else:
            told.letters.append(said["typed"])
        if len(told.options) * 5 + len(told.letters) >= until:
            break
    told.killed_at = time.monotonic()
    process.kill()
    process.wait()
    process.stdout.close()
    return told


def _compare(told: Told, offered: dict[str, object], counts: Counts) -> None:
    stored = offered.get("options")
    counts.acknowledged = (counts.acknowledged or 0) + len(told.options)
    if offered.get("name") != told.name or not isinstance(stored, dict):
        return counts.note(f"{told.name}: offered {offered}")
    missing = [question for question, option in told.options.items() if stored.get(question) != option]
    counts.lost = (counts.lost or 0) + len(missing)
    # It may have gone on to the next question when it was killed.
    if offered.get("place") not in QUESTIONS[len(told.options) - 1 : len(told.options) + 1]:
        counts.note(f"{told.name}: opened at {offered.get('place')}, answered {list(told.options)}")
    counts.more["letters"] += len(told.letters)
    kept = len(str(offered.get("note")))
    allowed = MOST_LOST + BUSY_DISK + _held_up(told)
    late = [at for at in told.letters[kept:] if told.killed_at - at > allowed]
    if late:
        counts.lost += len(late)
        counts.notes.append(f"{told.name}: {told.killed_at - late[0]:.2f} s of typing lost")


def _held_up(told: Told) -> float:
    """Seconds in which the machine gave the program no time, late in its typing: no fault of its own."""
    newest = [*(at for at in told.letters if told.killed_at - at < 3 * MOST_LOST), told.killed_at]
    return sum(max(0.0, after - before - 2 * LETTER_SECONDS) for before, after in pairwise(newest))


def _play(folder: Path, name: str, how: str) -> None:
    """Run as a process of its own: say what is offered, then answer and type until killed."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLabel

    from desktop.ui.widgets import note_field
    from tests.program import Program

    if how == "late":
        note_field._PAUSE = note_field._LONGEST_WAIT = 10_000
    program = Program(folder)
    driver = program.driver
    if driver.shows("password"):
        _say(offered=_offered(program.unlock()))
    else:
        program.begin()
    program.start_conversation(program.add_citizen(name), *QUESTIONS)
    for number, question in enumerate(QUESTIONS):
        driver.click("next")
        saved = driver.find("saved")
        assert isinstance(saved, QLabel)
        saved.setText("")
        option = 1 + number % 5
        driver.click(f"citizen-option-{option}")
        driver.wait(partial(_stands, saved), "Gemt")
        _say(question=question, option=option)
    written = driver.find("help")
    written.setFocus()
    while True:
        QTest.keyClicks(written, "a")
        _say(typed=time.monotonic())
        until = time.monotonic() + LETTER_SECONDS
        while time.monotonic() < until:
            QCoreApplication.processEvents()
            time.sleep(0.002)


def _stands(saved: "QLabel") -> bool:
    return "Gemt" in saved.text()


def _offered(program: "Program") -> dict[str, object]:
    """The draft that the list of citizens offers, opened."""
    driver = program.driver
    driver.click("resume")
    driver.wait(lambda: program.window.page is not None, "the conversation")
    page: Any = program.window.page
    record = program.record(page.conversation)
    return {
        "name": record.citizen_name,
        "place": page.place.question or page.place.page,
        "options": {q.id: q.citizen.option for q in record.questions if q.citizen},
        "note": next((q.help for q in record.questions if q.id == QUESTIONS[-1]), ""),
    }


def _say(**what: object) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    _play(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
