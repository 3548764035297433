"""The answers over time: a drawing for each question, what is marked on it in words, today's answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, Spacer

from desktop import charts, scoring
from desktop.charts import Event, shown_series
from desktop.final_record import FinalRecord, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.labels import change_words, event_words, label
from desktop.records import AnswerState, Rater
from desktop.reports import style
from desktop.reports.answers import quoted
from desktop.reports.content import Content
from desktop.reports.escape import line
from desktop.reports.flowables import BARE, first_of, section, table
from desktop.reports.history_drawing import HistoryDrawing
from desktop.reports.paragraphs import Marked, heading, text
from desktop.reports.small_histories import SmallHistories, question_title
from desktop.reports.style import Spacing
from desktop.scoring import Point, Series
from desktop.text import format_date, format_month

_MANY = 16
"""Conversations above which a drawing takes the whole width."""
_HALF = (style.WIDTH - style.BETWEEN) / 2
_CROWDED = 8
"""Questions above which the drawings are small, without the words that stand beside the answers."""
_EVENTS_NAMED = 12
_ANSWERS_SAID = 3
_LONGEST_NAME = 60
_DATES_AND_ROW = 66.0
"""Points that a line of dates and a row of small drawings take."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A question that has a history, and what is shown of it."""

    question: RecordedQuestion
    series: tuple[Series, ...]
    today: bool
    """Whether today's answer is among those that stand in words."""


def histories(
    record: FinalRecord,
    questions: Sequence[RecordedQuestion],
    content: Content,
    words: Catalogue,
    spacing: Spacing,
    *,
    said_above: bool = False,
) -> list[list[Flowable]]:
    """Every question that was answered before, in rows to be kept on one page; nothing where none was.

    A question without ladder (A3) stands in words. Many conversations take the whole width. Where today's
    answers are `said_above`, many questions have small drawings, and the closest setting small ones alone,
    which are a `section` then, and may be cut.
    """
    alone = said_above and spacing.drawings_alone
    shown = [found for question in questions if (found := _shown(record, question, alone)) is not None]
    if not shown:
        return []
    events = charts.events(record)
    small = alone or (said_above and len(shown) > _CROWDED)
    opening = _opening(record, shown, events, content, words, small=small, alone=alone)
    wide = len(record.earlier) >= _MANY
    if small:
        return _small(shown, opening, SmallHistories(record, events, words), alone=alone)
    if wide:
        rows = [_wide(record, each, events, words, spacing) for each in shown]
    else:
        cells = [_cell(record, each, events, words, spacing) for each in shown]
        rows = [_pair(cells[start : start + 2], spacing) for start in range(0, len(cells), 2)]
    return [[*opening, *rows[0]], *rows[1:]]


def _shown(record: FinalRecord, question: RecordedQuestion, alone: bool) -> _Shown | None:
    # What is hidden has been taken out of the record before it is printed.
    series = shown_series(record, question, views_opened=True)
    said = any(point.words and not point.today for each in series for point in each.points)
    return _Shown(question, series, not alone) if said else None


def _opening(
    record: FinalRecord,
    shown: Sequence[_Shown],
    events: tuple[Event, ...],
    content: Content,
    words: Catalogue,
    *,
    small: bool,
    alone: bool,
) -> list[Flowable]:
    """The heading, whose mark is whose, and what else is marked: only what is there to be seen."""
    _ = words.gettext
    drawn = [each for shown_one in shown if shown_one.question.ladder for each in shown_one.series]
    said = [_("Each question stands by itself.")]
    if drawn:
        said.append(_("A filled mark is the answer from this conversation."))
    if small:
        said.append(_("The top line is the top answer."))
    if small:
        said.append(_("What was answered this time stands in words above."))
    if any(charts.has_gap(each) for each in drawn):
        said.append(_("Gap in the line: no answer that time."))
    if any(charts.has_break(each) for each in drawn):
        said.append(_("Broken line: the question had other words."))
    found = [heading(_("Answers over time")), text(" ".join(said), style.SMALL)]
    if events and drawn:
        found.append(text(_event_list(record, events, words), style.EVENTS))
    sided = any(len(each.series) > 1 for each in shown)
    # A line of dates has some room of its own above it.
    below = 4 if alone else 8 if small else 12
    return [*found, Spacer(0, 6), _raters(content, sided), Spacer(0, below)]


def _raters(content: Content, sided: bool) -> Flowable:
    names = {Rater.CITIZEN: content.citizen_short, Rater.CASEWORKER: content.caseworker}
    raters = tuple(Rater) if sided else (Rater.CITIZEN,)
    cells = [text(line(names[rater], _LONGEST_NAME), style.VOICES[rater]) for rater in raters]
    return table([[cells[0], "", cells[1] if sided else ""]], (_HALF, style.BETWEEN, _HALF), BARE)


def _event_list(record: FinalRecord, events: tuple[Event, ...], words: Catalogue) -> str:
    _ = words.gettext
    days = [*(conversation.day for conversation in record.earlier), record.day]
    named = [_event(event, days, words) for event in events[-_EVENTS_NAMED:]]
    if len(events) > _EVENTS_NAMED:
        named.append(_("earlier changes are marked without words"))
    return " · ".join(named)


def _event(event: Event, days: Sequence[date], words: Catalogue) -> str:
    """What happened with its day; what merely changed with the month of the first talk since."""
    said = event_words(words, event)
    if event.day is not None:
        return said
    month = format_month(days[event.column], words.language)
    return words.gettext("%(event)s (%(month)s)") % {"event": said, "month": month}


def _drawing(
    record: FinalRecord, shown: _Shown, events: tuple[Event, ...], words: Catalogue, spacing: Spacing
) -> list[Flowable]:
    if not shown.question.ladder:
        return []
    return [HistoryDrawing(record, shown.series, events, words, spacing.drawing), Spacer(0, 4)]


def _cell(
    record: FinalRecord, shown: _Shown, events: tuple[Event, ...], words: Catalogue, spacing: Spacing
) -> list[Flowable]:
    """Half the width: title, drawing, words below."""
    said = [paragraph for each in shown.series for paragraph in _said(shown, each, words)]
    drawing = _drawing(record, shown, events, words, spacing)
    found: list[Flowable] = [question_title(shown.question), Spacer(0, 2), *drawing]
    # In full beside the answers, if ever a bank's words should be longer than a row may be tall.
    return found + list(first_of(said, _HALF)) if said else found


def _pair(cells: list[list[Flowable]], spacing: Spacing) -> list[Flowable]:
    row: list[object] = [cells[0], "", cells[1] if len(cells) == 2 else ""]
    return [table([row], (_HALF, style.BETWEEN, _HALF), BARE), Spacer(0, spacing.between)]


def _wide(
    record: FinalRecord, shown: _Shown, events: tuple[Event, ...], words: Catalogue, spacing: Spacing
) -> list[Flowable]:
    """The whole width: title, drawing, both sides' words beside each other."""
    drawing = _drawing(record, shown, events, words, spacing)
    found: list[Flowable] = [question_title(shown.question), Spacer(0, 2), *drawing]
    sides: list[object] = [first_of(_said(shown, each, words), _HALF) for each in shown.series]
    below = [sides[0], "", sides[1] if len(sides) == 2 else ""]
    return [*found, table([below], (_HALF, style.BETWEEN, _HALF), BARE), Spacer(0, spacing.between)]


def _small(
    shown: Sequence[_Shown], opening: Sequence[Flowable], small: SmallHistories, *, alone: bool
) -> list[list[Flowable]]:
    """Small drawings; then, in words, what has no ladder.

    Where nothing follows in words, the last row is by itself, so that the lines to sign can stay with it.
    """
    drawn = [(each.question, each.series) for each in shown if each.question.ladder]
    worded = [
        _wide(small.record, each, small.events, small.words, style.TIGHT)
        for each in shown
        if not each.question.ladder
    ]
    if not (alone and drawn):
        first, *rest = [*small.rows(drawn), *worded]
        return [[*opening, *first], *rest]
    above, last = (drawn, []) if worded else small.before_last_row(drawn)
    needed = sum(float(each.wrap(style.WIDTH, style.PAGE_HEIGHT)[1]) for each in opening) + _DATES_AND_ROW
    return [section([*opening, small.under_one_line(above)], needed), *small.rows(last), *worded]


def _said(shown: _Shown, series: Series, words: Catalogue) -> list[Marked]:
    """Today's answer and what moved; without a ladder the newest answers, each with its day."""
    question = shown.question
    look = style.BESIDE[series.rater]
    if not question.ladder:
        newest = [point for point in series.points if point.words][-_ANSWERS_SAID:]
        told = [point for point in newest if shown.today or not point.today]
        return [text(_dated(point, words), look) for point in reversed(told)]
    now = series.points[-1]
    if now.state is AnswerState.NOT_ASKED:
        return []
    moved = change_words(words, scoring.change(question, series.rater))
    return [text(" · ".join(part for part in (_words(now, words), moved) if part), look)]


def _words(point: Point, words: Catalogue) -> str:
    return quoted(words, point.words) if point.state is AnswerState.ANSWERED else label(words, point.state)


def _dated(point: Point, words: Catalogue) -> str:
    values = {"date": format_date(point.day, words.language), "answer": _words(point, words)}
    return words.gettext("%(date)s: %(answer)s") % values
