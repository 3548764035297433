"""A question about the people in the room: answered alone, with the screen turned."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.final_record import FinalRecord, RecordedQuestion
from desktop.i18n import Catalogue, CitizenCatalogue, mark_for_citizen
from desktop.records import AnswerState
from desktop.text import first_name
from desktop.ui.widgets.basics import button, card, label, row, set_text
from desktop.ui.widgets.even_lines import SpokenLabel
from desktop.ui.widgets.focus_order import give_back
from desktop.ui.widgets.question.question_columns import CitizenColumn
from desktop.ui.widgets.question.reading_along import ReadingAlong

_ALONE = mark_for_citizen("Dette svarer du på alene")
_WHO_READS = mark_for_citizen(
    "Spørgsmålet handler om dem, du arbejder sammen med her. Dit svar bliver gemt i din sag. "
    "%(caseworker)s kan læse det, og det kan en ny sagsbehandler også. Det bliver kun udskrevet, hvis "
    "du beder om det."
)
_TURN = mark_for_citizen("Vend skærmen mod %(name)s.")
_DONE = mark_for_citizen("Jeg er færdig: skjul mit svar")


class TurnedScreen(QWidget):
    """First says who will see the answer, then shows it to the citizen alone, then hides it again."""

    opened = Signal()
    """The citizen is going to answer, or to change the answer."""
    along_chosen = Signal(bool)
    """Whether the citizen wants interpreter or mentor to read along."""

    def __init__(
        self, words: Catalogue, record: FinalRecord, question: RecordedQuestion, language: str = ""
    ) -> None:
        super().__init__()
        self._words = words
        self.column = CitizenColumn(words, record, question, language)
        self._before = self._make_before(record, language)
        self._alone = self._make_alone(language)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self._before)
        layout.addWidget(self._alone)
        layout.addStretch(1)
        self._turn(False)

    def show_question(self, record: FinalRecord, question: RecordedQuestion) -> None:
        """Show what is stored; whether there is an answer is said, what it is only to the citizen."""
        _ = self._words.gettext
        given = question.citizen.state != AnswerState.NOT_REACHED
        self._state.setText(_("The answer is saved, and hidden.") if given else "")
        self._state.setVisible(given)
        self._along.show_record(record)
        set_text(
            self._turned,
            _("Change the answer") if given else _("The screen is turned: show the answers"),
        )
        self.column.show_question(record, question)

    def _make_before(self, record: FinalRecord, language: str) -> QWidget:
        _ = self._words.gettext
        frame, layout = card(margins=24, spacing=12)
        names = {"caseworker": record.caseworker, "name": first_name(record.citizen_name)}
        layout.addWidget(label(_("This one you answer alone"), "heading"))
        layout.addWidget(
            label(
                _(
                    "The question is about the people you work with here. Your answer is kept in your case. "
                    "%(caseworker)s can read it there, and so can a new caseworker. "
                    "It is not printed unless you ask for it, and it changes nothing in what you get."
                )
                % names,
                "large",
                wrap=True,
            )
        )
        for words in _in_own_language(record, language):
            layout.addWidget(words)
        layout.addWidget(label(_("Turn the screen to %(name)s.") % names, "large", wrap=True))
        if language:
            turn = SpokenLabel(CitizenCatalogue(language).word(_TURN) % names, "translated", language)
            turn.setObjectName("turn-translated")
            layout.addWidget(turn)
        self._along = ReadingAlong(self._words, language)
        self._along.chosen.connect(self.along_chosen)
        layout.addWidget(self._along)
        self._state = label("", "saved")
        self._turned = button("", "secondary", "eye", name="turn-screen")
        self._turned.clicked.connect(lambda: self._turn(True))
        self._turned.clicked.connect(self.opened)
        layout.addWidget(self._state)
        layout.addLayout(row(self._turned, 0))
        layout.addStretch(1)
        return frame

    def _make_alone(self, language: str) -> QWidget:
        _ = self._words.gettext
        frame = QWidget()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        done = _("I am done: hide my answer")
        if language:  # Nobody else looks at the screen now.
            done = f"{done} · {CitizenCatalogue(language).word(_DONE)}"
        hide = button(done, "secondary", "eye-off", name="hide-answer")
        hide.clicked.connect(lambda: self._turn(False))
        layout.addLayout(row(hide, 0))
        return frame

    def _turn(self, turned: bool) -> None:
        if self._before.isVisible() or self._alone.isVisible():
            # The button that was pressed goes; the focus would land on the next one, “Previous”.
            give_back(self)
        self._before.setVisible(not turned)
        self._alone.setVisible(turned)


def _in_own_language(record: FinalRecord, language: str) -> list[QLabel]:
    """The same in the language that the question stands in, below the Danish."""
    if not language:
        return []
    spoken = CitizenCatalogue(language)
    told = spoken.word(_WHO_READS) % {"caseworker": record.caseworker}
    alone = SpokenLabel(spoken.word(_ALONE), "translated", language)
    who_reads = SpokenLabel(told, "large", language)
    who_reads.setObjectName("who-reads-it")
    return [alone, who_reads]
