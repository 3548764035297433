"""kill −9 after *Gemt* in the middle of a conversation: the draft is back at the next start."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import Program

ROOT = Path(__file__).resolve().parents[2]


def killed_after(folder: Path, acknowledgements: int) -> dict[str, int]:
    """Kill the program after so many *Gemt*; what it had acknowledged, by question."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.killed_program", str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    acknowledged = {}
    for line in process.stdout:
        question, option = line.split()
        acknowledged[question] = int(option)
        if len(acknowledged) == acknowledgements:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    return acknowledged


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("acknowledgements", [1, 4, 7])
def test_what_was_saved_is_there_and_the_draft_opens_where_it_was(
    tmp_path: Path, acknowledgements: int
) -> None:
    acknowledged = killed_after(tmp_path, acknowledgements)
    assert len(acknowledged) == acknowledgements

    program = Program(tmp_path)
    assert program.driver.shows("password"), "after a crash the program opens on the lock screen"
    program.unlock()
    row = program.ask(program.unlocked.services.citizens.search)[0]
    assert row.name == "Amira Prøve" and row.draft_started and row.draft_day is not None
    program.driver.click("resume")
    program.driver.find("citizen-option-1")
    last = list(acknowledged)[-1]
    assert program.window.page.place.question == last
    record = program.record(program.window.page.conversation)
    stored = {q.id: q.citizen.option for q in record.questions if q.citizen.option is not None}
    assert stored.items() >= acknowledged.items()
    program.close()
