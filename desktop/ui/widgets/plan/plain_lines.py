"""A list of the plan to be read, a sign in front of each of its lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import more_words
from desktop.ui.widgets.basics import label, row


class PlainLines(QWidget):
    """Its lines may be the first of a longer list: then it says how many more there are."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def _add(self, sign: QWidget, text: str, spacing: int) -> QHBoxLayout:
        """The sign stands at the first line of the words, which take all the room."""
        line = row(sign, label(text, "body", wrap=True, selectable=True), spacing=spacing)
        line.setStretch(1, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(line)
        return line

    def _add_more(self, count: int) -> None:
        if count:
            self._layout.addWidget(label(more_words(self._words, count), "quiet"))
