"""The list of citizens is built while the password is checked: unseen, without anything of the vault."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget

from desktop.errors import WrongPassword
from desktop.i18n import Catalogue
from desktop.services.rights import Rights
from desktop.ui.pages import citizens
from desktop.ui.pages.citizens import CitizensPage
from desktop.ui.pages.lock import LockPage
from desktop.ui.widgets.citizens.citizen_table import CitizenTable
from desktop.vault import keys
from tests.program import CASEWORKER, PASSWORD, Program


class Door:
    """Holds up the derivation of the key."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._opened = threading.Event()
        self.error: Exception | None = None
        derive = keys.unlock

        def held_up(*arguments: Any) -> bytes:
            assert self._opened.wait(10)
            if self.error is not None:
                raise self.error
            return derive(*arguments)

        patch.setattr(keys, "unlock", held_up)

    def open(self) -> None:
        self._opened.set()


class Paintings(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    started = Program(tmp_path / "data").begin()
    started.add_citizen()
    started.window.lock()
    started.driver.wait()
    yield started
    started.close()


@pytest.fixture
def door(program: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    made = Door(monkeypatch)
    yield made
    made.open()


def built(program: Program) -> CitizensPage | None:
    return program.window.findChild(CitizensPage)


def knock(program: Program, qtbot: Any) -> CitizensPage:
    """Type the password, and wait for what is built behind the lock screen."""
    page = program.window.page
    assert isinstance(page, LockPage)
    page.unlock_wanted.emit(0, PASSWORD)
    qtbot.waitUntil(lambda: built(program) is not None)
    found = built(program)
    assert found is not None
    return found


def test_the_list_is_built_unseen_and_knows_nothing_until_the_vault_is_open(
    program: Program, door: Door, qtbot: Any
) -> None:
    assert built(program) is None
    page = knock(program, qtbot)
    assert isinstance(program.window.page, LockPage)
    assert not page.isVisible()
    assert page.findChild(CitizenTable).citizens.rowCount() == 0
    assert not hasattr(page.desk, "services")
    door.open()
    program.driver.wait()
    assert program.window.page is page
    assert program.window.desk is page.desk
    assert page.findChild(CitizenTable).citizens.rowCount() == 1


def test_the_page_comes_with_its_list(program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> None:
    """It is not painted empty first, nor without whose list it is."""
    monkeypatch.setattr(citizens, "_OPENING_PATIENCE", 10.0)
    there: list[tuple[int, bool]] = []

    def look() -> None:
        page = program.window.page
        texts = [each.text() for each in page.findChildren(QLabel)]
        there.append((page.findChild(CitizenTable).citizens.rowCount(), any(CASEWORKER in t for t in texts)))

    program.app._way_in.unlocked.connect(look)
    program.unlock()
    assert there == [(1, True)]


def test_the_page_comes_whole_and_is_painted_once(
    program: Program, door: Door, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    """Nothing that is told later lays it out anew, and what nobody waits for is asked afterwards."""
    monkeypatch.setattr(citizens, "_OPENING_PATIENCE", 10.0)
    page = knock(program, qtbot)
    paintings = Paintings(page.findChild(CitizenTable).viewport())
    due, asked_after = Rights.due, []
    monkeypatch.setattr(Rights, "due", lambda rights: asked_after.append(paintings.count) or due(rights))
    door.open()
    program.driver.wait()
    qtbot.wait(100)  # what is painted again is painted in the next turns of the event loop
    assert paintings.count == 1
    assert asked_after == [1]


def test_after_a_refusal_the_same_list_serves_the_next_try(program: Program, door: Door, qtbot: Any) -> None:
    door.error = WrongPassword("password")
    page = knock(program, qtbot)
    door.open()
    program.driver.wait()
    assert isinstance(program.window.page, LockPage)
    assert program.driver.shows("lock-error")
    door.error = None
    program.unlock()
    assert program.window.page is page


def test_in_another_language_another_list_is_built(program: Program, door: Door, qtbot: Any) -> None:
    door.error = WrongPassword("password")
    page = knock(program, qtbot)
    door.open()
    program.driver.wait()
    door.error = None
    program.window.speak(Catalogue("en"))
    program.driver.wait()
    program.unlock()
    assert program.window.page is not page
    assert any(text.text().startswith("Type to search") for text in program.window.findChildren(QLabel))


def test_who_returns_to_another_page_needs_no_list(program: Program, qtbot: Any) -> None:
    program.unlock()
    program.window.show_settings()
    program.driver.wait()
    program.window.lock()
    program.driver.wait()
    seen: list[object] = []
    program.app._way_in.unlocked.connect(lambda: seen.append(built(program)))
    program.unlock()
    assert seen == [None]
