"""Draws the cells of the list of citizens: name over CPR, chips, and a button a row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.i18n import Catalogue
from desktop.ui import theme
from desktop.ui.widgets.citizens import citizen_words
from desktop.ui.widgets.citizens.citizen_model import ACTION, NAME, NEXT, ROW_ROLE, CitizenModel

ROW_HEIGHT = 64
_PADDING = 12
_BUTTON_HEIGHT = 40
_CHIP_HEIGHT = 24

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CitizenDelegate(QStyledItemDelegate):
    """Paints from the model alone. `hovered` is the index whose button the mouse is over."""

    def __init__(self, words: Catalogue, view: QWidget) -> None:
        super().__init__(view)
        self._words = words
        self._view = view
        self.hovered = QPersistentModelIndex()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def button_box(self, cell: QRect, index: _Index) -> QRect:
        """Where the button of the row lies inside its cell."""
        width = QFontMetrics(self._button_font()).horizontalAdvance(str(index.data())) + 34
        top = cell.top() + (cell.height() - _BUTTON_HEIGHT) // 2
        return QRect(cell.right() - _PADDING - width + 1, top, width, _BUTTON_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        current = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        palette = theme.current()
        painter.fillRect(cell, theme.colour(palette.citizen_tint if current else palette.card))
        if index.row() + 1 < index.model().rowCount():
            painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.colour(palette.line))
        if current and index.column() == NAME:
            painter.fillRect(QRect(cell.left(), cell.top(), 4, cell.height()), theme.colour(palette.citizen))
        inner = cell.adjusted(_PADDING, 0, -_PADDING, -1)
        if index.column() == NAME:
            self._paint_name(painter, inner, index)
        elif index.column() == NEXT:
            self._paint_chip(painter, inner, index, outlined=current)
        elif index.column() == ACTION:
            focused = current and bool(state & QStyle.StateFlag.State_HasFocus)
            self._paint_button(painter, self.button_box(cell, index), index, focused=focused)
        else:
            _draw(painter, inner, str(index.data()), theme.font(theme.BODY), palette.ink)
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRect, index: _Index) -> None:
        palette = theme.current()
        row = index.data(ROW_ROLE)
        name = QRect(box.left(), box.top() + 10, box.width(), 22)
        below = QRect(box.left(), box.top() + 34, box.width(), 20)
        _draw(painter, name, row.name, theme.font(theme.BODY, strong=True), palette.ink)
        cpr = citizen_words.cpr_words(self._words, row.cpr)
        _draw(painter, below, cpr, theme.font(theme.SMALL), palette.quiet)

    def _paint_chip(self, painter: QPainter, box: QRect, index: _Index, *, outlined: bool) -> None:
        model = index.model()
        assert isinstance(model, CitizenModel)
        chip = model.chip(index.data(ROW_ROLE))
        if chip is None:
            return
        palette = theme.current()
        font = theme.font(theme.SMALL)
        width = min(QFontMetrics(font).horizontalAdvance(chip.text) + 20, box.width())
        frame = QRect(box.left(), box.center().y() - _CHIP_HEIGHT // 2 + 1, width, _CHIP_HEIGHT)
        ink = palette.caseworker if chip.amber else palette.citizen_dark
        # On the tinted row of the keyboard a blue chip would not be seen.
        painter.setPen(theme.colour(ink) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(palette.caseworker_tint if chip.amber else palette.citizen_tint))
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        _draw(painter, frame.adjusted(10, 0, -8, 0), chip.text, font, ink)

    def _paint_button(self, painter: QPainter, box: QRect, index: _Index, *, focused: bool) -> None:
        palette = theme.current()
        hovered = QPersistentModelIndex(index) == self.hovered
        painter.setBrush(theme.colour(palette.citizen_tint if hovered else palette.card))
        edge = palette.ink if focused else palette.citizen
        painter.setPen(QPen(theme.colour(edge), 2 if focused else 1))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour(palette.citizen))
        painter.setFont(self._button_font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index.data()))

    def _button_font(self) -> QFont:
        return theme.font(theme.BODY, strong=True)


def _draw(painter: QPainter, box: QRect, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(_LEFT.value) | int(Qt.TextFlag.TextSingleLine), shown)
