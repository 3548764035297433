"""The plan in an invented conversation: how last time's steps went, and what is agreed now."""

import random
from datetime import date, timedelta

from desktop.demo import themes
from desktop.demo.people import Person
from desktop.records import StepStatus
from desktop.services.unlocked import Services

_OUTCOMES = (
    StepStatus.DONE,
    StepStatus.DONE,
    StepStatus.DONE,
    StepStatus.NOT_DONE,
    StepStatus.OPEN,
    StepStatus.DROPPED,
)
_NEW_STEPS = 2
_WEEKS = (3, 6)


def follow_up(services: Services, chance: random.Random, conversation: int, open_steps: list[int]) -> None:
    """Say of every open step how it went; those that are done or dropped are open no more."""
    for step in tuple(open_steps):
        outcome = chance.choice(_OUTCOMES)
        services.plans.review(conversation, step, outcome, chance.choice(themes.REVIEWS[outcome]))
        if outcome in (StepStatus.DONE, StepStatus.DROPPED):
            open_steps.remove(step)


def make_plan(services: Services, person: Person, number: int, day: date, conversation: int) -> list[int]:
    """The goal, two factors, and two steps of the citizen's matter, by their ids."""
    theme = person.theme
    if number in (0, 2):
        services.plans.set_goal(conversation, theme.goals[number // 2])
    first = number * _NEW_STEPS % len(theme.steps)
    steps = theme.steps[first : first + _NEW_STEPS]
    services.answers.focus(conversation, list(dict.fromkeys(factor for *_, factor in steps)))
    return [
        services.plans.add_step(
            conversation,
            text,
            owner=owner,
            origin=origin,
            due=day + timedelta(weeks=weeks),
            factor=factor,
        ).id
        for weeks, (text, owner, origin, factor) in zip(_WEEKS, steps, strict=True)
    ]
