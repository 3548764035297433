"""Widgets beside each other, wrapping to the next line where the room ends."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """A layout for chips and buttons whose words differ from language to language."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._sizes: list[tuple[QLayoutItem, int, int]] | None = None
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self._placed = False
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addWidget(self, widget: QWidget) -> None:
        # An item that Qt makes is known to Python by its address alone. Where an item of another layout
        # was deleted at that address, Python takes the new one for the dead one, and the program ends.
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def invalidate(self) -> None:
        """Qt says so when an item changes its size, comes or goes: what was measured holds no longer."""
        self._sizes = None
        self._heights.clear()
        self._least = None
        self._placed = False
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            places = self._places(width)
            self._heights[width] = max((top + height for _, _, top, _, height in places), default=0)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        if self._placed and rect == self.geometry():
            return
        self._placed = True
        super().setGeometry(rect)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, left, top, width, height in self._places(rect.width()):
            x = rect.width() - left - width if mirrored else left
            item.setGeometry(QRect(rect.x() + x, rect.y() + top, width, height))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._least is None:
            self._least = QSize()
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        return self._least

    def _places(self, room: int) -> Iterator[tuple[QLayoutItem, int, int, int, int]]:
        """Each item that is shown, with its left, top, width and height in so many px of room."""
        gap = self.spacing()
        x = y = line = 0
        for item, width, height in self._measured():
            if x > 0 and x + width > room:
                x, y, line = 0, y + line + gap, 0
            yield item, x, y, width, height
            x += width + gap
            line = max(line, height)

    def _measured(self) -> list[tuple[QLayoutItem, int, int]]:
        if self._sizes is None:
            hints = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
            self._sizes = [(item, hint.width(), hint.height()) for item, hint in hints]
        return self._sizes
