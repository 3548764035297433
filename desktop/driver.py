"""Drives the real window as a user does: clicks where a person clicks, types, and waits for what comes.

The tour and the tests share it.
"""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from desktop.ui.main_window import MainWindow

_PATIENCE = 15.0


class Driver:
    """Counts what a user does, and keeps pictures."""

    def __init__(self, window: MainWindow, pictures: Path | None = None) -> None:
        self.window = window
        self.clicks = 0
        self.keys = 0
        self._pictures = pictures
        self._taken = 0

    def wait(self, condition: Callable[[], bool] | None = None, what: str = "the program") -> None:
        """Let the program work until `condition` holds and nothing is under way.

        Raises `TimeoutError` naming `what` after a quarter of a minute.
        """
        deadline = time.monotonic() + _PATIENCE
        while True:
            QApplication.processEvents()
            # Without a running event loop nothing else deletes what was put away for later.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if self.window.idle and (condition is None or condition()):
                QApplication.processEvents()
                if self.window.idle:
                    return
            if time.monotonic() > deadline:
                raise TimeoutError(f"waited in vain for {what}")
            time.sleep(0.002)

    def find(self, name: str) -> QWidget:
        """The visible widget with an object name, in a dialog first; waits until there is one."""
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = [w for top in self._tops() for w in top.findChildren(QWidget, name) if w.isVisible()]
            return bool(found)

        self.wait(look, name)
        return found[-1]

    def shows(self, name: str) -> bool:
        """Whether a widget with the object name is on the screen."""
        return any(w.isVisible() for top in self._tops() for w in top.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        """Click in the middle of a widget, scrolled into view first."""
        widget = self.find(name)
        self.wait(widget.isEnabled, f"{name} to be enabled")
        self._scroll_to(widget)
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=_where(widget))
        self.wait()

    def press(self, key: Qt.Key, *, shift: bool = False, control: bool = False) -> None:
        """Press a key wherever the focus is."""
        modifiers = Qt.KeyboardModifier.NoModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        if control:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        target = QApplication.focusWidget() or self.window
        self.keys += 1
        QTest.keyClick(target, key, modifiers)
        self.wait()

    def type(self, name: str, text: str) -> None:
        """Type a text into a field."""
        widget = self.find(name)
        self._scroll_to(widget)
        widget.setFocus()
        QTest.keyClicks(widget, text)
        self.wait()

    def picture(self, name: str) -> None:
        """Keep a picture of the window, dialogs on top of it."""
        self.wait()
        if self._pictures is None:
            return
        self._taken += 1
        image = self.window.grab()
        for dialog in self._tops():
            if dialog is not self.window and dialog.isVisible():
                at = self.window.rect().center() - dialog.rect().center()
                dialog.render(image, at)
        image.save(str(self._pictures / f"{self._taken:02d}-{name}.png"))

    def scroll_up(self, name: str) -> None:
        """Turn the wheel until the page around a widget shows its top."""
        parent = self.find(name).parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.verticalScrollBar().setValue(0)
            parent = parent.parentWidget()
        self.wait()

    @property
    def keeps_pictures(self) -> bool:
        """Whether pictures are kept, so that it is worth while to look at something for its picture."""
        return self._pictures is not None

    @property
    def pictures_taken(self) -> int:
        """How many pictures were kept."""
        return self._taken

    def save_as(self, target: Path) -> None:
        """Type a file's path into the dialog for saving that is open, and press Enter."""
        dialogs: list[QFileDialog] = []

        def look() -> bool:
            dialogs[:] = [top for top in self._tops() if isinstance(top, QFileDialog)]
            return bool(dialogs)

        self.wait(look, "the dialog for saving")
        field = dialogs[0].findChild(QLineEdit, "fileNameEdit")
        assert field is not None, "a dialog of Qt's own has a field for the name"
        field.selectAll()
        QTest.keyClicks(field, str(target))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait(target.exists, f"{target} to be written")

    def _tops(self) -> list[QWidget]:
        dialogs = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isModal()]
        return [*reversed(dialogs), self.window]

    def _scroll_to(self, widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea) and parent.isAncestorOf(widget):
                parent.ensureWidgetVisible(widget, 0, 20)
            parent = parent.parentWidget()
        QApplication.processEvents()


def _where(widget: QWidget) -> QPoint:
    """Where a person clicks: in the middle of a button, on the words of a check box."""
    middle = widget.rect().center()
    if isinstance(widget, QCheckBox | QRadioButton):
        return QPoint(min(middle.x(), 30), middle.y())
    return middle
