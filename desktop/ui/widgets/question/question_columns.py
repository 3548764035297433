"""The two sides of a question: the citizen's answer, and the caseworker's view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.final_record import EarlierAnswer, FinalRecord, RecordedQuestion
from desktop.i18n import RIGHT_TO_LEFT, Catalogue, CitizenCatalogue, mark_for_citizen
from desktop.labels import CITIZEN_STATES
from desktop.labels import label as word_for
from desktop.records import AnswerState, Rater
from desktop.text import first_name, format_short_day, possessive
from desktop.ui.widgets.basics import label, row
from desktop.ui.widgets.charts.history_chart import HEIGHT, HistoryChart
from desktop.ui.widgets.charts.history_words import called
from desktop.ui.widgets.question.answer_column import HEADING_HEIGHT, AnswerColumn
from desktop.ui.widgets.synced_note import SyncedNote

_YOUR_ANSWER = mark_for_citizen("Dit svar")
_WHAT_COULD_HELP = mark_for_citizen("Hvad kunne hjælpe?")
_LAST_TIME = mark_for_citizen("sidst")
_LONGEST_IN_CHIP = 14
_LEAST_HISTORY = 80
"""The height in px of the history beside long answers: it gives way before the page scrolls."""


class CitizenColumn(AnswerColumn):
    """The citizen's answer, and what could help in the citizen's own words.

    `language` is the one that the question stands in beside the Danish, "" where it is Danish alone.
    """

    help_written = Signal(str)

    def __init__(
        self,
        words: Catalogue,
        record: FinalRecord,
        question: RecordedQuestion,
        language: str = "",
        parent: QWidget | None = None,
    ) -> None:
        _ = words.gettext
        name = first_name(record.citizen_name)
        heading = _("%(whose)s answer") % {"whose": possessive(name, words.language)}
        title = _("What could help?")
        spoken = CitizenCatalogue(language) if language else None
        if spoken is None:
            ways = {state: word_for(words, state) for state in CITIZEN_STATES}
            super().__init__(words, question, Rater.CITIZEN, heading, question.options, ways, parent)
        else:
            title = f"{title} · {spoken.word(_WHAT_COULD_HELP)}"
            # Where the citizen answers alone there is no one beside to read it.
            danish = () if question.private_screen else question.options
            ways = {state: spoken.word(message) for state, message in CITIZEN_STATES.items()}
            options = question.translated_options
            super().__init__(words, question, Rater.CITIZEN, heading, options, ways, parent, danish=danish)
            self._speak(spoken, beside_danish=bool(danish))
        self._spoken = spoken
        self._help = SyncedNote(
            f"{title} {question.short}",
            _("In the citizen's own words …"),
            lines=1 if spoken else 2,
            most_lines=5,
        )
        self._help.setObjectName("help")
        self._help.written.connect(self.help_written)
        self.layout_.addWidget(_low(title) if spoken else label(title, "strong"))
        self.layout_.addWidget(self._help)
        self.layout_.addStretch(1)

    def _speak(self, spoken: CitizenCatalogue, *, beside_danish: bool) -> None:
        """Say the rest in the citizen's language, the way it runs."""
        for state, way in self._states.items() if beside_danish else ():
            way.setToolTip(CITIZEN_STATES[state])
            way.setAccessibleDescription(CITIZEN_STATES[state])
        self.heading.setWordWrap(False)
        self.heading_row.setStretch(1, 0)
        leftwards = spoken.language in RIGHT_TO_LEFT
        # From right to left it stands over the end where the answers begin.
        joint = "" if leftwards else "· "
        self.heading_row.insertWidget(2, _low(joint + spoken.word(_YOUR_ANSWER)), 1)
        if leftwards:
            self.choices.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def add_below(self, note: SyncedNote) -> None:
        """Take in the note on follow-up under the citizen's own, its name beside it."""
        name = label(self.words.gettext("Follow-up"), "quiet-strong")
        name.setBuddy(note)
        name.setFixedHeight(note.sizeHint().height())
        line = row(name, note, spacing=12)
        line.setAlignment(name, Qt.AlignmentFlag.AlignTop)
        self.layout_.insertLayout(self.layout_.count() - 1, line)

    def show_question(self, record: FinalRecord, question: RecordedQuestion) -> None:
        """Show what is stored."""
        last = last_answer(question, Rater.CITIZEN)
        self.show_answer(question.citizen, last, self._chip(last, record))
        self._help.sync(question.help)

    def flush(self) -> None:
        """Store what is being typed."""
        self._help.flush()

    def _chip(self, last: EarlierAnswer | None, record: FinalRecord) -> str:
        if self._spoken is None or last is None:
            return chip_words(self.words, last, record)
        day = format_short_day(last.day, record.day, self._spoken.language)
        return f"{self._spoken.word(_LAST_TIME)} · {day}"


class CaseworkerColumn(QWidget):
    """The caseworker's side: the view where there is one, a follow-up note, and the history."""

    answered = Signal(str, object)
    follow_up_written = Signal(str)

    def __init__(
        self,
        words: Catalogue,
        record: FinalRecord,
        question: RecordedQuestion,
        *,
        side_by_side: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.words = words
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.answers: AnswerColumn | None = None
        self._waiting = label("", "chip")
        self._waiting.setFixedHeight(24)
        if side_by_side and question.caseworker_options:
            self._add_view(question, called(first_name(record.citizen_name), _LONGEST_IN_CHIP))
        else:
            self._layout.addWidget(label(_("Notes"), "strong"))
        self._follow_up = SyncedNote(
            _("Follow-up on %(question)s") % {"question": question.short},
            _("Agreed follow-up, in short …"),
            lines=1 if self.answers else 3,
            most_lines=5,
        )
        self._follow_up.setObjectName("follow-up")
        self._follow_up.written.connect(self.follow_up_written)
        if self.answers is None:
            self._layout.addWidget(self._follow_up)
        self._history_title = label(_("Earlier answers"), "strong")
        self._history = HistoryChart(words, height=_LEAST_HISTORY, tallest=HEIGHT, parent=self)
        self._layout.addLayout(row(self._history_title, 0, self._history.toggle))
        self._layout.addWidget(self._history, 1)
        self._layout.addStretch(0)

    def show_question(self, record: FinalRecord, question: RecordedQuestion) -> None:
        """Show what is stored; the view opens, and history appears, when the citizen has answered."""
        given = question.citizen.state != AnswerState.NOT_REACHED
        if self.answers is not None and question.caseworker is not None:
            last = last_answer(question, Rater.CASEWORKER)
            self.answers.show_answer(question.caseworker, last, chip_words(self.words, last, record))
            self.answers.ladder.setEnabled(given)
            self.answers.setEnabled(given)
            self._waiting.setVisible(not given)
        self._follow_up.sync(question.follow_up)
        has_history = given and bool(question.earlier)
        self._history_title.setVisible(has_history)
        self._history.setVisible(has_history)
        self._history.toggle.setVisible(has_history)
        if has_history:
            self._history.show_series(record, question)

    @property
    def follow_up(self) -> SyncedNote | None:
        """The note on follow-up where it has no room here: beside a view it stands under the citizen's."""
        return self._follow_up if self.answers is not None else None

    @property
    def takes_keys(self) -> bool:
        """Whether the number keys can answer here."""
        return self.answers is not None and self.answers.isEnabled()

    def flush(self) -> None:
        """Store what is being typed."""
        self._follow_up.flush()

    def _add_view(self, question: RecordedQuestion, name: str) -> None:
        _ = self.words.gettext
        self.answers = AnswerColumn(
            self.words,
            question,
            Rater.CASEWORKER,
            _("The caseworker's view"),
            question.caseworker_options,
            {AnswerState.CANNOT_JUDGE: word_for(self.words, AnswerState.CANNOT_JUDGE)},
            self,
        )
        self.answers.answered.connect(self.answered)
        self.answers.heading.setToolTip(
            _("These words are our own; the leaflet prints none for the caseworker.")
        )
        self.answers.heading.setWordWrap(False)  # nothing moves when the chip beside it goes
        self._waiting.setText(_("opens when %(name)s has answered") % {"name": name})
        self.answers.heading_row.insertWidget(2, self._waiting, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self.answers)


def _low(text: str) -> QLabel:
    """A heading that stands no higher than a Danish one, whatever its script."""
    made = label(text, "strong")
    made.setFixedHeight(HEADING_HEIGHT)
    return made


def last_answer(question: RecordedQuestion, rater: Rater) -> EarlierAnswer | None:
    """The rater's newest earlier answer to the same words, if an option was chosen."""
    given = [e for e in question.earlier if e.rater == rater and e.option is not None and e.comparable]
    return given[-1] if given else None


def chip_words(words: Catalogue, last: EarlierAnswer | None, record: FinalRecord) -> str:
    """“last time · 12 May”."""
    if last is None:
        return ""
    day = format_short_day(last.day, record.day, words.language)
    return words.gettext("last time · %(date)s") % {"date": day}
