"""Fresh processes that are measured from outside."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.vaults import ROOT


def run(mode: str, folder: Path | None = None) -> dict[str, float]:
    """What a fresh process found; `began` is the moment just before it was started."""
    command = [sys.executable, "-m", "tests.benchmarks.child", mode]
    if folder is not None:
        command.append(str(folder))
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, text=True, check=True, timeout=120
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {**found, "began": began}


def _environment() -> dict[str, str]:
    """Compiled modules are kept between the runs, as they are where Pejl is installed."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    compiled = Path(tempfile.gettempdir()) / f"pejl-benchmark-compiled-{getattr(os, 'getuid', int)()}"
    return {**environment, "PYTHONPYCACHEPREFIX": str(compiled)}
