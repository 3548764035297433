"""Cards in rows of equal height, as many beside each other as fit, and one card of its own at the side."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

_LEAST_WIDTH = 290
_MOST_COLUMNS = 4
_MOST_WIDTH = 620


class CardGrid(QLayout):
    """The side card stands at the top right; where there is room for one column only, it comes last."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 16) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._side: QWidgetItem | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def set_side(self, widget: QWidget) -> None:
        """Put the side card in; added last, it also comes last for the keyboard."""
        self.addChildWidget(widget)
        self._side = QWidgetItem(widget)
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items) + (self._side is not None)

    def itemAt(self, index: int) -> QLayoutItem | None:
        if 0 <= index < len(self._items):
            return self._items[index]
        return self._side if index == len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if 0 <= index < len(self._items):
            return self._items.pop(index)
        taken, self._side = (self._side, None) if index == len(self._items) else (None, self._side)
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return QSize(3 * _LEAST_WIDTH, self.heightForWidth(3 * _LEAST_WIDTH))

    def minimumSize(self) -> QSize:
        return QSize(min(_LEAST_WIDTH, 240), 0)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        gap = self.spacing()
        fitting = (rect.width() + gap) // (_LEAST_WIDTH + gap)
        columns = max(1, min(_MOST_COLUMNS, fitting))
        width = min(
            (rect.width() - gap * (columns - 1)) // columns, _MOST_WIDTH if columns > 1 else rect.width()
        )
        beside = columns - 1 if columns > 1 and self._side else columns
        top = 0
        for start in range(0, len(self._items), beside):
            line = self._items[start : start + beside]
            height = max(_height(item, width) for item in line)
            for place, item in enumerate(line):
                corner = QPoint(rect.x() + place * (width + gap), rect.y() + top)
                if move:
                    item.setGeometry(QRect(corner, QSize(width, height)))
            top += height + gap
        used = max(top - gap, 0)
        if self._side is None:
            return used
        return self._arrange_side(rect, width, beside, columns, used, move=move)

    def _arrange_side(
        self, rect: QRect, width: int, beside: int, columns: int, used: int, *, move: bool
    ) -> int:
        assert self._side is not None
        height = _height(self._side, width)
        below = columns == 1
        x = rect.x() if below else rect.x() + beside * (width + self.spacing())
        y = used + self.spacing() if below else 0
        if move:
            self._side.setGeometry(QRect(x, rect.y() + y, width, height))
        return max(used, y + height)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
