"""A drop-down that stores what is picked, and never what the mouse wheel passes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget


class ChoiceBox(QComboBox):
    """Shows pairs of value and words; `picked` carries the value that a person chose."""

    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(lambda _index: self.picked.emit(self.value))

    @property
    def value(self) -> str:
        """The value that is shown."""
        return str(self.currentData() or "")

    def show_choices(self, choices: Sequence[tuple[str, str]], value: str) -> None:
        """Offer these, and show the one with `value`; nothing is emitted."""
        if [(self.itemData(i), self.itemText(i)) for i in range(self.count())] != list(choices):
            self.clear()
            for data, text in choices:
                self.addItem(text, data)
            widest = max((self.fontMetrics().horizontalAdvance(text) for _data, text in choices), default=0)
            self.view().setMinimumWidth(widest + 40)
        self.show_value(value)

    def show_value(self, value: str) -> None:
        """Show the choice with this value."""
        self.setCurrentIndex(self.findData(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        # A style sheet cuts a long choice off; Qt itself would shorten it with an ellipsis.
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        end = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, end, room - 2)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls; a choice that changed under the wheel would be stored unseen.
        event.ignore()
