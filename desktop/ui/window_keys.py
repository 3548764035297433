"""Keys that work wherever the window is, in the dialogs on top of it too."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

_SERVED = "has-window-keys"
_MOST_POPUPS = 20
"""A menu of a menu: they are closed one by one."""


class WindowKeys(QObject):
    """Gives every dialog the keys of its window, for Qt gives the keys to what stands in front alone."""

    def __init__(self, window: QWidget, actions: dict[str, Callable[[], None]]) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        for shortcut in self._serve(window):
            # With an open menu the window is no longer in front, and yet it is not blocked.
            shortcut.setProperty("context", "ApplicationShortcut")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusWindowChanged.connect(self._serve_dialogs)

    def _serve_dialogs(self) -> None:
        for dialog in dialogs_of(self._window):
            if dialog.property(_SERVED) is None:
                self._serve(dialog)

    def _serve(self, window: QWidget) -> list[QShortcut]:
        window.setProperty(_SERVED, True)
        return [QShortcut(QKeySequence(keys), window, action) for keys, action in self._actions.items()]


def dialogs_of(window: QWidget) -> list[QDialog]:
    """The dialogs that stand in front of a window, or of one another."""
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def put_away_dialogs(window: QWidget) -> None:
    """Close every dialog, menu and tip that stands in front of a window; nothing is decided by it."""
    for _popup in range(_MOST_POPUPS):
        popup = QApplication.activePopupWidget()
        if popup is None:
            break
        popup.close()
    for dialog in dialogs_of(window):
        # Those that ask before typed text goes have a way without: behind a curtain nobody answers.
        getattr(dialog, "put_away", dialog.reject)()
    QToolTip.hideText()
