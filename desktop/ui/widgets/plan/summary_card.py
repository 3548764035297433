"""A part of the plan in a few quiet lines, and the way to the page where it is worked at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, clear, column, label, row


def opener(words: Catalogue, name: str, about: str) -> QPushButton:
    """“Open →”; for those who hear it, it says what it opens."""
    made = button(words.gettext("Open") + " →", "link", name=name)
    made.setProperty("ends", "line")
    made.setAccessibleName(words.gettext("Open: %(what)s") % {"what": about})
    return made


HEADED = (18, 14, 18, 16)
"""Room around what a card shows below a heading with its opener, in px: left, top, right, bottom."""


def headed(heading: QLabel, opens: QPushButton) -> QHBoxLayout:
    """A heading with its opener at the right end; the words of the opener end where the card's do."""
    made = row(heading, opens)
    made.setStretch(0, 1)
    return made


class SummaryCard(QFrame):
    """Never more than what one has to know here."""

    opened = Signal()

    def __init__(self, words: Catalogue, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        opens = opener(words, f"open-{name}", title)
        opens.clicked.connect(self.opened)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        head = headed(label(title, "heading", wrap=True), opens)
        layout = column(head, self._lines, 0, spacing=4)
        layout.setContentsMargins(*HEADED)
        self.setLayout(layout)

    def show_lines(self, lines: Sequence[tuple[str, str]], empty: str) -> None:
        """Show lines, each with what is quietly said below it; `empty` says what to do without any."""
        clear(self._lines)
        for text, quiet in lines:
            told = label(text, "body", wrap=True)
            self._lines.addLayout(
                column(told, label(quiet, "quiet", wrap=True), spacing=0) if quiet else column(told)
            )
        if not lines:
            self._lines.addWidget(label(empty, "quiet", wrap=True))
