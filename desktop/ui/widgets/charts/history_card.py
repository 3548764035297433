"""Beside the development table: everything about the question one looks at."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import scoring
from desktop.final_record import FinalRecord, RecordedAnswer, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.labels import change_words, quoted
from desktop.records import AnswerState, Rater
from desktop.text import format_day
from desktop.ui.widgets.basics import clear, label
from desktop.ui.widgets.charts.chart_marks import signed
from desktop.ui.widgets.charts.development_row import QWIDGETSIZE_MAX
from desktop.ui.widgets.charts.history_chart import HistoryChart
from desktop.ui.widgets.charts.history_words import state_words

_LEAST, _TALLEST = 112, 280
"""How tall the drawing may be, in px."""


class HistoryCard(QFrame):
    """The chart or the same as a table, and the answers of today and last time word for word."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "card")
        self.setObjectName("history-card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(18, 14, 18, 12)
        self._layout.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._layout.addLayout(head)
        self._title = label("", "name", wrap=True)
        head.addWidget(self._title, 1)
        self.chart = HistoryChart(words, height=_LEAST, tallest=_TALLEST, parent=self)
        self.chart.toggle.clicked.connect(self._show_parts)
        head.addWidget(self.chart.toggle, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.chart, 1)
        self._quotes = QWidget(self)
        self._said = QVBoxLayout(self._quotes)
        self._said.setContentsMargins(0, 0, 0, 0)
        self._said.setSpacing(6)
        self._layout.addWidget(self._quotes)
        self._layout.addStretch(0)

    def show_question(self, record: FinalRecord, question: RecordedQuestion, *, views: bool) -> None:
        """Show one question's history; the caseworker's side only where `views` is true."""
        _ = self._words.gettext
        self._title.setText(_("%(question)s · all answers") % {"question": question.short})
        self.chart.show_series(record, question, views_opened=views)
        clear(self._said)
        self._say(record, question, Rater.CITIZEN)
        if views and not question.single_rater:
            self._say(record, question, Rater.CASEWORKER)
        self._show_parts()

    def focus_chain(self) -> list[QWidget]:
        """What Tab reaches here, in order."""
        return self.chart.focus_chain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._limit()

    def _show_parts(self) -> None:
        self._quotes.setVisible(not self.chart.table_shown)
        self._limit()

    def _limit(self) -> None:
        """The drawing grows with the card up to its own limit; what is over stays below the words."""
        layout = self.chart.layout()
        assert layout is not None
        needed = layout.totalHeightForWidth(self.width() - 36)
        if needed < 0:  # Qt's answer where nothing wraps.
            needed = layout.totalSizeHint().height()
        if self.chart.table_shown:
            self.chart.setMaximumHeight(QWIDGETSIZE_MAX)
            return
        drawn = not self.chart.canvas.isHidden()
        grows = _TALLEST - self.chart.canvas.minimumHeight() if drawn else 0
        self.chart.setMaximumHeight(max(needed, 0) + grows)

    def _say(self, record: FinalRecord, question: RecordedQuestion, rater: Rater) -> None:
        """Today's answer, last time's, and the dated change."""
        now = scoring.answer_of(question, rater)
        if now is None or (rater is Rater.CASEWORKER and now.state == AnswerState.NOT_REACHED):
            return
        if now.words and not question.ladder:
            return  # The history of a question without ladder is the quotes themselves.
        lines = [label(self._today(record, now), "body", wrap=True)]
        if before := self._before(record, question, rater):
            lines.append(label(before, "quiet", wrap=True))
        self._said.addLayout(signed(rater, *lines))

    def _today(self, record: FinalRecord, now: RecordedAnswer) -> str:
        state = AnswerState(now.state)
        said = quoted(self._words, now.words) if now.words else state_words(self._words, state, record)
        day = format_day(record.day, record.day, self._words.language)
        today = day if record.final else self._words.gettext("Today")
        return f"{today}: {said}"

    def _before(self, record: FinalRecord, question: RecordedQuestion, rater: Rater) -> str:
        _ = self._words.gettext
        given = [each for each in question.earlier if each.rater == rater and each.words]
        if not given:
            return ""
        names = {
            "date": format_day(given[-1].day, record.day, self._words.language),
            "answer": given[-1].words,
        }
        before = _("Last time, %(date)s: “%(answer)s”") % names
        moved = change_words(self._words, scoring.change(question, rater), dated=False)
        return f"{before} · {moved}" if moved else before
