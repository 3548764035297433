"""The history at every density, as a drawing and as the table beside it."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import charts, scoring
from desktop.final_record import FinalRecord
from desktop.recorded_plan import RecordedPlacement, RecordedPlan
from desktop.records import Rater
from desktop.ui.widgets.charts.history_card import HistoryCard
from desktop.ui.widgets.charts.history_chart import HistoryChart
from tests.ui.widgets.charts.drawn import (
    CASEWORKER,
    CITIZEN,
    ENGLISH,
    chart,
    follow_up,
    long_history,
    look,
    near,
    painted,
    question,
)

__all__ = ["chart", "look"]


@pytest.mark.parametrize("conversations", [1, 2, 3, 5, 8, 11, 13, 20, 33, 47, 60])
def test_dates_never_overlap(chart: Callable[..., HistoryChart], conversations: int) -> None:
    record, asked = long_history(conversations)
    canvas = chart(record, asked).canvas
    for width in (240, 320, 380, 520, 900):
        canvas.resize(width, 112)
        labels = canvas.axis_labels()
        assert labels[-1].text == "today"
        for before, after in pairwise(labels):
            assert before.box.right() + 3 <= after.box.left(), (conversations, before, after)
        assert labels[0].box.left() >= 0 and labels[-1].box.right() <= width


def test_many_conversations_have_years_on_the_axis(chart: Callable[..., HistoryChart]) -> None:
    record, asked = long_history(60)
    texts = [each.text for each in chart(record, asked).canvas.axis_labels()]
    years = [text for text in texts if text.isdigit()]
    assert len(years) >= 4 and years == sorted(years)
    record, asked = long_history(4)
    assert chart(record, asked).canvas.axis_labels()[0].text == "Apr 12"


@pytest.mark.parametrize("conversations", [1, 4, 12, 18, 25, 40, 60])
@pytest.mark.parametrize("width", [320, 520])
def test_both_are_seen_where_they_agree_at_every_density(
    chart: Callable[..., HistoryChart], conversations: int, width: int
) -> None:
    record, asked = long_history(conversations)
    same = tuple(msgspec.structs.replace(each, option=3) for each in asked.earlier)
    now = msgspec.structs.replace(asked.citizen, option=3)
    asked = msgspec.structs.replace(asked, earlier=same, citizen=now, caseworker=now)
    made = chart(msgspec.structs.replace(record, questions=(asked,)), asked)
    made.canvas.resize(width, 112)
    image = painted(made.canvas)
    drawn = made.canvas.drawn_marks()
    apart = drawn[Rater.CITIZEN][0].y != drawn[Rater.CASEWORKER][0].y
    for mark in drawn[Rater.CITIZEN]:
        assert near(image, mark.x, mark.y, CITIZEN, 4, shades=90), mark
    for mark in drawn[Rater.CASEWORKER]:
        # A square around the circle, or where it is dense one of its own below.
        x, y = (mark.x, mark.y + 1) if apart else (mark.x - 6, mark.y - 6)
        assert near(image, x, y, CASEWORKER, 2, shades=90), mark


def test_the_drawing_grows_with_its_room_up_to_a_limit(qtbot: QtBot) -> None:
    record = follow_up()
    card = HistoryCard(ENGLISH)
    qtbot.addWidget(card)
    card.show_question(record, question(record, "A1"), views=True)
    heights = []
    for height in (340, 440, 900):
        card.resize(420, height)
        card.show()
        QTest.qWait(1)
        heights.append(card.chart.canvas.height())
    assert heights[0] < heights[1] < heights[2] == 280


@pytest.mark.parametrize("id", ["A1", "C1", "C2", "E1"])
def test_the_table_says_what_the_chart_draws(chart: Callable[..., HistoryChart], id: str) -> None:
    record = follow_up()
    asked = question(record, id)
    made = chart(record, asked)
    drawn = made.canvas.drawn_marks()
    area = made.canvas.area()
    press_key(made.toggle, Qt.Key.Key_Space)
    assert made.table.isVisible() and not made.canvas.isVisible()
    newest = made.table.rowCount() - 1
    for position, (rater, options) in enumerate(
        ((Rater.CITIZEN, asked.options), (Rater.CASEWORKER, asked.caseworker_options)), start=1
    ):
        if rater not in drawn:
            assert made.table.columnCount() == 2
            continue
        said = [cell(made, newest - column, position) for column in range(newest + 1)]
        by_place = {round(charts.history_y(area, scoring.place_of(n))): n for n in range(1, 6)}
        expected = {mark.column: f"“{options[by_place[round(mark.y)] - 1]}”" for mark in drawn[rater]}
        assert {c: words for c, words in enumerate(said) if words.startswith("“")} == expected
    press_key(made.toggle, Qt.Key.Key_Space)
    assert made.canvas.isVisible() and not made.table.isVisible()


def test_the_table_is_walked_through_by_keyboard(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    made = chart(record, question(record, "C1"))
    made.toggle.setFocus()
    press_key(made.toggle, Qt.Key.Key_Space)
    made.table.setFocus(Qt.FocusReason.TabFocusReason)
    press_key(made.table, Qt.Key.Key_Down)
    press_key(made.table, Qt.Key.Key_Down)
    assert made.table.currentRow() == 1
    assert made.table.accessibleName().startswith("All answers to")


def press_key(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def cell(made: HistoryChart, line: int, column: int) -> str:
    item = made.table.item(line, column)
    assert item is not None
    return item.text()


def with_placements(conversations: int, places: int) -> FinalRecord:
    """A long history with placements one after the other from its first years on."""
    record, _ = long_history(conversations)
    stays = tuple(
        RecordedPlacement(
            id=str(number),
            company=f"Sted {number}",
            starts=date(2012 + number, 5, 1),
            ended_on=date(2012 + number, 9, 1),
        )
        for number in range(places)
    )
    return msgspec.structs.replace(record, plan=RecordedPlan(placements=stays))


def test_a_few_events_have_lines_and_many_leave_the_answers_alone(chart: Callable[..., HistoryChart]) -> None:
    few = with_placements(60, 3)
    canvas = chart(few, few.questions[0]).canvas
    assert canvas.lined() == {event.column for event in charts.events(few)}
    many = with_placements(60, 14)
    canvas = chart(many, many.questions[0]).canvas
    assert canvas.lined() == {event.column for event in charts.events(many)[-3:]}


def test_a_placement_stands_in_legend_table_and_tooltip(chart: Callable[..., HistoryChart]) -> None:
    record = with_placements(60, 14)
    made = chart(record, record.questions[0])
    assert "placement until 1 September 2025: Sted 13" in made.legend_text()
    assert "Earlier changes are in the table." in made.legend_text()
    press_key(made.toggle, Qt.Key.Key_Space)
    told = [cell(made, line, 0) for line in range(made.table.rowCount())]
    for number in range(14):
        assert any(f"placement from 1 May {2012 + number}: Sted {number}" in each for each in told)
