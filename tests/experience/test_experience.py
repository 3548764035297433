"""Health and belief beside placements: what is shown, where it stands, and the same in words."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from desktop import experience
from desktop.experience import Experience, Sizes
from desktop.final_record import (
    EarlierAnswer,
    EarlierConversation,
    FinalRecord,
    RecordedAnswer,
    RecordedQuestion,
)
from desktop.i18n import Catalogue
from desktop.recorded_plan import RecordedHours, RecordedPlacement, RecordedPlan, RecordedTask
from desktop.records import AnswerState

SIZES = Sizes(heading=20, ladder=60, bar=24, hours=40, between=10)
ENGLISH = Catalogue("en")
FIRST, TODAY = date(2025, 11, 21), date(2026, 11, 21)
HALFWAY = FIRST + (TODAY - FIRST) / 2


def asked(id: str, today: int | None, *earlier: tuple[int, date, int], **fields: object) -> RecordedQuestion:
    """A question with today's option, and earlier ones by ordinal and day."""
    said = RecordedAnswer(state="answered", option=today, words=f"svar {today}")
    values: dict[str, object] = {
        "id": id,
        "bank": "progression",
        "bank_version": "1",
        "wording": "w",
        "factor": id[0],
        "factor_name": id[0],
        "short": f"Om {id}",
        "text": f"Hvad med {id}?",
        "options": ("1", "2", "3", "4", "5"),
        "source": "",
        "citizen": said if today else RecordedAnswer(state="not_reached"),
        "earlier": tuple(
            EarlierAnswer(ordinal=n, day=day, rater="citizen", state="answered", option=o, words=f"svar {o}")
            for n, day, o in earlier
        ),
    }
    return RecordedQuestion(**(values | fields))  # type: ignore[arg-type]


def record(questions: tuple[RecordedQuestion, ...] = (), *days: date, **plan: object) -> FinalRecord:
    return FinalRecord(
        final=False,
        conversation="c",
        ordinal=len(days) + 1,
        day=TODAY,
        citizen_name="Amira",
        earlier=tuple(EarlierConversation(ordinal=n, day=day) for n, day in enumerate(days, start=1)),
        questions=questions,
        plan=RecordedPlan(**plan),  # type: ignore[arg-type]
    )


def placement(company: str = "Fønix", **fields: object) -> RecordedPlacement:
    return RecordedPlacement(id=company, company=company, **fields)  # type: ignore[arg-type]


def reached(*days: date | None) -> tuple[RecordedTask, ...]:
    return tuple(RecordedTask(text=f"trin {n}", reached_on=day) for n, day in enumerate(days, start=1))


def shown(*questions: RecordedQuestion, **plan: object) -> Experience:
    return experience.of(record(questions, FIRST, HALFWAY, **plan))


def test_health_comes_first_and_then_belief_and_nothing_else() -> None:
    found = shown(
        asked("A1", 2),
        asked("A3", 4, ladder=False),
        asked("B2", 3),
        asked("C1", 1),
        asked("B9", 1, private_screen=True),
    )
    assert [lane.question.id for lane in found.lanes] == ["B2", "A1"]
    assert [lane.question.id for lane in found.worded] == ["A3"]


def test_the_axis_is_true_to_the_days() -> None:
    near = FIRST + timedelta(days=30)
    question = asked("B2", 1, (1, FIRST, 5), (2, near, 3))
    found = experience.of(record((question,), FIRST, near))
    drawing = experience.lay_out(found, 100, 365, SIZES)
    (lane,) = drawing.lanes
    assert [mark.x for mark in lane.history.marks] == [100, 130, 465]
    assert [mark.y for mark in lane.history.marks] == [80, 50, 20]  # each at the place of its own ladder
    assert [(line.x1, line.x2) for line in lane.history.lines] == [(100, 130), (130, 465)]


def test_each_question_has_a_lane_of_its_own_and_no_two_overlap() -> None:
    found = shown(
        asked("B1", 2),
        asked("B2", 5),
        asked("A1", 1),
        placements=(placement(starts=HALFWAY),),
        ordinary_hours=(RecordedHours(day=HALFWAY, weekly_minutes=300),),
    )
    drawing = experience.lay_out(found, 0, 500, SIZES)
    tops = [lane.area.top for lane in drawing.lanes]
    assert tops == [20, 110, 200]
    assert (drawing.stays_top, drawing.hours_top, drawing.height) == (270, 324, 394)


def test_a_placement_is_a_bar_over_its_days_with_its_rungs() -> None:
    days = [FIRST + timedelta(days=each) for each in (73, 146, 292)]
    stay = placement(starts=days[0], ended_on=days[2], tasks=reached(days[1], None))
    found = shown(asked("B2", 2), placements=(stay,))
    (bar,) = experience.lay_out(found, 0, 365, SIZES).stays
    assert (bar.area.left, bar.area.left + bar.area.width, bar.rungs) == (73, 292, (146,))
    assert not bar.stay.goes_on


def test_one_that_is_not_over_goes_on_to_today_and_one_to_come_is_not_there() -> None:
    going = placement(starts=HALFWAY, ends=TODAY + timedelta(days=9))
    to_come = placement("Senere", starts=TODAY + timedelta(days=1))
    undated = placement("Uden dag")
    (stay,) = shown(placements=(going, to_come, undated)).stays
    assert (stay.company, stay.last, stay.goes_on) == ("Fønix", TODAY, True)


def test_a_rung_reached_outside_the_days_keeps_its_own_day() -> None:
    early, late = HALFWAY - timedelta(days=7), HALFWAY + timedelta(days=9)
    stay = placement(starts=HALFWAY, ended_on=HALFWAY + timedelta(days=7), tasks=reached(early, late))
    found = shown(placements=(stay,))
    assert found.first == early
    (bar,) = experience.lay_out(found, 0, 400, SIZES).stays
    assert bar.rungs[0] == 0 < bar.area.left and bar.rungs[1] > bar.area.left + bar.area.width
    said = [row.said for row in experience.rows(found, ENGLISH) if row.day == early]
    assert said == [("Responsibility reached: trin 1",)]


def test_one_without_a_first_day_is_shown_from_its_first_rung_and_nobody_says_it_began() -> None:
    found = shown(placements=(placement(tasks=reached(HALFWAY)), placement("Over", ended_on=HALFWAY)))
    assert [(stay.company, stay.first, stay.row) for stay in found.stays] == [
        ("Over", HALFWAY, 0),
        ("Fønix", HALFWAY, 1),
    ]
    said = [part for row in experience.rows(found, ENGLISH) for part in row.said]
    assert sorted(said) == ["Ended: Over", "Responsibility reached: trin 1"]


def test_placements_at_the_same_time_stand_below_each_other() -> None:
    week = timedelta(days=7)
    first = placement("Første", starts=FIRST, ended_on=FIRST + 4 * week)
    beside = placement("Samtidig", starts=FIRST + 2 * week, ended_on=FIRST + 9 * week)
    after = placement("Efter", starts=FIRST + 5 * week)
    found = shown(placements=(after, beside, first)).stays
    assert [(stay.company, stay.row) for stay in found] == [("Første", 0), ("Samtidig", 1), ("Efter", 0)]


def test_the_axis_begins_where_the_first_thing_is() -> None:
    before = FIRST - timedelta(days=100)
    assert shown(placements=(placement(starts=before),)).first == before
    assert shown().first == TODAY  # without a question no conversation is shown
    assert shown(asked("B2", 1)).first == FIRST


def test_ordinary_hours_are_steps_on_their_days() -> None:
    found = shown(
        asked("B2", 1),
        ordinary_hours=(
            RecordedHours(day=TODAY, weekly_minutes=0),
            RecordedHours(day=FIRST, weekly_minutes=150),
            RecordedHours(day=FIRST + timedelta(days=73), weekly_minutes=300),
            RecordedHours(day=TODAY + timedelta(days=1), weekly_minutes=600),
        ),
    )
    assert [minutes for _, minutes in found.hours] == [150, 300, 0]
    drawing = experience.lay_out(found, 0, 365, SIZES)
    assert drawing.hours is not None
    top, height = drawing.hours.top, drawing.hours.height
    corners = [(line.x1, line.y1 - top, line.x2, line.y2 - top) for line in drawing.steps]
    assert corners == [
        (0, height / 2, 73, height / 2),
        (73, height / 2, 73, 0),
        (73, 0, 365, 0),
        (365, 0, 365, height),
        (365, height, 365, height),
    ]


def test_a_first_conversation_stands_in_the_middle() -> None:
    found = experience.of(record((asked("B2", 1),)))
    (lane,) = experience.lay_out(found, 0, 300, SIZES).lanes
    assert [mark.x for mark in lane.history.marks] == [150]


@pytest.mark.parametrize("days", [0, 1, 20, 60, 200, 700, 1900, 5000])
@pytest.mark.parametrize("width", [120, 400, 1000])
def test_ticks_keep_apart_and_off_today(days: int, width: float) -> None:
    found = experience.of(record((asked("B2", 1),), TODAY - timedelta(days=days)))
    axis = experience.lay_out(found, 50, width, SIZES).axis
    drawn = experience.ticks(axis, 44, 30, 10, 36)
    for before, after in pairwise(drawn):
        assert after.x - before.x >= (30 if before.year else 44) + 10
    assert all(tick.x + 15 <= 50 + width - 36 and tick.x == axis.x(tick.day) for tick in drawn)
    if days >= 200 and width >= 400:
        assert drawn


def test_the_table_says_all_that_is_drawn_and_what_was_at_the_same_time() -> None:
    found = shown(
        asked("B2", 3, (1, FIRST, 5)),
        asked("A3", 2, ladder=False),
        placements=(placement(starts=FIRST, ended_on=HALFWAY, tasks=reached(HALFWAY)),),
        ordinary_hours=(RecordedHours(day=HALFWAY, weekly_minutes=450),),
    )
    rows = experience.rows(found, ENGLISH)
    assert [(row.day, row.said, row.meanwhile) for row in rows] == [
        (TODAY, ("Om B2: “svar 3”", "Om A3: “svar 2”"), "ordinary work: 7.5 hours a week"),
        (
            HALFWAY,
            ("Responsibility reached: trin 1", "Ended: Fønix", "Ordinary work: 7.5 hours a week"),
            "placement: Fønix · ordinary work: 7.5 hours a week",
        ),
        (FIRST, ("Om B2: “svar 5”", "Began: Fønix"), "placement: Fønix"),
    ]


def test_how_a_question_was_left_is_said_and_one_not_reached_is_not() -> None:
    question = asked("B2", None, (1, FIRST, 5))
    declined = RecordedAnswer(state=AnswerState.DECLINED)
    rows = experience.rows(experience.of(record((question,), FIRST)), ENGLISH)
    assert [row.day for row in rows] == [FIRST]
    left = asked("B2", None, citizen=declined)
    assert experience.rows(shown(left), ENGLISH)[0].said == ("Om B2: Prefers not to answer",)


def test_nothing_in_the_words_speaks_of_causes() -> None:
    found = shown(asked("B2", 3, (1, FIRST, 5)), placements=(placement(starts=HALFWAY),))
    said = " ".join(part for row in experience.rows(found, ENGLISH) for part in (*row.said, row.meanwhile))
    for word in ("because", "therefore", "due to", "effect", "expected"):
        assert word not in said
