"""What is shown together: the citizen's answers of two factors, stays with their rungs, ordinary hours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop import charts, scoring
from desktop.final_record import FinalRecord, RecordedQuestion
from desktop.recorded_plan import RecordedPlacement
from desktop.records import Rater
from desktop.scoring import Series

FACTORS = ("B", "A")
"""Health as experienced first, then belief in own abilities: each question by itself all the same."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A question with all answers of the citizen. One without ladder (A3) is shown in words only."""

    question: RecordedQuestion
    series: Series


@dataclass(frozen=True, slots=True)
class Rung:
    """A responsibility, and the day on which the citizen had it."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Stay:
    """A placement or a school over its days. `goes_on` where it is not over yet.

    Where nobody said when it began it is not `dated`, and is shown from its first rung on. A rung may lie
    outside the days. `row` counts from 0: stays that overlap are in different ones.
    """

    company: str
    kind: str
    first: date
    last: date
    dated: bool
    goes_on: bool
    rungs: tuple[Rung, ...]
    row: int = 0


@dataclass(frozen=True, slots=True)
class Experience:
    """Everything from the `first` day on to `last`, the day of the conversation.

    `hours` are minutes a week of ordinary work from each day on, oldest first.
    """

    first: date
    last: date
    lanes: tuple[Lane, ...]
    worded: tuple[Lane, ...]
    stays: tuple[Stay, ...]
    hours: tuple[tuple[date, int], ...]

    @property
    def asked(self) -> bool:
        """Whether there is any question to show."""
        return bool(self.lanes or self.worded)

    @property
    def lived(self) -> bool:
        """Whether there is anything beside the questions."""
        return bool(self.stays or self.hours)


def of(record: FinalRecord, earlier: Sequence[RecordedQuestion] = ()) -> Experience:
    """What the record holds of it, nothing that is still to come on its day.

    `earlier` are questions with their answers until then: those that the record does not ask are shown too.
    """
    by_id = {each.id: each for each in (*earlier, *record.questions)}
    asked = [
        by_id[id]
        for factor in FACTORS
        for id in sorted(by_id)
        if by_id[id].factor == factor and not by_id[id].private_screen
    ]
    lanes = [Lane(question, scoring.series(record, question, Rater.CITIZEN)) for question in asked]
    stays = _stays(record)
    hours = tuple(
        (each.day, each.weekly_minutes)
        for each in sorted(record.plan.ordinary_hours, key=lambda each: each.day)
        if each.day <= record.day
    )
    days = [conversation.day for conversation in record.earlier if asked]
    days += [stay.first for stay in stays] + [rung.day for stay in stays for rung in stay.rungs]
    days += [day for day, _ in hours] + [record.day]
    return Experience(
        first=min(days),
        last=record.day,
        lanes=tuple(lane for lane in lanes if lane.question.ladder),
        worded=tuple(lane for lane in lanes if not lane.question.ladder),
        stays=stays,
        hours=hours,
    )


def _stays(record: FinalRecord) -> tuple[Stay, ...]:
    found = [stay for each in record.plan.placements if (stay := _stay(each, record.day)) is not None]
    found.sort(key=lambda stay: (stay.first, stay.last))
    rows: list[date] = []
    placed = []
    for stay in found:
        days = [stay.first, stay.last, *(rung.day for rung in stay.rungs)]
        row = next((row for row, taken in enumerate(rows) if taken < min(days)), len(rows))
        rows[row : row + 1] = [max(days)]
        placed.append(replace(stay, row=row))
    return tuple(placed)


def _stay(placement: RecordedPlacement, today: date) -> Stay | None:
    """None for one that has no day yet, or begins later."""
    reached = ((task.reached_on, task.text) for task in placement.tasks)
    rungs = tuple(Rung(day, text) for day, text in reached if day is not None and day <= today)
    noted = charts.ended(placement, today)
    over = noted if noted is not None and noted <= today else None
    known = [placement.starts] if placement.starts is not None else [rung.day for rung in rungs]
    first = min(known, default=over)
    if first is None or first > today:
        return None
    return Stay(
        company=placement.company,
        kind=placement.kind,
        first=first,
        last=max(over, first) if over is not None else today,
        dated=placement.starts is not None,
        goes_on=over is None,
        rungs=rungs,
    )
