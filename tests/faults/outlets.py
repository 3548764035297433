"""Out of the program with something in the way: no printer, no stick, a folder that cannot be written.

Each case is seen as a message, what was there before stays as it was, nothing half is left, and the
conversation is whole afterwards. The control writes as a careless program would.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox

from desktop import errors
from desktop.ui import paper
from desktop.ui.output import Output
from tests.faults.counts import Counts
from tests.program import Program

WANTING = "" if hasattr(os, "geteuid") else "Windows has none of these devices"
_FULL = Path("/dev/full")


def run(folder: Path, *, long: bool = False) -> Counts:
    """Every case; `detected` are those that a message told of."""
    return _Outlets(folder).all()


def control(folder: Path) -> Counts:
    """A file written over in place, with a disk that has no room for the new one."""
    counts = Counts(tried=1)
    target = folder / "summary.pdf"
    target.write_bytes(b"the old one")
    try:
        with target.open("wb") as file:
            file.write(b"half")
            raise OSError
    except OSError:
        counts.wrong += target.read_bytes() != b"the old one"
    return counts


class _Outlets:
    """One finished conversation, and every way out of the program blocked in turn."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts = Counts(detected=0)
        self.program = Program(folder / "data").begin()
        citizen = self.program.add_citizen("Amira Prøve")
        self.talk = self.program.start_conversation(citizen, "A1")
        for name in ("next", "citizen-option-2", "go-summary", "next", "finish-confirm"):
            self.program.driver.click(name)
        self.program.driver.find("save-pdf")
        page = self.program.window.page._stack.currentWidget()
        self.output = page.findChild(Output)
        self.summary = page._summary
        self.body = self.program.record(self.talk)

    def all(self) -> Counts:
        """Each place that takes no file, each printer that takes no paper, each stick that is not there."""
        for name, place in self._places().items():
            self._case(f"saved to {name}", lambda place=place: self.output.write(self.summary, place))
        self._an_older_file_stays()
        self._printers()
        self._stick()
        self.program.close()
        return self.counts

    def _places(self) -> dict[str, Path]:
        gone = self.folder / "stick"
        file = self.folder / "file"
        file.write_bytes(b"x")
        (self.folder / "taken.pdf").mkdir()
        places = {
            "a stick that was pulled": gone / "a.pdf",
            "a file as folder": file / "a.pdf",
            "a folder as file": self.folder / "taken.pdf",
            "a folder of the system": Path("/proc/a.pdf"),
            "a read-only disk": Path("/sys/a.pdf"),
            "a name too long": self.folder / ("a" * 300 + ".pdf"),
        }
        if not Path("/sys/kernel").is_dir():  # a folder like any other, where the kernel's is not there
            del places["a read-only disk"]
        return places

    def _case(self, name: str, work: Callable[[], object]) -> None:
        before = _listing(self.folder)
        self.counts.tried += 1
        work()
        self.program.driver.wait()
        boxes = [box for box in self.program.window.findChildren(QMessageBox) if box.isVisible()]
        if len(boxes) == 1 and boxes[0].informativeText():
            self.counts.detected = (self.counts.detected or 0) + 1
        else:
            self.counts.note(f"{name}: {len(boxes)} messages")
        for box in boxes:
            box.close()
        if _listing(self.folder) != before:
            self.counts.note(f"{name}: left {_listing(self.folder) ^ before}")
        if self.program.record(self.talk) != self.body:
            self.counts.note(f"{name}: the conversation is another")

    def _an_older_file_stays(self) -> None:
        """A name that is taken, and no room for what is to take its place."""
        older = self.folder / "older.pdf"
        older.write_bytes(b"the old one")
        (self.folder / "older.pdf.new").mkdir()
        self._case("over an older file", lambda: self.output.write(self.summary, older))
        if older.read_bytes() != b"the old one":
            self.counts.note("the older file is lost")

    def _printers(self) -> None:
        if QPrinter().isValid() and not paper.has_printer():
            self._case("no printer", lambda: self.output.print_summary(self.summary))
        for name, place in (("no such folder", self.folder / "no" / "a.pdf"), ("no room", _FULL)):
            printer = paper.make_printer()
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(place))
            if place.exists() or not place.parent.exists():
                self._case(f"printed with {name}", lambda p=printer: self.output._print(self.summary, p))

    def _stick(self) -> None:
        """The second place for backups is gone when one is made: said, and the own one is there."""
        stick = self.folder / "second"
        stick.mkdir()
        keeper, safe = self.program.unlocked.keeper, self.program.unlocked.safekeeping
        self.program.ask(safe.choose_place, str(stick))
        keeper.start().result()
        shutil.rmtree(stick)
        self.counts.tried += 1
        made = keeper.start().result()
        if isinstance(made.elsewhere_failed, errors.PlaceMissing) and made.path.exists():
            self.counts.detected = (self.counts.detected or 0) + 1
        else:
            self.counts.note(f"stick: {made}")
        if stick.exists():
            self.counts.note("a folder was made where the stick had been")
        self._back_again(stick)

    def _back_again(self, stick: Path) -> None:
        stick.mkdir()
        self.counts.tried += 1
        made = self.program.unlocked.keeper.start().result()
        if made.elsewhere is not None and made.elsewhere.exists():
            self.counts.detected = (self.counts.detected or 0) + 1
        else:
            self.counts.note(f"the stick is back: {made}")


def _listing(folder: Path) -> set[str]:
    return {str(path) for path in folder.rglob("*") if "vaults" not in path.parts}
