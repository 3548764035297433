"""A backup put in place takes its time: how far it is, stopping it, and a window that answers meanwhile."""

import itertools
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer

from desktop.vault import backup_file
from desktop.vault.folder import DATABASE
from tests.program import Program
from tests.ui.pages.restore_parts import begin, look, program, shown, vault
from tests.ui.way_in_parts import names, said

__all__ = ["program", "vault"]


class SlowDisk:
    """Holds up the reading of a backup, so that a user has the time to press *Stop*."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        self.reached = threading.Event()
        extract = backup_file.extract

        def slow(backup: Path, folder: Path, progress: Any = backup_file.unheard) -> Any:
            def held(done: int, total: int) -> None:
                self.reached.set()
                self.open.wait(10)
                progress(done, total)

            return extract(backup, folder, held)

        patch.setattr(backup_file, "extract", slow)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    made = SlowDisk(monkeypatch)
    yield made
    made.open.set()


def start_restoring(program: Program, slow: SlowDisk) -> None:
    """As far as the first bytes."""
    slow.open.set()
    begin(program)
    look(program)
    program.driver.find("what-changes")
    slow.open.clear()
    slow.reached.clear()
    program.driver.find("restore-go").click()
    assert slow.reached.wait(10)


def test_stop_leaves_everything_as_it_was(program: Program, vault: Path, slow: SlowDisk, qtbot: Any) -> None:
    before = {path: path.read_bytes() for path in vault.iterdir() if path.suffix in (".db", ".json", ".bin")}
    start_restoring(program, slow)
    qtbot.waitUntil(lambda: program.driver.shows("stop-errand"))
    assert not shown(program)._go.isEnabled()
    shown(program)._progress._stop.click()
    slow.open.set()
    program.driver.wait()
    assert "You stopped it." in said(program, "restore-error")
    assert not program.driver.shows("stop-errand")
    assert {path: path.read_bytes() for path in before} == before
    assert not (vault / "kept").exists()
    assert not list(vault.glob(".new-*"))
    program.driver.click("back")
    program.unlock()
    assert len(names(program)) == 3


def test_the_window_answers_meanwhile_and_tells_of_the_progress_after_a_moment(
    program: Program, slow: SlowDisk, qtbot: Any
) -> None:
    start_restoring(program, slow)
    clock = QElapsedTimer()
    clock.start()
    beats: list[int] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: beats.append(clock.elapsed()))
    timer.start()
    assert not program.driver.shows("progress")
    qtbot.waitUntil(lambda: program.driver.shows("progress"))
    assert clock.elapsed() >= 200, "what is quick is not told of"
    timer.stop()
    assert max(b - a for a, b in itertools.pairwise(beats)) < 250
    slow.open.set()
    program.driver.find("search")


def test_closing_the_window_stops_it(tmp_path: Path, vault: Path, slow: SlowDisk) -> None:
    before = (vault / DATABASE).read_bytes()
    program = Program(tmp_path, language="en")
    start_restoring(program, slow)
    threading.Timer(0.2, slow.open.set).start()
    program.close()
    assert (vault / DATABASE).read_bytes() == before
    assert not (vault / "kept").exists()


def test_what_is_quick_shows_no_progress(program: Program) -> None:
    seen: list[bool] = []
    begin(program)
    shown(program)._progress.appeared.connect(lambda: seen.append(True))
    look(program)
    program.driver.find("what-changes")
    assert not seen and not program.driver.shows("progress")
