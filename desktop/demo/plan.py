"""The plan in an invented conversation: how last time's steps went, and what is agreed now."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.demo import themes
from desktop.demo.people import Person
from desktop.records import StepDraft, StepOwner, StepRecord, StepStatus
from desktop.services.unlocked import Services

_OUTCOMES = (
    StepStatus.DONE,
    StepStatus.DONE,
    StepStatus.DONE,
    StepStatus.NOT_DONE,
    StepStatus.OPEN,
    StepStatus.DROPPED,
)
_WEEKS = (3, 6)
"""By when the steps of a conversation are to be taken: two in the first two, then one."""


@dataclass
class Plan:
    """Where a citizen's plan stands: the steps to be followed up, and how many there have been."""

    open: list[StepRecord] = field(default_factory=list)
    agreed: int = 0


def follow_up(services: Services, chance: random.Random, conversation: int, plan: Plan) -> None:
    """Say of every open step how it went; those that are done or dropped are open no more."""
    for step in tuple(plan.open):
        outcome = chance.choice(_OUTCOMES)
        said = themes.OWN_REVIEWS if step.owner is StepOwner.CASEWORKER else themes.REVIEWS
        services.plans.review(conversation, step.id, outcome, chance.choice(said[outcome]))
        if outcome in (StepStatus.DONE, StepStatus.DROPPED):
            plan.open.remove(step)


def go_on(services: Services, person: Person, number: int, day: date, conversation: int, plan: Plan) -> None:
    """The goal, the factors, and the next steps of the citizen's matter, as long as there are any."""
    theme = person.theme
    if number in (0, 2):
        services.plans.set_goal(conversation, theme.goals[number // 2])
    weeks = _WEEKS if number < 2 else _WEEKS[:1]
    steps = theme.steps[plan.agreed : plan.agreed + len(weeks)]
    plan.agreed += len(steps)
    services.answers.focus(conversation, list(dict.fromkeys(factor for *_, factor in steps)))
    for due, (text, owner, origin, factor) in zip(weeks, steps, strict=False):
        draft = StepDraft(text, owner, origin, day + timedelta(weeks=due), factor)
        plan.open.append(services.plans.add_step(conversation, draft))
