"""Where everything of a history's drawing lies: measured once for a size, then painted as often as needed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from desktop import charts
from desktop.charts import Area, Event, Line, Mark
from desktop.records import Rater
from desktop.scoring import Series

LARGEST = {Rater.CITIZEN: 11.0, Rater.CASEWORKER: 15.0}
"""How wide a mark is where there is room, in px."""
DATES = 18.0
"""How tall the line of dates below is, in px."""
INSET = 24.0

_TOP = 12.0
_LANE = 10.0
_EVENT_LANE = 16.0
_APART = 10.0
_SMALLEST = 4.0
_NESTED = 12.0
_DENSE = 7.0
_TODAY = 9.0

Measure = Callable[[str], float]
"""How wide a text is in px."""


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """A date on the axis, and the box in which it is written."""

    column: int
    text: str
    box: QRectF


@dataclass(frozen=True, slots=True)
class Trace:
    """One rater's series as drawn: `sizes` are those of the marks in px."""

    rater: Rater
    marks: tuple[Mark, ...]
    sizes: tuple[float, ...]
    lines: tuple[Line, ...]
    breaks: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class HistoryLayout:
    """The drawing of a size. `dense`: conversations stand too close for a circle inside a square.

    Where it is, the raters' traces stand apart, circles a little above their line, squares below.
    """

    area: Area
    dense: bool
    traces: tuple[Trace, ...]
    labels: tuple[AxisLabel, ...]
    years: tuple[float, ...]
    """The x of every conversation that begins a year."""


def area_of(width: int, height: int, ends: list[str], events: tuple[Event, ...], measure: Measure) -> Area:
    """Where the marks go: right of the words for the `ends`, above events and dates."""
    left = max(measure(text) for text in ends) + 8 + INSET
    lane = _EVENT_LANE if events else _LANE
    return Area(left, _TOP, width - left - INSET, height - _TOP - lane - DATES)


def lay_out(
    area: Area, width: int, height: int, series: tuple[Series, ...], months: list[str], measure: Measure
) -> HistoryLayout:
    """Measure everything; `months` says when each conversation was, for a drawing so wide and high in px."""
    columns = len(series[0].points)
    dense = charts.mark_size(area, columns, LARGEST[Rater.CASEWORKER], _SMALLEST) < _NESTED
    days = [point.day for point in series[0].points]
    widest = max(map(measure, dict.fromkeys(months)))
    chosen = charts.date_columns(area, days, widest, measure("2000"), _APART)
    texts = {column: str(days[column].year) for column in chosen.years}
    texts |= {column: months[column] for column in chosen.months}

    def axis_label(column: int) -> AxisLabel:
        wide = measure(texts[column]) + 2
        x = charts.column_x(area, column, columns)
        left = max(0.0, min(x - wide / 2, width - wide))
        return AxisLabel(column, texts[column], QRectF(left, height - DATES, wide, DATES))

    return HistoryLayout(
        area=area,
        dense=dense,
        traces=_traces(area, series, dense),
        labels=tuple(axis_label(column) for column in sorted(texts)),
        years=tuple(charts.column_x(area, column, columns) for column in chosen.starts),
    )


def _traces(area: Area, series: tuple[Series, ...], dense: bool) -> tuple[Trace, ...]:
    columns = len(series[0].points)
    aside = 0.0
    if dense and len(series) > 1:
        aside = min(charts.mark_size(area, columns, LARGEST[Rater.CASEWORKER], _SMALLEST), _DENSE) / 2
    shared = set() if dense else _shared(series)
    made = []
    for each in series:
        shift = -aside if each.rater is Rater.CITIZEN else aside
        found = charts.history(area, each)
        marks = tuple(Mark(mark.x, mark.y + shift, mark.column, mark.today) for mark in found.marks)
        sizes = _sizes(area, each, marks, dense, shared if each.rater is Rater.CITIZEN else set())
        made.append(Trace(each.rater, marks, sizes, _moved(found.lines, shift), _moved(found.breaks, shift)))
    return tuple(made)


def _sizes(
    area: Area, series: Series, marks: tuple[Mark, ...], dense: bool, shared: set[int]
) -> tuple[float, ...]:
    """Small where it is dense, but today's; smaller inside the other's square."""
    largest = LARGEST[series.rater]
    if dense:
        size = min(charts.mark_size(area, len(series.points), largest, _SMALLEST), _DENSE)
        return tuple(max(size, _TODAY) if mark.today else size for mark in marks)
    inside = LARGEST[Rater.CASEWORKER] - 7
    return tuple(inside if mark.column in shared else largest for mark in marks)


def _shared(series: tuple[Series, ...]) -> set[int]:
    """The conversations in which both chose the same step."""
    if len(series) < 2:
        return set()
    both = enumerate(zip(*(each.points for each in series), strict=True))
    return {column for column, (one, other) in both if one.place is not None and one.place == other.place}


def _moved(lines: tuple[Line, ...], down: float) -> tuple[Line, ...]:
    return tuple(Line(line.x1, line.y1 + down, line.x2, line.y2 + down) for line in lines)
