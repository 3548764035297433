"""A page on the screen, alone, and what every test of a page does with it."""

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.worker import Worker

P = TypeVar("P", bound=QWidget)


class ShownPage(Generic[P]):
    """The page at 1366×768, with all it asked for come back."""

    def __init__(self, page: P, qtbot: QtBot, worker: Worker) -> None:
        self.page, self.qtbot, self.worker = page, qtbot, worker
        qtbot.addWidget(page)
        page.resize(1366, 768)
        page.show()
        self.settle()

    def settle(self) -> None:
        """Everything asked has come back, and what came of it is laid out."""
        self.qtbot.waitUntil(lambda: self.worker.idle)
        QApplication.processEvents()

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.page.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)
        self.settle()
