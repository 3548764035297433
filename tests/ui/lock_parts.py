"""What tests of the lock share: whether it is one, and a conversation under way."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.pages.lock import LockPage
from tests.program import Program

MINUTE = 60


def locked(program: Program) -> bool:
    """Whether the window shows the lock screen, and nothing stands before it."""
    others = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    if not isinstance(program.window.page, LockPage):
        return False
    assert others == [program.window], others
    assert program.window.desk is None and program.window.windowTitle() == "Pejl"
    assert program.window.centralWidget().isVisible()
    return True


def talk(program: Program) -> int:
    conversation = program.start_conversation(program.add_citizen(), "A1", "B2")
    program.driver.click("next")
    return conversation


def move_mouse(program: Program, by: int = 7) -> None:
    QTest.mouseMove(program.window, QPoint(300 + by, 300))


def finished(program: Program) -> None:
    talk(program)
    for name in ("go-summary", "next", "finish-confirm"):
        program.driver.click(name)
    program.driver.find("copy-fields")
