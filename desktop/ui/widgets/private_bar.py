"""The frame of the caseworker's own pages: a bar above, the page, and a footer with what comes next."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, column, label, row, set_text
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.saved_label import SavedLabel

MARGIN = 24
"""From the window's edge to what a page shows, in px."""
_READ_WELL = 760
"""How wide in px a page of lines may get, margins included."""
_NARROW = 900
"""Below this width in px the words on the lock have no room."""


class PrivateBar(QFrame):
    """Says where one is, when something was stored, and that the page is not for two; locks on demand."""

    back = Signal()
    lock_wanted = Signal()

    def __init__(
        self, words: Catalogue, title: str = "", *, back: str = "", chip: bool = True, lock: bool = False
    ) -> None:
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
        self._lock = button(_("Lock (Ctrl+L)"), "secondary", "lock", name="lock") if lock else None
        if self._lock is not None:
            self._lock.clicked.connect(self.lock_wanted)
            self._row.addWidget(self._lock)

    def set_title(self, title: str) -> None:
        """Say what the page is about."""
        self._title.setText(title)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end; the lock stays the last."""
        self._row.insertWidget(self._row.count() - (self._lock is not None), widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lock is not None:
            words = self._words.gettext("Lock (Ctrl+L)")
            narrow = event.size().width() < _NARROW
            set_text(self._lock, words)
            if narrow:  # the lock alone: whoever hears the page still hears its words
                self._lock.setText("")
            self._lock.setToolTip(words if narrow else "")

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


def narrow(*items: QWidget | QLayout) -> QWidget:
    """What is read and filled in from above to below: no wider than lines are read well, in the middle."""
    content, middle = QWidget(), QWidget()
    middle.setMaximumWidth(_READ_WELL)
    layout = column(*items, 0, spacing=16)
    layout.setContentsMargins(MARGIN, 24, MARGIN, MARGIN)
    middle.setLayout(layout)
    outer = row(0, middle, 0, spacing=0)
    outer.setStretchFactor(middle, 1000)
    content.setLayout(outer)
    return content


def lay_out(page: QWidget, bar: PrivateBar, content: QWidget, foot: QFrame | None = None) -> None:
    """Put bar, content and footer on a page."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(bar)
    layout.addWidget(content, 1)
    if foot is not None:
        layout.addWidget(foot)
