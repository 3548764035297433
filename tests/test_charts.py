"""Where answers stand on ladder and history: best at the right, best at the top, no line over a gap."""

from datetime import date
from itertools import pairwise

import msgspec
import pytest

from desktop import charts
from desktop.charts import Area, EventKind
from desktop.final_record import EarlierConversation, FinalRecord
from desktop.recorded_plan import RecordedHours, RecordedOutcome, RecordedPlacement, RecordedPlan
from desktop.records import AnswerState, Rater
from desktop.scoring import Point, Series

AREA = Area(left=10, top=20, width=400, height=80)


def series(*places: int | None, apart: tuple[int, ...] = ()) -> Series:
    """A series with these places; columns in `apart` are not joined with the one before."""
    return Series(
        Rater.CITIZEN,
        tuple(
            Point(date(2026, 1, 1), AnswerState.ANSWERED, place, "", column > 0 and column not in apart)
            for column, place in enumerate(places)
        ),
    )


def test_a_ladder_goes_from_left_to_right() -> None:
    assert [charts.ladder_x(AREA, place) for place in range(5)] == [10, 110, 210, 310, 410]


def test_a_history_has_the_best_answer_at_the_top() -> None:
    assert [charts.history_y(AREA, place) for place in range(5)] == [100, 80, 60, 40, 20]


def test_conversations_stand_evenly_and_a_single_one_in_the_middle() -> None:
    assert [charts.column_x(AREA, column, 3) for column in range(3)] == [10, 210, 410]
    assert charts.column_x(AREA, 0, 1) == 210


def test_marks_stand_where_the_answers_are_and_lines_join_them() -> None:
    drawn = charts.history(AREA, series(0, 4, 2))
    assert [(m.x, m.y, m.column) for m in drawn.marks] == [(10, 100, 0), (210, 20, 1), (410, 60, 2)]
    assert [(line.x1, line.y1, line.x2, line.y2) for line in drawn.lines] == [
        (10, 100, 210, 20),
        (210, 20, 410, 60),
    ]


def test_a_gap_has_no_mark_and_no_line_over_it() -> None:
    drawn = charts.history(AREA, series(0, None, 2, 3))
    assert [mark.column for mark in drawn.marks] == [0, 2, 3]
    assert [(line.x1, line.x2) for line in drawn.lines] == [(pytest.approx(10 + 800 / 3), 410)]


def test_other_words_have_no_line_between() -> None:
    assert len(charts.history(AREA, series(0, 1, 2, apart=(1,))).lines) == 1


def test_nothing_is_drawn_of_nothing() -> None:
    drawn = charts.history(AREA, series())
    assert drawn.marks == drawn.lines == ()


def two_months_apart(columns: int) -> list[date]:
    """The days of so many conversations."""
    return [date(2016 + place // 6, place % 6 * 2 + 1, 14) for place in range(columns)]


@pytest.mark.parametrize("columns", [1, 2, 3, 7, 12, 40, 61, 200])
@pytest.mark.parametrize("width", [60, 135, 400, 2000])
def test_dates_stay_apart_and_the_last_one_always_stands(columns: int, width: int) -> None:
    month, year, apart = 32.0, 22.0, 6.0
    area = Area(0, 0, width, 50)
    chosen = charts.date_columns(area, two_months_apart(columns), month, year, apart)
    assert columns - 1 in chosen.months
    assert not set(chosen.months) & set(chosen.years)
    wide = dict.fromkeys(chosen.years, year) | dict.fromkeys(chosen.months, month)
    for left, right in pairwise(sorted(wide)):
        between = charts.column_x(area, right, columns) - charts.column_x(area, left, columns)
        assert between >= (wide[left] + wide[right]) / 2 + apart - 1e-9


def test_months_stand_where_every_other_one_fits_and_else_years_where_they_begin() -> None:
    days = two_months_apart(13)
    every = charts.date_columns(Area(0, 0, 480, 50), days, 32, 22, 6)
    assert every.months == tuple(range(13)) and not every.years
    other = charts.date_columns(Area(0, 0, 300, 50), days, 32, 22, 6)
    assert other.months == tuple(range(0, 13, 2)) and not other.years
    years = charts.date_columns(Area(0, 0, 200, 50), days, 32, 22, 6)
    assert (years.months, years.years, years.starts) == ((0, 12), (6,), (6, 12))


def test_a_hole_and_a_break_are_told_apart() -> None:
    assert charts.has_gap(series(0, None, 2))
    assert not charts.has_gap(series(None, 0, 1, None))
    assert charts.has_break(series(0, 1, apart=(1,)))
    assert not charts.has_break(series(0, 1))
    assert not charts.has_break(series(0, None, 2, apart=(2,)))


def test_marks_shrink_until_they_would_be_too_small() -> None:
    assert charts.mark_size(AREA, 1, 24, 8) == 24
    assert charts.mark_size(AREA, 3, 24, 8) == 24
    assert charts.mark_size(AREA, 21, 24, 8) == 16
    assert charts.mark_size(AREA, 400, 24, 8) == 8


def test_what_changed_around_a_conversation_is_marked_where_it_changed() -> None:
    day = date(2026, 1, 1)
    record = FinalRecord(
        final=False,
        conversation="u",
        ordinal=4,
        day=day,
        citizen_name="Amira",
        caseworker="Mette",
        form="phone",
        language="ar",
        present=("mentor",),
        earlier=(
            EarlierConversation(ordinal=1, day=day, caseworker="Bo"),
            EarlierConversation(ordinal=2, day=day, caseworker="Bo", interpreter=True),
            EarlierConversation(ordinal=3, day=day, caseworker="Mette", interpreter=True),
        ),
    )
    assert [(event.column, event.kind, event.value) for event in charts.events(record)] == [
        (1, EventKind.INTERPRETER, "yes"),
        (2, EventKind.CASEWORKER, "Mette"),
        (3, EventKind.FORM, "phone"),
        (3, EventKind.LANGUAGE, "ar"),
        (3, EventKind.INTERPRETER, ""),
    ]


def lived(*days: date, **plan: object) -> FinalRecord:
    """A record of conversations on these days, the last one today's, with this in its plan."""
    *earlier, today = days
    return FinalRecord(
        final=False,
        conversation="c",
        ordinal=len(days),
        day=today,
        citizen_name="Amira",
        earlier=tuple(EarlierConversation(ordinal=n, day=day) for n, day in enumerate(earlier, start=1)),
        plan=RecordedPlan(**plan),  # type: ignore[arg-type]
    )


JANUARY, MARCH, MAY = date(2026, 1, 10), date(2026, 3, 10), date(2026, 5, 10)


def marked(record: FinalRecord) -> list[tuple[int, EventKind, str, str]]:
    return [(event.column, event.kind, event.value, event.text) for event in charts.events(record)]


def test_what_happened_is_marked_at_the_first_conversation_since() -> None:
    placement = RecordedPlacement(
        id="p", company="Fønix", starts=date(2026, 1, 11), ends=date(2026, 8, 1), ended_on=date(2026, 3, 10)
    )
    school = RecordedPlacement(id="s", kind="education", company="Skolen", starts=date(2025, 9, 1))
    record = lived(
        JANUARY,
        MARCH,
        MAY,
        placements=(placement, school),
        ordinary_hours=(RecordedHours(day=date(2026, 3, 11), weekly_minutes=300, company="Fønix"),),
        outcomes=(
            RecordedOutcome(kind="job", day=MAY, text="køkkenet"),
            RecordedOutcome(kind="other", day=MAY, text="fortalt i enrum"),
        ),
    )
    assert marked(record) == [
        (0, EventKind.PLACEMENT_STARTED, "education", "Skolen"),
        (1, EventKind.PLACEMENT_STARTED, "company", "Fønix"),
        (1, EventKind.PLACEMENT_ENDED, "company", "Fønix"),
        (2, EventKind.ORDINARY_HOURS, "300", "Fønix"),
        (2, EventKind.OUTCOME, "job", ""),
    ]


def test_what_is_still_to_come_is_not_marked() -> None:
    record = lived(
        MARCH,
        MAY,
        placements=(
            RecordedPlacement(id="p", company="Fønix", starts=date(2026, 5, 11)),
            RecordedPlacement(id="q", company="Uden dag"),
            RecordedPlacement(id="r", company="Solgården", starts=MARCH, ends=MAY),
        ),
        ordinary_hours=(RecordedHours(day=date(2026, 6, 1), weekly_minutes=300),),
        outcomes=(RecordedOutcome(kind="job", day=date(2026, 6, 1)),),
    )
    assert marked(record) == [(0, EventKind.PLACEMENT_STARTED, "company", "Solgården")]
    assert charts.ended(record.plan.placements[2], MAY) is None  # its last day is today


def test_the_day_agreed_on_counts_once_it_has_passed() -> None:
    placement = RecordedPlacement(id="p", company="Fønix", ends=date(2026, 5, 9))
    assert charts.ended(placement, MAY) == date(2026, 5, 9)
    assert marked(lived(MARCH, MAY, placements=(placement,))) == [
        (1, EventKind.PLACEMENT_ENDED, "company", "Fønix")
    ]


def test_changes_and_what_happened_stand_in_the_order_of_conversations() -> None:
    record = lived(JANUARY, MARCH, MAY, outcomes=(RecordedOutcome(kind="job", day=MARCH),))
    record = msgspec.structs.replace(record, form="phone")
    assert [event.column for event in charts.events(record)] == [1, 2]
