"""How much memory a whole conversation takes."""

from pathlib import Path

from desktop.demo.clock import DemoClock
from desktop.demo.creation import OFFICE
from desktop.demo.talks import play_everything
from desktop.services.entrance import Entrance
from tests.benchmarks import processes
from tests.benchmarks.child import PASSWORD
from tests.benchmarks.harness import Row, row

_FLOOR = "bare PySide6 window with a list"
_METHOD = (
    "fresh processes in turn; {} after an existing vault is unlocked at the program's own cost and a whole "
    "conversation is held in it, from lock to paper"
)


def rows(work: Path, *, quick: bool) -> list[Row]:
    """Peak and resident memory against a bare window's."""
    ours: list[dict[str, float]] = []
    base: list[dict[str, float]] = []
    for number in range(1 if quick else 3):
        folder = work / str(number)
        _make_vault(folder)
        base.append(processes.run("bare"))
        ours.append(processes.run("talk", folder))
    if not ours[0]["hwm"]:
        return []  # only Linux tells
    return [
        _row("peak memory after a conversation", "hwm", 3.2, "VmHWM", ours, base),
        _row("resident memory after a conversation", "rss", None, "VmRSS", ours, base),
    ]


def _make_vault(folder: Path) -> None:
    """The demo's citizens and their two years, in a vault with a password of ours."""
    clock = DemoClock()
    unlocked = Entrance(folder, clock).create(OFFICE, PASSWORD)
    try:
        unlocked.at_once(lambda services: play_everything(services, clock)).result()
    finally:
        unlocked.close()


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
