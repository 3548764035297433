"""What goes into the summary, as ticked on the summary page."""

from dataclasses import dataclass


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
