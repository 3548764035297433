"""What tests of giving and receiving a citizen share: dialogs for files, and the words on the screen."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from desktop.driver import Driver
from desktop.ui.file_dialogs import FolderDialog, OpenDialog
from tests import support
from tests.program import Program
from tests.support import HandClock

NAME = "Åse Sørensen"


def behind(program: Program, clock: HandClock) -> support.Desk:
    """The open vault by its services."""
    return support.Desk(program.unlocked, clock)


def shown(program: Program, kind: type[QWidget]) -> QWidget:
    found: list[QWidget] = []

    def look() -> bool:
        found[:] = [each for each in program.window.findChildren(kind) if each.isVisible()]
        return bool(found)

    program.driver.wait(look, kind.__name__)
    return found[0]


def choose(program: Program, kind: type[QFileDialog], path: Path) -> None:
    """In a dialog for a file or a folder."""
    dialog = shown(program, kind)
    assert isinstance(dialog, FolderDialog | OpenDialog)
    if path.is_dir():
        dialog.setDirectory(str(path))
        dialog.accept()
    else:
        dialog.chosen.emit(path)
        dialog.reject()
    program.driver.wait()


def text(driver: Driver, name: str) -> str:
    found = driver.find(name)
    assert isinstance(found, QLabel)
    return found.text()


def button_words(driver: Driver, name: str) -> str:
    found = driver.find(name)
    assert isinstance(found, QPushButton)
    return found.accessibleName()
