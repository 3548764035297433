"""A question's history in words: for the chart's legend, for screen readers, and for the table beside it."""

from dataclasses import dataclass, replace

from desktop import charts, scoring
from desktop.charts import Event, EventKind
from desktop.final_record import FinalRecord, RecordedQuestion
from desktop.i18n import CITIZEN_LANGUAGES, Catalogue
from desktop.labels import label as word_for
from desktop.records import AnswerState, CaseworkerView, Form, Rater
from desktop.scoring import Point, Series
from desktop.text import format_date, format_month

_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One conversation: its day, both answers in words, and what changed around it."""

    day: str
    citizen: str
    caseworker: str
    events: str


def called(name: str) -> str:
    """A name as it stands inside a sentence: a very long one gives way."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def views_hidden(record: FinalRecord, *, views_opened: bool) -> bool:
    """Whether the caseworker's answers of today are not to be seen (yet)."""
    if record.caseworker_view == CaseworkerView.NONE:
        return True
    return record.caseworker_view == CaseworkerView.AFTERWARDS and not (views_opened or record.final)


def shown_series(
    record: FinalRecord, question: RecordedQuestion, *, views_opened: bool = False
) -> tuple[Series, ...]:
    """The citizen's answers, then the caseworker's where there are any, a point for every conversation."""
    citizen = scoring.series(record, question, Rater.CITIZEN)
    if question.single_rater:
        return (citizen,)
    caseworker = scoring.series(record, question, Rater.CASEWORKER)
    if views_hidden(record, views_opened=views_opened):
        last = replace(caseworker.points[-1], state=AnswerState.NOT_ASKED, place=None, words="", joined=False)
        caseworker = Series(Rater.CASEWORKER, (*caseworker.points[:-1], last))
    said = any(point.state is not AnswerState.NOT_ASKED for point in caseworker.points)
    return (citizen, caseworker) if said else (citizen,)


def history_rows(
    record: FinalRecord, question: RecordedQuestion, words: Catalogue, *, views_opened: bool = False
) -> list[HistoryRow]:
    """Everything the chart shows, in words, oldest first: the table that stands beside it."""
    series = shown_series(record, question, views_opened=views_opened)
    happened = charts.events(record)
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
        return f"“{point.words}”"
    return state_words(words, point.state, record) if point.today else word_for(words, point.state)


def state_words(words: Catalogue, state: AnswerState, record: FinalRecord) -> str:
    """How a question was met today: while the talk goes on, it can still be reached."""
    if state is AnswerState.NOT_REACHED and not (record.final or record.stopped_early):
        return words.gettext("Not answered yet")
    return word_for(words, state)


def event_words(words: Catalogue, event: Event) -> str:
    """What changed, in a few words: “new caseworker”, “by phone”."""
    _ = words.gettext
    match event.kind:
        case EventKind.CASEWORKER:
            return _("new caseworker")
        case EventKind.LANGUAGE:
            return _("language: %(language)s") % {"language": CITIZEN_LANGUAGES.get(event.value, event.value)}
        case EventKind.INTERPRETER:
            return _("with an interpreter") if event.value else _("without an interpreter")
        case EventKind.FORM:
            forms = {
                Form.TOGETHER: _("together at the screen"),
                Form.PHONE: _("by phone"),
                Form.PAPER: _("answers on paper"),
            }
            return forms[Form(event.value)]


def month_words(words: Catalogue, point: Point, record: FinalRecord) -> str:
    """“nov. 25” on the axis; “today” while the conversation is open."""
    if point.today and not record.final:
        return words.gettext("today")
    return format_month(point.day, words.language)
