"""What has happened with the plan since the last conversation."""

from desktop.plan_records import (
    BarrierKind,
    BarrierStatus,
    GoalStatus,
    OutcomeKind,
    PlacementKind,
    SupportRole,
)
from desktop.records import Rater
from desktop.services.views import Since
from tests.support import Desk, HandClock


def test_before_a_first_conversation_nothing_has_happened(desk: Desk) -> None:
    citizen = desk.citizen()
    goal = desk.goals.add_small_goal(citizen, "Tage bussen")
    desk.goals.settle_small_goal(goal.id, GoalStatus.REACHED)
    assert desk.preparations.get(desk.preparations.prepare(citizen)).since == Since()


def test_what_has_a_day_behind_the_last_conversation_is_told(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    old = desk.goals.add_small_goal(citizen, "Gammelt")
    desk.goals.settle_small_goal(old.id, GoalStatus.REACHED)
    talk = desk.begun(citizen)
    desk.support.promise(talk, 3)
    desk.finishing.finish(talk)
    clock.turn(days=30)
    today = clock.today()
    goal = desk.goals.add_small_goal(citizen, "Tage bussen")
    desk.goals.settle_small_goal(goal.id, GoalStatus.REACHED)
    barrier = desk.barriers.add(citizen, Rater.CITIZEN, BarrierKind.MOBILITY)
    desk.barriers.change(barrier.id, status=BarrierStatus.GONE)
    place = desk.placements.add(citizen, PlacementKind.COMPANY, "Fønix")
    desk.placements.change(place, starts=today)
    desk.placements.reach_task(desk.placements.add_task(place, "Sortere"), today)
    desk.placements.add_hours(citizen, today, 300)
    desk.support.add_person(citizen, SupportRole.MENTOR, "Bo")
    desk.outcomes.add(citizen, OutcomeKind.JOB, today, "lager")
    found = desk.preparations.get(desk.preparations.prepare(citizen)).since
    assert (found.goals, found.tasks, found.started, found.ended) == (
        ("Tage bussen",),
        ("Sortere",),
        ("Fønix",),
        (),
    )
    assert (found.hours, found.persons, found.promised) == ((300,), ("Bo",), 3)
    assert [each.kind for each in found.barriers] == ["mobility"]
    assert [each.text for each in found.outcomes] == ["lager"]


def test_a_placement_that_is_over_is_told_and_one_that_is_to_come_is_not(
    desk: Desk, clock: HandClock
) -> None:
    citizen = desk.citizen()
    place = desk.placements.add(citizen, PlacementKind.COMPANY, "Fønix")
    desk.placements.change(place, starts=clock.today())
    desk.held(citizen)
    clock.turn(days=30)
    desk.placements.end(place, clock.today())
    later = desk.placements.add(citizen, PlacementKind.COMPANY, "Senere")
    clock.turn(days=10)
    desk.placements.change(later, starts=clock.today())
    clock.turn(days=-5)
    found = desk.preparations.get(desk.preparations.prepare(citizen)).since
    assert (found.started, found.ended) == ((), ("Fønix",))
