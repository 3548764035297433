"""The two sides of a question: the citizen's answer, and the caseworker's view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.final_record import EarlierAnswer, FinalRecord, RecordedAnswer, RecordedQuestion
from desktop.i18n import RIGHT_TO_LEFT, Catalogue, CitizenCatalogue, mark_for_citizen
from desktop.labels import label as word_for
from desktop.records import AnswerState, Rater
from desktop.text import first_name, format_short_day, possessive
from desktop.ui import theme
from desktop.ui.widgets.answer_ladder import AnswerLadder
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.history_chart import HistoryChart
from desktop.ui.widgets.history_words import called
from desktop.ui.widgets.synced_note import SyncedNote

_CITIZEN_STATES = {
    AnswerState.DOES_NOT_KNOW: mark_for_citizen("Ved ikke"),
    AnswerState.DECLINED: mark_for_citizen("Ønsker ikke at svare"),
    AnswerState.NOT_RELEVANT: mark_for_citizen("Ikke relevant"),
}
_WAY_HEIGHT = theme.TARGET
_HEADING_HEIGHT = 24
_YOUR_ANSWER = mark_for_citizen("Dit svar")
_WHAT_COULD_HELP = mark_for_citizen("Hvad kunne hjælpe?")
_LAST_TIME = mark_for_citizen("sidst")
_LONGEST_IN_CHIP = 14
_SIGNS = {Rater.CITIZEN: "●", Rater.CASEWORKER: "■"}


class AnswerColumn(QWidget):
    """A ladder and the ways not to use it, for one rater."""

    answered = Signal(str, object)
    """State, and the option where there is one."""

    def __init__(
        self,
        words: Catalogue,
        question: RecordedQuestion,
        rater: Rater,
        heading: str,
        options: tuple[str, ...],
        ways: dict[AnswerState, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.rater = rater
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(8)
        self._sign = label(_SIGNS[rater], "strong")
        own = theme.current().citizen if rater is Rater.CITIZEN else theme.current().caseworker
        self._sign.setStyleSheet(f"color: {own};")
        self.heading = label(heading, "strong", wrap=True)
        self.heading.setMinimumHeight(_HEADING_HEIGHT)
        self._keys = label(words.gettext("keys 1–5"), "quiet")
        self.heading_row = row(self._sign, self.heading, self._keys, spacing=8)
        self.heading_row.setStretch(1, 1)
        self.layout_.addLayout(self.heading_row)
        asked = question.text
        if rater is Rater.CITIZEN and question.translated_text:
            asked = question.translated_text
        self._states: dict[AnswerState, QPushButton] = {}
        # A widget of their own: the answers may run from right to left where the rest does not.
        self.choices = QWidget(self)
        self.ladder = AnswerLadder(asked, options, rater, self.choices)
        self.ladder.chosen.connect(lambda option: self.answered.emit(AnswerState.ANSWERED, option))
        choices = QVBoxLayout(self.choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(8)
        choices.addWidget(self.ladder)
        choices.addLayout(self._make_states(ways))
        self.layout_.addWidget(self.choices)

    def choose(self, option: int) -> None:
        """Answer by key, as if the option were clicked."""
        if self.ladder.isVisible() and self.ladder.isEnabled():
            self.ladder.options[option - 1].click()

    def set_active(self, active: bool) -> None:
        """Mark whose the number keys are."""
        self._keys.setVisible(active)

    def show_answer(self, answer: RecordedAnswer, last: EarlierAnswer | None, chip: str) -> None:
        """Show today's answer, and the dated mark on last time's once today's is given."""
        self.ladder.show_answer(answer.option)
        for state, way in self._states.items():
            way.setChecked(answer.state == state)
        given = answer.state != AnswerState.NOT_REACHED
        self.ladder.show_last(last.option if last else None, chip, shown=given)

    def _make_states(self, ways: dict[AnswerState, str]) -> FlowLayout:
        line = FlowLayout()
        kind = "quiet" if self.rater is Rater.CITIZEN else "quiet-amber"
        for state, text in ways.items():
            way = button(text, kind, name=f"{self.rater}-{state}")
            # A fixed height: a script that stands taller would push the rest down.
            way.setFixedHeight(_WAY_HEIGHT)
            way.setCheckable(True)
            way.setProperty("answers", "true")
            way.clicked.connect(lambda _checked=False, s=state: self.answered.emit(s, None))
            self._states[state] = way
            line.addWidget(way)
        return line


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
        options = question.options
        ways = {state: word_for(words, state) for state in _CITIZEN_STATES}
        spoken = CitizenCatalogue(language) if language else None
        if spoken is not None:
            options = question.translated_options
            ways = {state: spoken.word(message) for state, message in _CITIZEN_STATES.items()}
            title = f"{title} · {spoken.word(_WHAT_COULD_HELP)}"
        super().__init__(words, question, Rater.CITIZEN, heading, options, ways, parent)
        self._spoken = spoken
        if spoken is not None:
            self.heading.setWordWrap(False)
            self.heading_row.setStretch(1, 0)
            # From right to left it stands over the end where the answers begin.
            joint = "" if language in RIGHT_TO_LEFT else "· "
            self.heading_row.insertWidget(2, _low(joint + spoken.word(_YOUR_ANSWER)), 1)
        if language in RIGHT_TO_LEFT:
            self.choices.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._help = SyncedNote(
            f"{title} {question.short}", _("In the citizen's own words …"), lines=2, most_lines=5
        )
        self._help.setObjectName("help")
        self._help.written.connect(self.help_written)
        self.layout_.addWidget(_low(title) if spoken else label(title, "strong"))
        self.layout_.addWidget(self._help)
        self.layout_.addStretch(1)

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
        self._history = HistoryChart(words, parent=self)
        self._layout.addLayout(row(self._history_title, 0, self._history.toggle))
        self._layout.addWidget(self._history)
        self._layout.addStretch(1)

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
    made.setFixedHeight(_HEADING_HEIGHT)
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
