"""What a vault must say: citizens, their conversations and their plans, as plain as can be."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.plan_records import BarrierStatus, GoalStatus
from desktop.records import ConversationState, Form, Rater

LAST = (GoalStatus.DROPPED.value, BarrierStatus.GONE.value)
"""What is over with comes last in a list."""


@dataclass
class Talk:
    """What one conversation must say; `plan` is how it stood when it was finished."""

    state: ConversationState = ConversationState.DRAFT
    form: Form = Form.TOGETHER
    options: dict[str, int] = field(default_factory=dict)
    note: str = ""
    stopped: bool = False
    addenda: list[str] = field(default_factory=list)
    filed: bool = False
    steps: list[tuple[str, str, str]] = field(default_factory=list)
    """Words, what each is for, and what it took the place of."""
    followed: list[int] = field(default_factory=list)
    promise: int | None = None
    held: str = ""
    plan: dict[str, Any] | None = None

    @property
    def open(self) -> bool:
        return self.state is ConversationState.DRAFT


@dataclass(eq=False)
class Entry:
    """A small goal or something in the way; `talk` is where it was first said."""

    kind: str
    text: str
    status: str = "open"
    action: str = ""
    position: int = 0
    talk: Talk | None = None


@dataclass
class Place:
    """A placement, with its rungs from the lowest and when each was reached."""

    company: str
    minutes: int | None = None
    rungs: list[tuple[str, date | None]] = field(default_factory=list)


@dataclass
class Plan:
    """One citizen's, as it stands; placements and persons by their ids."""

    goals: list[Entry] = field(default_factory=list)
    barriers: dict[Rater, list[Entry]] = field(default_factory=lambda: {rater: [] for rater in Rater})
    places: dict[int, Place] = field(default_factory=dict)
    hours: dict[date, int] = field(default_factory=dict)
    persons: dict[int, tuple[str, str]] = field(default_factory=dict)
    outcomes: list[tuple[str, str]] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """What a record tells of it; the caseworker's list is not in it."""
        return {
            "goals": [each.text for each in in_order(self.goals) if each.status == "open"],
            "barriers": [
                (each.kind, each.text, each.status, each.action)
                for each in in_order(self.barriers[Rater.CITIZEN])
                if each.status not in LAST
            ],
            "places": [
                (each.company, each.minutes, list(each.rungs)) for _, each in sorted(self.places.items())
            ],
            "hours": sorted(self.hours.items()),
            "persons": sorted(self.persons.values()),
            "outcomes": sorted(self.outcomes),
            "caseworker": 0,
        }


def told(plan: Any) -> dict[str, Any]:
    """The same, of a record's plan."""
    return {
        "goals": [each.text for each in plan.small_goals if each.status == "open"],
        "barriers": [
            (each.kind, each.text, each.status, each.action)
            for each in plan.barriers
            if each.status not in LAST
        ],
        "places": [
            (each.company, each.weekly_minutes, [(task.text, task.reached_on) for task in each.tasks])
            for each in plan.placements
        ],
        "hours": [(each.day, each.weekly_minutes) for each in plan.ordinary_hours],
        "persons": sorted((each.role, each.name) for each in plan.persons if each.until is None),
        "outcomes": sorted((each.kind, each.text) for each in plan.outcomes),
        "caseworker": len(plan.caseworker_barriers),
    }


def in_order(entries: list[Entry]) -> list[Entry]:
    """As they are listed: what is over with comes last."""
    return sorted(entries, key=lambda each: (each.status in LAST, each.position))


def put(entries: list[Entry], entry: Entry, position: int) -> None:
    """Give it a place among all, and all theirs anew."""
    others = [each for each in in_order(entries) if each is not entry]
    others.insert(min(position, len(others)), entry)
    for place, each in enumerate(others):
        each.position = place


Citizens = dict[str, list[Talk]]
"""By name, their conversations in order."""
