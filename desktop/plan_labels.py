"""The words for the enums of the living plan."""

from enum import StrEnum

from desktop.i18n import mark
from desktop.plan_records import (
    AgreementPart,
    AimKind,
    BarrierKind,
    BarrierStatus,
    BarrierType,
    Fit,
    FitAspect,
    GoalStatus,
    GoalWay,
    HandoverDirection,
    OutcomeKind,
    PaperKind,
    PlacementKind,
    PromiseHeld,
    SupportRole,
)

PLAN_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    GoalStatus: {
        GoalStatus.OPEN: mark("On the way"),
        GoalStatus.REACHED: mark("Reached"),
        GoalStatus.DROPPED: mark("No longer a goal"),
    },
    GoalWay: {
        GoalWay.EXPERIENCE: mark("From what you have done before"),
        GoalWay.WISH: mark("From what you wish for"),
    },
    BarrierKind: {
        BarrierKind.MOBILITY: mark("Getting around"),
        BarrierKind.ECONOMY: mark("Money"),
        BarrierKind.HOUSING: mark("Housing"),
        BarrierKind.HOME_FAMILY: mark("Home and family"),
        BarrierKind.BELIEF: mark("Belief in own abilities"),
        BarrierKind.HEALTH: mark("Health"),
        BarrierKind.LANGUAGE: mark("The language"),
        BarrierKind.NETWORK: mark("Someone to lean on"),
        BarrierKind.OWN: mark("Something else"),
    },
    BarrierType: {
        BarrierType.BASIC: mark("Basic challenge"),
        BarrierType.DERIVED: mark("Follows from another"),
    },
    BarrierStatus: {
        BarrierStatus.OPEN: mark("Stands in the way"),
        BarrierStatus.UNDERWAY: mark("We are at it"),
        BarrierStatus.SMALLER: mark("Has become smaller"),
        BarrierStatus.GONE: mark("Gone"),
    },
    AimKind: {
        AimKind.GOAL: mark("Own goal"),
        AimKind.SMALL_GOAL: mark("Small goal"),
        AimKind.BARRIER: mark("What stands in the way"),
        AimKind.PLACEMENT: mark("Placement"),
    },
    PlacementKind: {
        PlacementKind.COMPANY: mark("Placement in a company"),
        PlacementKind.EDUCATION: mark("Towards education"),
    },
    FitAspect: {
        FitAspect.PURPOSE: mark("Purpose"),
        FitAspect.TRADE: mark("Trade"),
        FitAspect.HOURS: mark("Hours"),
        FitAspect.CULTURE: mark("Work culture"),
    },
    Fit: {
        Fit.FITS: mark("Fits the plan"),
        Fit.PARTLY: mark("Fits in part"),
        Fit.DIFFERS: mark("Does not fit"),
    },
    SupportRole: {
        SupportRole.MENTOR: mark("Mentor"),
        SupportRole.COORDINATOR: mark("Coordinating contact"),
        SupportRole.CONTACT: mark("Contact person"),
    },
    PromiseHeld: {
        PromiseHeld.YES: mark("Yes"),
        PromiseHeld.PARTLY: mark("In part"),
        PromiseHeld.NO: mark("No"),
        PromiseHeld.NOT_NEEDED: mark("I did not write"),
    },
    OutcomeKind: {
        OutcomeKind.JOB: mark("Job"),
        OutcomeKind.EDUCATION: mark("Education"),
        OutcomeKind.ORDINARY_HOURS: mark("Ordinary hours"),
        OutcomeKind.OTHER: mark("Something else happened"),
    },
    HandoverDirection: {
        HandoverDirection.GIVEN: mark("Handed over"),
        HandoverDirection.RECEIVED: mark("Received"),
    },
    PaperKind: {
        PaperKind.SUMMARY: mark("Summary"),
        PaperKind.PLAN: mark("The plan on one page"),
        PaperKind.AGREEMENT: mark("Placement agreement"),
        PaperKind.ACCESS: mark("Access to own data"),
        PaperKind.HANDOVER: mark("Handover"),
    },
    AgreementPart: {
        AgreementPart.COMPANY: mark("The company's name"),
        AgreementPart.CONTACT: mark("Contact person"),
        AgreementPart.PERIOD: mark("From when until when"),
        AgreementPart.HOURS: mark("Hours a week"),
        AgreementPart.TASKS: mark("Tasks and responsibility"),
        AgreementPart.MENTOR: mark("Mentor"),
        AgreementPart.REACHED: mark("Which tasks are reached, and when"),
        AgreementPart.ORDINARY: mark("Goal for ordinary hours"),
        AgreementPart.FIT: mark("Purpose, trade and work culture"),
        AgreementPart.CONSIDERATION: mark("Care for the health"),
        AgreementPart.PRACTICE: mark("What we practise"),
    },
}

GOAL_PROMPTS: dict[GoalWay, dict[str, str]] = {
    GoalWay.EXPERIENCE: {
        "done": mark("What have you worked with before, at a workplace or at home?"),
        "liked": mark("What of it were you good at, or glad to do?"),
        "again": mark("What would you like to do again, and what not?"),
        "where": mark("Where could that be today?"),
    },
    GoalWay.WISH: {
        "wish": mark("What do you wish for in your life? It need not be about work."),
        "day": mark("What would a good day look like?"),
        "more": mark("What would you like more of: people, quiet, animals, using your hands?"),
        "job": mark("Which job or education has some of that in it?"),
    },
}
"""What is asked on each way to a goal, a prompt at a time, by the id that an answer is kept under."""

OWN_WORDS = "own"
"""The id of the last prompt on both ways: a goal tried out in own words, before it is said to be the goal."""
