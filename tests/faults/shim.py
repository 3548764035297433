"""Builds what stands between a process and its disk, and speaks to it from inside. Linux with gcc."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("shim.c")
ROOT = Path(__file__).resolve().parents[2]

WANTING = "" if sys.platform == "linux" and shutil.which("gcc") else "needs gcc on Linux to stand at the disk"
"""Why it cannot be built here; empty where it can."""


def build(folder: Path) -> Path:
    """Compile it into `folder` and return the library."""
    library = folder / "shim.so"
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl", "-lpthread"],
        check=True,
        capture_output=True,
    )
    return library


def behind(library: Path, *arguments: str, timeout: float | None = None) -> str:
    """Run this Python with the library in between, from the project's folder; what it printed."""
    finished = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "LD_PRELOAD": str(library)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        timeout=timeout,
        check=True,
    )
    return finished.stdout


class Disk:
    """The library as seen from a process that runs behind it. Its folder is watched, nothing else."""

    def __init__(self, folder: Path) -> None:
        self._library: Any = ctypes.CDLL(None)
        self._library.pejl_watch(os.fsencode(folder.resolve()))

    def refuse(self, call: int, error: int, *, lasting: bool = False, half: bool = False) -> None:
        """Refuse this call from now, counted from 1, with `error`; and with `lasting` all after it.

        With `half` a write is half done first.
        """
        self._library.pejl_refuse(ctypes.c_long(call), error, int(lasting), int(half))

    def allow(self) -> int:
        """Refuse nothing more; how many calls were refused."""
        refused = int(self._library.pejl_refusals())
        self._library.pejl_refuse(ctypes.c_long(0), 0, 0, 0)
        return refused

    def record(self, log: Path | None) -> None:
        """Write down all that happens from now on, or stop."""
        self._library.pejl_record(os.fsencode(log) if log else b"")

    def mark(self, number: int) -> None:
        """Put a number among what is recorded."""
        self._library.pejl_mark(ctypes.c_long(number))


def syncs() -> int:
    """How often this process, behind the library, has waited for its disk so far."""
    return int(ctypes.CDLL(None).pejl_syncs())
