"""What Pejl puts on the clipboard goes again, and into no history of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    QGuiApplication.clipboard()
    started = Program(tmp_path).begin()
    yield started
    started.close()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def finished(program: Program) -> Program:
    program.start_conversation(program.add_citizen(), "A1")
    for name in ("go-summary", "next", "finish-confirm", "copy-fields", "copy-answers"):
        program.driver.click(name)
    return program


def test_after_a_minute_it_is_gone(finished: Program) -> None:
    timer = finished.window._clipboard._timer
    assert QGuiApplication.clipboard().text() and timer.isActive()
    assert timer.interval() == 60_000 and timer.isSingleShot()
    timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_after_a_minute_somebody_elses_is_still_there(finished: Program) -> None:
    QGuiApplication.clipboard().setText("somebody else's")
    finished.window._clipboard._timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == "somebody else's"


def test_no_history_is_given_it_to_keep(finished: Program) -> None:
    data = QGuiApplication.clipboard().mimeData()
    assert bytes(data.data("x-kde-passwordManagerHint")) == b"secret"
    assert data.hasFormat("ExcludeClipboardContentFromMonitorProcessing")
    for answer in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
        assert bytes(data.data(answer)) == bytes(4), "a number of four bytes that says no"


@pytest.mark.parametrize(("copied", "left"), [("Bent in Pejl", ""), ("somebody else's", "somebody else's")])
def test_a_conversation_begins_without_what_was_copied_before_it(
    program: Program, copied: str, left: str
) -> None:
    program.window._clipboard.copy("Bent in Pejl")
    QGuiApplication.clipboard().setText(copied)
    program.start_conversation(program.add_citizen(), "A1")
    assert QGuiApplication.clipboard().text() == left


def test_closing_the_window_takes_it_away(tmp_path: Path) -> None:
    program = Program(tmp_path).begin()
    program.window._clipboard.copy("Amira")
    program.close()
    assert QGuiApplication.clipboard().text() == ""


def copy_by_keys(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    program.driver.type("topic", "Noget fortroligt")
    program.driver.press(Qt.Key.Key_A, control=True)
    program.driver.press(Qt.Key.Key_C, control=True)


@pytest.fixture
def owned(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on every desktop: the system says whose the clipboard is. Without a screen nobody does."""
    monkeypatch.setattr("desktop.ui.clipboard.owned", lambda: True)


def test_what_is_copied_with_the_keys_goes_too(program: Program, owned: None) -> None:
    copy_by_keys(program)
    assert QGuiApplication.clipboard().text() == "Noget fortroligt"
    assert QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    program.window.lock()
    assert QGuiApplication.clipboard().text() == ""


MARKED = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from tests.program import Program

def say():
    QTest.qWait(50)
    timer = program.window._clipboard._marked
    print(QGuiApplication.clipboard().text(QClipboard.Mode.Selection), timer.isActive() * timer.interval())

program = Program(Path(sys.argv[1])).begin()
program.start_conversation(program.add_citizen(), "A1")
program.driver.type("topic", "Fortroligt")
topic = program.driver.find("topic").viewport()
for goes in (program.window._clipboard._marked.timeout.emit, program.window.lock):
    QTest.mouseDClick(topic, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(topic, Qt.MouseButton.LeftButton)
    say()
    goes()
    say()
    program.driver.wait()
program.close()
"""


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="there is no screen on which marking copies")
def test_what_is_only_marked_goes_too(tmp_path: Path) -> None:
    """Where the middle button puts in what is marked, marking is copying."""
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", MARKED, str(tmp_path)],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["Fortroligt 60000", " 0"] * 2, done.stderr
