"""The access log in plain words, newest first; reading it is an entry of its own."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QSizePolicy, QTableView, QWidget

from desktop.i18n import Catalogue
from desktop.text import format_clock, format_short_day
from desktop.ui.desk import Desk
from desktop.ui.sections.log_words import action_words
from desktop.ui.sections.section import Section, titled_card
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.access_log import LogEntry, LogPage

PAGE = 100
"""How many entries are read at a time."""
_ROW = 34
_Index = QModelIndex | QPersistentModelIndex


class LogModel(QAbstractTableModel):
    """When, what, and whom it was about."""

    def __init__(self, words: Catalogue, today: "date", parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self._today = today
        self._titles = (_("When"), _("What"), _("Citizen"))
        self._entries: list[LogEntry] = []
        self._names: dict[str, str] = {}

    @property
    def last(self) -> int | None:
        """The id of the oldest entry that is shown."""
        return self._entries[-1].id if self._entries else None

    def show_entries(self, page: "LogPage") -> None:
        """Show this page alone."""
        self.beginResetModel()
        self._entries, self._names = list(page.entries), page.names
        self.endResetModel()

    def add_entries(self, page: "LogPage") -> None:
        """Show this page below those before."""
        first = len(self._entries)
        if page.entries:
            self.beginInsertRows(QModelIndex(), first, first + len(page.entries) - 1)
            self._entries += page.entries
            self.endInsertRows()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = 0) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        entry = self._entries[index.row()]
        if index.column() == 0:
            local = entry.at.astimezone()
            day = format_short_day(local.date(), self._today, self._words.language)
            return f"{day} {format_clock(local, self._words.language)}"
        if index.column() == 1:
            return action_words(self._words, entry)
        return self.name(entry.citizen) if entry.citizen else ""

    def name(self, citizen: str) -> str:
        """What a citizen is called; one who was erased has no name any more."""
        return self._names.get(citizen) or self._words.gettext("erased citizen")


class LogTable(QTableView):
    """As high as its entries: the page scrolls, and follows the keys."""

    def __init__(self, model: LogModel, name: str) -> None:
        super().__init__()
        self.setObjectName("log-table")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def sizeHint(self) -> QSize:
        header = self.horizontalHeader().sizeHint().height()
        return QSize(240, header + self.model().rowCount() * _ROW + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Nothing scrolls in here: the page does.
        event.ignore()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and content is not None and current.isValid():
            middle = self.viewport().mapTo(content, self.visualRect(current).center())
            around.ensureVisible(0, middle.y(), 0, 2 * _ROW)


class LogSection(Section):
    """One page at a time, of everyone or of one citizen."""

    widest = 1040

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = self.words.gettext
        says = _("What was opened, searched, printed and saved, and wrong passwords. Nobody can change it.")
        frame, inside = titled_card(_("Log"), says)
        self._whom = ChoiceBox(_("Whom it is about"))
        self._whom.setObjectName("log-citizen")
        self._whom.setMinimumWidth(280)
        self._whom.setMaximumWidth(420)
        self._whom.picked.connect(self._read)
        self._model = LogModel(self.words, desk.clock.today(), self)
        self._table = LogTable(self._model, _("Log"))
        self._nothing = label(_("Nothing is in the log about this citizen."), wrap=True)
        self._nothing.hide()
        self._older = button(_("Show older entries"), "secondary", name="older-entries")
        self._older.clicked.connect(self._read_on)
        self._older.hide()
        inside.addLayout(row(ElidedLabel(_("About")), self._whom, 0, spacing=12))
        inside.addWidget(self._table)
        inside.addWidget(self._nothing)
        inside.addLayout(row(self._older, 0))
        self.lay_out(frame)

    def refresh(self) -> None:
        self._read(self._whom.value)

    def _read(self, citizen: str) -> None:
        log = self.desk.services.access_log
        self.desk.ask(log.read, citizen=citizen, limit=PAGE, then=self._show)

    def _read_on(self) -> None:
        log, citizen = self.desk.services.access_log, self._whom.value
        self.desk.ask(log.read, citizen=citizen, before=self._model.last, limit=PAGE, then=self._show_more)

    def _show(self, page: "LogPage") -> None:
        chosen = self._whom.value
        everyone = ("", self.words.gettext("Everyone"))
        self._whom.show_choices([everyone, *page.names.items()], chosen)
        self._model.show_entries(page)
        self._older.setVisible(not page.complete)
        self._fit()

    def _show_more(self, page: "LogPage") -> None:
        first = self._model.rowCount()
        self._model.add_entries(page)
        self._older.setVisible(not page.complete)
        self._fit()
        if page.entries:
            self._table.setCurrentIndex(self._model.index(first, 0))

    def _fit(self) -> None:
        rows = self._model.rowCount()
        self._table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._table.updateGeometry()
