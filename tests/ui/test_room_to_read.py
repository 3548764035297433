"""What has the focus or opens is whole: no words are cut, and the lock is at hand in private."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QStyle, QStyleOptionButton

from desktop.ui import sections
from tests.program import Program
from tests.ui.lock_parts import locked


def room(shown: QPushButton) -> tuple[int, int]:
    """What is left for the words of a button, and what they take, in px."""
    option = QStyleOptionButton()
    shown.initStyleOption(option)
    part = QStyle.SubElement.SE_PushButtonContents
    left = shown.style().subElementRect(part, option, shown)
    return left.width(), shown.fontMetrics().horizontalAdvance(shown.text())


@pytest.mark.parametrize("name", ["curtain-back", "curtain-leave"])
def test_the_ring_around_a_button_of_the_curtain_cuts_no_words(program: Program, name: str) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    program.driver.press(Qt.Key.Key_F9)
    shown = program.driver.find(name)
    assert isinstance(shown, QPushButton)
    while not shown.hasFocus():
        program.driver.press(Qt.Key.Key_Tab)
    left, taken = room(shown)
    assert left >= taken
    height = shown.sizeHint().height()
    program.driver.press(Qt.Key.Key_Tab)
    assert shown.sizeHint().height() == height, "nothing moves when the ring comes"


def lists_in_a_form(program: Program) -> list[QComboBox]:
    program.driver.click("new-citizen")
    return program.driver.find("citizen-form").findChildren(QComboBox)


def lists_in_settings(program: Program) -> list[QComboBox]:
    program.window.show_settings(sections.SECURITY)
    program.driver.wait()
    return [each for each in program.window.page.findChildren(QComboBox) if each.isVisible()]


@pytest.mark.parametrize("lists", [lists_in_a_form, lists_in_settings])
def test_a_list_opens_whole_and_without_arrows(
    program: Program, lists: Callable[[Program], list[QComboBox]]
) -> None:
    found = lists(program)
    assert len(found) >= 2
    for box in found:
        box.showPopup()
        program.driver.wait()
        view = box.view()
        around = view.window()
        last = view.visualRect(box.model().index(min(box.count(), box.maxVisibleItems()) - 1, 0))
        assert view.geometry() == around.rect(), "beside the list nothing is drawn"
        assert view.viewport().rect().contains(last.adjusted(0, 0, -1, 0)), box.currentText()
        assert last.height() >= view.fontMetrics().height()
        box.hidePopup()


@pytest.mark.parametrize("width", [1366, 683])
@pytest.mark.parametrize("page", ["citizens", "citizen", "settings"])
def test_the_lock_is_at_hand_in_private(program: Program, page: str, width: int) -> None:
    program.window.resize(width, 600)
    if page == "citizen":
        program.window.show_citizen(program.add_citizen())
    elif page == "settings":
        program.window.show_settings()
    lock = program.driver.find("lock")
    assert "Ctrl+L" in lock.accessibleName()
    program.driver.click("lock")
    program.driver.wait(lambda: locked(program), "the lock")
