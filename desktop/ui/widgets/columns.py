"""Parts of a page beside each other, and below each other where the window is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_NO_LIMIT = 16_777_215
"""Qt's own word for no greatest width."""


class Columns(QWidget):
    """Two parts. With `side` the first is that wide in px; without, both have the same width."""

    spacing = 24

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        side: int = 0,
        narrow: int = 900,
        widest: int = _NO_LIMIT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._first = first
        self._side = side
        self._narrow = narrow
        second.setMaximumWidth(widest)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(self.spacing)
        self._layout.addWidget(first, 0 if side else 1)
        self._layout.addWidget(second, 1)
        if side:
            # What the second part may not take stays empty at the right.
            self._layout.addStretch(0)
        self._arrange(beside=True)

    @property
    def stacked(self) -> bool:
        """Whether the parts stand below each other."""
        return self._layout.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(beside=event.size().width() >= self._narrow)

    def _arrange(self, *, beside: bool) -> None:
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        if self._side:
            self._first.setMinimumWidth(self._side if beside else 0)
            self._first.setMaximumWidth(self._side if beside else _NO_LIMIT)
