"""`python -m tests.faults.pictures FOLDER`: each fault for real, and a picture of what Pejl says about it.

The faults need a disk of their own to fill and to pull: the script runs in a mount namespace with a small
file system in memory, which is gone with it (Linux).
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from desktop.ui.pages.settings import SettingsPage
from tests.program import PASSWORD, Program

_INSIDE = "PEJL_FAULT_PICTURES"
_ROOM = "size=12m"
_HOLD = """
import sys
from pathlib import Path
from desktop.vault.instance_lock import InstanceLock
held = InstanceLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


class Pictures:
    """Takes the pictures, one fault after the other, each on a fresh disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.disk = folder / "disk"
        self.stick = folder / "stick"
        self.taken: list[str] = []

    def take(self, program: Program, name: str) -> None:
        """The window as it is now, with what stands in front of it."""
        program.driver._pictures, program.driver._taken = self.folder, len(self.taken)
        program.driver.picture(name)
        self.taken.append(name)

    def all(self) -> None:
        """Every fault that has words of its own."""
        for fault in (
            self.full,
            self.read_only,
            self.damaged,
            self.missing,
            self.newer,
            self.wrong_password,
            self.second_instance,
            self.stick_pulled,
            self.no_printer,
            self.folder_unwritable,
        ):
            self._fresh(self.disk)
            print(fault.__name__, flush=True)
            fault()

    def full(self) -> None:
        program = self._talk()
        self._fill()
        program.driver.type("topic", "Jeg vil gerne tale om praktikken i køkkenet. " * 30)
        _wait(program, lambda: bool(_boxes(program)))
        self.take(program, "full-disk-told")
        self._put_away(program)
        self.take(program, "full-disk-kept")
        program.driver.click("next")
        program.driver.click("citizen-option-2")
        program.driver.type("help", "Det bliver stående her. " * 30)
        self.take(program, "full-disk-answer")
        program.window.close()
        self.take(program, "full-disk-closing")
        program.driver.click("stay")
        self._put_away(program)
        (self.disk / "filler").unlink()
        saved = program.driver.find("saved")
        _wait(program, lambda: "✓" in saved.text())
        self.take(program, "full-disk-stored")
        program.close()

    def read_only(self) -> None:
        Program(self.disk).begin().close()
        _mount("-o", "remount,ro", str(self.disk))
        program = Program(self.disk)
        _unlock(program)
        self.take(program, "read-only")
        program.close()
        _mount("-o", "remount,rw", str(self.disk))

    def damaged(self) -> None:
        program = Program(self.disk).begin()
        self._back_up(program)
        program.close()
        (database,) = self.disk.rglob("pejl.db")
        content = bytearray(database.read_bytes())
        content[4096:20_000] = os.urandom(20_000 - 4096)
        database.write_bytes(content)
        program = Program(self.disk)
        _unlock(program)
        self.take(program, "damaged")
        program.close()

    def missing(self) -> None:
        program = Program(self.disk).begin()
        self._back_up(program)
        program.close()
        (database,) = self.disk.rglob("pejl.db")
        database.unlink()
        program = Program(self.disk)
        self.take(program, "missing")
        with suppress(TimeoutError):
            _unlock(program)
        self.take(program, "missing-offered")
        program.close()

    def newer(self) -> None:
        program = Program(self.disk).begin()

        def run() -> None:
            with program.unlocked._engine.begin() as connection:
                connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

        program.unlocked.call(run).result()
        program.close()
        program = Program(self.disk)
        _unlock(program)
        self.take(program, "newer-version")
        program.close()

    def wrong_password(self) -> None:
        Program(self.disk).begin().close()
        program = Program(self.disk)
        _unlock(program, "rød bil i sne")
        self.take(program, "wrong-password")
        for _number in range(5):
            if program.driver.find("unlock").isEnabled():
                _unlock(program, "rød bil i sne")
        self.take(program, "too-many-tries")
        program.close()

    def second_instance(self) -> None:
        Program(self.disk).begin().close()
        (database,) = self.disk.rglob("pejl.db")
        other = subprocess.Popen(
            [sys.executable, "-c", _HOLD, str(database.parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert other.stdout is not None
        other.stdout.readline()
        program = Program(self.disk)
        _unlock(program)
        self.take(program, "second-instance")
        program.close()
        other.communicate()

    def stick_pulled(self) -> None:
        self._fresh(self.stick)
        program = Program(self.disk).begin()
        program.ask(program.unlocked.safekeeping.choose_place, str(self.stick))
        program.window.show_settings()
        program.driver.find("done")
        self._section(program, "make-backup")
        subprocess.run(["umount", str(self.stick)], check=True)
        self.stick.rmdir()
        program.driver.click("make-backup")
        program.driver.wait()
        self.take(program, "stick-pulled")
        program.close()

    def no_printer(self) -> None:
        program = self._summary()
        program.driver.click("print")
        self.take(program, "no-printer")
        program.close()

    def folder_unwritable(self) -> None:
        program = self._summary()
        self._fresh(self.stick)
        _mount("-o", "remount,ro", str(self.stick))
        program.driver.click("save-pdf")
        with suppress(TimeoutError):
            program.driver.save_as(self.stick / "samtale.pdf")
        self.take(program, "folder-unwritable")
        program.close()

    def _summary(self) -> Program:
        program = self._talk()
        program.driver.click("next")
        program.driver.click("citizen-option-2")
        program.driver.click("go-summary")
        program.driver.click("next")
        program.driver.click("finish-confirm")
        program.driver.find("save-pdf")
        return program

    def _talk(self) -> Program:
        program = Program(self.disk).begin()
        program.start_conversation(program.add_citizen("Amira Prøve"), "A1", "A2")
        return program

    def _back_up(self, program: Program) -> None:
        program.unlocked.keeper.start().result()

    def _section(self, program: Program, name: str) -> None:
        """Turn to the part of the settings that has this button."""
        page = program.window.page
        assert isinstance(page, SettingsPage)
        for section in range(8):
            page.show_section(section)
            program.driver.wait()
            if program.driver.shows(name):
                return

    def _put_away(self, program: Program) -> None:
        for box in _boxes(program):
            box.close()
        program.driver.wait()

    def _fill(self) -> None:
        with suppress(OSError), (self.disk / "filler").open("wb", buffering=0) as filler:
            while True:
                filler.write(bytes(1 << 12))
        with suppress(OSError), (self.disk / "filler").open("ab", buffering=0) as filler:
            while True:
                filler.write(b"x")

    def _fresh(self, place: Path) -> None:
        place.mkdir(exist_ok=True)
        _mount("-t", "tmpfs", "-o", _ROOM, "none", str(place))


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


def _boxes(program: Program) -> list[QMessageBox]:
    return [box for box in program.window.findChildren(QMessageBox) if box.isVisible()]


def _wait(program: Program, condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 45
    while not condition() and time.monotonic() < until:
        QTest.qWait(50)
    program.driver.wait()


def _unlock(program: Program, password: str = PASSWORD) -> None:
    """Type a password, and wait until it has come to something."""
    field = program.driver.find("password")
    field.clear()
    program.driver.type("password", password)
    program.driver.click("unlock")
    QTest.qWait(300)
    program.driver.wait()


def main(folder: Path) -> int:
    """Take them all; 3 where no disk can be mounted."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if _INSIDE not in os.environ:
        if shutil.which("unshare") is None:
            print("the pictures need a mount namespace of their own", file=sys.stderr)
            return 3
        again = [sys.executable, "-m", "tests.faults.pictures", str(folder)]
        space = ["unshare", "--mount", "--map-root-user"]
        shown = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"), _INSIDE: "1"}
        return subprocess.run([*space, *again], env={**os.environ, **shown}).returncode
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    pictures = Pictures(folder)
    pictures.all()
    print(f"{len(pictures.taken)} pictures are in {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
