"""A placement in words, for every paper that tells of one."""

from dataclasses import dataclass
from datetime import date

from desktop.charts import ended
from desktop.i18n import Catalogue
from desktop.labels import hours_words, label
from desktop.plan_records import Fit, FitAspect, PlacementKind
from desktop.recorded_plan import RecordedHours, RecordedPlacement
from desktop.text import format_date


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A rung of responsibility; `reached` says since when the citizen has it, '' where not yet."""

    text: str
    reached: str


@dataclass(frozen=True, slots=True)
class PlacementLines:
    """A placement as the summary tells it. `when` is period and hours, `facts` are labels and texts.

    `over` says that it has ended. `tasks` begin with the lowest rung.
    """

    kind: str
    company: str
    when: str
    over: bool
    tasks: tuple[TaskLine, ...]
    facts: tuple[tuple[str, str], ...]


def placement_lines(placement: RecordedPlacement, today: date, words: Catalogue) -> PlacementLines:
    """All of it but what is empty; of one that is over, what came of it."""
    _ = words.gettext
    over = ended(placement, today) is not None
    under_way = (
        (_("Contact person"), contact(placement)),
        (_("Mentor"), placement.mentor),
        (_("With the plan"), _fits(placement, words)),
        (_("What we practise"), ", ".join(each.text for each in placement.practice)),
        (_("Care for the health"), placement.consideration),
    )
    facts = (
        *(() if over else under_way),
        (_("Goal for ordinary hours"), ordinary_goal(placement, words)),
        (_("How it ended"), placement.ending),
    )
    return PlacementLines(
        kind=label(words, PlacementKind(placement.kind)),
        company=placement.company,
        when=" · ".join(part for part in (period(placement, words), weekly(placement, words)) if part),
        over=over,
        tasks=tuple(TaskLine(task.text, reached(task.reached_on, words)) for task in placement.tasks),
        facts=tuple((name, said) for name, said in facts if said.strip()),
    )


def period(placement: RecordedPlacement, words: Catalogue) -> str:
    """“3 March 2026 – 8 June 2026”, “from 3 March 2026”, or ''."""
    _ = words.gettext
    first, last = placement.starts, placement.ended_on or placement.ends
    if first is not None and last is not None:
        days = {"first": format_date(first, words.language), "last": format_date(last, words.language)}
        return _("%(first)s – %(last)s") % days
    if first is not None:
        return _("from %(date)s") % {"date": format_date(first, words.language)}
    return _("until %(date)s") % {"date": format_date(last, words.language)} if last is not None else ""


def weekly(placement: RecordedPlacement, words: Catalogue) -> str:
    """“12.5 hours a week”, or ''."""
    return hours_words(words, placement.weekly_minutes) if placement.weekly_minutes else ""


def contact(placement: RecordedPlacement) -> str:
    """Who to ask for there, and how."""
    return ", ".join(part for part in (placement.contact, placement.contact_details) if part.strip())


def ordinary_goal(placement: RecordedPlacement, words: Catalogue) -> str:
    """How much paid work it is to lead to."""
    minutes = placement.ordinary_goal_minutes
    hours = hours_words(words, minutes) if minutes else ""
    return ", ".join(part for part in (hours, placement.ordinary_goal) if part.strip())


def reached(day: date | None, words: Catalogue) -> str:
    """“reached 3 March 2026”, or ''."""
    return words.gettext("reached %(date)s") % {"date": format_date(day, words.language)} if day else ""


def hours_line(hours: RecordedHours, words: Catalogue) -> str:
    """“5 hours a week from 3 March 2026 (Fønix Genbrug)”."""
    _ = words.gettext
    said = _("%(hours)s from %(day)s") if hours.weekly_minutes else _("none from %(day)s")
    said %= {
        "hours": hours_words(words, hours.weekly_minutes),
        "day": format_date(hours.day, words.language),
    }
    return f"{said} ({hours.company})" if hours.company.strip() else said


def _fits(placement: RecordedPlacement, words: Catalogue) -> str:
    """How purpose, trade, hours and work culture go with the plan, on one line."""
    said = {label(words, aspect): _fit(placement, aspect, words) for aspect in FitAspect}
    return " · ".join(f"{name}: {fit}" for name, fit in said.items() if fit)


def _fit(placement: RecordedPlacement, aspect: FitAspect, words: Catalogue) -> str:
    """What the place has to offer there, whether that fits, and a word why."""
    offered = {
        FitAspect.PURPOSE: placement.purpose,
        FitAspect.TRADE: placement.trade,
        FitAspect.HOURS: "",
        FitAspect.CULTURE: placement.culture,
    }[aspect]
    found = next((each for each in placement.fits if each.aspect == aspect), None)
    how = (label(words, Fit(found.fit)), found.text) if found is not None else ()
    return ", ".join(part for part in (offered, *how) if part.strip())
