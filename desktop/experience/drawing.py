"""Where everything stands on one time axis that is true to the days; lengths as in `charts`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop import charts
from desktop.charts import Area, History, Line
from desktop.experience.content import Experience, Lane, Stay
from desktop.scoring import Point

_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` to `last` across a width."""

    first: date
    last: date
    left: float
    width: float

    def x(self, day: date) -> float:
        """Where a day stands; a lone day in the middle."""
        span = (self.last - self.first).days
        if span == 0:
            return self.left + self.width / 2
        return self.left + self.width * (day - self.first).days / span


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights: of a name above its lane, a ladder, a bar, the hours; and `between` two lanes."""

    heading: float
    ladder: float
    bar: float
    hours: float
    between: float


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A question: its own ladder in `area`, never one scale with another's. Its name stands above it."""

    lane: Lane
    area: Area
    history: History


@dataclass(frozen=True, slots=True)
class DrawnStay:
    """A bar over its days, with the x of each rung."""

    stay: Stay
    area: Area
    rungs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All lanes below each other, then the stays, then the hours.

    `stays_top` and `hours_top` are where their names stand, None where there are none. `steps` are the
    hours as a line that rises and falls on its days.
    """

    axis: Axis
    height: float
    lanes: tuple[DrawnLane, ...]
    stays_top: float | None
    stays: tuple[DrawnStay, ...]
    hours_top: float | None
    hours: Area | None
    steps: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day written below the axis: a month, or a whole `year`."""

    x: float
    day: date
    year: bool


def lay_out(shown: Experience, left: float, width: float, sizes: Sizes) -> Drawing:
    """Measure everything, from the top; its height follows from what there is."""
    axis = Axis(shown.first, shown.last, left, width)
    top = 0.0
    lanes = []
    for lane in shown.lanes:
        area = Area(left, top + sizes.heading, width, sizes.ladder)
        points = lane.series.points

        def day_x(column: int, points: Sequence[Point] = points) -> float:
            return axis.x(points[column].day)

        lanes.append(DrawnLane(lane, area, charts.history(area, lane.series, day_x)))
        top += sizes.heading + sizes.ladder + sizes.between
    stays_top = hours_top = hours = None
    stays: list[DrawnStay] = []
    if shown.stays:
        stays_top = top
        stays = [_stay(axis, stay, top + sizes.heading, sizes.bar) for stay in shown.stays]
        rows = max(stay.row for stay in shown.stays) + 1
        top += sizes.heading + rows * sizes.bar + sizes.between
    if shown.hours:
        hours_top = top
        hours = Area(left, top + sizes.heading, width, sizes.hours)
        top += sizes.heading + sizes.hours + sizes.between
    steps = _steps(axis, hours, shown) if hours is not None else ()
    return Drawing(axis, top, tuple(lanes), stays_top, tuple(stays), hours_top, hours, steps)


def ticks(axis: Axis, month_width: float, year_width: float, apart: float, end_width: float) -> list[Tick]:
    """The first days of months or years that have room, and stay off a word of `end_width` at the end."""
    free = axis.left + axis.width - end_width - apart
    for step in _MONTH_STEPS:
        year = step >= _YEAR
        wide = (year_width if year else month_width) + apart
        found = [Tick(axis.x(day), day, year) for day in _firsts(axis, step)]
        if all(after.x - before.x >= wide for before, after in pairwise(found)):
            return [tick for tick in found if tick.x + wide / 2 <= free]
    return []


def _stay(axis: Axis, stay: Stay, top: float, bar: float) -> DrawnStay:
    first, last = axis.x(stay.first), axis.x(stay.last)
    area = Area(first, top + stay.row * bar, last - first, bar)
    return DrawnStay(stay, area, tuple(axis.x(rung.day) for rung in stay.rungs))


def _steps(axis: Axis, area: Area, shown: Experience) -> tuple[Line, ...]:
    """Flat from each day to the next, and straight up or down between."""
    most = max(1, *(minutes for _, minutes in shown.hours))
    found: list[Line] = []
    ends = [day for day, _ in shown.hours[1:]] + [shown.last]
    for (day, minutes), end in zip(shown.hours, ends, strict=True):
        x, y = axis.x(day), area.top + area.height * (1 - minutes / most)
        if found and found[-1].y2 != y:
            found.append(Line(x, found[-1].y2, x, y))
        found.append(Line(x, y, axis.x(end), y))
    return tuple(found)


def _firsts(axis: Axis, step: int) -> list[date]:
    """The first day of every `step`th month, counted from the beginning of the years."""
    first = axis.first.year * _YEAR + axis.first.month - 1
    last = axis.last.year * _YEAR + axis.last.month - 1
    months = [month for month in range(first, last + 1) if month % step == 0]
    days = [date(month // _YEAR, month % _YEAR + 1, 1) for month in months]
    return [day for day in days if axis.first <= day <= axis.last]
