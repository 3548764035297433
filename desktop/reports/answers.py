"""What each side answered and what has moved, in the words of the paper. Never a number."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop import labels, scoring
from desktop.final_record import EarlierAnswer, FinalRecord, RecordedAnswer, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.labels import change_words, label
from desktop.records import AnswerState, Rater
from desktop.reports import escape
from desktop.scoring import Change, ChangeKind
from desktop.text import format_date

PRIVATE_FACTOR = "F"
"""The caseworker's belief: never on a paper that the citizen is handed."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One side's answer: `words` quoted or the word for why there is none, what moved, and last time's.

    `counted_from` is last time's alone, without its day, where what moved is counted from that.
    """

    rater: Rater
    words: str
    moved: str
    before: tuple[str, ...]
    counted_from: str
    changed: bool


@dataclass(frozen=True, slots=True)
class QuestionLines:
    """A question as printed. `caseworker` is None where that side was not asked."""

    question: RecordedQuestion
    citizen: Voice
    caseworker: Voice | None


def quoted(words: Catalogue, text: str) -> str:
    """Somebody's own words in quotation marks."""
    return labels.quoted(words, escape.plain(text))


def printed_questions(record: FinalRecord, private_answers: bool) -> tuple[RecordedQuestion, ...]:
    """The questions that may stand on the paper."""
    return tuple(
        question
        for question in record.questions
        if question.factor != PRIVATE_FACTOR and (private_answers or not question.private_screen)
    )


def question_lines(
    record: FinalRecord, questions: Sequence[RecordedQuestion], words: Catalogue
) -> tuple[QuestionLines, ...]:
    """Both sides' answers to each question."""
    first_time = not record.earlier
    return tuple(_lines(question, words, first_time) for question in questions)


def _lines(question: RecordedQuestion, words: Catalogue, first_time: bool) -> QuestionLines:
    citizen = _voice(question, question.citizen, Rater.CITIZEN, words, first_time)
    caseworker = None
    if question.caseworker is not None and not question.single_rater:
        caseworker = _voice(question, question.caseworker, Rater.CASEWORKER, words, first_time)
    return QuestionLines(question, citizen, caseworker)


def _voice(
    question: RecordedQuestion, answer: RecordedAnswer, rater: Rater, words: Catalogue, first_time: bool
) -> Voice:
    change = scoring.change(question, rater)
    # In a first conversation everything is asked for the first time: said once, above the answers.
    moved = "" if first_time and change.kind is ChangeKind.FIRST_TIME else change_words(words, change)
    shown = _before(question, rater, change)
    before = tuple(_dated(earlier, words) for earlier in shown)
    counted_from = _said(words, shown[0]) if moved and shown == [change.earlier] else ""
    return Voice(rater, _said(words, answer), moved, before, counted_from, answer.changed)


def _said(words: Catalogue, answer: RecordedAnswer | EarlierAnswer) -> str:
    state = AnswerState(answer.state)
    return quoted(words, answer.words) if state is AnswerState.ANSWERED else label(words, state)


def _before(question: RecordedQuestion, rater: Rater, change: Change) -> list[EarlierAnswer]:
    """Last time's answer, and what the change is counted from where that lies further back.

    An answer that is the same is not quoted twice.
    """
    mine = [earlier for earlier in question.earlier if earlier.rater == rater]
    if not mine:
        return []
    shown = [mine[-1]]
    if change.earlier is not None and change.earlier != mine[-1]:
        shown.insert(0, change.earlier)
    if change.kind is ChangeKind.SAME:
        shown = [earlier for earlier in shown if earlier != change.earlier]
    return shown


def _dated(earlier: EarlierAnswer, words: Catalogue) -> str:
    return words.gettext("%(date)s: %(answer)s") % {
        "date": format_date(earlier.day, words.language),
        "answer": _said(words, earlier),
    }
