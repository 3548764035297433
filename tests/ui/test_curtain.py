"""The curtain hides everything at once, whatever stands in front of the page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from desktop.errors import NotFound
from desktop.ui import theme
from tests.program import Program


def in_front(program: Program) -> list[QWidget]:
    """What a person sees besides the window itself."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget is not program.window and isinstance(widget, QDialog | QMenu)
    ]


def stop(program: Program) -> None:
    program.driver.click("stop-here")


def choose_a_day(program: Program) -> None:
    program.driver.click("go-plan")
    program.driver.click("next-other")


def finish(program: Program) -> None:
    program.driver.click("go-summary")
    program.driver.find("print")
    program.driver.click("next")


def copy_fields(program: Program) -> None:
    finish(program)
    program.driver.click("finish-confirm")
    program.driver.click("copy-fields")


def save_as_file(program: Program) -> None:
    finish(program)
    program.driver.click("finish-confirm")
    program.driver.click("save-pdf")


def something_fails(program: Program) -> None:
    program.window.tell(NotFound("citizen"))


def choose_when(program: Program) -> None:
    program.driver.click("go-plan")
    program.driver.find("step-when-1").click()


@pytest.mark.parametrize(
    "open_dialog", [stop, choose_a_day, finish, copy_fields, save_as_file, something_fails, choose_when]
)
def test_f9_hides_a_dialog_too(program: Program, open_dialog: Callable[[Program], None]) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1")
    open_dialog(program)
    driver = program.driver
    driver.wait(lambda: bool(in_front(program)), "the dialog")
    state = program.record(conversation).final
    driver.press(Qt.Key.Key_F9)
    assert in_front(program) == []
    assert program.window.curtain.isVisible()
    assert not program.window.centralWidget().isVisible()
    assert program.record(conversation).final == state, "nothing was decided by hiding it"
    back = driver.find("curtain-back")
    program.window.activateWindow()  # a desktop does this when a dialog goes, offscreen nobody does
    driver.wait(back.hasFocus, "the keys to reach the curtain")
    driver.press(Qt.Key.Key_F9)
    assert not program.window.curtain.isVisible() and program.window.page.isVisible()
    assert in_front(program) == []


def test_f9_reaches_a_dialog_over_a_dialog(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    stop(program)
    something_fails(program)
    program.driver.wait()
    assert len(in_front(program)) == 2
    program.driver.press(Qt.Key.Key_F9)
    assert in_front(program) == [] and program.window.curtain.isVisible()


def test_what_is_being_typed_is_stored_before_the_curtain_says_so(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1")
    program.driver.type("topic", "Vi taler om bussen")
    QTest.keyClick(program.driver.find("topic"), Qt.Key.Key_F9)
    assert program.window.curtain.isVisible()
    assert program.record(conversation).topic == "Vi taler om bussen", "not only after a pause"


@pytest.mark.parametrize("look", theme.PALETTES)
def test_the_curtain_dazzles_nobody_in_any_look(program: Program, look: str) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    theme.apply(program.app.application, look)
    try:
        program.driver.press(Qt.Key.Key_F9)
        shown = program.driver.find("curtain-back").grab().toImage()
        around = program.window.grab().toImage().pixelColor(20, 20)
    finally:
        theme.apply(program.app.application, "light")
    assert around.name() == theme.PALETTES[look].curtain and around.lightness() < 80
    assert shown.pixelColor(12, shown.height() // 2).lightness() > 200, "the way back stands out"


def test_f9_in_private_leaves_a_dialog_alone(program: Program) -> None:
    program.driver.click("new-citizen")
    program.driver.press(Qt.Key.Key_F9)
    assert len(in_front(program)) == 1 and not program.window.curtain.isVisible()
