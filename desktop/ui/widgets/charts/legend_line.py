"""What the marks on a page mean, in a line that wraps where it must."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.basics import clear, label
from desktop.ui.widgets.flow_layout import FlowLayout


class LegendLine(FlowLayout):
    """Signs, each in the colour of its role, and beside each what it stands for."""

    def __init__(self) -> None:
        super().__init__(spacing=14)

    def show_parts(self, parts: Sequence[tuple[str, str, str]]) -> None:
        """Show (role, sign, words) for each; a sign may be missing."""
        clear(self)
        for role, sign, text in parts:
            pair = QWidget()
            inside = QHBoxLayout(pair)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(5)
            if sign:
                inside.addWidget(label(sign, role))
            inside.addWidget(label(text, "quiet"))
            self.addWidget(pair)
