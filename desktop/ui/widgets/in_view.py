"""Bringing into view what has just come onto a page that scrolls, or what was asked for."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_AROUND = 16
"""Pixels that stay free around it."""
_SETTLED = 30
"""Milliseconds in which layouts within layouts have found their sizes."""


def bring_into_view(scroll: QScrollArea, widget: QWidget) -> None:
    """Scroll to a widget as soon as the page has made room for it."""
    QTimer.singleShot(_SETTLED, widget, lambda: scroll.ensureWidgetVisible(widget, 0, _AROUND))


def bring_to_top(scroll: QScrollArea, widget: QWidget) -> None:
    """Scroll so that a widget begins at the top, or as near to it as the page goes."""

    def scroll_there() -> None:
        content = scroll.widget()
        if content is not None and content.isAncestorOf(widget):
            scroll.verticalScrollBar().setValue(widget.mapTo(content, QPoint()).y() - _AROUND)

    QTimer.singleShot(_SETTLED, widget, scroll_there)
