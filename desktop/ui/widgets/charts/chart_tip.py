"""What is told of a chart under the mouse."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


def showed_tip(chart: QWidget, event: QEvent, told_at: Callable[[QPoint], str]) -> bool:
    """Whether the event asked for a tooltip; it is shown then, or taken away where nothing is told."""
    if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
        return False
    # As rich text, so that long answers wrap; what people and banks say stays text.
    told = escape(told_at(event.pos())).replace("\n", "<br>")
    QToolTip.showText(event.globalPos(), f"<qt>{told}</qt>" if told else "", chart)
    return True
