"""Measures ours and the floor under it in turn, and prints the ratios. It asserts nothing."""

import gc
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

Measured = Callable[[], float]
"""Does the work once and returns how long it took, in seconds by its own clock."""


@dataclass(frozen=True)
class Row:
    """One line of the table: medians of ours and of the floor, and what is to be reached.

    `reach` is the highest good ratio; without a ratio, the highest good value of ours; None: reported only.
    `method` says in a line what was measured and how.
    """

    what: str
    floor: str
    reach: float | None
    method: str
    ratio: float | None
    ours: float
    base: float
    unit: str
    note: str = ""


def alternating(ours: Measured, base: Measured, runs: int) -> tuple[list[float], list[float]]:
    """Call both in turn, so that what slows the machine down slows both; seconds of each.

    Each goes first every other time. Garbage is collected between the calls and not within them.
    """
    ours_values: list[float] = []
    base_values: list[float] = []
    pairs = [(ours, ours_values), (base, base_values)]
    for _ in range(runs):
        for measured, values in pairs:
            values.append(_without_garbage(measured))
        pairs.reverse()
    return ours_values, base_values


def timed(work: Callable[[], object]) -> Measured:
    """A function that does the work and returns the seconds it took."""

    def measured() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return measured


def row(
    what: str,
    floor: str,
    reach: float | None,
    method: str,
    ours_values: Sequence[float],
    base_values: Sequence[float],
    unit: str = "ms",
    note: str = "",
) -> Row:
    """A line from the values of every run: seconds for the unit "ms", megabytes for "MB".

    Without `base_values` there is no ratio, and `reach` counts in the unit.
    """
    scale = 1000 if unit == "ms" else 1
    ours = median(ours_values) * scale
    base = median(base_values) * scale if base_values else 0.0
    ratio = ours / base if base else None
    return Row(what, floor, reach, method, ratio, ours, base, unit, note)


def print_table(rows: Sequence[Row]) -> None:
    """The table, and below it each row's method in a line."""
    head = ("", "what", "ours", "floor", "ratio", "to reach", "", "the floor", "note")
    lines = [head, *(_cells(number, each) for number, each in enumerate(rows, start=1))]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, tuple("-" * width for width in widths))
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("| " + " | ".join(cells) + " |")
    print()
    for number, each in enumerate(rows, start=1):
        print(f"{number}. {each.what}: {each.method}")


def progress(text: str) -> None:
    """Say on the error stream what is being done."""
    print(text, file=sys.stderr, flush=True)


def _cells(number: int, each: Row) -> tuple[str, ...]:
    value = each.ours if each.ratio is None else each.ratio
    reach = reached = ""
    if each.reach is not None:
        reach = f"≤ {each.reach:g}" + (f" {each.unit}" if each.ratio is None else "")
        reached = "yes" if round(value, 2) <= each.reach else "NO"
    return (
        str(number),
        each.what,
        _amount(each.ours, each.unit),
        "" if each.ratio is None else _amount(each.base, each.unit),
        "" if each.ratio is None else f"{each.ratio:.2f}",
        reach or "reported",
        reached,
        each.floor,
        each.note,
    )


def _amount(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}"


def _without_garbage(measured: Measured) -> float:
    gc.collect()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return measured()
    finally:
        if was_enabled:
            gc.enable()
