"""The answers below each other: what they tell before anything is answered."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.records import Rater
from desktop.ui import theme
from desktop.ui.widgets.question.answer_ladder import AnswerLadder, AnswerOption

WORDS = "Jeg kan arbejde nogle timer om ugen, når jeg får hjælp"
DANISH = "Jeg ved helt klart, hvad jeg skal gøre for at nærme mig et job"
ARABIC = "أعرف بوضوح تام ما عليّ فعله للاقتراب من الحصول على عمل"
CHIP = "sidst · 12. maj"


@pytest.fixture
def ladders(qtbot: QtBot) -> Iterator[list[AnswerLadder]]:
    """The same ladder once for each answer that may have been last time's."""
    made = [AnswerLadder("?", [WORDS] * 5, Rater.CITIZEN) for _last in range(5)]
    for ladder in made:
        qtbot.addWidget(ladder)
        ladder.resize(520, 400)
        ladder.show()
    yield made


def heights(ladder: AnswerLadder) -> list[int]:
    return [option.height() for option in ladder.options]


def fit(ladder: AnswerLadder, width: int) -> None:
    ladder.resize(width, 600)
    QApplication.processEvents()


def narrowest(ladder: AnswerLadder) -> int:
    """The least width in px at which the words stand on one line without the mark."""
    option = ladder.options[0]
    for width in range(400, 800, 10):
        fit(ladder, width)
        if option._fitted().count == 1:
            return width
    raise AssertionError("the words never stand on one line")


def test_before_an_answer_nothing_tells_last_times(ladders: list[AnswerLadder]) -> None:
    width = narrowest(ladders[0])
    for last, ladder in enumerate(ladders, start=1):
        fit(ladder, width)
        before = heights(ladder)
        ladder.show_last(last, CHIP, shown=False)
        assert heights(ladder) != before, "room is kept for the mark"
    assert len({tuple(heights(ladder)) for ladder in ladders}) == 1


def test_the_mark_comes_where_its_room_was_kept(ladders: list[AnswerLadder]) -> None:
    ladder = ladders[0]
    fit(ladder, narrowest(ladder))
    ladder.show_last(2, CHIP, shown=False)
    before = heights(ladder)
    ladder.show_last(2, CHIP, shown=True)
    assert heights(ladder) == before
    marked = [CHIP in option.accessibleDescription() for option in ladder.options]
    assert marked == [False, True, False, False, False]


def test_the_danish_beneath_is_whole_until_the_mark_comes(qtbot: QtBot) -> None:
    option = AnswerOption(ARABIC, Rater.CITIZEN, danish=DANISH)
    option.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    option.set_chip(CHIP, shown=False)
    qtbot.addWidget(option)
    option.show()
    taken = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(DANISH)
    # The answer has its line to itself, and the mark is to stand beside the Danish, which it shortens.
    widths = iter(range(300, 900, 5))
    while not (option._chip_low and option._room() < taken <= option._whole_room()):
        option.resize(next(widths), option.height())
    height = option.height()
    assert option._danish_line() == DANISH and not option.toolTip()
    option.set_chip(CHIP, shown=True)
    assert option._danish_line().endswith("…") and option.toolTip() == DANISH
    assert option.height() == height


def test_without_a_last_time_no_room_is_kept(ladders: list[AnswerLadder]) -> None:
    ladder = ladders[0]
    before = heights(ladder)
    ladder.show_last(None, "", shown=True)
    assert heights(ladder) == before
