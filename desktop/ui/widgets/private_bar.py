"""The frame of the caseworker's own pages: a bar above, the page, and a footer with what comes next."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, label
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.saved_label import SavedLabel

MARGIN = 24
"""From the window's edge to what a page shows, in px."""


class PrivateBar(QFrame):
    """Says where one is, when something was stored, and that the page is not for two."""

    back = Signal()

    def __init__(self, words: Catalogue, title: str = "", *, back: str = "", chip: bool = True) -> None:
        super().__init__()
        _ = words.gettext
        self.setProperty("role", "bar")
        self.setFixedHeight(52)
        self._words = words
        self._title = ElidedLabel(title, "name")
        self.saved = SavedLabel(words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 0)
        self._row.setSpacing(16)
        self._row.addWidget(label("Pejl", "brand"))
        if back:
            link = button(back, "link", "arrow-left", name="back")
            link.clicked.connect(self.back)
            self._row.addWidget(link)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(self.saved)
        if chip:
            self._row.addWidget(label(_("only for the caseworker"), "chip"))

    def set_title(self, title: str) -> None:
        """Say what the page is about."""
        self._title.setText(title)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    def show_saved(self, at: datetime) -> None:
        """Say that it is in the file, and since when."""
        self.saved.show_saved(at)


def footer(
    *, left: tuple[QWidget, ...] = (), right: tuple[QWidget, ...] = (), grows: QWidget | None = None
) -> QFrame:
    """The strip below a page; the primary button is the last of `right`. `grows` takes the room between."""
    frame = QFrame()
    frame.setProperty("role", "footer")
    frame.setMinimumHeight(60)
    layout = QHBoxLayout(frame)
    layout.setContentsMargins(20, 4, 20, 4)
    layout.setSpacing(12)
    for widget in left:
        layout.addWidget(widget)
    if grows is None:
        layout.addStretch(1)
    for widget in right:
        layout.addWidget(widget, 1 if widget is grows else 0)
    return frame


def lay_out(page: QWidget, bar: PrivateBar, content: QWidget, foot: QFrame | None = None) -> None:
    """Put bar, content and footer on a page."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(bar)
    layout.addWidget(content, 1)
    if foot is not None:
        layout.addWidget(foot)
