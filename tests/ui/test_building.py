"""Pages are built from the outside in: what moves under another parent is styled once more."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.records import Place
from desktop.ui.conversation import ConversationArea
from tests.program import Program

MOST = 2.25
"""Times a widget is styled, on the average: once when it comes under its parent, and little above."""


class StyleCount(QObject):
    """Counts how often any widget is styled."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


@pytest.mark.parametrize("page", ["citizen", "question", "development"])
def test_a_widget_is_styled_little_more_than_once(program: Program, page: str) -> None:
    citizen = program.add_citizen()
    conversation = program.start_conversation(citizen, "A1", "A2", "B2")
    window = program.window
    shows: dict[str, tuple[Callable[[], None], str]] = {
        "citizen": (lambda: window.show_citizen(citizen), f"belief-{conversation}"),
        "question": (lambda: window.show_conversation(conversation, Place("question", "A1")), "why"),
        "development": (lambda: window.show_conversation(conversation, Place("development")), "row-A1"),
    }
    show, part = shows[page]
    window.show_citizens()
    program.driver.find("search")
    application = QApplication.instance()
    assert application is not None
    styled = StyleCount()
    application.installEventFilter(styled)
    show()
    program.driver.find(part)
    application.removeEventFilter(styled)
    assert window.page is not None
    widgets = len(window.page.findChildren(QWidget))
    assert styled.count <= MOST * widgets, styled.count / widgets


def test_a_conversation_is_filled_before_it_is_on_the_screen(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1", "A2")
    program.window.show_citizens()
    program.driver.find("search")
    monkeypatch.setattr("desktop.ui.conversation._OPENING_PATIENCE", 10)
    program.window.show_conversation(conversation, Place("question", "A2"))
    area = program.window.page
    assert isinstance(area, ConversationArea) and area.view is not None
    assert area.isVisible() and area.findChild(QWidget, "why") is not None


def test_why_a_question_is_asked_is_built_when_it_is_asked_for(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1", "A2")
    program.window.show_conversation(conversation, Place("question", "A2"))
    program.driver.find("why")
    assert program.window.findChild(QWidget, "question-help") is None
    program.driver.click("why")
    assert program.driver.shows("question-help")
    program.driver.click("why")
    assert not program.driver.shows("question-help")
    program.driver.click("why")
    assert program.driver.shows("question-help")
