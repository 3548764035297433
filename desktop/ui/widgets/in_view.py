"""Bringing into view what has just come onto a page that scrolls."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_AROUND = 16
"""Pixels that stay free below it."""
_SETTLED = 30
"""Milliseconds in which layouts within layouts have found their sizes."""


def bring_into_view(scroll: QScrollArea, widget: QWidget) -> None:
    """Scroll to a widget as soon as the page has made room for it."""
    QTimer.singleShot(_SETTLED, widget, lambda: scroll.ensureWidgetVisible(widget, 0, _AROUND))
