"""The pages of the way in, to a screen reader and by keyboard: names for all, Tab from top to bottom."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QRadioButton, QScrollArea, QWidget

from tests.program import PASSWORD, Program
from tests.ui.way_in_parts import used


def forgotten(program: Program) -> None:
    program.driver.click("forgotten")
    program.driver.find("reset-go")


def restore(program: Program) -> None:
    program.driver.click("fetch-backup")
    program.driver.find("backup-1")


def changes(program: Program) -> None:
    restore(program)
    program.driver.type("restore-password", PASSWORD)
    program.driver.click("restore-go")
    program.driver.find("what-changes")


def first_start(program: Program) -> None:
    program.driver.click("new-vault")
    program.driver.find("create-vault")


def code(program: Program) -> None:
    program.unlock()
    program.driver.click("make-recovery-code")
    program.driver.find("recovery-go")


def typed_back(program: Program) -> None:
    code(program)
    program.driver.click("recovery-go")
    program.driver.find("recovery-code")


PAGES = [forgotten, restore, changes, first_start, code, typed_back]


@pytest.mark.parametrize("page", PAGES, ids=[page.__name__ for page in PAGES])
@pytest.mark.parametrize("size", [(1366, 768), (683, 384)], ids=["100", "200"])
def test_everything_has_a_name_and_its_place(
    tmp_path: Path, page: Callable[[Program], None], size: tuple[int, int]
) -> None:
    used(tmp_path)
    program = Program(tmp_path, language="en")
    program.window.resize(*size)
    page(program)
    shown = program.window.page
    assert shown is not None
    there = [widget for widget in shown.findChildren(QWidget) if _takes_focus(widget)]
    assert len(there) >= 2
    for widget in there:
        told = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
        assert told, widget.objectName()
        assert not isinstance(widget, QLineEdit) or told != widget.text()
    came_by = _tab_through(program, len(there))
    assert set(came_by) == set(there) - _unmarked(there)
    rows = [widget.mapTo(shown, QPoint(0, widget.height() // 2)) for widget in came_by]
    if size[1] > 700:  # on the small page what is further down lies under the footer
        assert [place.y() // 24 for place in rows] == sorted(place.y() // 24 for place in rows)
    for area in shown.findChildren(QScrollArea):
        content = area.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= area.viewport().width(), "nothing is cut at the side"
    program.close()


def _takes_focus(widget: QWidget) -> bool:
    return bool(
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollArea)
        and widget.focusProxy() is None
    )


def _unmarked(there: list[QWidget]) -> set[QWidget]:
    """Tab comes to one of several radio buttons, the arrows to the others."""
    return {widget for widget in there if isinstance(widget, QRadioButton) and not widget.isChecked()}


def _tab_through(program: Program, count: int) -> list[QWidget]:
    """What Tab comes by, from the top of the page, each once; the page scrolled back to its top."""
    shown = program.window.page
    assert shown is not None
    came_by: list[QWidget] = []
    for _step in range(count + 2):
        focus = program.window.focusWidget()
        assert focus is not None
        if focus in came_by:
            break
        came_by.append(focus)
        program.driver.press(Qt.Key.Key_Tab)
    for area in shown.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
    program.driver.wait()
    top = min(range(len(came_by)), key=lambda place: came_by[place].mapTo(shown, QPoint(0, 0)).y())
    return came_by[top:] + came_by[:top]
