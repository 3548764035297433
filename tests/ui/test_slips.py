"""What no one expected in the window's thread is said over the window, and not lost."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from tests.program import Program


def slip() -> None:
    raise ValueError("Amira Prøve")


def test_a_button_that_fails_says_so(
    program: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", program.app.slipped)
    made = QPushButton(program.window)
    made.clicked.connect(slip)
    with caplog.at_level(logging.ERROR, "pejl"):
        made.click()
    box = program.driver.find("error-message")
    assert isinstance(box, QMessageBox) and box.text()
    assert "ValueError" in caplog.text and "test_slips.py" in caplog.text
    assert "Amira" not in caplog.text + box.text() + box.informativeText()


def test_the_program_says_so_while_it_runs(tmp_path: Path) -> None:
    code = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.app import App
from desktop.commands import main

def look():
    print(*(each.objectName() for each in QApplication.topLevelWidgets() if each.isVisible()))
    QApplication.quit()

def slip():
    QTimer.singleShot(100, look)
    raise ValueError("Amira Prøve")

shown = App.show
App.show = lambda app: (shown(app), QTimer.singleShot(100, slip))
raise SystemExit(main(["--data", sys.argv[1]]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "error-message" in done.stdout, done.stderr
    assert "Amira" not in done.stderr
