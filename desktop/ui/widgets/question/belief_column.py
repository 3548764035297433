"""One question of factor F: five steps, “cannot judge”, and what was believed before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import label as word
from desktop.records import AnswerState, Rater
from desktop.text import format_date
from desktop.ui import theme
from desktop.ui.widgets.basics import button, clear, column, label, row
from desktop.ui.widgets.columns import Columns
from desktop.ui.widgets.question.answer_ladder import AnswerLadder

if TYPE_CHECKING:
    from desktop.services.views import BeliefQuestion


class BeliefColumn(QWidget):
    """Earlier answers stand in words, and only when today's is given: it should be today's own."""

    given = Signal(str, object, object)
    """Question id, `AnswerState`, and option 1 (top) to 5 or None."""

    def __init__(self, words: Catalogue, question: "BeliefQuestion", source: str) -> None:
        super().__init__()
        self.setObjectName(f"belief-{question.id}")
        self._words = words
        self._question = question
        self._ladder = AnswerLadder(question.text, question.options, Rater.CASEWORKER)
        self._ladder.chosen.connect(self._choose)
        cannot = word(words, AnswerState.CANNOT_JUDGE)
        self._cannot = button(cannot, "quiet-amber", name=f"cannot-judge-{question.id}")
        self._cannot.setAccessibleName(f"{question.text} {cannot}")
        self._cannot.setCheckable(True)
        # Chosen, its words are bolder and need more room.
        bold = QFontMetrics(theme.font(theme.BODY, strong=True)).horizontalAdvance(cannot)
        self._cannot.setMinimumWidth(bold + 28)
        self._cannot.clicked.connect(self._choose_none)
        self._timing = label("", "quiet")
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._head = QWidget()
        heading = label(question.text, "heading", wrap=True)
        self._head.setLayout(column(heading, label(source, "quiet", wrap=True), 0, spacing=8))
        layout.addWidget(self._head)
        layout.addWidget(self._ladder)
        layout.addLayout(row(self._cannot, self._timing, 0, spacing=12))
        layout.addLayout(self._earlier)
        layout.addStretch(1)
        self.show_question(question)

    def show_question(self, question: "BeliefQuestion") -> None:
        """Show today's answer as it is stored, and then the earlier ones."""
        _ = self._words.gettext
        self._question = question
        self._ladder.show_answer(question.option)
        self._cannot.setChecked(question.state is AnswerState.CANNOT_JUDGE)
        timing = word(self._words, question.timing) if question.timing else ""
        self._timing.setText(
            _("Given: %(when)s") % {"when": timing[:1].lower() + timing[1:]} if timing else ""
        )
        clear(self._earlier)
        if question.earlier:
            self._earlier.addSpacing(8)
            self._earlier.addWidget(label(_("Earlier"), "strong"))
        for day, answer in reversed(question.earlier):
            date = format_date(day, self._words.language)
            self._earlier.addWidget(label(f"{date}: {answer}", wrap=True))

    def head_height(self, width: int) -> int:
        """How high question and source are at a width."""
        return self._head.heightForWidth(width)

    def set_head_height(self, height: int) -> None:
        """Give question and source that much room, so that the answers stand in line."""
        self._head.setFixedHeight(height)

    @property
    def answered(self) -> bool:
        """Whether today's answer is given."""
        return self._question.state is not None

    def choose(self, option: int) -> None:
        """Answer by key, as if the option were clicked."""
        self._ladder.options[option - 1].click()

    def focus_first(self) -> None:
        """Take the keyboard, on the answer that is given or the first."""
        given = (self._question.option or 1) - 1
        self._ladder.options[given].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, option: int) -> None:
        # The same answer again is no new one.
        if option != self._question.option:
            self.given.emit(self._question.id, AnswerState.ANSWERED, option)

    def _choose_none(self) -> None:
        self._cannot.setChecked(True)
        if self._question.state is not AnswerState.CANNOT_JUDGE:
            self.given.emit(self._question.id, AnswerState.CANNOT_JUDGE, None)


class BeliefPair(Columns):
    """Two questions beside each other, their answers in line."""

    def __init__(self, first: BeliefColumn, second: BeliefColumn) -> None:
        super().__init__(first, second)
        self._pair = (first, second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() if self.stacked else (self.width() - self.spacing) // 2
        heights = [one.head_height(width) for one in self._pair]
        for one, height in zip(self._pair, heights, strict=True):
            one.set_head_height(height if self.stacked else max(heights))
