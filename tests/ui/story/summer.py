"""Between May and November: responsibility rung by rung, hours begin, a goal is reached, a job comes."""

from datetime import date

from desktop.plan_records import GoalStatus, OutcomeKind
from tests.ui.story.hand import Hand

REACHED = (date(2026, 5, 28), date(2026, 6, 22), date(2026, 8, 3))
HOURS_FROM, JOB_FROM = date(2026, 8, 17), date(2026, 10, 1)
JOB = "Køkkenhjælp på Solgården, 20 timer"


def play(hand: Hand) -> None:
    """Each on its own day, in private."""
    for place, day in enumerate(REACHED, start=1):
        hand.turn_to(day)
        hand.open_private_plan("goals", "placements")
        hand.driver.click(f"rung-mark-{place}")
        if place == 1:
            hand.driver.click("small-goal-reached-1")
            hand.driver.picture("summer-first-rung")
    _hours_begin(hand)
    _job_begins(hand)


def _hours_begin(hand: Hand) -> None:
    hand.turn_to(HOURS_FROM)
    hand.open_private_plan("placements")
    hand.pick("place-ended-on", "i dag")
    hand.driver.type("place-ending", "fik ordinære timer")
    hand.into("hours-new", "10")
    hand.driver.click("done")
    (placement,) = hand.ask(hand.services.placements.listed, hand.citizen)
    assert tuple(each.reached_on for each in placement.tasks) == REACHED
    assert (placement.ended_on, placement.ending) == (HOURS_FROM, "fik ordinære timer")
    first, second = hand.ask(hand.services.goals.small_goals, hand.citizen)
    assert (first.status, first.settled_on) == (GoalStatus.REACHED, REACHED[0])
    assert second.status is GoalStatus.OPEN


def _job_begins(hand: Hand) -> None:
    hand.turn_to(JOB_FROM)
    hand.open_private_plan("placements", "outcomes")
    hand.into("hours-new", "20")
    hand.driver.type("outcome-text", JOB)
    hand.driver.click("outcome-add")
    hand.driver.picture("autumn-outcome")
    hours = hand.ask(hand.services.placements.ordinary_hours, hand.citizen)
    assert [(each.day, each.weekly_minutes) for each in hours] == [(HOURS_FROM, 600), (JOB_FROM, 1200)]
    (outcome,) = hand.ask(hand.services.outcomes.listed, hand.citizen)
    assert (outcome.kind, outcome.day, outcome.text) == (OutcomeKind.JOB, JOB_FROM, JOB)
    hand.driver.click("done")
