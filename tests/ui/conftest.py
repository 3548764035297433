"""A desk on a fresh vault with an office, and the same vault for arranging and looking behind the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.i18n import Catalogue
from desktop.ui import theme
from desktop.ui.desk import Desk
from desktop.ui.garbage import GarbageCollector
from desktop.ui.worker import Worker
from tests import support
from tests.program import Program
from tests.support import HandClock
from tests.ui.hand_time import HandTime


@pytest.fixture(scope="session", autouse=True)
def _collected_in_this_thread(qapp: QApplication) -> GarbageCollector:
    """As in the program: a page destroyed from the database thread takes Qt down."""
    return GarbageCollector(qapp)


@pytest.fixture
def clock() -> HandClock:
    """It stands at 12 May 2026 until a test turns it."""
    return HandClock()


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """The folder with the vault; put a bank into its `questions` before asking for the desk."""
    return tmp_path / "pejl"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder outside the program's own, as a USB stick is."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def behind(data_folder: Path, clock: HandClock) -> Iterator[support.Desk]:
    """The vault by its services, each call waited for: what stands in the file, whatever the page says."""
    made = support.new_desk(data_folder, clock)
    yield made
    made.unlocked.close()


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    """What fails in the database thread and is not expected by the page fails the test."""
    failures: list[Exception] = []
    made = Worker()
    made.failed.connect(failures.append)
    yield made
    assert not failures, failures


@pytest.fixture
def desk(qapp: QApplication, behind: support.Desk, worker: Worker, qtbot: QtBot) -> Iterator[Desk]:
    """A desk that speaks English: what a test looks for are the message ids."""
    theme.apply(qapp, "light")
    yield Desk(Catalogue("en"), behind.unlocked, worker)
    # The closed page is deleted before the vault is closed: no timer of it may ask for anything then.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: worker.idle)


@pytest.fixture
def program(qapp: QApplication, data_folder: Path) -> Iterator[Program]:
    """The whole program in Danish, after the first start."""
    started = Program(data_folder).begin()
    yield started
    started.close()


@pytest.fixture
def time(program: Program) -> HandTime:
    """The program's clocks, turned by hand."""
    return HandTime(program)
