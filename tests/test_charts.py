"""Where answers stand on ladder and history: best at the right, best at the top, no line over a gap."""

from datetime import date
from itertools import pairwise

import pytest

from desktop import charts
from desktop.charts import Area, EventKind
from desktop.final_record import EarlierConversation, FinalRecord
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


@pytest.mark.parametrize("columns", [1, 2, 3, 7, 12, 40, 61])
@pytest.mark.parametrize("room", [1, 2, 3, 5, 8, 100])
def test_as_many_dates_as_fit_the_last_one_always(columns: int, room: int) -> None:
    kept = list(charts.label_columns(columns, room))
    assert len(kept) <= max(room, 1)
    assert kept[-1] == columns - 1
    assert kept == sorted(set(kept))
    assert all(0 <= column < columns for column in kept)
    gaps = {later - earlier for earlier, later in pairwise(kept)}
    assert len(gaps) <= 1


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
