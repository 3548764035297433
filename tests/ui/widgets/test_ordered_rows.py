"""Rows are put in order with the mouse, and a reading never takes a row out of somebody's hand."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout
from pytestqt.qtbot import QtBot

from desktop.i18n import Catalogue
from desktop.ui.widgets.ordered_rows import OrderedRow, OrderedRows


@dataclass(frozen=True)
class Thing:
    id: int
    movable: bool = True


class Row(OrderedRow):
    """A row of a height one can aim at."""

    held = True

    def __init__(self, id: int) -> None:
        super().__init__(Catalogue("en"), id)
        layout = QHBoxLayout(self)
        layout.addWidget(self.place)
        layout.addStretch(1)
        layout.addWidget(self.buttons)

    @property
    def movable(self) -> bool:
        return self.held


def fill(row: Row, thing: Thing) -> None:
    row.held = thing.movable


@pytest.fixture
def rows(qtbot: QtBot) -> OrderedRows:
    made = OrderedRows("thing", Row)
    qtbot.addWidget(made)
    made.show_items([Thing(1), Thing(2), Thing(3), Thing(4, movable=False)], fill)
    made.resize(500, 240)
    made.show()
    qtbot.waitExposed(made)
    return made


def ids(rows: OrderedRows) -> list[int]:
    return [each.id for each in rows.rows]


def drag(row: Row, to: Row) -> None:
    """Hold a row beside its words and draw it over another one; it is let go by the caller."""
    start = QPoint(row.width() // 2, 10)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(row, row.mapFromParent(to.geometry().center()))


def drop(row: Row) -> None:
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


def test_a_row_is_dragged_to_another_place(rows: OrderedRows) -> None:
    moved: list[tuple[int, int]] = []
    rows.moved.connect(lambda id, place: moved.append((id, place)))
    first = rows.rows[0]
    drag(first, rows.rows[2])
    assert ids(rows) == [2, 3, 1, 4] and moved == []
    rows.show_items([Thing(1), Thing(2), Thing(3), Thing(4, movable=False)], fill)
    assert ids(rows) == [2, 3, 1, 4], "what was read waits until the row is let go"
    drop(first)
    assert moved == [(1, 2)]
    assert first.place.text() == "3."


def test_what_has_no_place_is_neither_dragged_nor_passed(rows: OrderedRows) -> None:
    moved: list[tuple[int, int]] = []
    rows.moved.connect(lambda id, place: moved.append((id, place)))
    last, third = rows.rows[3], rows.rows[2]
    drag(last, rows.rows[0])
    drop(last)
    drag(third, last)
    drop(third)
    QTest.keyClick(third, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert (ids(rows), moved) == ([1, 2, 3, 4], [])
    assert last.place.text() == ""


def test_a_click_moves_nothing(rows: OrderedRows) -> None:
    moved: list[tuple[int, int]] = []
    rows.moved.connect(lambda id, place: moved.append((id, place)))
    QTest.mouseClick(rows.rows[1], Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    assert (ids(rows), moved) == ([1, 2, 3, 4], [])


def test_the_keys_go_over_where_a_way_ends(rows: OrderedRows) -> None:
    second = rows.rows[1]
    second.up.setFocus()
    QTest.keyClick(second.up, Qt.Key.Key_Space)
    assert ids(rows) == [2, 1, 3, 4]
    assert second.down.hasFocus() and not second.up.isVisible()
