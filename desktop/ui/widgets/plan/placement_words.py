"""A placement in a line of words: when it is, and how far up the ladder the citizen has come."""

from datetime import date
from typing import TYPE_CHECKING

from desktop.i18n import Catalogue
from desktop.recorded_plan import RecordedPlacement
from desktop.text import format_date

if TYPE_CHECKING:
    from desktop.services.plan.placement_views import PlacementView


def is_over(placement: "PlacementView | RecordedPlacement", today: date) -> bool:
    """Whether it has ended, by what was noted or by the day agreed on."""
    last = placement.ended_on or placement.ends
    return (last is not None and last < today) or placement.ended_on is not None


def period_words(words: Catalogue, placement: "PlacementView | RecordedPlacement", today: date) -> str:
    """“since 3 March 2026”, “from 1 June 2026”, “3 March 2026 – 8 June 2026”, or that no day is agreed."""
    _ = words.gettext
    first, last = placement.starts, placement.ended_on or placement.ends
    said = {"first": "", "last": ""}
    if first is not None:
        said["first"] = format_date(first, words.language)
    if last is not None:
        said["last"] = format_date(last, words.language)
    if first is None:
        return _("until %(last)s") % said if last is not None else _("no day agreed yet")
    if last is not None:
        return _("%(first)s – %(last)s") % said
    return _("since %(first)s") % said if first <= today else _("from %(first)s") % said


def reached_words(words: Catalogue, placement: "PlacementView | RecordedPlacement") -> str:
    """“2 of 5 responsibilities reached”; '' without any."""
    if not placement.tasks:
        return ""
    reached = sum(task.reached_on is not None for task in placement.tasks)
    values = {"reached": reached, "all": len(placement.tasks)}
    said = words.ngettext(
        "%(reached)s of %(all)s responsibility reached",
        "%(reached)s of %(all)s responsibilities reached",
        len(placement.tasks),
    )
    return said % values


def placement_line(words: Catalogue, placement: "PlacementView | RecordedPlacement", today: date) -> str:
    """Period and responsibility, for a placement that is folded."""
    parts = (period_words(words, placement, today), reached_words(words, placement))
    return " · ".join(part for part in parts if part)
