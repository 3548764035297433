"""A crash leaves no image of the memory, and no other program may read it meanwhile."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CRASH = """
import os, resource, signal, sys
resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
if sys.argv[1] == "guarded":
    from desktop.vault.memory import no_core_dumps
    assert no_core_dumps() and no_core_dumps()
os.kill(os.getpid(), signal.SIGSEGV)
"""
LOOK = """
import ctypes, resource, sys
from desktop.vault.memory import no_core_dumps
if sys.argv[1] == "guarded":
    no_core_dumps()
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE) == (0, 0))
"""


def run(code: str, how: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, how],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="core files are looked for as Linux names them")
def test_a_crash_leaves_no_core_file_and_without_the_guard_it_does(tmp_path: Path) -> None:
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    guarded = run(CRASH, "guarded", tmp_path)
    assert guarded.returncode == -11, guarded.stderr
    assert list(tmp_path.iterdir()) == []
    if "/" in pattern or pattern.startswith("|"):
        pytest.skip("this system does not leave core files where a program runs")
    if run(CRASH, "open", tmp_path).returncode == -11 and not list(tmp_path.iterdir()):
        pytest.skip("this system leaves no core files at all")


@pytest.mark.skipif(sys.platform != "linux", reason="dumpable is Linux's word")
def test_a_guarded_process_is_not_dumpable_and_another_is(tmp_path: Path) -> None:
    assert run(LOOK, "open", ROOT).stdout.split()[0] == "1"
    assert run(LOOK, "guarded", ROOT).stdout.split() == ["0", "True"]
