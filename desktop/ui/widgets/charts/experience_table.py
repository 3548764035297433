"""The same as the drawing of health and experience, day by day: newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem

from desktop.experience import Row
from desktop.text import format_date
from desktop.ui import theme
from desktop.ui.widgets.charts.history_table import PADDING, HistoryTable

_USUAL = 460


class ExperienceTable(HistoryTable):
    """Day, what was said or happened, and what went on at the same time."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), min(self._used, _USUAL))

    def day_width(self) -> int:
        """A whole date stands on one line: here it has the room of a page."""
        metrics = QFontMetrics(theme.font(theme.SMALL))
        days = (item.text() for line in range(self.rowCount()) if (item := self.item(line, 0)) is not None)
        return max((metrics.horizontalAdvance(day) for day in days), default=0) + 4 * PADDING

    def show_days(self, rows: Sequence[Row]) -> None:
        """Show every day on which there is something."""
        _ = self._words.gettext
        self.clear()
        headings = [_("Day"), _("What"), _("At the same time")]
        self.setColumnCount(len(headings))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(headings)
        for line, row in enumerate(rows):
            day = format_date(row.day, self._words.language)
            for column, text in enumerate((day, "\n".join(row.said), row.meanwhile)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.setItem(line, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()
