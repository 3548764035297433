"""What has happened with a citizen's plan since the last conversation, for whoever prepares the next one."""

from datetime import date
from typing import Any

from desktop.plan_records import SETTLED_BARRIERS, GoalStatus
from desktop.services.plan import plan_rows
from desktop.services.talk_rows import Talk
from desktop.services.views import Since


def read(connection: Any, talk: Talk, last: date, today: date) -> Since:
    """Everything with a day behind `last` and until `today`, in the order of the plan."""
    plan = plan_rows.read(connection, talk)

    def lately(day: date | None) -> bool:
        return day is not None and last < day <= today

    return Since(
        goals=tuple(
            goal.text
            for goal in plan.small_goals
            if goal.status == GoalStatus.REACHED and lately(goal.settled_on)
        ),
        tasks=tuple(
            task.text for place in plan.placements for task in place.tasks if lately(task.reached_on)
        ),
        started=tuple(place.company for place in plan.placements if lately(place.starts)),
        ended=tuple(place.company for place in plan.placements if lately(place.ended_on or place.ends)),
        hours=tuple(each.weekly_minutes for each in plan.ordinary_hours if lately(each.day)),
        persons=tuple(each.name for each in plan.persons if lately(each.since)),
        barriers=tuple(
            each for each in plan.barriers if each.status in SETTLED_BARRIERS and lately(each.settled_on)
        ),
        outcomes=tuple(each for each in plan.outcomes if lately(each.day)),
        promised=plan.promised_before,
    )
