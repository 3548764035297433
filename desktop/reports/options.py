"""What goes into the summary: what is ticked on the summary page, and what was added later."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """Choices for one printing.

    `answers` prints page two; `charts` adds the history of each question; `full_cpr` shows all ten
    digits; `private_answers` prints what the citizen said about the people in the room (T1–T4, E2);
    `third_signature` adds a line for someone else who was present.
    """

    answers: bool = True
    charts: bool = False
    full_cpr: bool = False
    private_answers: bool = False
    third_signature: bool = False


@dataclass(frozen=True, slots=True)
class Addendum:
    """What was added to a finished conversation: the local day, by whom, why (may be empty), and the text."""

    day: date
    caseworker: str
    reason: str
    text: str
