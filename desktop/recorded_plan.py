"""The living plan as the final record keeps it: how it stood when the conversation was finished.

Its words are stored with it, so that paper and charts need nothing else. All fields have a default: a
record of format 1 had no plan.
"""

from datetime import date

import msgspec


class RecordedSmallGoal(msgspec.Struct, frozen=True, kw_only=True):
    """A small goal: `status` "open", "reached" or "dropped"; `settled_on` once it is not open."""

    text: str
    status: str = "open"
    set_on: date
    settled_on: date | None = None


class RecordedPrompt(msgspec.Struct, frozen=True, kw_only=True):
    """An answered prompt on the way to a goal; `way` "experience" or "wish", `id` the prompt's."""

    way: str
    id: str
    text: str


class RecordedBarrier(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the way, in its list's order. `kind` "own" has `text` alone, `type` the caseworker's."""

    kind: str
    text: str = ""
    status: str = "open"
    action: str = ""
    type: str = ""
    named_on: date
    settled_on: date | None = None


class RecordedTask(msgspec.Struct, frozen=True, kw_only=True):
    """A rung of responsibility, `reached_on` once the citizen has it."""

    text: str
    reached_on: date | None = None


class RecordedFit(msgspec.Struct, frozen=True, kw_only=True):
    """How one side of a placement ("purpose", "trade", "hours", "culture") fits with the plan."""

    aspect: str
    fit: str
    text: str = ""


class RecordedPractice(msgspec.Struct, frozen=True, kw_only=True):
    """What to practise; `question` is the id of the one that suggested it, '' for an own idea."""

    text: str
    question: str = ""


class RecordedPlacement(msgspec.Struct, frozen=True, kw_only=True):
    """A placement ("company") or a plan towards education ("education", `company` is the school).

    Hours are minutes a week. `tasks` are the ladder of responsibility, the lowest rung first.
    """

    id: str
    kind: str = "company"
    company: str
    contact: str = ""
    contact_details: str = ""
    starts: date | None = None
    ends: date | None = None
    ended_on: date | None = None
    ending: str = ""
    weekly_minutes: int | None = None
    purpose: str = ""
    trade: str = ""
    culture: str = ""
    consideration: str = ""
    ordinary_goal_minutes: int | None = None
    ordinary_goal: str = ""
    mentor: str = ""
    tasks: tuple[RecordedTask, ...] = ()
    fits: tuple[RecordedFit, ...] = ()
    practice: tuple[RecordedPractice, ...] = ()


class RecordedHours(msgspec.Struct, frozen=True, kw_only=True):
    """Ordinary hours a week, in minutes, from a day on."""

    day: date
    weekly_minutes: int
    company: str = ""


class RecordedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Who else stands by the citizen: `role` "mentor", "coordinator" or "contact"."""

    role: str
    name: str
    contact: str = ""
    since: date
    until: date | None = None


class RecordedPeriod(msgspec.Struct, frozen=True, kw_only=True):
    """A caseworker's time with the citizen; `ends` is None for today's."""

    caseworker: str
    starts: date
    ends: date | None = None


class RecordedOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: `kind` "job", "education", "ordinary_hours" or "other"."""

    kind: str
    day: date
    text: str = ""


class RecordedPlan(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of the plan beside own goal and steps, which the record has itself.

    `barriers` are the citizen's, in the citizen's order. `caseworker_barriers` are in it only where the two
    `barriers_opened` them together. `answer_days` is the answer time promised in this conversation,
    `promised_before` the one promised until then; `promise_held` and `promise_words` what the citizen says
    of it, `caseworker_change` of having a new caseworker.
    """

    small_goals: tuple[RecordedSmallGoal, ...] = ()
    prompts: tuple[RecordedPrompt, ...] = ()
    barriers: tuple[RecordedBarrier, ...] = ()
    caseworker_barriers: tuple[RecordedBarrier, ...] = ()
    barriers_opened: bool = False
    placements: tuple[RecordedPlacement, ...] = ()
    ordinary_hours: tuple[RecordedHours, ...] = ()
    persons: tuple[RecordedPerson, ...] = ()
    caseworkers: tuple[RecordedPeriod, ...] = ()
    outcomes: tuple[RecordedOutcome, ...] = ()
    answer_days: int | None = None
    promised_before: int | None = None
    promise_held: str = ""
    promise_words: str = ""
    caseworker_change: str = ""
    reading_along: bool | None = None

    @property
    def days_promised(self) -> int | None:
        """The answer time that holds from now on: today's, or the one promised until then."""
        return self.promised_before if self.answer_days is None else self.answer_days
