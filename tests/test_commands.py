"""The command line where something is missing: a sentence and an exit code, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __version__

ROOT = Path(__file__).resolve().parents[1]


def run(code: str) -> subprocess.CompletedProcess[str]:
    """A process of its own that first spoils something, and then starts the program."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )


def test_a_missing_part_is_named_with_what_to_do() -> None:
    done = run(
        "import sys; sys.modules['PySide6'] = None\n"
        "from desktop.commands import main; raise SystemExit(main([]))"
    )
    assert done.returncode == 3
    assert "Pejl cannot start" in done.stderr and "PySide6" in done.stderr
    assert "installer/bootstrap.py setup" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_system_library_is_named() -> None:
    done = run(
        "import desktop.commands as commands\n"
        "def start(options): raise ImportError('libEGL.so.1: cannot open shared object file')\n"
        "commands._start = start\n"
        "raise SystemExit(commands.main([]))"
    )
    assert done.returncode == 3
    assert "libEGL.so.1" in done.stderr and "bootstrap.py setup" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_version_needs_no_screen_and_no_qt() -> None:
    done = run(
        "import sys; sys.modules['PySide6'] = None\n"
        "from desktop.commands import main; raise SystemExit(main(['--version']))"
    )
    assert done.returncode == 0
    assert done.stdout.strip() == f"Pejl {__version__}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core files")
def test_no_core_file_may_be_written_from_the_start() -> None:
    done = run(
        "import resource, desktop.commands as commands\n"
        "hard = resource.getrlimit(resource.RLIMIT_CORE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))\n"
        "def start(options): print(resource.getrlimit(resource.RLIMIT_CORE)); return 0\n"
        "commands._start = start\n"
        "raise SystemExit(commands.main([]))"
    )
    assert done.stdout.strip() == "(0, 0)"


@pytest.mark.skipif(sys.platform != "linux", reason="dumpable is Linux's word")
def test_no_other_program_may_look_into_a_command_without_a_window() -> None:
    done = run(
        "import ctypes, desktop.commands as commands, desktop.console as console\n"
        "console.Console.check = lambda *_: print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)) or 0\n"
        "raise SystemExit(commands.main(['check']))"
    )
    assert done.stdout.strip() == "0", done.stderr
