"""What tests of the demo share."""

from datetime import date
from pathlib import Path

from desktop.demo import DemoClock, create_demo
from tests.support import Desk, HandClock

THURSDAY = date(2026, 11, 19)


def made(folder: Path, today: date = THURSDAY) -> Desk:
    return Desk(create_demo(folder, DemoClock(today)), HandClock())
