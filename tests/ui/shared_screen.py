"""A conversation with one citizen, and one of its pages on the screen, as the shell around it shows it."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import AnswerState, CaseworkerView, Rater
from desktop.services.views import ConversationView
from desktop.ui.desk import Desk
from desktop.ui.talk_page import TalkPage
from desktop.ui.worker import Worker
from tests import support

SIZE = (1116, 656)
"""What the shell leaves for a page on the smallest laptop."""
NARROW = (683, 384)
"""The same at 200 % text."""
LEAFLET = (*("A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C1", "C2", "C3", "C4", "D1", "D2", "E1", "E2"),)

Said = int | AnswerState | None
AnyPage = TypeVar("AnyPage", bound=TalkPage)


class Talks:
    """Conversations of one citizen, and a page of the present one on the screen."""

    def __init__(self, desk: Desk, behind: support.Desk, worker: Worker, qtbot: QtBot) -> None:
        self.behind = behind
        self.desk = desk
        self._worker, self._qtbot = worker, qtbot
        self.citizen = behind.citizen("Amira Hassan")
        self.conversation = 0

    def on(self, day: date) -> None:
        """Go to this day."""
        moment = self.behind.clock.moment
        self.behind.clock.moment = moment.replace(year=day.year, month=day.month, day=day.day)

    def answered(
        self,
        answers: dict[str, tuple[Said, Said] | Said],
        view: CaseworkerView = CaseworkerView.SIDE_BY_SIDE,
    ) -> None:
        """Begin a conversation in which these answers are given: the citizen's, or both."""
        self.conversation = self.behind.begun(self.citizen, list(answers))
        self.behind.preparations.set_caseworker_view(self.conversation, view)
        for question, said in answers.items():
            both = said if isinstance(said, tuple) else (said, None)
            for rater, each in zip(Rater, both, strict=True):
                if each is not None:
                    self.behind.says(self.conversation, question, each, rater)

    def held(self, day: date, answers: dict[str, tuple[Said, Said] | Said]) -> None:
        """Hold a whole conversation on a day, and finish it."""
        self.on(day)
        self.answered(answers)
        self.finish()

    def finish(self) -> None:
        """Finish the conversation."""
        self.behind.finishing.finish(self.conversation)

    def view(self) -> ConversationView:
        """What the database says now."""
        found: ConversationView = self.behind.conversations.get(self.conversation)
        return found

    def show(self, page: Callable[[Desk], AnyPage], size: tuple[int, int] = SIZE) -> AnyPage:
        """Put a page on the screen, and have it read again whenever it says so."""
        made = page(self.desk)
        self._qtbot.addWidget(made)
        made.changed.connect(lambda: self.read_again(made))
        made.resize(*size)
        made.show_view(self.view())
        made.show()
        self._qtbot.waitExposed(made)
        self.settle()
        return made

    def read_again(self, page: TalkPage) -> None:
        """Read the conversation and show it, as the shell does."""
        self.desk.ask(self.desk.services.conversations.get, self.conversation, then=page.show_view)

    def settle(self) -> None:
        """Wait until everything asked has come back and is on the screen."""
        QTest.qWait(1)
        self._qtbot.waitUntil(lambda: self._worker.idle)
        QTest.qWait(1)


def part(page: QWidget, name: str, kind: type[Any] = QWidget) -> Any:
    """The part of a page with this name."""
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def press(page: QWidget, name: str) -> None:
    """Click a button in its middle, as a person does; it has to be there and to be alive."""
    button = part(page, name, QAbstractButton)
    assert button.isVisible() and button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() // 2, button.height() // 2))


def write(field: QPlainTextEdit, text: str) -> None:
    """Click into a field and type."""
    QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, text)


def texts(page: QWidget) -> str:
    """Everything a person can read on the page or hear read aloud."""
    said: list[str] = []
    for widget in [page, *page.findChildren(QWidget)]:
        if widget.isVisibleTo(page):
            said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            if isinstance(widget, QLabel | QAbstractButton):
                said.append(widget.text())
            if isinstance(widget, QPlainTextEdit):
                said += [widget.toPlainText(), widget.placeholderText()]
    return "\n".join(filter(None, said))


def assert_fits_sideways(page: QWidget) -> None:
    """Nothing is wider than the page, so nothing has to be scrolled sideways."""
    for area in page.findChildren(QScrollArea):
        content = area.widget()
        if content is not None and area.isVisible():
            assert content.width() <= area.viewport().width(), area.objectName()
    for widget in page.findChildren(QWidget):
        if widget.isVisible():
            right = widget.mapTo(page, QPoint(widget.width(), 0)).x()
            assert right <= page.width() + 1, (widget.objectName() or type(widget).__name__, right)


@pytest.fixture
def talks(desk: Desk, behind: support.Desk, worker: Worker, qtbot: QtBot) -> Talks:
    """The conversations of one citizen."""
    return Talks(desk, behind, worker, qtbot)
