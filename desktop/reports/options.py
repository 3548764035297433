"""What goes into the summary: what is ticked on the summary page, and what was added later."""

from dataclasses import dataclass
from datetime import date

from desktop.plan_records import SHOWN_TO_COMPANY, AgreementPart


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """Choices for one printing.

    `answers` prints page two; `charts` adds the history of each question; `full_cpr` shows all ten
    digits; `private_answers` prints what the citizen said about the people in the room (T1–T4, E2);
    `third_signature` adds a line for someone else who was present. `citizen_language` adds a page in
    the language that the questions were shown in, where that is not Danish.
    """

    answers: bool = True
    charts: bool = False
    full_cpr: bool = False
    private_answers: bool = False
    third_signature: bool = False
    citizen_language: bool = True


@dataclass(frozen=True, slots=True)
class AgreementOptions:
    """Which placement the agreement is about, by its id, and what of it the citizen lets the company see."""

    placement: str
    shown: frozenset[AgreementPart] = SHOWN_TO_COMPANY


@dataclass(frozen=True, slots=True)
class Addendum:
    """What was added to a finished conversation: the local day, by whom, why (may be empty), and the text."""

    day: date
    caseworker: str
    reason: str
    text: str
