"""The charts of the shared screen: what is painted is what the words say."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop import charts, scoring
from desktop.records import Rater
from desktop.ui.widgets.charts.history_chart import HistoryChart
from desktop.ui.widgets.charts.ladder_chart import LadderChart
from tests.reports import samples
from tests.ui.widgets.charts.drawn import (
    CARD,
    CASEWORKER,
    CITIZEN,
    chart,
    follow_up,
    long_history,
    look,
    near,
    painted,
    question,
    spot,
)

__all__ = ["chart", "look"]


def test_today_is_filled_and_before_is_open(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    made = chart(record, question(record, "C1"))  # citizen: bottom, bottom, middle; caseworker: 1, 1, 3
    image = painted(made.canvas)
    for column, place, filled in ((0, 0, False), (1, 0, False), (2, 2, True)):
        x, y = spot(made, column, place, 3)
        assert image.pixelColor(round(x), round(y)) == (CITIZEN if filled else CARD)
        assert near(image, x - 4, y, CITIZEN, 2)
    for column, place, filled in ((0, 1, False), (1, 1, False), (2, 3, True)):
        x, y = spot(made, column, place, 3)
        assert image.pixelColor(round(x), round(y)) == (CASEWORKER if filled else CARD)


def test_what_is_painted_stands_where_scoring_says(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    for each in record.questions:
        made = chart(record, each)
        image = painted(made.canvas)
        for column, point in enumerate(scoring.series(record, each, Rater.CITIZEN).points):
            if point.place is None:
                continue
            x, y = spot(made, column, point.place, 3)
            # The rim of the circle, whatever stands inside or around it.
            assert near(image, x, y - 4.5, CITIZEN, 2), (each.id, column)


def test_neighbouring_answers_are_joined_and_a_hole_is_not(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    joined = chart(record, question(record, "C1"))
    (x1, y1), (x2, y2) = spot(joined, 1, 0, 3), spot(joined, 2, 2, 3)
    assert near(painted(joined.canvas), (x1 + x2) / 2, (y1 + y2) / 2, CITIZEN)
    once = samples.question("C1", samples.Said(3, earlier=((samples.MAY, 3, None),)))
    gap = chart(record, once)
    (x1, y), (x2, _) = spot(gap, 0, 2, 3), spot(gap, 2, 2, 3)
    image = painted(gap.canvas)
    assert near(image, x1 - 4, y, CITIZEN, 2) and near(image, x2, y, CITIZEN)
    assert not near(image, (x1 + x2) / 2, y, CITIZEN, 3)
    assert "Gap in the line" in gap.legend_text()


def test_other_words_break_the_line_and_it_is_said(chart: Callable[..., HistoryChart]) -> None:
    said = samples.Said(2, earlier=((samples.MAY, 4, None), (samples.AUGUST, 2, None)), comparable=False)
    record = follow_up(questions=(samples.question("C1", said),))
    made = chart(record, record.questions[0])
    image = painted(made.canvas)
    (x1, y), (x2, _) = spot(made, 1, 3, 3), spot(made, 2, 3, 3)
    assert near(image, (x1 + x2) / 2, y, CITIZEN, 4), "a small mark where the line is cut"
    for x in ((3 * x1 + x2) / 4, (x1 + 3 * x2) / 4):
        assert not near(image, x, y, CITIZEN, 3)
    assert "// Broken line: the question had other words." in made.legend_text()
    assert made.canvas.told_at(QPoint(round((x1 + x2) / 2), round(y))) == (
        "Here the question was given other words."
    )
    (x0, y0) = spot(made, 0, 1, 3)
    assert near(image, (x0 + x1) / 2, (y0 + y) / 2, CITIZEN), "the two with the same words are joined"


def test_both_in_one_place_can_be_told_apart(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    made = chart(record, question(record, "C2"))  # both in the middle, today
    image = painted(made.canvas)
    x, y = spot(made, 2, 2, 3)
    assert image.pixelColor(round(x), round(y)) == CITIZEN
    assert near(image, x - 6, y - 6, CASEWORKER)


@pytest.mark.parametrize("conversations", [1, 2, 12, 60])
def test_one_to_sixty_conversations_stay_apart(
    chart: Callable[..., HistoryChart], conversations: int
) -> None:
    record, asked = long_history(conversations)
    made = chart(record, asked)
    assert len(made.table_rows()) == conversations
    image = painted(made.canvas)
    for column, point in enumerate(scoring.series(record, asked, Rater.CITIZEN).points):
        assert point.place is not None
        x, y = spot(made, column, point.place, conversations)
        # So small a ring is all edge: no pixel has the full colour.
        assert near(image, x, y, CITIZEN, 4, shades=120), column
    area = made.canvas.area()
    assert charts.mark_size(area, conversations, 11, 5) <= max(5, area.width / max(conversations - 1, 1))


@pytest.mark.parametrize(("last", "today"), [(2, 3), (4, 0), (1, 1), (None, 2), (3, None)])
@pytest.mark.parametrize("rater", list(Rater))
def test_the_dumbbell_goes_from_last_to_today(
    qtbot: QtBot, rater: Rater, last: int | None, today: int | None
) -> None:
    made = LadderChart(rater)
    qtbot.addWidget(made)
    made.resize(176, 28)
    made.show_places(last, today)
    image = painted(made)
    own = CITIZEN if rater is Rater.CITIZEN else CASEWORKER
    area = charts.Area(13, 0, 176 - 26, 28)
    for place in range(5):
        x = charts.ladder_x(area, place)
        assert near(image, x, 14, own, 0) is (place == today or _between(place, last, today)), place
    if last is not None and last != today:
        assert near(image, charts.ladder_x(area, last) - 5, 14, own, 1), "last time's rim"


def _between(place: int, last: int | None, today: int | None) -> bool:
    if last is None or today is None:
        return False
    return min(last, today) < place < max(last, today)
