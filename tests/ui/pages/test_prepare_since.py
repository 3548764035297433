"""What the preparation tells of the plan since last time."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.plan_records import (
    BarrierKind,
    BarrierStatus,
    GoalStatus,
    OutcomeKind,
    PlacementKind,
    SupportRole,
)
from desktop.records import Rater, StepStatus
from desktop.ui.desk import Desk
from desktop.ui.pages.prepare import PreparePage
from desktop.ui.worker import Worker
from tests import support
from tests.support import HandClock
from tests.ui.pages.shown_page import ShownPage


def said(desk: Desk, qtbot: QtBot, worker: Worker, conversation: int) -> list[str]:
    shown = ShownPage(PreparePage(desk, conversation), qtbot, worker)
    labels = shown.page.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(shown.page) and label.text()]


@pytest.fixture
def citizen(behind: support.Desk) -> int:
    citizen = behind.citizen("Anna Bay")
    talk = behind.begun(citizen)
    behind.support.promise(talk, 3)
    behind.finishing.finish(talk)
    return citizen


def test_it_tells_in_few_lines_what_has_happened(
    desk: Desk, qtbot: QtBot, worker: Worker, behind: support.Desk, clock: HandClock, citizen: int
) -> None:
    clock.turn(days=30)
    goal = behind.goals.add_small_goal(citizen, "Tage bussen")
    behind.goals.settle_small_goal(goal.id, GoalStatus.REACHED)
    barrier = behind.barriers.add(citizen, Rater.CITIZEN, BarrierKind.MOBILITY)
    behind.barriers.change(barrier.id, status=BarrierStatus.GONE)
    place = behind.placements.add(citizen, PlacementKind.COMPANY, "Fønix")
    behind.placements.change(place, starts=clock.today())
    behind.placements.reach_task(behind.placements.add_task(place, "Sortere"), clock.today())
    conversation = behind.preparations.prepare(citizen)
    lines = (
        "You promised an answer within 3 working days.",
        "Small goal reached: Tage bussen",
        "New responsibility: Sortere",
        "Placement begun: Fønix",
        "No longer in the way: Getting around",
    )
    shown = said(desk, qtbot, worker, conversation)
    assert [line for line in shown if line in lines] == list(lines)
    assert "and 2 more" not in shown
    behind.placements.add_hours(citizen, clock.today(), 300)
    behind.support.add_person(citizen, SupportRole.MENTOR, "Bo")
    behind.outcomes.add(citizen, OutcomeKind.JOB, clock.today(), "lager")
    shown = said(desk, qtbot, worker, conversation)
    assert "Ordinary hours: 5 hours a week" in shown and "and 2 more" in shown


def test_a_step_that_was_changed_or_dropped_is_told_and_not_left(
    desk: Desk, qtbot: QtBot, worker: Worker, behind: support.Desk, clock: HandClock, citizen: int
) -> None:
    talk = behind.begun(citizen)
    step = behind.agreed(talk, "Ringe til Fønix")
    behind.finishing.finish(talk)
    clock.turn(days=30)
    conversation = behind.begun(citizen)
    behind.plans.review(conversation, step.id, StepStatus.DROPPED, "Lukket")
    shown = said(desk, qtbot, worker, conversation)
    assert "Dropped: Ringe til Fønix" in shown and "All steps are done." not in shown
