"""The two ways a citizen comes onto the list: added, or received from a colleague."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk
from desktop.ui.dialogs.citizen_form import CitizenForm
from desktop.ui.widgets.basics import button, row, set_text

_ENOUGH = 900
"""Width in px of a page from which on the words have room."""


class AddCitizen(QWidget):
    """Two buttons beside each other."""

    added = Signal(int)
    """A citizen who is on the list now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self._desk = desk
        self._receive = button("", "link", "users", name="receive-citizen")
        self._receive.clicked.connect(self.receive)
        add = button(_("New citizen"), "primary", "plus", name="new-citizen")
        add.clicked.connect(self.add)
        self.setLayout(row(self._receive, add, spacing=16))
        self.fit(_ENOUGH)

    def fit(self, width: int) -> None:
        """Leave the words of the second way out where the page is too narrow for them."""
        words = self._desk.words.gettext("Receive a citizen …")
        set_text(self._receive, words)
        if width < _ENOUGH:  # whoever hears the page still hears its words
            self._receive.setText("")
        self._receive.setToolTip(words if width < _ENOUGH else "")

    def add(self) -> None:
        """Open the form."""
        form = CitizenForm(self._desk, None, self)
        form.stored.connect(self.added)
        form.open()

    def receive(self) -> None:
        """Open the dialog for a file from a colleague."""
        from desktop.ui.dialogs.receive import ReceiveDialog

        dialog = ReceiveDialog(self._desk, self)
        dialog.received.connect(self.added)
        dialog.open()
