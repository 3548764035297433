"""Beside the development table: everything about the question one looks at."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import scoring
from desktop.final_record import FinalRecord, RecordedAnswer, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.labels import change_words
from desktop.records import AnswerState, Rater
from desktop.text import first_name, format_day
from desktop.ui.widgets.basics import button, clear, label, row
from desktop.ui.widgets.chart_marks import signed
from desktop.ui.widgets.history_chart import HistoryChart
from desktop.ui.widgets.history_table import HistoryTable
from desktop.ui.widgets.history_words import called, state_words

_CHART_HEIGHT = 128


class HistoryCard(QFrame):
    """The chart or the same as a table, and the answers of today and last time word for word."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self._drawn = True
        self.setProperty("role", "card")
        self.setObjectName("history-card")
        self._title = label("", "name", wrap=True)
        self._chart = HistoryChart(words, height=_CHART_HEIGHT)
        self._table = HistoryTable(words)
        self._table.hide()
        self._toggle = button("", "small-link", name="history-as-table")
        self._toggle.clicked.connect(lambda: self._show_table(self._table.isHidden()))
        self._quotes = QWidget()
        self._said = QVBoxLayout(self._quotes)
        self._said.setContentsMargins(0, 0, 0, 0)
        self._said.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._chart)
        layout.addWidget(self._table)
        layout.addWidget(self._quotes)
        layout.addLayout(row(self._toggle, 0))
        layout.addStretch(1)
        self._show_table(False)

    def show_question(self, record: FinalRecord, question: RecordedQuestion, *, views: bool) -> None:
        """Show one question's history; the caseworker's side only where `views` is true."""
        _ = self._words.gettext
        title = _("%(question)s · all answers") % {"question": question.short}
        self._title.setText(title)
        self._drawn = question.ladder
        self._chart.show_series(record, question, views_opened=views)
        citizen = called(first_name(record.citizen_name))
        self._table.show_rows(self._chart.table_rows(), citizen, title)
        self._show_table(not self._table.isHidden())
        clear(self._said)
        self._say(record, question, Rater.CITIZEN)
        if views and not question.single_rater:
            self._say(record, question, Rater.CASEWORKER)

    def _say(self, record: FinalRecord, question: RecordedQuestion, rater: Rater) -> None:
        """Today's answer, last time's, and the dated change."""
        now = scoring.answer_of(question, rater)
        if now is None or (rater is Rater.CASEWORKER and now.state == AnswerState.NOT_REACHED):
            return
        lines = [label(self._today(record, now), "body", wrap=True)]
        if before := self._before(record, question, rater):
            lines.append(label(before, "quiet", wrap=True))
        self._said.addLayout(signed(rater, *lines))

    def _today(self, record: FinalRecord, now: RecordedAnswer) -> str:
        said = f"“{now.words}”" if now.words else state_words(self._words, AnswerState(now.state), record)
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

    def focus_chain(self) -> list[QWidget]:
        """What Tab reaches here, in order."""
        return [self._table, self._toggle]

    def _show_table(self, table: bool) -> None:
        _ = self._words.gettext
        self._chart.setVisible(not table and self._drawn)
        self._quotes.setVisible(not table)
        self._table.setVisible(table)
        self._toggle.setText(_("Hide the table") if table else _("Show as a table"))
