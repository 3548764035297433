"""From the start of the process to the lock screen, and how the window answers while the rest loads."""

from pathlib import Path

from tests.benchmarks import processes, vaults
from tests.benchmarks.harness import Row, alternating, row

_START = "process start to usable lock screen"
_METHOD = (
    "fresh processes in turn, from just before the start until the window is painted and a letter written "
    "meanwhile has reached the field; compiled modules are there, as where Pejl is installed"
)


def rows(work: Path, *, quick: bool) -> list[Row]:
    """Start against a bare window, few against many citizens, and the longest gap."""
    runs = 2 if quick else 15
    few, many = vaults.copy(vaults.FEW, work), vaults.copy(vaults.MANY, work)
    for folder in (None, few, many):
        _start(folder)
    against_bare = alternating(lambda: _start(few), lambda: _start(None), runs)
    against_few = alternating(lambda: _start(many), lambda: _start(few), runs)
    gaps = [processes.run("gap", few) for _ in range(runs)]
    return [
        row(_START, "bare PySide6 window with a list", 1.3, _METHOD, *against_bare),
        row(f"{_START}, {vaults.MANY:,} citizens", f"the same, {vaults.FEW}", 1.1, _METHOD, *against_few),
        row(
            "longest gap while the rest loads",
            "",
            50,
            "a timer of 1 ms in the window's thread; the longest time between two of its calls, from the "
            "first painting until every import is done",
            [found["gap"] for found in gaps],
            [],
            note=f"worst of {runs}: {max(found['gap'] for found in gaps) * 1000:.0f} ms; "
            f"loading took {sorted(found['took'] for found in gaps)[runs // 2] * 1000:.0f} ms",
        ),
    ]


def _start(folder: Path | None) -> float:
    found = processes.run("bare") if folder is None else processes.run("start", folder)
    return found["usable"] - found["began"]
