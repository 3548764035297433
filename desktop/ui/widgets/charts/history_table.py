"""The same as the history chart, as a table: newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.i18n import Catalogue
from desktop.ui import theme
from desktop.ui.widgets.charts.history_words import HistoryRow

_LEAST, _USUAL = 140, 300
_DAY_WIDTH = 96
PADDING = 5
"""Between the edge of a cell and its words, in px."""


class HistoryTable(QTableWidget):
    """Day and both answers in words; what changed around a conversation stands under its day."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._used = 0
        self.setObjectName("history-table")
        self.setProperty("small", True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[HistoryRow], citizen: str) -> None:
        """Show the rows of a chart; without any answer of the caseworker that column is left out."""
        _ = self._words.gettext
        both = any(row.caseworker for row in rows)
        headings = [_("Day"), citizen, *([_("Caseworker")] if both else [])]
        self.clear()
        self.setColumnCount(len(headings))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(headings)
        for line, row in enumerate(reversed(rows)):
            day = f"{row.day}\n▲ {row.events}" if row.events else row.day
            for column, text in enumerate([day, row.citizen, row.caseworker][: len(headings)]):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.setItem(line, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), min(self._used, _USUAL))

    def day_width(self) -> int:
        """How wide the first column is, in px."""
        return _DAY_WIDTH

    def _fit(self) -> None:
        """Columns share the width; rows are as tall as their wrapped words, the whole up to a limit."""
        answers = self.columnCount() - 1
        if answers < 1:
            return
        days = self.day_width()
        self.setColumnWidth(0, days)
        for column in range(1, answers + 1):
            self.setColumnWidth(column, (self.viewport().width() - days) // answers)
        for line in range(self.rowCount()):
            self.setRowHeight(line, max(self._needed(line, each) for each in range(answers + 1)))
        used = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height() + 4
        self._used = used
        self.setMaximumHeight(used)
        self.setMinimumHeight(min(used, _LEAST))
        self.updateGeometry()

    def _needed(self, line: int, column: int) -> int:
        room = QRect(0, 0, max(self.columnWidth(column) - 2 * PADDING, 20), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        item = self.item(line, column)
        text = item.text() if item is not None else ""
        return QFontMetrics(theme.font(theme.SMALL)).boundingRect(room, flags, text).height() + 2 * PADDING
