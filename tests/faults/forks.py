"""Children that are killed in the middle of their work; in processes of their own, since they fork."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

WANTING = "needs fork and SIGKILL" if os.name == "nt" else ""
ROOT = Path(__file__).resolve().parents[2]


def apart(module: str, *arguments: str) -> dict[str, int]:
    """What `python -m module` printed as JSON."""
    finished = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, int] = json.loads(finished.stdout)
    return found


def in_child(work: Callable[[int], object], kill_after: float | None) -> tuple[bytes, int]:
    """Run `work(pipe)` in a child, kill it after so many seconds, return what it wrote and how it ended.

    A parent mostly gets to kill while the child waits for the disk; so two times
    of three a timer ends the child in the middle of its work, as abruptly.
    """
    timer = random.choice((None, signal.ITIMER_REAL, signal.ITIMER_PROF))
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            if kill_after is not None and timer is not None:
                signal.setitimer(timer, kill_after)
            work(writing)
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    if kill_after is not None and timer is None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with open(reading, "rb") as pipe:
        written = pipe.read()
    return written, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
