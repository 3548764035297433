"""The rows of the list of citizens, brought in pages as one scrolls."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.i18n import Catalogue
from desktop.ui.widgets.citizens import citizen_words

if TYPE_CHECKING:
    from desktop.services.views import CitizenRow

PAGE = 200
"""How many citizens come at a time."""

NAME, LAST, COUNT, NEXT, ACTION = range(5)
ROW_ROLE = Qt.ItemDataRole.UserRole
"""Gives the `CitizenRow` itself."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CitizenModel(QAbstractTableModel):
    """What has arrived so far. Asks for more with `more_wanted` and gets it by `append`."""

    more_wanted = Signal(int)
    """The offset of the first row that is missing."""

    def __init__(self, words: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self._headers = (_("Citizen"), _("Last conversation"), _("Conversations"), _("Next conversation"), "")
        self._rows: list[CitizenRow] = []
        self._today = date.min
        self._complete = True
        self._asked: int | None = None

    def show_rows(self, rows: Sequence["CitizenRow"], today: date, *, complete: bool) -> None:
        """Replace everything; `complete` when there is no further page."""
        self.beginResetModel()
        self._rows = list(rows)
        self._today = today
        self._complete = complete
        self._asked = None
        self.endResetModel()

    def append(self, rows: Sequence["CitizenRow"], offset: int, *, complete: bool) -> None:
        """Add a page; one that does not follow what is there is left out."""
        if offset != len(self._rows):
            return
        self._complete = complete
        self._asked = None
        if rows:
            self.beginInsertRows(QModelIndex(), offset, offset + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def row(self, index: _Index) -> "CitizenRow":
        """The citizen at a valid index."""
        return self._rows[index.row()]

    def place_of(self, citizen: int | None) -> int | None:
        """The row of a citizen that has arrived."""
        return next((n for n, row in enumerate(self._rows) if row.id == citizen), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and not self._complete and self._asked != len(self._rows)

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            self._asked = len(self._rows)
            self.more_wanted.emit(self._asked)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._headers[section] or self._words.gettext("Conversation")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return row.name
        return None

    def chip(self, row: "CitizenRow") -> citizen_words.Chip | None:
        """What stands under “next conversation”."""
        return citizen_words.next_chip(self._words, row, self._today)

    def _text(self, row: "CitizenRow", column: int) -> str:
        if column == NAME:
            return row.name
        if column == LAST:
            return citizen_words.last_words(self._words, row)
        if column == COUNT:
            return citizen_words.count_words(self._words, row.conversations)
        if column == NEXT:
            chip = self.chip(row)
            return chip.text if chip else ""
        return citizen_words.action_words(self._words, citizen_words.action_of(row))

    def _spoken(self, row: "CitizenRow", column: int) -> str:
        """A cell by itself: a screen reader may land on any of them."""
        text = self._text(row, column)
        if column == NAME:
            return f"{text}, {citizen_words.cpr_words(self._words, row.cpr)}"
        if column == ACTION:
            return f"{text}: {row.name}"
        return f"{self._headers[column]}: {text or self._words.gettext('not planned')}"
