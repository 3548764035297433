"""How much memory a whole conversation takes."""

from pathlib import Path

from tests.benchmarks import processes
from tests.benchmarks.harness import Row, row

_FLOOR = "bare PySide6 window with a list"
_METHOD = "fresh processes in turn; {} when the demo is made and a conversation is played from lock to paper"


def rows(work: Path, *, quick: bool) -> list[Row]:
    """Peak and resident memory against a bare window's."""
    ours: list[dict[str, float]] = []
    base: list[dict[str, float]] = []
    for number in range(1 if quick else 3):
        folder = work / str(number)
        folder.mkdir()
        base.append(processes.run("bare"))
        ours.append(processes.run("talk", folder))
    if not ours[0]["hwm"]:
        return []  # only Linux tells
    return [
        _row("peak memory after a conversation", "hwm", 3.2, "VmHWM", ours, base),
        _row("resident memory after a conversation", "rss", None, "VmRSS", ours, base),
    ]


def _row(
    what: str,
    key: str,
    reach: float | None,
    name: str,
    ours: list[dict[str, float]],
    base: list[dict[str, float]],
) -> Row:
    values = [found[key] for found in ours], [found[key] for found in base]
    return row(what, _FLOOR, reach, _METHOD.format(name), *values, unit="MB")
