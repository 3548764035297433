"""A ladder and the ways not to use it: what one rater can answer to a question."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.final_record import EarlierAnswer, RecordedAnswer, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.records import AnswerState, Rater
from desktop.ui import theme
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.question.answer_ladder import AnswerLadder

HEADING_HEIGHT = 24
_WAY_HEIGHT = theme.TARGET
_SIGNS = {Rater.CITIZEN: "●", Rater.CASEWORKER: "■"}
_BY_HAND = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
"""How a person goes somewhere; otherwise the focus was put there."""


class AnswerColumn(QWidget):
    """A ladder and the ways not to use it, for one rater.

    `danish` are the options in Danish, small beneath those in the citizen's language.
    """

    answered = Signal(str, object)
    """State, and the option where there is one."""
    entered = Signal()
    """Somebody has gone in among the answers, by mouse or Tab."""

    def __init__(
        self,
        words: Catalogue,
        question: RecordedQuestion,
        rater: Rater,
        heading: str,
        options: tuple[str, ...],
        ways: dict[AnswerState, str],
        parent: QWidget | None = None,
        *,
        danish: tuple[str, ...] = (),
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.rater = rater
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(8)
        self.layout_.addLayout(self._make_heading(heading))
        self._states: dict[AnswerState, QPushButton] = {}
        # A widget of their own: the answers may run from right to left where the rest does not.
        self.choices = QWidget(self)
        translated = question.translated_text if rater is Rater.CITIZEN else ""
        self.ladder = AnswerLadder(translated or question.text, options, rater, self.choices, danish=danish)
        self.ladder.chosen.connect(lambda option: self.answered.emit(AnswerState.ANSWERED, option))
        choices = QVBoxLayout(self.choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(8)
        choices.addWidget(self.ladder)
        choices.addLayout(self._make_states(ways))
        self.layout_.addWidget(self.choices)
        for way_to_answer in (*self.ladder.options, *self._states.values()):
            way_to_answer.installEventFilter(self)

    def _make_heading(self, heading: str) -> QHBoxLayout:
        """Whose answers these are, and which keys are for them."""
        sign = label(_SIGNS[self.rater], "strong")
        own = theme.current().citizen if self.rater is Rater.CITIZEN else theme.current().caseworker
        sign.setStyleSheet(f"color: {own};")
        self.heading = label(heading, "strong", wrap=True)
        self.heading.setMinimumHeight(HEADING_HEIGHT)
        self._keys = label(self.words.gettext("keys 1–5"), "quiet")
        self.heading_row = row(sign, self.heading, self._keys, spacing=8)
        self.heading_row.setStretch(1, 1)
        return self.heading_row

    def choose(self, option: int) -> None:
        """Answer by key, as if the option were clicked."""
        if self.ladder.isVisible() and self.ladder.isEnabled():
            self.ladder.options[option - 1].click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entered.emit()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _BY_HAND:
            self.entered.emit()
        return super().eventFilter(watched, event)

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
