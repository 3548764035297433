"""Small goals, what stands in the way and promises, in the words in which the citizen reads them."""

from desktop.final_record import FinalRecord
from desktop.i18n import CitizenCatalogue, mark_for_citizen
from desktop.plan_records import SETTLED_BARRIERS, BarrierKind, BarrierStatus, GoalStatus
from desktop.recorded_plan import RecordedBarrier, RecordedPlan
from desktop.text import format_date, format_hours

Lines = tuple[tuple[str, str], ...]
"""A text, and what is said of it, '' where nothing is."""

_REACHED = mark_for_citizen("nået %(date)s")
_DROPPED = mark_for_citizen("ikke længere et mål")
_KINDS = {
    BarrierKind.MOBILITY: mark_for_citizen("At komme omkring"),
    BarrierKind.ECONOMY: mark_for_citizen("Økonomi"),
    BarrierKind.HOUSING: mark_for_citizen("Bolig"),
    BarrierKind.HOME_FAMILY: mark_for_citizen("Hjem og familie"),
    BarrierKind.BELIEF: mark_for_citizen("Tro på egne evner"),
    BarrierKind.HEALTH: mark_for_citizen("Helbred"),
    BarrierKind.LANGUAGE: mark_for_citizen("Sproget"),
    BarrierKind.NETWORK: mark_for_citizen("Nogen at støtte sig til"),
}
_STATUSES = {
    BarrierStatus.UNDERWAY: mark_for_citizen("vi arbejder med det"),
    BarrierStatus.SMALLER: mark_for_citizen("er blevet mindre"),
    BarrierStatus.GONE: mark_for_citizen("er væk"),
}
_ONE_DAY = mark_for_citizen("Svar: senest næste hverdag")
_DAYS = mark_for_citizen("Svar: højst %(days)s hverdage")


def small_goals(plan: RecordedPlan, words: CitizenCatalogue, *, dropped: bool) -> Lines:
    """The goals on the way in their order, reached ones with their day; those given up if `dropped`."""
    found = []
    for goal in plan.small_goals:
        status = GoalStatus(goal.status)
        if status is GoalStatus.DROPPED and not dropped:
            continue
        said = words.word(_DROPPED) if status is GoalStatus.DROPPED else ""
        if status is GoalStatus.REACHED:
            day = format_date(goal.settled_on, words.language) if goal.settled_on else ""
            said = (words.word(_REACHED) % {"date": day}).strip()
        found.append((goal.text, said))
    return tuple(found)


def barriers(record: FinalRecord, words: CitizenCatalogue, *, settled: bool) -> Lines:
    """The citizen's own, in the citizen's order, each with what is done about it; those gone if `settled`."""
    if not record.plan.barriers:
        return tuple((said, "") for said in record.barriers)
    gone = {each.value for each in SETTLED_BARRIERS}
    ordered = sorted(record.plan.barriers, key=lambda each: each.status in gone)
    return tuple(_barrier(each, words) for each in ordered if settled or each.status not in gone)


def something_is_done(plan: RecordedPlan) -> bool:
    """Whether an action is written for any barrier that still stands in the way."""
    gone = {each.value for each in SETTLED_BARRIERS}
    return any(each.action.strip() for each in plan.barriers if each.status not in gone)


def answer_within(words: CitizenCatalogue, days: int) -> str:
    """How soon an answer is promised. The number stands apart: languages count in many ways."""
    return words.word(_ONE_DAY) if days == 1 else words.word(_DAYS) % {"days": days}


def hours(words: CitizenCatalogue, minutes: int | None) -> str:
    """Hours as a number alone, or ''."""
    return format_hours(minutes, words.language) if minutes else ""


def _barrier(barrier: RecordedBarrier, words: CitizenCatalogue) -> tuple[str, str]:
    kind = BarrierKind(barrier.kind)
    named = words.word(_KINDS[kind]) if kind in _KINDS else ""
    # Not a sentence: letters of both directions may stand in it.
    said = " · ".join(part for part in (named, barrier.text) if part.strip())
    status = BarrierStatus(barrier.status)
    told = words.word(_STATUSES[status]) if status in _STATUSES else ""
    return said, " · ".join(part for part in (told, barrier.action) if part.strip())
