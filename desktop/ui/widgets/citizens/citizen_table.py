"""The list of citizens: smooth at ten thousand, and usable by keyboard alone."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.citizens.citizen_delegate import ROW_HEIGHT, CitizenDelegate
from desktop.ui.widgets.citizens.citizen_model import ACTION, COUNT, LAST, NAME, NEXT, CitizenModel

_HEADER_HEIGHT = 40
_ACTION_WIDTH = 196
_SHARES = {NAME: 40, LAST: 22, COUNT: 17, NEXT: 21}
"""How the columns share the width that the button leaves."""
_ROOM_FOR_ALL, _ROOM_FOR_LAST = 900, 700
"""Below these widths in px a column goes: the count first, then the last conversation."""
_SPARE = 4 * ROW_HEIGHT
"""How many px of rows come beyond what fits: enough for the first turns of a wheel."""
_AHEAD = 10 * ROW_HEIGHT
"""Once one scrolls, the next page is asked for this long before the end, so that scrolling never waits."""


class CitizenTable(QTableView):
    """A row a citizen. Enter opens, Ctrl+Enter or the button does what the button says."""

    opened = Signal(int)
    action_wanted = Signal(int)
    typed = Signal(str)
    """Text typed over the table, which belongs to the search; '' is the back key."""
    left_upwards = Signal()

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.citizens = CitizenModel(words, self)
        self._delegate = CitizenDelegate(words, self)
        self.setObjectName("citizen-table")
        self.setAccessibleName(_("Citizens"))
        self.setAccessibleDescription(_("Enter opens the citizen, Ctrl+Enter prepares a conversation."))
        self.setModel(self.citizens)
        self.setItemDelegate(self._delegate)
        self._set_behaviour()
        self._set_headers()
        self.citizens.modelReset.connect(self.updateGeometry)
        self.citizens.rowsInserted.connect(self.updateGeometry)
        self.verticalScrollBar().valueChanged.connect(lambda: self._fetch_within(_AHEAD))
        # Where one still stands at the end of what came, the next page is due too.
        self.verticalScrollBar().rangeChanged.connect(lambda: self._fetch_within(0))

    def sizeHint(self) -> QSize:
        """As high as its rows, so that the card around a short list ends with it."""
        return QSize(800, _HEADER_HEIGHT + self.citizens.rowCount() * ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _HEADER_HEIGHT + ROW_HEIGHT)

    def enough_for(self, height: int) -> int:
        """Rows that fill so many pixels, and some to begin scrolling with."""
        return (height + _SPARE) // ROW_HEIGHT

    def focus_first(self) -> None:
        """Take the keyboard, on the row that was current or the first."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.citizens.index(0, NAME))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def current_citizen(self) -> int | None:
        """The citizen of the current row."""
        index = self.currentIndex()
        return self.citizens.row(index).id if index.isValid() else None

    def make_current(self, citizen: int | None) -> None:
        """Put the cursor on a citizen's row, where it has arrived."""
        place = self.citizens.place_of(citizen)
        if place is not None:
            self.setCurrentIndex(self.citizens.index(place, NAME))

    def use_current(self, *, act: bool) -> None:
        """Open the citizen of the current row, or do what the row's button says."""
        if self.currentIndex().isValid():
            self._use(self.currentIndex(), act=act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.use_current(act=control or index.column() == ACTION)
        elif event.key() == Qt.Key.Key_Up and index.row() <= 0:
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.typed.emit("")
        elif event.text().isprintable() and event.text() and not control:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._button_at(event.position().toPoint()))
        on_row = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if on_row else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        # Let go where it was pressed: dragging off a row takes the click back.
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self._use(index, act=self._button_at(place).isValid())

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.citizens.rowCount():
            self.setCurrentIndex(self.citizens.index(0, NAME))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # All is painted with the new size; told of each column, the table would paint all of it once more.
        with QSignalBlocker(self.horizontalHeader()):
            self._share_out(self.viewport().width())

    def _share_out(self, width: int) -> None:
        self.setColumnHidden(COUNT, width < _ROOM_FOR_ALL)
        self.setColumnHidden(LAST, width < _ROOM_FOR_LAST)
        shown = {column: share for column, share in _SHARES.items() if not self.isColumnHidden(column)}
        room = width - _ACTION_WIDTH
        for column, share in shown.items():
            self.setColumnWidth(column, room * share // sum(shown.values()))
        taken = sum(self.columnWidth(column) for column in shown)
        self.setColumnWidth(ACTION, width - taken)

    def _use(self, index: QModelIndex, *, act: bool) -> None:
        citizen = self.citizens.row(index).id
        if act:
            self.action_wanted.emit(citizen)
        else:
            self.opened.emit(citizen)

    def _button_at(self, place: QPoint) -> QModelIndex:
        index = self.indexAt(place)
        if not index.isValid() or index.column() != ACTION:
            return QModelIndex()
        inside = self._delegate.button_box(self.visualRect(index), index).contains(place)
        return index if inside else QModelIndex()

    def _hover(self, index: QModelIndex) -> None:
        if self._delegate.hovered != index:
            self._delegate.hovered = QPersistentModelIndex(index)
            self.viewport().update()

    def _fetch_within(self, distance: int) -> None:
        """Ask for the next page where the end of what came is no farther away, in px."""
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() <= distance:
            self.citizens.fetchMore(QModelIndex())

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)

    def _set_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns = self.horizontalHeader()
        columns.setFixedHeight(_HEADER_HEIGHT)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setMinimumSectionSize(24)
