"""The same in words, day by day: for the table beside the drawing, and for screen readers."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from desktop.experience.content import Experience, Lane
from desktop.i18n import Catalogue
from desktop.labels import hours_words, label, quoted
from desktop.plan_records import PlacementKind
from desktop.records import AnswerState
from desktop.scoring import Point
from desktop.text import format_date

_UNSAID = (AnswerState.NOT_ASKED, AnswerState.NOT_REACHED)


@dataclass(frozen=True, slots=True)
class Row:
    """One day: what was said or happened on it, and what went on at the same time."""

    day: date
    said: tuple[str, ...]
    meanwhile: str


def rows(shown: Experience, words: Catalogue) -> list[Row]:
    """Every day on which something was said or happened, the newest first."""
    _ = words.gettext
    by_day: defaultdict[date, list[str]] = defaultdict(list)
    for lane in (*shown.lanes, *shown.worded):
        for point in lane.series.points:
            if point.state not in _UNSAID:
                values = {"question": lane.question.short, "answer": _said(point, words)}
                by_day[point.day].append(_("%(question)s: %(answer)s") % values)
    for stay in shown.stays:
        if stay.dated:
            by_day[stay.first].append(_("Began: %(place)s") % {"place": stay.company})
        for rung in stay.rungs:
            by_day[rung.day].append(_("Responsibility reached: %(task)s") % {"task": rung.text})
        if not stay.goes_on:
            by_day[stay.last].append(_("Ended: %(place)s") % {"place": stay.company})
    for day, minutes in shown.hours:
        said = {"hours": hours_words(words, minutes)}
        by_day[day].append(_("Ordinary work: %(hours)s") % said if minutes else _("Ordinary work ended"))
    return [Row(day, tuple(by_day[day]), _meanwhile(shown, day, words)) for day in sorted(by_day)[::-1]]


def lane_words(lane: Lane, words: Catalogue) -> str:
    """The newest answer of a question with its day, '' where there is none."""
    given = [point for point in lane.series.points if point.state not in _UNSAID]
    if not given:
        return ""
    values = {"date": format_date(given[-1].day, words.language), "answer": _said(given[-1], words)}
    return words.gettext("%(date)s: %(answer)s") % values


def _said(point: Point, words: Catalogue) -> str:
    return quoted(words, point.words) if point.state is AnswerState.ANSWERED else label(words, point.state)


def _meanwhile(shown: Experience, day: date, words: Catalogue) -> str:
    _ = words.gettext
    going = []
    for stay in shown.stays:
        if stay.first <= day <= stay.last:
            school = stay.kind == PlacementKind.EDUCATION
            said = _("towards education: %(place)s") if school else _("placement: %(place)s")
            going.append(said % {"place": stay.company})
    minutes = next((minutes for start, minutes in reversed(shown.hours) if start <= day), 0)
    if minutes:
        going.append(_("ordinary work: %(hours)s") % {"hours": hours_words(words, minutes)})
    return " · ".join(going)
