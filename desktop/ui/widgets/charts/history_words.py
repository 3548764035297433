"""A question's history in words: for the chart's legend, for screen readers, and for the table beside it."""

from dataclasses import dataclass

from desktop import charts
from desktop.charts import Event
from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.labels import event_words, quoted
from desktop.labels import label as word_for
from desktop.records import AnswerState
from desktop.scoring import Point, Series
from desktop.text import format_date, format_month

_LONGEST_NAME = 24
EVENTS_NAMED = 3
"""How many of the newest events the legend says in words."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One conversation: its day, both answers in words, and what changed around it."""

    day: str
    citizen: str
    caseworker: str
    events: str


def called(name: str, longest: int = _LONGEST_NAME) -> str:
    """A name as it stands inside a sentence: a very long one gives way."""
    return name if len(name) <= longest else name[: longest - 1] + "…"


def history_rows(
    record: FinalRecord, series: tuple[Series, ...], happened: tuple[Event, ...], words: Catalogue
) -> list[HistoryRow]:
    """Everything the chart shows, in words, oldest first: the table that stands beside it."""
    rows = []
    for column, point in enumerate(series[0].points):
        said = [said_words(words, each.points[column], record) for each in series]
        around = [event_words(words, event) for event in happened if event.column == column]
        day = format_date(point.day, words.language)
        rows.append(HistoryRow(day, said[0], said[1] if len(said) > 1 else "", ", ".join(around)))
    return rows


def said_words(words: Catalogue, point: Point, record: FinalRecord) -> str:
    """The answer quoted, or how the question was met."""
    if point.state is AnswerState.ANSWERED:
        return quoted(words, point.words)
    return state_words(words, point.state, record) if point.today else word_for(words, point.state)


def state_words(words: Catalogue, state: AnswerState, record: FinalRecord) -> str:
    """How a question was met today: while the talk goes on, it can still be reached."""
    if state is AnswerState.NOT_REACHED and not (record.final or record.stopped_early):
        return words.gettext("Not answered yet")
    return word_for(words, state)


def month_words(words: Catalogue, point: Point, record: FinalRecord) -> str:
    """“nov. 25” on the axis; “today” while the conversation is open."""
    if point.today and not record.final:
        return words.gettext("today")
    return format_month(point.day, words.language)


def legend_words(
    words: Catalogue,
    record: FinalRecord,
    series: tuple[Series, ...],
    happened: tuple[Event, ...],
    ladder: bool,
) -> str:
    """What is marked on the drawing, in words: gaps, breaks, and the newest events by name."""
    _ = words.gettext
    parts = []
    if ladder and any(charts.has_gap(each) for each in series):
        parts.append(_("Gap in the line: no answer that time."))
    if ladder and any(charts.has_break(each) for each in series):
        parts.append("// " + _("Broken line: the question had other words."))
    named: dict[int, list[str]] = {}
    for event in happened[-EVENTS_NAMED:]:
        named.setdefault(event.column, []).append(event_words(words, event))
    for column, around in reversed(named.items()):
        when = month_words(words, series[0].points[column], record)
        parts.append(f"▲ {when}: {', '.join(around)}")
    if len(happened) > EVENTS_NAMED:
        parts.append(_("Earlier changes are in the table."))
    return " · ".join(parts)
