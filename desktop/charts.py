"""Geometry of the ladder and of a history, for screen and paper alike.

Lengths are in the unit of the rectangle that is passed in; y grows downwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import ceil

from desktop import scoring
from desktop.final_record import EarlierConversation, FinalRecord, RecordedQuestion
from desktop.plan_records import OutcomeKind
from desktop.recorded_plan import RecordedPlacement
from desktop.records import OPTION_COUNT, AnswerState, CaseworkerView, Rater
from desktop.scoring import Series

_TOP_PLACE = OPTION_COUNT - 1


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle to draw in."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer to draw. `column` counts conversations from 0."""

    x: float
    y: float
    column: int
    today: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two neighbouring marks."""

    x1: float
    y1: float
    x2: float
    y2: float


class EventKind(StrEnum):
    """What changed or happened around a conversation: it stands beside an answer, and explains none."""

    CASEWORKER = "caseworker"
    FORM = "form"
    LANGUAGE = "language"
    INTERPRETER = "interpreter"
    PLACEMENT_STARTED = "placement_started"
    PLACEMENT_ENDED = "placement_ended"
    ORDINARY_HOURS = "ordinary_hours"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Event:
    """A change to mark at a conversation. `column` counts conversations from 0.

    `value` is what it became: a name, a form, a language code; for an interpreter "yes" or ""; the kind of
    a placement or an outcome; minutes a week. What has a `day` of its own is marked at the first conversation
    since; `text` says where or what it was.
    """

    column: int
    kind: EventKind
    value: str
    day: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """What to draw of one series. `breaks` are the lines left out because the question had other words."""

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    breaks: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class DateColumns:
    """Which conversations have a date below them: `months` a month or “today”, `years` a year alone.

    `starts` are the first conversations of a year where years are shown, labelled or not.
    """

    months: tuple[int, ...]
    years: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()


def ladder_x(area: Area, place: int) -> float:
    """The x of a place (0 lowest, left, to 4 top, right) on a lying ladder."""
    return area.left + area.width * place / _TOP_PLACE


def history_y(area: Area, place: int) -> float:
    """The y of a place on a standing ladder: the top answer at the top."""
    return area.top + area.height * (1 - place / _TOP_PLACE)


def column_x(area: Area, column: int, columns: int) -> float:
    """The x of a conversation among `columns`; a single one stands in the middle."""
    if columns == 1:
        return area.left + area.width / 2
    return area.left + area.width * column / (columns - 1)


def history(area: Area, series: Series, x_of: Callable[[int], float] | None = None) -> History:
    """Marks and joining lines of a series; a gap where nothing was answered.

    Conversations stand evenly, or where `x_of` puts each column.
    """
    marks: list[Mark] = []
    lines: list[Line] = []
    breaks: list[Line] = []
    columns = len(series.points)
    previous: Mark | None = None
    for column, point in enumerate(series.points):
        if point.place is None:
            previous = None
            continue
        x = column_x(area, column, columns) if x_of is None else x_of(column)
        here = Mark(x, history_y(area, point.place), column, point.today)
        if previous is not None:
            between = lines if point.joined else breaks
            between.append(Line(previous.x, previous.y, here.x, here.y))
        marks.append(here)
        previous = here
    return History(tuple(marks), tuple(lines), tuple(breaks))


def date_columns(
    area: Area, days: Sequence[date], month_width: float, year_width: float, apart: float
) -> DateColumns:
    """Which dates to write so that labels of these widths stay `apart`; the last one always.

    Months where at least every other one fits; else a year at its first conversation.
    """
    last = len(days) - 1
    if last < 1:
        return DateColumns((0,))
    between = area.width / last
    step = max(ceil((month_width + apart) / between), 1)
    starts = tuple(column for column in range(1, last + 1) if days[column].year != days[column - 1].year)
    if step <= 2 or not starts:
        return DateColumns(tuple(range(last, -1, -step))[::-1])
    from_month = (month_width + year_width) / 2 + apart
    free = [column for column in starts if (last - column) * between >= from_month]
    years = _thinned(free, (year_width + apart) / between)
    nearest = years[0] if years else last
    room = from_month if years else month_width + apart
    first = (0,) if nearest * between >= room else ()
    return DateColumns((*first, last), years, starts)


def _thinned(columns: Sequence[int], least: float) -> tuple[int, ...]:
    """Every column, or every second, third …, so that they are `least` columns from each other."""
    for step in range(1, len(columns) + 1):
        kept = tuple(columns[::step])
        if all(after - before >= least for before, after in pairwise(kept)):
            return kept
    return ()


def mark_size(area: Area, columns: int, largest: float, smallest: float) -> float:
    """How wide a mark may be so that neighbours stay apart, within the two limits."""
    if columns < 2:
        return largest
    return max(smallest, min(largest, area.width / (columns - 1) * 0.8))


def has_gap(series: Series) -> bool:
    """Whether an answer is missing between two others, so that the line has a hole."""
    placed = [column for column, point in enumerate(series.points) if point.place is not None]
    return any(after - before > 1 for before, after in pairwise(placed))


def has_break(series: Series) -> bool:
    """Whether two neighbouring answers are not joined because the question had other words."""
    return any(
        before.place is not None and after.place is not None and not after.joined
        for before, after in pairwise(series.points)
    )


def events(record: FinalRecord) -> tuple[Event, ...]:
    """What changed from one conversation to the next, and what happened between them, in their order."""
    today = EarlierConversation(
        ordinal=record.ordinal,
        day=record.day,
        form=record.form,
        language=record.language,
        interpreter="interpreter" in record.present,
        caseworker=record.caseworker,
    )
    found: list[Event] = []
    for column, (before, here) in enumerate(pairwise((*record.earlier, today)), start=1):
        changes = (
            (EventKind.CASEWORKER, before.caseworker, here.caseworker),
            (EventKind.FORM, before.form, here.form),
            (EventKind.LANGUAGE, before.language, here.language),
            (EventKind.INTERPRETER, _yes(before.interpreter), _yes(here.interpreter)),
        )
        found += [Event(column, kind, now) for kind, was, now in changes if was != now]
    days = [each.day for each in record.earlier] + [record.day]
    for day, kind, value, said in sorted(_happened(record), key=lambda each: each[0]):
        if day <= record.day:
            column = next(place for place, here in enumerate(days) if day <= here)
            found.append(Event(column, kind, value, day, said))
    return tuple(sorted(found, key=lambda event: event.column))


def ended(placement: RecordedPlacement, today: date) -> date | None:
    """The day on which a placement was over: the one noted, else the one agreed on once it has passed."""
    if placement.ended_on is not None:
        return placement.ended_on
    return placement.ends if placement.ends is not None and placement.ends < today else None


def _happened(record: FinalRecord) -> list[tuple[date, EventKind, str, str]]:
    """What has a day of its own: placements, ordinary hours, outcomes."""
    found: list[tuple[date, EventKind, str, str]] = []
    for each in record.plan.placements:
        last = ended(each, record.day)
        if each.starts is not None:
            found.append((each.starts, EventKind.PLACEMENT_STARTED, each.kind, each.company))
        if last is not None:
            found.append((last, EventKind.PLACEMENT_ENDED, each.kind, each.company))
    for hours in record.plan.ordinary_hours:
        found.append((hours.day, EventKind.ORDINARY_HOURS, str(hours.weekly_minutes), hours.company))
    for outcome in record.plan.outcomes:
        # Its words were written in private: the shared chart tells what and when, or nothing.
        if outcome.kind != OutcomeKind.OTHER:
            found.append((outcome.day, EventKind.OUTCOME, outcome.kind, ""))
    return found


def views_hidden(record: FinalRecord, *, views_opened: bool) -> bool:
    """Whether the caseworker's answers of today are not to be seen (yet)."""
    if record.caseworker_view == CaseworkerView.NONE:
        return True
    return record.caseworker_view == CaseworkerView.AFTERWARDS and not (views_opened or record.final)


def shown_series(
    record: FinalRecord, question: RecordedQuestion, *, views_opened: bool = False
) -> tuple[Series, ...]:
    """The citizen's answers, then the caseworker's where there are any, a point for every conversation."""
    citizen = scoring.series(record, question, Rater.CITIZEN)
    if question.single_rater:
        return (citizen,)
    caseworker = scoring.series(record, question, Rater.CASEWORKER)
    if views_hidden(record, views_opened=views_opened):
        last = replace(caseworker.points[-1], state=AnswerState.NOT_ASKED, place=None, words="", joined=False)
        caseworker = Series(Rater.CASEWORKER, (*caseworker.points[:-1], last))
    said = any(point.state is not AnswerState.NOT_ASKED for point in caseworker.points)
    return (citizen, caseworker) if said else (citizen,)


def _yes(flag: bool) -> str:
    return "yes" if flag else ""
