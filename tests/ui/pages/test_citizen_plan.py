"""The plan in a few lines on the citizen's page, and the way to all of it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QFrame, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.plan_records import BarrierKind, BarrierStatus, PlacementKind
from desktop.records import Rater, StepOwner
from desktop.ui.desk import Desk
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.worker import Worker
from tests import support
from tests.support import HandClock
from tests.ui.pages.shown_citizen import ShownCitizen

Show = Callable[[], ShownCitizen]


@pytest.fixture
def citizen(behind: support.Desk) -> int:
    return behind.citizen("Anna Bay")


@pytest.fixture
def show(desk: Desk, qtbot: QtBot, worker: Worker, citizen: int) -> Show:
    return lambda: ShownCitizen(desk, qtbot, worker, citizen)


def told(shown: ShownCitizen) -> list[str]:
    """What the card says below its heading."""
    return shown.texts(shown.page.findChild(QFrame, "plan-card"))[1:]


def agreed(behind: support.Desk, citizen: int, goal: str = "Noget med dyr") -> None:
    conversation = behind.begun(citizen)
    behind.agreed(conversation, "Søge om buskort", owner=StepOwner.CASEWORKER)
    behind.agreed(conversation, "Ringe til køkkenet", due=behind.clock.today() + timedelta(days=7))
    behind.plans.set_goal(conversation, goal)
    behind.finishing.finish(conversation)


def placed(behind: support.Desk, citizen: int, company: str) -> int:
    placement = int(behind.placements.add(citizen, PlacementKind.COMPANY, company))
    behind.placements.change(placement, starts=date(2026, 5, 1), ends=date(2026, 7, 31), weekly_minutes=720)
    return placement


def test_without_a_plan_it_says_where_the_goal_is_written(show: Show) -> None:
    assert told(show()) == ["No goal yet. It is written in the conversation."]


def test_goal_first_barrier_next_step_and_placement(show: Show, behind: support.Desk, citizen: int) -> None:
    behind.barriers.add(citizen, Rater.CASEWORKER, BarrierKind.HEALTH)
    behind.barriers.add(citizen, Rater.CITIZEN, BarrierKind.MOBILITY, "Bussen kører sjældent")
    behind.barriers.add(citizen, Rater.CITIZEN, BarrierKind.ECONOMY)
    agreed(behind, citizen)
    placed(behind, citizen, "Solgården")
    assert told(show()) == [
        "Noget med dyr",
        "What stands in the way",
        "Getting around: Bussen kører sjældent",
        "and 1 more",
        "Agreed steps",
        "Ringe til køkkenet",
        "The citizen · by 19 May 2026 · and 1 more",
        "Placement",
        "Solgården",
        "from 1 May 2026 · until 31 July 2026 · 12 hours a week",
    ]


def test_the_newest_goal_that_was_said_is_told(
    show: Show, behind: support.Desk, clock: HandClock, citizen: int
) -> None:
    for goal in ("Noget med dyr", "Gartner", ""):
        conversation = behind.begun(citizen)
        behind.plans.set_goal(conversation, goal)
        behind.finishing.finish(conversation)
        clock.turn(days=90)
    assert told(show()) == ["Gartner"]


def test_what_is_over_is_not_told(show: Show, behind: support.Desk, clock: HandClock, citizen: int) -> None:
    barrier = behind.barriers.add(citizen, Rater.CITIZEN, BarrierKind.MOBILITY)
    behind.barriers.change(barrier.id, status=BarrierStatus.GONE)
    over = placed(behind, citizen, "Solgården")
    clock.turn(days=2)
    behind.placements.end(over, clock.today() - timedelta(days=1))
    assert told(show()) == ["No goal yet. It is written in the conversation."]


def test_a_full_plan_fits_on_a_low_screen_and_opens(show: Show, behind: support.Desk, citizen: int) -> None:
    behind.barriers.add(citizen, Rater.CITIZEN, BarrierKind.MOBILITY, "Bussen kører kun hver anden time")
    agreed(behind, citizen, "Jeg vil gerne arbejde med mad – måske i et køkken på et plejehjem.")
    placed(behind, citizen, "Plejehjemmet Solgården, køkkenet")
    shown = show()
    area = shown.page.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    with shown.qtbot.waitSignal(shown.page.plan_wanted):
        shown.press("open-plan")


def test_long_words_end_in_dots_and_are_whole_for_the_mouse(
    show: Show, behind: support.Desk, citizen: int
) -> None:
    words = "Bussen kører kun hver anden time, og der er tre skift på vejen derhen og hjem igen"
    behind.barriers.add(citizen, Rater.CITIZEN, BarrierKind.MOBILITY, words)
    card = show().page.findChild(QFrame, "plan-card")
    card.grab()
    (line,) = [each for each in card.findChildren(ElidedLabel) if words in each.text()]
    assert line.width() < card.width() and words in line.toolTip()
