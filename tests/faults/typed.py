"""The disk is full while something is typed and clicked: told once, kept, and stored when there is room.

The real window works on a small file system in memory that is filled up and freed again (Linux). In the
control the pages store as they did before: asked once, and that was it.
"""

import json
import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPlainTextEdit

from desktop.ui import unsaved
from desktop.ui.widgets import note_field
from tests.faults import forks
from tests.faults.counts import Counts
from tests.faults.lasting import rounds
from tests.program import Program

_SPACE = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
_MOUNT = 'mount -t tmpfs -o size=12m none "$0"'


def _wanting() -> str:
    """Why the disk cannot be made here."""
    with suppress(OSError):
        if subprocess.run([*_SPACE, _MOUNT, "/tmp"], capture_output=True).returncode == 0:
            return ""
    return "no small disk can be mounted here"


WANTING = _wanting()


def run(folder: Path, *, long: bool = False) -> Counts:
    """So many times full; each time a text, a click, and at times another page or a lock meanwhile."""
    return _on_small_disk(folder, 200 if long else 6, "kept")


def control(folder: Path) -> Counts:
    """Without anyone who keeps it."""
    return _on_small_disk(folder, 2, "asked once")


def _on_small_disk(folder: Path, much: int, how: str) -> Counts:
    program = [sys.executable, "-m", "tests.faults.typed", str(folder), str(much), how]
    done = subprocess.run(
        [*_SPACE, _MOUNT + ' && exec "$@"', str(folder), *program],
        cwd=forks.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return Counts(**json.loads(done.stdout.splitlines()[-1]))


class _Rounds:
    """The window on the small disk, and what came of each time the disk was full."""

    def __init__(self, disk: Path, patience: float) -> None:
        self.counts = Counts(acknowledged=0, lost=0, more={"messages": 0, "taken": 0, "locks": 0})
        self._disk, self._patience = disk, patience
        self._pick = random.Random(3)
        self._program = Program(disk).begin()
        self._driver = self._program.driver
        self._talk = self._program.start_conversation(self._program.add_citizen("Amira Prøve"), "A1", "A2")
        self._driver.click("next")

    def one(self, number: int) -> None:
        """Fill the disk, type and click, go away and come back, make room, and look."""
        self.counts.tried += 1
        option = 1 + (number + 2) % 5
        _fill(self._disk / "filler")
        told = 0
        for _burst in range(3):
            self._driver.type("help", "".join(self._pick.choice("abc æøå") for _ in range(60)))
            QTest.qWait(note_field._PAUSE + 50)
            self._driver.wait()
            told += self._put_away()
        wanted = self._text()
        self._driver.click(f"citizen-option-{option}")
        told += self._put_away()
        saved = self._driver.find("saved")
        assert isinstance(saved, QLabel)
        self.counts.more["messages"] += told
        taken = self._stored(wanted, option)
        # The log of writes keeps the room that it once had, so that a full disk may still take a little.
        self.counts.more["taken"] += taken
        if (not taken and told != 1) or taken != ("✓" in saved.text()):
            self.counts.note(f"round {number}: {told} messages, {saved.text()!r}")
        self._go_away(number % 3)
        until = time.monotonic() + self._patience
        while time.monotonic() < until and not self._stored(wanted, option):
            QTest.qWait(50)
        self.counts.acknowledged = (self.counts.acknowledged or 0) + 2
        if not self._stored(wanted, option) or self._text() != wanted:
            self.counts.lost = (self.counts.lost or 0) + 1

    def close(self) -> None:
        """After the last round."""
        self._program.close()

    def _go_away(self, how: int) -> None:
        """Stay, turn the page, or lock, and have room on the disk afterwards."""
        if how == 1:
            self._driver.click("next")
            self._driver.click("back")
        if how == 2:
            self.counts.more["locks"] += 1
            self._program.window.lock()
            self._driver.wait(lambda: self._driver.shows("password"), "the lock screen")
        (self._disk / "filler").unlink()
        if how == 2:
            self._program.unlock()

    def _put_away(self) -> int:
        """Close the messages that stand there; how many there were."""
        boxes = [box for box in self._program.window.findChildren(QMessageBox) if box.isVisible()]
        for box in boxes:
            box.close()
        return len(boxes)

    def _text(self) -> str:
        field = self._driver.find("help")
        assert isinstance(field, QPlainTextEdit)
        return field.toPlainText()

    def _stored(self, text: str, option: int) -> bool:
        record = self._program.record(self._talk)
        first = next(question for question in record.questions if question.id == "A1")
        return bool(first.help == text and first.citizen.option == option)


def _fill(filler: Path) -> None:
    """To the last byte."""
    for piece in (bytes(1 << 12), b"x"):
        with suppress(OSError), filler.open("ab", buffering=0) as file:
            while file.write(piece):
                pass


def _main(disk: Path, much: int, how: str) -> int:
    """Run on the small disk."""
    unsaved._FIRST_PAUSE = 100
    if how != "kept":
        unsaved.REFUSED = ()
    played = _Rounds(disk, patience=10.0 if how == "kept" else 1.0)
    for number in rounds(much):
        played.one(number)
    played.close()
    print(json.dumps(asdict(played.counts)))
    return 0


if __name__ == "__main__":
    raise SystemExit(_main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
