"""What every section of the private plan page has in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk
from desktop.ui.widgets.folding import Folding


class PlanSection(Folding):
    """A card about one citizen that folds to its title; it reads and stores what is its own."""

    saved = Signal(object)
    """A moment: something was stored."""
    changed = Signal()
    """Something was stored that other sections show."""
    page_wanted = Signal(str)
    """Another private page about the citizen, by its name."""
    revealed = Signal()
    """It was asked for, and is to be brought into view."""

    def __init__(
        self, desk: Desk, citizen: int, title: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, name, parent)
        self.setObjectName(f"section-{name}")
        self.desk = desk
        self.words = desk.words
        self.citizen = citizen

    def read(self) -> None:
        """Ask for what is shown; called when the page is shown, and after `changed` of another section."""

    def reveal(self) -> None:
        """Open it: somebody has come to the page for this. What it shows has been read."""
        self.set_unfolded(True)
        self.revealed.emit()
