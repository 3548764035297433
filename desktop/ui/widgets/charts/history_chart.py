"""The history of one question: the drawing, in words what is marked on it, and the same as a table."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import charts
from desktop.charts import shown_series
from desktop.final_record import FinalRecord, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.records import Rater
from desktop.scoring import Point, Series
from desktop.text import first_name
from desktop.ui.widgets.basics import button, clear, label, set_text
from desktop.ui.widgets.charts.chart_marks import signed
from desktop.ui.widgets.charts.history_canvas import HistoryCanvas
from desktop.ui.widgets.charts.history_table import HistoryTable
from desktop.ui.widgets.charts.history_words import (
    HistoryRow,
    called,
    history_rows,
    legend_words,
    month_words,
    said_words,
)

HEIGHT = 112
_ANSWERS_QUOTED = 3
_ANSWERS_SAID = 5


class HistoryChart(QWidget):
    """A question without ladder is words only.

    `height` is the drawing's in px; with `tallest` it takes the room there is, up to that. `toggle`
    leads to the table and back; it stands below unless somebody puts it elsewhere.
    """

    def __init__(
        self,
        words: Catalogue,
        *,
        height: int = HEIGHT,
        tallest: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[HistoryRow] = []
        self._citizen = ""
        self._title = ""
        self._drawn = True
        self._table: HistoryTable | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.canvas = HistoryCanvas(words, height, tallest, self)
        self._layout.addWidget(self.canvas, 1)
        self._quotes = QWidget(self)
        self._layout.addWidget(self._quotes)
        self._said = QVBoxLayout(self._quotes)
        self._said.setContentsMargins(0, 0, 0, 0)
        self._said.setSpacing(4)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self._layout.addLayout(foot)
        self._legend = label("", "quiet", wrap=True)
        foot.addWidget(self._legend, 1)
        self.toggle = button("", "small-link", name="history-as-table")
        self.toggle.clicked.connect(lambda: self.show_table(not self.table_shown))
        foot.addWidget(self.toggle)
        self._layout.addStretch(0)
        self._show_what()

    def show_series(
        self, record: FinalRecord, question: RecordedQuestion, *, views_opened: bool = False
    ) -> None:
        """Show all answers to the question. A view given afterwards stays hidden until it is opened."""
        series = shown_series(record, question, views_opened=views_opened)
        events = charts.events(record)
        self._rows = history_rows(record, series, events, self._words)
        self._citizen = called(first_name(record.citizen_name))
        clear(self._said)
        self._drawn = any(point.place is not None for each in series for point in each.points)
        if question.ladder:
            self.canvas.show_series(record, series, events, self._rows)
        else:
            self._quote(record, series)
        self._title = self._words.gettext("All answers to “%(question)s”") % {"question": question.text}
        described = self._described(record, series)
        for widget in (self, self.canvas):
            widget.setAccessibleName(self._title)
            widget.setAccessibleDescription(described)
        self._legend.setText(legend_words(self._words, record, series, events, question.ladder))
        self._show_what()

    def show_table(self, table: bool) -> None:
        """Show the table instead of the drawing, or the drawing again."""
        if table or self._table is not None:
            self.table.setVisible(table)
        self._show_what()

    @property
    def table(self) -> HistoryTable:
        """The table: made when it is first asked for, as few ever are."""
        if self._table is None:
            self._table = HistoryTable(self._words, self)
            self._table.hide()
            self._layout.insertWidget(self._layout.indexOf(self._quotes) + 1, self._table, 1)
        return self._table

    @property
    def table_shown(self) -> bool:
        """Whether the table stands in the drawing's place."""
        return self._table is not None and not self._table.isHidden()

    def focus_chain(self) -> list[QWidget]:
        """What Tab reaches here, in order."""
        return [self.toggle] if self._table is None else [self.toggle, self._table]

    def table_rows(self) -> list[HistoryRow]:
        """What is shown, a row for each conversation, oldest first."""
        return self._rows

    def legend_text(self) -> str:
        """The words below the drawing."""
        return self._legend.text()

    def _show_what(self) -> None:
        _ = self._words.gettext
        table = self.table_shown
        if table:
            # Filled only when it is looked at: sixty rows of wrapped words take their time.
            self.table.setAccessibleName(self._title)
            self.table.show_rows(self._rows, self._citizen)
        self.canvas.setVisible(self._drawn and not table)
        self._quotes.setVisible(bool(self._said.count()) and not table)
        # In the table every change stands under its day.
        self._legend.setVisible(bool(self._legend.text()) and not table)
        set_text(self.toggle, _("Hide the table") if table else _("Show as a table"))
        self.toggle.setVisible(table or self._drawn or bool(self._said.count()) or len(self._rows) > 1)

    def _quote(self, record: FinalRecord, series: tuple[Series, ...]) -> None:
        """The newest answers, quoted; no ladder, since the options are not one scale."""
        for each in series:
            given = [point for point in each.points if point.words][-_ANSWERS_QUOTED:]
            for place, point in enumerate(reversed(given)):
                when = month_words(self._words, point, record)
                text = f"{when}: {said_words(self._words, point, record)}"
                self._said.addLayout(signed(each.rater, label(text, "quiet" if place else "body", wrap=True)))

    def _described(self, record: FinalRecord, series: tuple[Series, ...]) -> str:
        parts = []
        for each in series:
            who = first_name(record.citizen_name) if each.rater is Rater.CITIZEN else None
            said = "; ".join(self._dated(point, record) for point in each.points[-_ANSWERS_SAID:])
            parts.append(f"{who or word_for(self._words, Rater.CASEWORKER)}: {said}.")
        return " ".join(parts)

    def _dated(self, point: Point, record: FinalRecord) -> str:
        return f"{month_words(self._words, point, record)}, {said_words(self._words, point, record)}"
