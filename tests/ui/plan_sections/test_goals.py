"""Goals and steps between conversations: all that was agreed, and small goals that are reached meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.plan_records import GoalStatus
from desktop.records import StepOwner
from desktop.ui.desk import Desk
from desktop.ui.pages.private_plan import PrivatePlanPage
from desktop.ui.worker import Worker
from tests import support
from tests.support import HandClock
from tests.ui.pages.shown_page import ShownPage
from tests.ui.shared_screen import part, texts, write


@pytest.fixture
def citizen(behind: support.Desk, clock: HandClock) -> int:
    found = behind.citizen("Amira Hassan")
    for goal in ("Noget med dyr", "Noget med dyr", "Gartner"):
        conversation = behind.begun(found)
        behind.plans.set_goal(conversation, goal)
        behind.agreed(conversation, f"Skridt mod {goal}", owner=StepOwner.CASEWORKER)
        behind.finishing.finish(conversation)
        clock.turn(days=90)
    behind.goals.add_small_goal(found, "Tage bussen")
    return found


@pytest.fixture
def shown(desk: Desk, citizen: int, worker: Worker, qtbot: QtBot) -> ShownPage[PrivatePlanPage]:
    return ShownPage(PrivatePlanPage(desk, citizen), qtbot, worker)


def test_the_goals_history_and_every_step_are_told(shown: ShownPage[PrivatePlanPage]) -> None:
    said = texts(part(shown.page, "section-goals")).splitlines()
    assert said.index("Gartner") < said.index("Noget med dyr")
    assert said.count("Noget med dyr") == 1
    assert said.count("Skridt mod Noget med dyr") == 2 and "Skridt mod Gartner" in said
    assert "The caseworker · agreed 12 May 2026" in said


def test_small_goals_are_reached_and_added_in_private(
    shown: ShownPage[PrivatePlanPage], behind: support.Desk, citizen: int
) -> None:
    shown.press("small-goal-reached-1")
    assert part(shown.page, "goals-reached").text() == "1 small goal reached"
    line = part(shown.page, "small-goal-new")
    write(line, "Ringe")
    QTest.keyClick(line, Qt.Key.Key_Return)
    shown.settle()
    shown.press("small-goal-up-2")
    assert [(goal.text, goal.status) for goal in behind.goals.small_goals(citizen)] == [
        ("Ringe", GoalStatus.OPEN),
        ("Tage bussen", GoalStatus.REACHED),
    ]
    shown.press("small-goal-remove-1")
    assert [goal.text for goal in behind.goals.small_goals(citizen)] == ["Tage bussen"]


def test_without_any_it_says_where_they_are_written(
    desk: Desk, behind: support.Desk, worker: Worker, qtbot: QtBot
) -> None:
    shown = ShownPage(PrivatePlanPage(desk, behind.citizen("Bo Ny")), qtbot, worker)
    shown.press("fold-goals")
    said = texts(part(shown.page, "section-goals"))
    assert "No goal yet. It is written in the conversation." in said
    assert "No steps are under way." in said
