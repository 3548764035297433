"""How often a fault is put in: so many times, or as many as fit into `--minutes`."""

import os
import time
from collections.abc import Iterator

_UNTIL = "PEJL_FAULTS_UNTIL"
"""Seconds since the epoch, in the environment: faults have processes of their own."""


def allow(minutes: float | None) -> None:
    """What begins now may last so long; None is as long as it takes."""
    os.environ.pop(_UNTIL, None)
    if minutes is not None:
        os.environ[_UNTIL] = str(time.time() + 60 * minutes)


def is_over() -> bool:
    """Whether the time that was allowed has passed."""
    return time.time() > float(os.environ.get(_UNTIL, "inf"))


def rounds(most: int) -> Iterator[int]:
    """0, 1, 2 … below `most`; fewer where the time is over, but never none."""
    for number in range(most):
        if number and is_over():
            return
        yield number
