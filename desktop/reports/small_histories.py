"""The drawings of many questions: small, and as many beside each other as can be told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer

from desktop.charts import Event
from desktop.final_record import FinalRecord, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.reports import style
from desktop.reports.escape import line
from desktop.reports.flowables import BARE, table
from desktop.reports.history_drawing import DateLine, HistoryDrawing
from desktop.reports.paragraphs import Marked, text
from desktop.scoring import Series

_LADDER = 22.0
_BETWEEN = 14.0
_MOST_BESIDE = 4
_BELOW = 6.0
_BELOW_CLOSE = 4.0
_LONGEST_NAME = 60

Drawn = tuple[RecordedQuestion, tuple[Series, ...]]
"""A question with a ladder, and whose answers are drawn."""


@dataclass(frozen=True, slots=True)
class SmallHistories:
    """Draws small: a title, and under it a drawing in which nothing is written but dates."""

    record: FinalRecord
    events: tuple[Event, ...]
    words: Catalogue

    def rows(self, drawn: Sequence[Drawn]) -> list[list[Flowable]]:
        """Rows to be kept on one page, the dates under each drawing."""
        beside = self._beside()
        return [
            [self._table([[self._cell(each) for each in drawn[start : start + beside]]]), Spacer(0, _BELOW)]
            for start in range(0, len(drawn), beside)
        ]

    def under_one_line(self, drawn: Sequence[Drawn]) -> Flowable:
        """All in one table under one line of dates, which stands on every page that the table is on."""
        beside = self._beside()
        dates = [[self._dates(each)] for each in drawn[:beside]]
        cells = [[*self._cell(each, dates=False), Spacer(0, _BELOW_CLOSE)] for each in drawn]
        rows = [cells[start : start + beside] for start in range(0, len(cells), beside)]
        return self._table([dates, *rows], repeat=1)

    def before_last_row(self, drawn: Sequence[Drawn]) -> tuple[Sequence[Drawn], Sequence[Drawn]]:
        """All but the last row, and that."""
        start = (len(drawn) - 1) // self._beside() * self._beside()
        return drawn[:start], drawn[start:]

    def _beside(self) -> int:
        conversations = len(self.record.earlier) + 1
        return max(2, min(_MOST_BESIDE, int(style.WIDTH // (40 + 9 * conversations))))

    def _table(self, rows: Sequence[Sequence[Sequence[Flowable]]], *, repeat: int = 0) -> Flowable:
        """The cells beside each other with room between; the first `repeat` rows stand on every page."""
        beside = self._beside()
        width = (style.WIDTH - _BETWEEN * (beside - 1)) / beside
        widths = ([width, _BETWEEN] * beside)[:-1]
        spread = [[part for cell in row for part in (cell, "")][:-1] for row in rows]
        filled = [[*row, *[""] * (len(widths) - len(row))] for row in spread]
        return table(filled, widths, BARE, repeat=repeat)

    def _cell(self, drawn: Drawn, *, dates: bool = True) -> list[Flowable]:
        question, series = drawn
        drawing = HistoryDrawing(
            self.record, series, self.events, self.words, _LADDER, ends=False, dates=dates
        )
        return [question_title(question), drawing]

    def _dates(self, drawn: Drawn) -> Flowable:
        return DateLine(self.record, drawn[1], self.events, self.words, _LADDER, ends=False)


def question_title(question: RecordedQuestion) -> Marked:
    """What stands above a drawing."""
    return text(line(question.short, _LONGEST_NAME), style.SMALL_STRONG)
