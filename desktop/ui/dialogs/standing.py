"""Where a dialog stands: as tall as what is in it needs, and never beyond the edges of the screen."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QDialog

_BAR = 40
"""Pixels of a title bar and edges, as long as the desktop has not said how much it puts around."""
_SETTLING = 400
"""Milliseconds after which it has."""


def keep_on_screen(dialog: QDialog) -> None:
    """Let a dialog grow with what comes up in it, up to the screen, and stay wholly on it."""
    _Standing(dialog)


def room_for(dialog: QDialog) -> QRect:
    """What of the screen a dialog may cover."""
    return dialog.screen().availableGeometry()


def within(frame: QRect, room: QRect) -> QPoint:
    """Where a frame stands wholly in the room, moved no further than needed; its top left corner first."""
    left = max(min(frame.x(), room.x() + room.width() - frame.width()), room.x())
    top = max(min(frame.y(), room.y() + room.height() - frame.height()), room.y())
    return QPoint(left, top)


class _Standing(QObject):
    """Watches over one dialog: Qt knows no height of words that wrap, and moves nothing that grows.

    A desktop puts its frame around, and a place of its own, some time after the dialog was shown; where it
    is told to stand meanwhile may not be true. Until then it stands in the middle of its window.
    """

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._new = QTimer(self, singleShot=True, interval=_SETTLING)
        self._new.timeout.connect(self._grow)
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and not event.spontaneous():
            self._new.start()
            self._grow()
        elif kind in (QEvent.Type.LayoutRequest, QEvent.Type.WindowActivate) and self._dialog.isVisible():
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        dialog, room = self._dialog, room_for(self._dialog)
        frame, before = dialog.frameGeometry(), dialog.size()
        beside, around = frame.width() - before.width(), frame.height() - before.height()
        width = min(before.width(), room.width() - beside)
        height = min(max(before.height(), self._needed(width)), room.height() - max(around, _BAR))
        dialog.resize(width, height)
        grown = QRect(0, 0, dialog.width() + beside, dialog.height() + around)
        # What grows does so up and down alike.
        grown.moveCenter(self._middle() if self._new.isActive() else frame.center())
        place = within(grown, room)
        if place != dialog.pos():
            dialog.move(place)

    def _middle(self) -> QPoint:
        above = self._dialog.parentWidget()
        return above.window().frameGeometry().center() if above else room_for(self._dialog).center()

    def _needed(self, width: int) -> int:
        layout = self._dialog.layout()
        if layout is None:
            return 0
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()
