"""What every section of the settings is: cards, read anew whenever it comes to the screen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.desk import Desk
from desktop.ui.widgets.basics import column, label, row


class Section(QWidget):
    """Built when it is first chosen. `widest` is how wide its cards become, in px."""

    widest = 760
    saved = Signal(object)
    """A moment: something was stored, and *Saved 10.42* may be shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.words = desk.words
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(16)

    def refresh(self) -> None:
        """Read what it shows; called whenever it comes to the screen."""

    def flush(self) -> None:
        """Store at once what is being typed."""

    def lay_out(self, *parts: QWidget) -> None:
        """Cards below each other, with what room is left below them."""
        for part in parts:
            self._cards.addWidget(part)
        self._cards.addStretch(1)


class TitledCard(QFrame):
    """A card with its heading, what it is about, and room inside."""

    def __init__(self, title: str, says: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(20, 18, 20, 20)
        self.inside.setSpacing(12)
        heading = label(title, "heading", wrap=True)
        self.inside.addLayout(
            column(heading, *([label(says, "quiet", wrap=True)] if says else []), spacing=4)
        )


def titled_card(title: str, says: str = "") -> tuple[QFrame, QVBoxLayout]:
    """Such a card, and the layout inside it."""
    made = TitledCard(title, says)
    return made, made.inside


def wide_as_fits(widget: QWidget) -> QHBoxLayout:
    """The widget as wide as there is room, up to its greatest: a column would reckon its height for more."""
    line = row(widget, 0)
    line.setStretchFactor(widget, 1000)
    return line
