"""The living plan as plain text: a field for each part of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.i18n import Catalogue
from desktop.reports.placement_content import PlacementLines
from desktop.reports.plan_content import BarrierLine, PlanContent, SmallGoalLine


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to copy: a stable key, what it is called, and its text."""

    key: str
    label: str
    text: str


def plan_fields(plan: PlanContent, words: Catalogue) -> list[Field]:
    """What stands in the way, placements, who helps, and what was said on the way to a goal."""
    _ = words.gettext
    theirs = _("What stands in the way, as the caseworker sees it")
    placements = [_placement(each) for each in plan.placements]
    work = "\n".join(_labelled(plan.work))
    placed = "\n\n".join(part for part in (*placements, work) if part)
    return [
        Field("barriers", _("What stands in the way"), _barriers(plan.barriers)),
        Field("caseworker_barriers", theirs, _barriers(plan.caseworker_barriers)),
        Field("placements", _("Placement and work"), placed),
        Field("support", _("Who helps"), "\n".join(_labelled(plan.support))),
        Field("prompts", _("On the way to a goal"), "\n".join(_labelled(plan.prompts))),
    ]


def small_goal_text(goal: SmallGoalLine) -> str:
    """A small goal on a line of its own."""
    return f"– {goal.text} ({goal.status})" if goal.status else f"– {goal.text}"


def _barriers(barriers: Iterable[BarrierLine]) -> str:
    lines = []
    for each in barriers:
        told = " · ".join(part for part in (each.kind, each.status, each.action) if part.strip())
        said = f"{each.place or '–'} {each.text}"
        lines.append(f"{said} ({told})" if told else said)
    return "\n".join(lines)


def _placement(placement: PlacementLines) -> str:
    head = f"{placement.kind}: {placement.company}"
    lines = [f"{head} ({placement.when})" if placement.when else head]
    for place, task in enumerate(placement.tasks, start=1):
        lines.append(f"  {place}. {task.text}" + (f" ({task.reached})" if task.reached else ""))
    return "\n".join([*lines, *(f"  {line}" for line in _labelled(placement.facts))])


def _labelled(facts: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{name}: {said}" for name, said in facts]
