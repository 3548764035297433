"""All tables under one name, so that `Base.metadata` is complete once this is imported."""

from desktop.models.base import Base
from desktop.models.living_plan import Barrier, BarrierOpening, SmallGoal, StepAim, StepReplacement
from desktop.models.people import Caseworker, Citizen, Erasure, SavedTemplate, Setting
from desktop.models.placement import (
    OrdinaryHours,
    Placement,
    PlacementFit,
    PlacementPractice,
    PlacementTask,
)
from desktop.models.plan import (
    Addendum,
    Belief,
    BeliefNote,
    Completion,
    FinalRecordRow,
    Goal,
    Step,
    StepReview,
)
from desktop.models.support import (
    AnswerPromise,
    CaseworkerPeriod,
    Handover,
    Outcome,
    PromiseReview,
    ReadingAlong,
    SupportPerson,
)
from desktop.models.talk import Answer, ChosenQuestion, Conversation, FocusFactor, Note, Wording
from desktop.models.trust import AccessEntry, ChainLink, SavedPaper

__all__ = [
    "AccessEntry",
    "Addendum",
    "Answer",
    "AnswerPromise",
    "Barrier",
    "BarrierOpening",
    "Base",
    "Belief",
    "BeliefNote",
    "Caseworker",
    "CaseworkerPeriod",
    "ChainLink",
    "ChosenQuestion",
    "Citizen",
    "Completion",
    "Conversation",
    "Erasure",
    "FinalRecordRow",
    "FocusFactor",
    "Goal",
    "Handover",
    "Note",
    "OrdinaryHours",
    "Outcome",
    "Placement",
    "PlacementFit",
    "PlacementPractice",
    "PlacementTask",
    "PromiseReview",
    "ReadingAlong",
    "SavedPaper",
    "SavedTemplate",
    "Setting",
    "SmallGoal",
    "Step",
    "StepAim",
    "StepReplacement",
    "StepReview",
    "SupportPerson",
    "Wording",
]
