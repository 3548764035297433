"""In the place of a page that could not be opened: why, and a button to try again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, card, centred, label, row

_WIDTH = 480


class NotOpened(QWidget):
    """Says no name, for a citizen may sit beside it."""

    again = Signal()

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        frame, inside = card(margins=24, spacing=12)
        frame.setMaximumWidth(_WIDTH)
        self._happened = label("", "heading", wrap=True)
        self._happened.setObjectName("not-opened")
        self._advice = label("", wrap=True)
        retry = button(words.gettext("Try again"), "primary", name="open-again")
        retry.clicked.connect(self.again)
        inside.addWidget(self._happened)
        inside.addWidget(self._advice)
        inside.addLayout(row(0, retry))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(centred(frame))

    def tell(self, happened: str, advice: str) -> None:
        """Say it in the place of what was said before."""
        self._happened.setText(happened)
        self._advice.setText(advice)
