"""Enums of the living plan: goals, barriers, placements, support, outcomes, handing over.

The values are what the database stores: they never change.
"""

from enum import StrEnum


class GoalStatus(StrEnum):
    """How far a small goal has come."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


class GoalWay(StrEnum):
    """The two ways to an own goal, where there is none yet (hypothesis 2)."""

    EXPERIENCE = "experience"
    WISH = "wish"


class BarrierKind(StrEnum):
    """Suggested words for what stands in the way; `OWN` is in the writer's own words alone."""

    MOBILITY = "mobility"
    ECONOMY = "economy"
    HOUSING = "housing"
    HOME_FAMILY = "home_family"
    BELIEF = "belief"
    HEALTH = "health"
    LANGUAGE = "language"
    NETWORK = "network"
    OWN = "own"


class BarrierType(StrEnum):
    """The caseworker's own sorting: a basic challenge, or one that follows from it (hypothesis 3)."""

    BASIC = "basic"
    DERIVED = "derived"


class BarrierStatus(StrEnum):
    """How a barrier stands."""

    OPEN = "open"
    UNDERWAY = "underway"
    SMALLER = "smaller"
    GONE = "gone"


SETTLED_BARRIERS = (BarrierStatus.GONE,)
"""Barriers that stand in nobody's way any more."""


class AimKind(StrEnum):
    """What a step is for, beside the factor it works on."""

    GOAL = "goal"
    SMALL_GOAL = "small_goal"
    BARRIER = "barrier"
    PLACEMENT = "placement"


class PlacementKind(StrEnum):
    """A placement in a company (virksomhedspraktik), or for the young a plan towards education."""

    COMPANY = "company"
    EDUCATION = "education"


class FitAspect(StrEnum):
    """What of a placement is to fit with the citizen's plan (hypothesis 4)."""

    PURPOSE = "purpose"
    TRADE = "trade"
    HOURS = "hours"
    CULTURE = "culture"


class Fit(StrEnum):
    """How well it fits, as the two see it."""

    FITS = "fits"
    PARTLY = "partly"
    DIFFERS = "differs"


class SupportRole(StrEnum):
    """Who else stands by the citizen."""

    MENTOR = "mentor"
    COORDINATOR = "coordinator"
    CONTACT = "contact"


class PromiseHeld(StrEnum):
    """Whether the promised answer time held since last time, as the citizen sees it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_NEEDED = "not_needed"


class OutcomeKind(StrEnum):
    """What happened: events, never a score."""

    JOB = "job"
    EDUCATION = "education"
    ORDINARY_HOURS = "ordinary_hours"
    OTHER = "other"


class HandoverDirection(StrEnum):
    """Whether a citizen was handed to a colleague, or received from one."""

    GIVEN = "given"
    RECEIVED = "received"


class PaperKind(StrEnum):
    """What was saved outside the vault."""

    SUMMARY = "summary"
    PLAN = "plan"
    AGREEMENT = "agreement"
    ACCESS = "access"
    HANDOVER = "handover"


class AgreementPart(StrEnum):
    """What of a placement the company may see; nothing is stored by this name."""

    COMPANY = "company"
    CONTACT = "contact"
    PERIOD = "period"
    HOURS = "hours"
    TASKS = "tasks"
    MENTOR = "mentor"
    REACHED = "reached"
    ORDINARY = "ordinary"
    FIT = "fit"
    CONSIDERATION = "consideration"
    PRACTICE = "practice"


SHOWN_TO_COMPANY = frozenset(
    (
        AgreementPart.COMPANY,
        AgreementPart.CONTACT,
        AgreementPart.PERIOD,
        AgreementPart.HOURS,
        AgreementPart.TASKS,
        AgreementPart.MENTOR,
    )
)
"""What is ticked until the citizen says otherwise."""
HEALTH_PARTS = frozenset((AgreementPart.CONSIDERATION, AgreementPart.PRACTICE))
"""What tells of health, or comes from low answers: never ticked until the citizen wants it."""


class Arriving(StrEnum):
    """What receiving a citizen from a file comes to; nothing is stored by this name."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    OLDER = "older"
    BOTH_WENT_ON = "both_went_on"
    OPEN_DRAFT = "open_draft"
    SAME_CPR = "same_cpr"
    ERASED = "erased"


class Receiving(StrEnum):
    """How a citizen is received where another one has the same CPR number."""

    TAKE_OVER = "take_over"
    SEPARATE = "separate"
