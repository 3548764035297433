"""A new placement or school: its name, and which of the two it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import Catalogue
from desktop.plan_records import PlacementKind
from desktop.text import NAME_LENGTH
from desktop.ui.widgets.basics import button, column, label
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.synced_note import LineNote


class AddPlace(QWidget):
    """Enter takes it for a company."""

    added = Signal(object, str)
    """The kind, and the name."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        name = _("Name of the company or school")
        self.line = LineNote(name, name + " …", longest=NAME_LENGTH)
        self.line.setObjectName("place-new")
        self.line.entered.connect(lambda: self._add(PlacementKind.COMPANY))
        self._error = label(_("Write the name of the place."), "error", wrap=True)
        self._error.setObjectName("place-new-error")
        self._error.hide()
        self.line.textChanged.connect(self._error.hide)
        ways = QWidget()
        flow = FlowLayout(ways, spacing=8)
        texts = {
            PlacementKind.COMPANY: _("Add a placement"),
            PlacementKind.EDUCATION: _("Add a plan towards education"),
        }
        for kind, text in texts.items():
            made = button(text, "secondary", "plus", name=f"place-add-{kind}")
            made.clicked.connect(lambda _checked=False, kind=kind: self._add(kind))
            flow.addWidget(made)
        layout = column(self.line, self._error, ways, spacing=10)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def start(self) -> None:
        """Put the cursor where the name begins."""
        self.line.setFocus()

    def flush(self) -> None:
        """Store what is being typed: a company, until somebody says otherwise."""
        if self.line.toPlainText().strip():
            self._add(PlacementKind.COMPANY)

    def _add(self, kind: PlacementKind) -> None:
        name = self.line.toPlainText().strip()
        if name:
            self.added.emit(kind, name)
            self.line.show_text("")
            return
        self._error.show()
        self.line.setFocus()
