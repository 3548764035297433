"""Killed at any moment: acknowledged answers stay, and exactly one password works."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")


def figures(*arguments: str) -> dict[str, int]:
    """What `python -m tests.vault.kills` found."""
    finished = subprocess.run(
        [sys.executable, "-m", "tests.vault.kills", *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, int] = json.loads(finished.stdout)
    return found


def test_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    found = figures("answers", str(tmp_path), "--kills", "60")
    assert found["acknowledged"] > 500
    assert (found["lost"], found["damaged"]) == (0, 0)


def test_the_test_has_teeth_when_answers_are_acknowledged_too_early(tmp_path: Path) -> None:
    assert figures("answers", str(tmp_path), "--kills", "20", "--early")["lost"] > 0


def test_exactly_one_password_works_after_a_kill(tmp_path: Path) -> None:
    found = figures("passwords", str(tmp_path), "--kills", "100")
    assert found["changes"] > 50
    assert found["wrong"] == 0


def test_exactly_one_password_works_after_a_cut_or_a_full_disk_at_every_step(tmp_path: Path) -> None:
    found = figures("steps", str(tmp_path))
    assert found["cuts"] >= 10
    assert found["faults"] >= 10
    assert found["wrong"] == 0
