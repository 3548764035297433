"""What a line of the plan says, and what it can say."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.records import StepDraft, StepOwner, StepRecord
from desktop.text import first_name
from desktop.ui.widgets.charts.history_words import called
from desktop.ui.widgets.day_button import QuickDay


@dataclass(frozen=True, slots=True)
class StepChoices:
    """What the drop-downs offer, as pairs of value and words, and the days to choose from.

    `abouts` are what a step can be about, by the values of `about_value`.
    """

    owners: Sequence[tuple[str, str]]
    origins: Sequence[tuple[str, str]]
    abouts: Sequence[tuple[str, str]]
    today: date
    days: Sequence[QuickDay]


def about_value(factor: str | None, aim: str = "", aim_id: int | None = None) -> str:
    """One value for what a step is about: “factor:A”, “goal:”, “barrier:7”; '' for nothing."""
    if aim:
        return f"{aim}:{aim_id or ''}"
    return f"factor:{factor}" if factor else ""


def owner_words(words: Catalogue, owner: StepOwner, record: FinalRecord) -> str:
    """Who takes a step, by first name where it is one of the two."""
    names = {
        StepOwner.CITIZEN: called(first_name(record.citizen_name)),
        StepOwner.CASEWORKER: called(first_name(record.caseworker)),
    }
    return names.get(owner) or word_for(words, owner)


def draft_of(record: StepRecord) -> StepDraft:
    """What a row says that shows this step."""
    return StepDraft(
        one_line(record.text),
        record.owner,
        record.origin,
        record.due,
        None if record.aim else record.factor,
        record.aim,
        record.aim_id,
    )


def step_mark(words: Catalogue, step: StepDraft | StepRecord, changed_from: str) -> str:
    """What is quietly said of a step: that the citizen takes it on alone, and what it was before."""
    _ = words.gettext
    parts = [_("I take this on myself")] if step.owner is StepOwner.CITIZEN else []
    if changed_from and changed_from != step.text:
        parts.append(_("before: “%(step)s”") % {"step": changed_from})
    elif changed_from:
        parts.append(_("agreed anew"))
    return " · ".join(parts)


def about_of(value: str) -> dict[str, Any]:
    """The fields of `StepDraft` behind a value of `about_value`."""
    kind, _colon, rest = value.partition(":")
    if kind == "factor":
        return {"factor": rest}
    return {"factor": None, "aim": kind, "aim_id": int(rest) if rest else None}


def one_line(text: str) -> str:
    """One line, as the database keeps it."""
    return " ".join(unicodedata.normalize("NFC", text).split())
