"""The page on health and experience: answers over time beside placements, as a drawing and as a table."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.plan_records import PlacementKind
from desktop.records import AnswerState, Place
from desktop.ui import theme
from desktop.ui.pages.development import DevelopmentPage
from desktop.ui.pages.experience import ExperiencePage
from tests.ui.shared_screen import NARROW, Talks, assert_fits_sideways, press, talks, texts
from tests.ui.widgets.charts.drawn import near, painted

__all__ = ["talks"]

JANUARY, JUNE, TODAY = date(2026, 1, 12), date(2026, 6, 12), date(2026, 11, 21)


def place(talks: Talks, company: str, starts: date, ended: date | None = None, *rungs: date) -> int:
    placements = talks.behind.placements
    placement: int = placements.add(talks.citizen, PlacementKind.COMPANY, company)
    placements.change(placement, starts=starts)
    for number, day in enumerate(rungs, start=1):
        placements.reach_task(placements.add_task(placement, f"trin {number}"), day)
    if ended is not None:
        placements.end(placement, ended)
    return placement


@pytest.fixture
def story(talks: Talks) -> Talks:
    """Three conversations, a placement since spring with a rung, ordinary hours since summer."""
    talks.held(JANUARY, {"B2": 5, "A1": 4})
    talks.held(JUNE, {"B2": 4, "A1": 4})
    talks.on(TODAY)
    place(talks, "Fønix", date(2026, 3, 2), None, date(2026, 5, 4))
    talks.behind.placements.add_hours(talks.citizen, date(2026, 8, 3), 300)
    talks.answered({"B2": 3, "A1": 2, "A3": 4, "C1": 1})
    return talks


def test_each_question_stands_on_its_own_steps_over_the_same_days(story: Talks) -> None:
    page = story.show(ExperiencePage)
    drawing = page.canvas.drawing()
    assert [lane.lane.question.id for lane in drawing.lanes] == ["B2", "A1"]
    image = painted(page.canvas)
    blue, green = QColor(theme.LIGHT.citizen), QColor(theme.LIGHT.done)
    for lane in drawing.lanes:
        assert len(lane.history.marks) == 3
        for mark in lane.history.marks:
            assert near(image, mark.x, mark.y, blue, 6)
    (bar,) = drawing.stays
    first, last = (drawing.axis.x(day) for day in (date(2026, 3, 2), TODAY))
    assert (bar.area.left, bar.area.left + bar.area.width) == (first, last)
    assert near(image, bar.rungs[0], bar.area.top + bar.area.height - 17, green, 2)
    assert [(line.x1, line.x2) for line in drawing.steps] == [(drawing.axis.x(date(2026, 8, 3)), last)]


def test_what_has_no_ladder_stands_in_words(story: Talks) -> None:
    said = texts(story.show(ExperiencePage))
    (words,) = (each.citizen.words for each in story.view().record.questions if each.id == "A3")
    assert f"21 November 2026: “{words}”" in said


def test_a_question_without_an_answer_says_so(talks: Talks) -> None:
    talks.on(TODAY)
    talks.answered({"B2": None})
    (lane,) = talks.show(ExperiencePage).canvas.drawing().lanes
    assert talks.show(ExperiencePage).canvas.newest_words(lane.lane) == "Not answered yet"
    talks.finish()
    assert talks.show(ExperiencePage).canvas.newest_words(lane.lane) == "We did not get to it"


def test_what_was_asked_earlier_stands_there_though_it_is_not_asked_today(talks: Talks) -> None:
    talks.held(JANUARY, {"B1": 5, "A3": 5, "C1": 4, "E2": 3})
    talks.held(JUNE, {"B1": 4, "A1": AnswerState.DECLINED})
    talks.on(TODAY)
    talks.answered({"B2": 3})
    page = talks.show(ExperiencePage)
    marks = {lane.lane.question.id: len(lane.history.marks) for lane in page.canvas.drawing().lanes}
    assert marks == {"B1": 2, "B2": 1}, "A1 was never answered"
    assert "12 January 2026: “" in texts(page), "A3 in its words"
    assert [question.id for question in talks.view().record.questions] == ["B2"]


def test_a_finished_conversation_knows_nothing_of_later_answers(talks: Talks) -> None:
    talks.held(JANUARY, {"B2": 5})
    before = talks.conversation
    talks.held(JUNE, {"B1": 4, "B2": 1})
    talks.conversation = before
    drawing = talks.show(ExperiencePage).canvas.drawing()
    assert [(each.lane.question.id, len(each.history.marks)) for each in drawing.lanes] == [("B2", 1)]


def test_the_table_says_the_same(story: Talks) -> None:
    page = story.show(ExperiencePage)
    assert not page.table.isVisible()
    press(page, "experience-as-table")
    assert page.table.isVisible() and not page.canvas.isVisible()
    cells = [
        [str(page.table.model().index(row, column).data()) for column in range(3)]
        for row in range(page.table.rowCount())
    ]
    assert [row[0] for row in cells] == [
        "21 November 2026",
        "3 August 2026",
        "12 June 2026",
        "4 May 2026",
        "2 March 2026",
        "12 January 2026",
    ]
    one_line = 2 * page.table.fontMetrics().height()
    assert all(page.table._needed(row, 0) < one_line for row in range(page.table.rowCount()))
    assert cells[3][1:] == ["Responsibility reached: trin 1", "placement: Fønix"]
    assert cells[1][1] == "Ordinary work: 5 hours a week"
    assert cells[5][2] == ""
    press(page, "experience-as-table")
    assert page.canvas.isVisible()


def test_the_pointer_is_told_what_was_at_the_same_time(story: Talks) -> None:
    page = story.show(ExperiencePage)
    drawing = page.canvas.drawing()
    told = page.canvas.told_at(QPoint(round(drawing.axis.x(JUNE)), 40))
    assert told.splitlines()[0] == "12 June 2026"
    assert told.splitlines()[-1] == "At the same time: placement: Fønix"
    assert page.canvas.told_at(QPoint(2, 40)) == ""


def test_a_screen_reader_hears_the_newest_days(story: Talks) -> None:
    page = story.show(ExperiencePage)
    assert page.canvas.accessibleName() == "Health and experience over time"
    assert "Responsibility reached: trin 1" in page.canvas.accessibleDescription()


def test_without_a_placement_the_page_says_what_to_do(talks: Talks) -> None:
    talks.on(TODAY)
    talks.answered({"B2": 3})
    page = talks.show(ExperiencePage)
    assert "Here is room for a placement too." in texts(page)
    wanted: list[Place] = []
    page.place_wanted.connect(wanted.append)
    press(page, "open-placement")
    assert wanted == [Place("placement")]


def test_without_a_question_it_says_so_and_still_shows_the_placement(talks: Talks) -> None:
    talks.on(TODAY)
    talks.answered({"C1": 3})
    page = talks.show(ExperiencePage)
    assert "No question about health" in texts(page) and not page.canvas.isVisible()
    place(talks, "Fønix", JANUARY)
    page.show_view(talks.view())
    assert page.canvas.isVisible() and "No question about health" in texts(page)


def test_the_way_leads_there_from_the_development(story: Talks) -> None:
    page = story.show(DevelopmentPage)
    wanted: list[Place] = []
    page.place_wanted.connect(wanted.append)
    press(page, "open-experience")
    assert wanted == [Place("experience")]


@pytest.mark.parametrize("size", [NARROW, (1116, 656), (1900, 1000)])
def test_it_fits_sideways(story: Talks, size: tuple[int, int]) -> None:
    page = story.show(ExperiencePage, size)
    assert_fits_sideways(page)
    drawing = page.canvas.drawing()
    assert page.canvas.height() >= drawing.height
    assert all(bar.area.left + bar.area.width <= page.canvas.width() for bar in drawing.stays)


@pytest.mark.parametrize("places", [1, 3, 14])
@pytest.mark.parametrize("width", [480, 1100])
def test_no_two_names_of_places_lie_over_each_other(
    talks: Talks, qtbot: QtBot, places: int, width: int
) -> None:
    talks.held(date(2010, 1, 4), {"B2": 5})
    talks.on(TODAY)
    for number in range(places):
        starts = date(2011 + number, 3, 1)
        place(talks, f"Virksomhed {number}", starts, starts + timedelta(days=180))
    talks.answered({"B2": 3})
    page = talks.show(ExperiencePage, (width, 656))
    drawing = page.canvas.drawing()
    bars = [
        QRect(round(bar.area.left), round(bar.area.top), round(bar.area.width), 30) for bar in drawing.stays
    ]
    boxes = [box.toRect() for box, _, _ in page.canvas.stay_names(drawing)]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[number + 1 :])
        assert sum(box.intersects(bar) for bar in bars) <= 1
        assert box.left() >= 0 and box.right() <= page.canvas.width()
    assert boxes or places > 3


def test_between_the_lowest_answer_and_the_next_question_is_air(story: Talks) -> None:
    drawing = story.show(ExperiencePage).canvas.drawing()
    upper, lower = (lane.area for lane in drawing.lanes)
    words = theme.metrics(theme.SMALL).height()
    lowest_ends = upper.top + upper.height + words / 2
    next_begins = lower.top - 30 - 2
    assert next_begins - lowest_ends >= 8
    assert drawing.stays_top is not None
    assert drawing.stays_top - 2 - (lower.top + lower.height + words / 2) >= 8
