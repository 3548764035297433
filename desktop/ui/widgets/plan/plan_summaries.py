"""Placement and support in a few lines, for the plan of a conversation and for the one in private."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.labels import within_words
from desktop.plan_records import SupportRole
from desktop.recorded_plan import RecordedPlacement, RecordedPlan
from desktop.text import format_date, format_hours
from desktop.ui.widgets.plan.placement_words import is_over, reached_words

if TYPE_CHECKING:
    from desktop.services.plan.placement_views import PlacementView
    from desktop.services.plan.support import SupportView

Lines = Sequence[tuple[str, str]]


def placement_lines(words: Catalogue, plan: RecordedPlan, today: date) -> Lines:
    """Each placement that is not over, with when and how much; the newest first."""
    under_way = [each for each in plan.placements if each.ended_on is None or each.ended_on >= today]
    return [(each.company, _when(words, each)) for each in reversed(under_way)]


def support_lines(words: Catalogue, plan: RecordedPlan) -> Lines:
    """Who stands by the citizen, and how soon an answer is promised."""
    _ = words.gettext
    lines = [
        (each.name, word_for(words, SupportRole(each.role))) for each in plan.persons if each.until is None
    ]
    for period in plan.caseworkers[-1:]:
        since = _("caseworker since %(date)s") % {"date": format_date(period.starts, words.language)}
        lines.insert(0, (period.caseworker, since))
    days = plan.days_promised
    if days is not None:
        lines.append((_("Answer %(within)s") % {"within": within_words(words, days)}, ""))
    return lines


def placement_folded(words: Catalogue, placements: "Sequence[PlacementView]", today: date) -> str:
    """The newest placement, and how far the citizen has come there."""
    _ = words.gettext
    if not placements:
        return _("No placement yet")
    newest = placements[0]
    over = _("over") if is_over(newest, today) else ""
    return " · ".join(filter(None, (newest.company, reached_words(words, newest), over)))


def unended(placements: "Sequence[PlacementView]", today: date) -> bool:
    """Whether the day agreed on has passed, and nobody has noted how it ended."""
    return any(each.ended_on is None and each.ends is not None and each.ends < today for each in placements)


def support_folded(words: Catalogue, support: "SupportView") -> str:
    """Who stands by the citizen now, and the answer time that was promised last."""
    _ = words.gettext
    there = [each.name for each in support.persons if each.until is None]
    parts = [", ".join(there) or _("Nobody yet")]
    for promise in support.promises[-1:]:
        parts.append(_("answer %(within)s") % {"within": within_words(words, promise.days)})
    return " · ".join(parts)


def _when(words: Catalogue, placement: RecordedPlacement) -> str:
    _ = words.gettext
    parts = []
    if placement.starts is not None:
        parts.append(_("from %(date)s") % {"date": format_date(placement.starts, words.language)})
    if placement.ends is not None:
        parts.append(_("until %(date)s") % {"date": format_date(placement.ends, words.language)})
    if placement.weekly_minutes:
        hours = format_hours(placement.weekly_minutes, words.language)
        parts.append(_("%(hours)s hours a week") % {"hours": hours})
    return " · ".join(parts)
