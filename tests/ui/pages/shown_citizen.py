"""One citizen's page on the screen, for every test of it."""

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.pages.citizen import CitizenPage
from desktop.ui.worker import Worker
from tests.ui.pages.shown_page import ShownPage


class ShownCitizen(ShownPage[CitizenPage]):
    """The page of one citizen on the screen."""

    def __init__(self, desk: Desk, qtbot: QtBot, worker: Worker, citizen: int) -> None:
        super().__init__(CitizenPage(desk, citizen), qtbot, worker)

    def button(self, name: str) -> QPushButton:
        return self.page.findChild(QPushButton, name)

    def texts(self, inside: QWidget | None = None) -> list[str]:
        labels = (inside or self.page).findChildren(QLabel)
        return [label.text() for label in labels if label.isVisibleTo(self.page) and label.text()]

    def line(self, conversation: int) -> list[str]:
        """What the card of a conversation says."""
        return self.texts(self.page.findChild(QFrame, f"conversation-{conversation}"))

    def fill(self, name: str, text: str) -> None:
        field = self.page.findChild(QWidget, name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.selectAll()
        self.qtbot.keyClicks(field, text)
