"""All tables under one name, so that `Base.metadata` is complete once this is imported."""

from desktop.models.base import Base
from desktop.models.people import Caseworker, Citizen, Erasure, SavedTemplate, Setting
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
from desktop.models.talk import Answer, ChosenQuestion, Conversation, FocusFactor, Note, Wording
from desktop.models.trust import AccessEntry, ChainLink, SavedPaper

__all__ = [
    "AccessEntry",
    "Addendum",
    "Answer",
    "Base",
    "Belief",
    "BeliefNote",
    "Caseworker",
    "ChainLink",
    "ChosenQuestion",
    "Citizen",
    "Completion",
    "Conversation",
    "Erasure",
    "FinalRecordRow",
    "FocusFactor",
    "Goal",
    "Note",
    "SavedPaper",
    "SavedTemplate",
    "Setting",
    "Step",
    "StepReview",
    "Wording",
]
