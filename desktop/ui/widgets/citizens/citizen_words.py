"""What the list says about a citizen, in words; the same for the eye and for a screen reader."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.i18n import Catalogue
from desktop.text import format_date, format_day

if TYPE_CHECKING:
    from desktop.services.views import CitizenRow

_WEEK = 7
_LAST_DAY_IN_WEEKS = 59
_MONTH = 30.44


class RowAction(StrEnum):
    """What the button of a row does."""

    START = "start"
    CONTINUE = "continue"
    PREPARED = "prepared"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words in a tinted box; amber asks for attention."""

    text: str
    amber: bool = False


def action_of(row: "CitizenRow") -> RowAction:
    """What can be done with the citizen from the list; an archived one is only opened."""
    if row.archived:
        return RowAction.OPEN
    if row.draft is None:
        return RowAction.START
    return RowAction.CONTINUE if row.draft_started else RowAction.PREPARED


def action_words(words: Catalogue, action: RowAction) -> str:
    """What stands on the button."""
    _ = words.gettext
    return {
        RowAction.START: _("Prepare conversation"),
        RowAction.CONTINUE: _("Continue"),
        RowAction.PREPARED: _("Prepared: open"),
        RowAction.OPEN: _("Open"),
    }[action]


def cpr_words(words: Catalogue, masked: str) -> str:
    """“CPR 010190-••••”."""
    return f"CPR {masked}" if masked else words.gettext("no CPR number")


def last_words(words: Catalogue, row: "CitizenRow") -> str:
    """When the two last finished a conversation."""
    if row.last_day is None:
        return words.gettext("none yet")
    return format_date(row.last_day, words.language)


def count_words(words: Catalogue, count: int) -> str:
    """“4 conversations”."""
    if count == 0:
        return "–"
    return words.ngettext("%(count)d conversation", "%(count)d conversations", count) % {"count": count}


def next_chip(words: Catalogue, row: "CitizenRow", today: date) -> Chip | None:
    """A draft under way, else when the next conversation is due; None where nothing is."""
    if row.draft_started and row.draft_day is not None:
        return Chip(draft_words(words, row.draft_day, today), amber=True)
    if row.due is None or row.archived:
        return None
    return _due_chip(words, (row.due - today).days)


def draft_words(words: Catalogue, day: date, today: date) -> str:
    """“draft from yesterday”."""
    _ = words.gettext
    ago = (today - day).days
    if ago == 0:
        return _("draft from today")
    if ago == 1:
        return _("draft from yesterday")
    return _("draft from %(date)s") % {"date": format_day(day, today, words.language)}


def _due_chip(words: Catalogue, days: int) -> Chip:
    away = abs(days)
    if away < _WEEK:
        return Chip(words.gettext("now"), amber=True)
    if away <= _LAST_DAY_IN_WEEKS:
        count = round(away / _WEEK)
        ahead = words.ngettext("in %(count)d week", "in %(count)d weeks", count)
        past = words.ngettext("%(count)d week ago", "%(count)d weeks ago", count)
    else:
        count = round(away / _MONTH)
        ahead = words.ngettext("in %(count)d month", "in %(count)d months", count)
        past = words.ngettext("%(count)d month ago", "%(count)d months ago", count)
    return Chip((ahead if days > 0 else past) % {"count": count}, amber=days < 0)
