"""One question: the citizen's answer to the left, the caseworker's view to the right once it is given."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.final_record import RecordedQuestion
from desktop.i18n import DEFAULT_LANGUAGE, language_name
from desktop.records import AnswerRecord, AnswerState, CaseworkerView, ConversationState, NoteKind, Rater
from desktop.ui.desk import Desk
from desktop.ui.key_turn import KeyTurn
from desktop.ui.talk_page import TalkPage
from desktop.ui.widgets.basics import button, clear, label, scrolling
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.question.answer_column import AnswerColumn
from desktop.ui.widgets.question.question_columns import CaseworkerColumn, CitizenColumn
from desktop.ui.widgets.question.question_help import QuestionHelp
from desktop.ui.widgets.question.question_words import spoken_title, why_words
from desktop.ui.widgets.question.turned_screen import TurnedScreen

if TYPE_CHECKING:
    from desktop.services.views import ConversationView

_SIDE = 26
"""The margin left and right, in px."""
_DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4, Qt.Key.Key_5: 5}


class QuestionPage(TalkPage):
    """Shows one question at a time; a click is stored before it is said to be."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.question: RecordedQuestion
        content = QWidget()
        self._area = scrolling(content, self)
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self._layout = QVBoxLayout(content)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._area)
        self._help: QuestionHelp | None = None
        self._help_place = 0
        self._citizen: CitizenColumn
        self._unstored: dict[Rater, QLabel] = {}
        self._caseworker: CaseworkerColumn | None = None
        self._turned: TurnedScreen | None = None
        self._shown: tuple[object, ...] = ()
        self._sizes: list[int] = []
        self._turn = KeyTurn()
        self._narrow = False
        self._splitter: QSplitter | None = None

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        self.question = next(q for q in view.record.questions if q.id == question)
        shown = (view.id, self.question.id, self.question.translated_text, view.language)
        if shown != self._shown:
            self._shown = shown
            self._build()
            self._begin_turn()
        self._show_answers()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            # From behind the curtain, too: what was answered before it is not to be typed over.
            self._begin_turn()
            self._mark_keys()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        if self._splitter is not None:
            self._splitter.setOrientation(self._orientation())

    def flush(self) -> None:
        if self._shown:
            self._citizen.flush()
            if self._caseworker is not None:
                self._caseworker.flush()

    def take_key(self, event: QKeyEvent) -> bool:
        """Answer with 1–5, change sides with the arrows left and right; False for any other key.

        A digit that is nobody's is swallowed.
        """
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _DIGITS:
            active = self._active()
            if active is not None:
                active.choose(_DIGITS[key])
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._take(Rater.CITIZEN if key == Qt.Key.Key_Left else Rater.CASEWORKER)
            return True
        return False

    def _build(self) -> None:
        clear(self._layout)
        _ = self.words.gettext
        question = self.question
        self._keep_width(0, self._area.verticalScrollBar().maximum())
        # The citizen's own words are the largest: where those are others, the Danish stands back.
        role = "name" if question.translated_text else "title"
        self._layout.addWidget(label(question.text, role, wrap=True))
        if question.translated_text:
            room = self.width() - 2 * _SIDE
            self._layout.addWidget(spoken_title(question.translated_text, self._language, room))
        self._help = None
        why = button(why_words(self.words, self.view.language), "small-link", name="why")
        why.clicked.connect(self._toggle_help)
        self._layout.addLayout(self._source_line(why))
        self._help_place = self._layout.count()
        self._layout.addSpacing(0 if question.translated_text else 6)
        if question.private_screen:
            self._build_turned()
        else:
            self._build_side_by_side()
        self._area.verticalScrollBar().setValue(0)

    def _toggle_help(self) -> None:
        """Show why we ask, or fold it away; made when it is first asked for."""
        if self._help is None:
            factor = self.desk.banks.factor(self.question.factor)
            self._help = QuestionHelp(self.words, factor, self.view.language)
            self._layout.insertWidget(self._help_place, self._help)
        else:
            self._help.setVisible(self._help.isHidden())

    def _keep_width(self, _least: int, most: int) -> None:
        """The scroll bar takes its room from the margin, so that no line breaks anew when it comes."""
        bar = self._area.verticalScrollBar().sizeHint().width() if most else 0
        # Where all stands in two languages, the lines take room from what is between them.
        top, between, bottom = (8, 4, 0) if self._language else (12, 6, 2)
        self._layout.setSpacing(between)
        self._layout.setContentsMargins(_SIDE, top, _SIDE - bar, bottom)

    def _source_line(self, why: QPushButton) -> FlowLayout:
        """Where the words are from, Danish and translated, and the way to why they are asked."""
        self._words_from = label("", "quiet")
        self._words_from.setObjectName("translation-note")
        why.ensurePolished()
        line = FlowLayout(spacing=4)
        for text in (label(self.question.source, "quiet"), self._words_from):
            text.setFixedHeight(why.sizeHint().height())
            line.addWidget(text)
        line.addWidget(why)
        return line

    @property
    def _language(self) -> str:
        """The language that the question stands in beside the Danish; "" where it is Danish alone."""
        return self.view.languages.get(self.question.id, "")

    def _language_note(self) -> str:
        """What is to be known about the words: whose translation they are, or that there is none."""
        _ = self.words.gettext
        shown, wished = self._language, self.view.language
        notes = [_("Translated by Pejl, not tested")] if shown else []
        if (shown or DEFAULT_LANGUAGE) != wished:
            if self.question.citizen.state != AnswerState.NOT_REACHED:
                language = language_name(shown or DEFAULT_LANGUAGE, self.words.language)
                notes.append(_("Answered in %(language)s") % {"language": language})
            else:
                notes.append(_("Not translated"))
        return " · ".join(notes)

    def _build_turned(self) -> None:
        self._splitter = None
        self._turned = TurnedScreen(self.words, self.view.record, self.question, self._language)
        self._caseworker = None
        self._turned.opened.connect(lambda: self._take(Rater.CITIZEN))
        self._turned.along_chosen.connect(lambda on: self.store(self.services.support.reading_along, on))
        self._use_citizen(self._turned.column)
        self._layout.addWidget(self._turned)
        self._layout.addStretch(1)

    def _build_side_by_side(self) -> None:
        self._turned = None
        split = self._splitter = QSplitter(self._orientation(), self._area.widget())
        split.setChildrenCollapsible(False)
        split.setHandleWidth(22)
        record, asked = self.view.record, self.question
        self._use_citizen(CitizenColumn(self.words, record, asked, self._language, parent=split))
        side_by_side = self.view.caseworker_view is CaseworkerView.SIDE_BY_SIDE
        self._caseworker = CaseworkerColumn(
            self.words, record, asked, side_by_side=side_by_side, parent=split
        )
        if self._caseworker.answers is not None:
            self._add_column(Rater.CASEWORKER, self._caseworker.answers)
        self._caseworker.answered.connect(lambda state, option: self._answer(Rater.CASEWORKER, state, option))
        self._caseworker.follow_up_written.connect(lambda text: self._note(NoteKind.FOLLOW_UP, text))
        if self._caseworker.follow_up is not None:
            self._citizen.add_below(self._caseworker.follow_up)
        split.setSizes(self._sizes or [1000, 1000])
        split.splitterMoved.connect(lambda *_moved: setattr(self, "_sizes", split.sizes()))
        self._layout.addWidget(split, 1)

    def _orientation(self) -> Qt.Orientation:
        return Qt.Orientation.Vertical if self._narrow else Qt.Orientation.Horizontal

    def _use_citizen(self, column: CitizenColumn) -> None:
        self._citizen = column
        self._unstored = {}
        self._add_column(Rater.CITIZEN, column)
        column.answered.connect(lambda state, option: self._answer(Rater.CITIZEN, state, option))
        column.help_written.connect(lambda text: self._note(NoteKind.HELP, text))

    def _add_column(self, rater: Rater, column: AnswerColumn) -> None:
        """Who goes into it gets the keys; over it a chip says that the disk has not taken the answer yet."""
        column.entered.connect(lambda: self._take(rater))
        chip = self._unstored[rater] = label(self.words.gettext("Not saved yet"), "chip-amber")
        chip.setObjectName(f"{rater}-unstored")
        chip.hide()
        column.heading_row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def _show_answers(self) -> None:
        record = self.view.record
        note = self._language_note()
        self._words_from.setText(f"· {note}")
        self._words_from.setVisible(bool(note))
        (self._turned or self._citizen).show_question(record, self.question)
        if self._caseworker is not None:
            self._caseworker.show_question(record, self.question)
        for rater, chip in self._unstored.items():
            chip.setVisible(self.desk.unsaved.waits(self._slot(rater)))
        open_state = self.view.state is ConversationState.DRAFT
        self._citizen.setEnabled(open_state)
        if self._caseworker is not None:
            self._caseworker.setEnabled(open_state)
        self._mark_keys()

    def _begin_turn(self) -> None:
        """Find out from the answers whose the number keys are."""
        given = {Rater.CITIZEN: self.question.citizen.state != AnswerState.NOT_REACHED}
        view = self.question.caseworker
        if self._second is not None and view is not None:
            given[Rater.CASEWORKER] = view.state != AnswerState.NOT_REACHED
        self._turn.begin(given)

    def _take(self, rater: Rater) -> None:
        """Somebody has gone into this column, if there is one: the number keys are its own."""
        if rater is Rater.CITIZEN or (self._caseworker is not None and self._caseworker.takes_keys):
            self._turn.take(rater)
            self._mark_keys()

    @property
    def _second(self) -> AnswerColumn | None:
        """The caseworker's answers, where there are any to give."""
        return self._caseworker.answers if self._caseworker is not None else None

    def _active(self) -> AnswerColumn | None:
        """The column that the number keys serve."""
        if self._turn.rater is Rater.CASEWORKER:
            return self._second if self._caseworker is not None and self._caseworker.takes_keys else None
        return self._citizen if self._turn.rater is Rater.CITIZEN else None

    def _mark_keys(self) -> None:
        active = self._active()
        self._citizen.set_active(active is self._citizen)
        if self._second is not None:
            self._second.set_active(active is self._second)

    def _answer(self, rater: Rater, state: str, option: int | None) -> None:
        self._turn.answered(rater)
        self.desk.store(
            self._slot(rater),
            self.services.answers.answer,
            self.view.id,
            self.question.id,
            rater,
            AnswerState(state),
            option,
            then=self._answered,
            otherwise=self._refused,
        )

    def _answered(self, answer: AnswerRecord) -> None:
        self.saved.emit(answer.answered_at)
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        # What the screen shows must be what is stored: take the click back before saying why.
        self._begin_turn()
        self._show_answers()
        self.desk.report(error)

    def _note(self, kind: NoteKind, text: str) -> None:
        self.store_note(kind, text, self.question.id)

    def _slot(self, rater: Rater) -> tuple[object, ...]:
        """One answer of each to each question waits for the disk at most: the newest."""
        return ("answer", self.view.id, self.question.id, rater)
