"""Coming to one section of a citizen's plan: it stands open, in view, and the keys are there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from tests import handovers, support
from tests.program import Program
from tests.support import HandClock
from tests.ui.english import program

__all__ = ["program"]

NAME = "Åse Sørensen"


def behind(program: Program, clock: HandClock) -> support.Desk:
    """The open vault by its services."""
    return support.Desk(program.unlocked, clock)


def in_view(program: Program, widget: QWidget) -> bool:
    """Whether the page that scrolls shows it."""
    area = program.window.page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    top = widget.mapTo(area.viewport(), QPoint()).y()
    return top >= 0 and top + widget.height() <= area.viewport().height()


@pytest.mark.parametrize("size", [(683, 384), (1366, 768)])
def test_handing_over_begins_on_the_citizens_card(
    program: Program, clock: HandClock, size: tuple[int, int]
) -> None:
    desk, driver = behind(program, clock), program.driver
    program.window.resize(*size)
    citizen = handovers.everything(desk)
    program.window.show_citizen(citizen)
    driver.click("citizen-hand-over")
    first = driver.find("handover-where-we-are")
    driver.wait(lambda: first.hasFocus() and in_view(program, first), "the typing to begin")
    driver.press(Qt.Key.Key_X)
    driver.click("done")
    driver.click("citizen-hand-over")
    again = driver.find("handover-where-we-are")
    driver.wait(lambda: again.hasFocus() and in_view(program, again), "the typing to go on")
    page = desk.handing_over.get(citizen).page
    assert page is not None and page.where_we_are == "x"


def test_from_the_card_an_open_conversation_comes_first_too(program: Program, clock: HandClock) -> None:
    desk, driver = behind(program, clock), program.driver
    citizen = desk.citizen(NAME)
    desk.preparations.prepare(citizen)
    program.window.show_citizen(citizen)
    driver.click("citizen-hand-over")
    leads = driver.find("handover-to-citizen")
    driver.wait(lambda: leads.hasFocus() and in_view(program, leads), "the way to finish it first")
    assert desk.handing_over.get(citizen).page is None


def test_from_looking_back_one_comes_to_what_came_of_it(program: Program, clock: HandClock) -> None:
    desk, driver = behind(program, clock), program.driver
    citizen = handovers.everything(desk)
    program.window.show_citizen(citizen)
    driver.click("open-plan")
    driver.click("fold-outcomes")
    driver.click("look-back")
    driver.click("done")
    back = driver.find("look-back")
    driver.wait(lambda: back.hasFocus() and in_view(program, back), "what came of it, open")
