"""Moments in words: “today at 9.14”, “12 November 2026 at 9.10”; and sizes of files."""

from datetime import date, datetime, timedelta

from desktop.i18n import Catalogue
from desktop.text import format_clock, format_date

_STEP = 1000


def when(words: Catalogue, moment: datetime, today: date) -> str:
    """A moment as one says it."""
    _ = words.gettext
    local = moment.astimezone()
    day, clock = local.date(), format_clock(local, words.language)
    if day == today:
        return _("today at %(time)s") % {"time": clock}
    if day == today - timedelta(days=1):
        return _("yesterday at %(time)s") % {"time": clock}
    return _("%(day)s at %(time)s") % {"day": format_date(day, words.language), "time": clock}


def size(words: Catalogue, count: int) -> str:
    """“1.2 MB”, “812 kB”; in Danish with a comma."""
    kilo = max(1, round(count / _STEP))
    if kilo < _STEP:
        return f"{kilo} kB"
    figure = f"{count / _STEP / _STEP:.1f}"
    return (figure.replace(".", ",") if words.language == "da" else figure) + " MB"
