"""The living plan of a conversation in words, for paper, plain text and copying alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.labels import barrier_words, label, within_words
from desktop.plan_labels import GOAL_PROMPTS, OWN_WORDS
from desktop.plan_records import (
    SETTLED_BARRIERS,
    BarrierStatus,
    BarrierType,
    GoalStatus,
    GoalWay,
    OutcomeKind,
    PromiseHeld,
    SupportRole,
)
from desktop.recorded_plan import RecordedBarrier, RecordedPlan, RecordedSmallGoal
from desktop.reports.answers import quoted
from desktop.reports.placement_content import PlacementLines, hours_line, placement_lines
from desktop.text import format_date

Facts = tuple[tuple[str, str], ...]
"""Labels, and what they label."""


@dataclass(frozen=True, slots=True)
class SmallGoalLine:
    """A goal on the way; `status` is '' while it is open."""

    text: str
    status: str
    reached: bool


@dataclass(frozen=True, slots=True)
class BarrierLine:
    """Something in the way. `place` is its number in its list, '' once it is gone; `kind` the type."""

    place: str
    text: str
    status: str
    action: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PlanContent:
    """`caseworker_barriers` are empty unless the two opened them together; `orders_differ` says that the
    two lists are not the same. `answer_time` is the promise that holds now.
    """

    small_goals: tuple[SmallGoalLine, ...]
    barriers: tuple[BarrierLine, ...]
    caseworker_barriers: tuple[BarrierLine, ...]
    orders_differ: bool
    placements: tuple[PlacementLines, ...]
    work: Facts
    support: Facts
    answer_time: str
    prompts: Facts


def read_plan(record: FinalRecord, words: Catalogue) -> PlanContent:
    """The plan of the record; what stands in the way is of format 1 where the plan has none of it."""
    plan = record.plan
    theirs = plan.caseworker_barriers if plan.barriers_opened else ()
    barriers = _barriers(plan.barriers, words)
    if not plan.barriers:
        barriers = tuple(
            BarrierLine(f"{place}.", said, "", "") for place, said in enumerate(record.barriers, start=1)
        )
    return PlanContent(
        small_goals=tuple(_small_goal(goal, words) for goal in plan.small_goals),
        barriers=barriers,
        caseworker_barriers=_barriers(theirs, words),
        orders_differ=[_named(each) for each in theirs] != [_named(each) for each in plan.barriers],
        placements=tuple(placement_lines(each, record.day, words) for each in plan.placements),
        work=_work(plan, words),
        support=_support(plan, words),
        answer_time=_answer_time(plan, words),
        prompts=_prompts(plan, words),
    )


def _small_goal(goal: RecordedSmallGoal, words: Catalogue) -> SmallGoalLine:
    status = GoalStatus(goal.status)
    said = "" if status is GoalStatus.OPEN else label(words, status)
    if said and goal.settled_on is not None:
        said = f"{said} {format_date(goal.settled_on, words.language)}"
    return SmallGoalLine(goal.text, said, status is GoalStatus.REACHED)


def _named(barrier: RecordedBarrier) -> tuple[str, str]:
    return barrier.kind, barrier.text


def _barriers(barriers: Sequence[RecordedBarrier], words: Catalogue) -> tuple[BarrierLine, ...]:
    """In their order, what is gone behind the others."""
    settled = {each.value for each in SETTLED_BARRIERS}
    ordered = sorted(barriers, key=lambda each: each.status in settled)
    return tuple(
        BarrierLine(
            place="" if each.status in settled else f"{place}.",
            text=barrier_words(words, each.kind, each.text),
            status="" if each.status == BarrierStatus.OPEN else label(words, BarrierStatus(each.status)),
            action=each.action,
            kind=label(words, BarrierType(each.type)) if each.type else "",
        )
        for place, each in enumerate(ordered, start=1)
    )


def _work(plan: RecordedPlan, words: Catalogue) -> Facts:
    """Ordinary hours so far, and what came of it."""
    hours = " · ".join(hours_line(each, words) for each in plan.ordinary_hours)
    found = [(words.gettext("Ordinary hours"), hours)] if hours else []
    for each in plan.outcomes:
        day = format_date(each.day, words.language)
        found.append((label(words, OutcomeKind(each.kind)), f"{day}: {each.text}" if each.text else day))
    return tuple(found)


def _answer_time(plan: RecordedPlan, words: Catalogue) -> str:
    days = plan.days_promised
    return words.gettext("Answer %(within)s") % {"within": within_words(words, days)} if days else ""


def _support(plan: RecordedPlan, words: Catalogue) -> Facts:
    """Who stands by the citizen, and whether what was promised held."""
    _ = words.gettext
    found: list[tuple[str, str]] = []
    for each in plan.persons:
        until = _("until %(date)s") % {"date": format_date(each.until, words.language)} if each.until else ""
        said = " · ".join(part for part in (each.name, each.contact, until) if part.strip())
        found.append((label(words, SupportRole(each.role)), said))
    if len(plan.caseworkers) > 1:
        newest = plan.caseworkers[-1]
        since = _("since %(date)s") % {"date": format_date(newest.starts, words.language)}
        found.append((_("Caseworker"), f"{newest.caseworker} · {since}"))
    if plan.caseworker_change.strip():
        found.append((_("About the new caseworker"), quoted(words, plan.caseworker_change)))
    if plan.promise_held:
        held = label(words, PromiseHeld(plan.promise_held))
        if plan.promised_before:
            promised = within_words(words, plan.promised_before)
            held = _("Answer %(within)s: %(held)s") % {"within": promised, "held": held}
        said = f"{held}. {quoted(words, plan.promise_words)}" if plan.promise_words.strip() else held
        found.append((_("Did the promise hold?"), said))
    return tuple(found)


def _prompts(plan: RecordedPlan, words: Catalogue) -> Facts:
    """What was said on the way to a goal, each under its question."""
    found = []
    for each in plan.prompts:
        asked = GOAL_PROMPTS[GoalWay(each.way)].get(each.id) if each.id != OWN_WORDS else None
        name = words.gettext(asked) if asked else label(words, GoalWay(each.way))
        found.append((name, quoted(words, each.text)))
    return tuple(found)
