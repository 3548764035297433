"""Chips and buttons that wrap: measured once, and anew when anything changes."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QSpacerItem, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.flow_layout import FlowLayout


class Chip(QWidget):
    """So wide, and 20 px high."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.wide = width

    def sizeHint(self) -> QSize:
        return QSize(self.wide, 20)


class Counted(QSpacerItem):
    """Knows how often it was measured."""

    asked = 0

    def sizeHint(self) -> QSize:
        self.asked += 1
        return super().sizeHint()

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def line(qtbot: QtBot) -> tuple[QWidget, FlowLayout, list[Chip]]:
    """Three chips of 100 px in 250 px: two beside each other, the third below."""
    around = QWidget()
    qtbot.addWidget(around)
    flow = FlowLayout(around, spacing=10)
    chips = [Chip(100) for _ in range(3)]
    for chip in chips:
        flow.addWidget(chip)
    around.resize(250, 200)
    around.show()
    return around, flow, chips


def tops(chips: list[Chip]) -> list[tuple[int, int]]:
    QApplication.processEvents()
    return [(chip.x(), chip.y()) for chip in chips]


def test_what_does_not_fit_stands_below(line: tuple[QWidget, FlowLayout, list[Chip]]) -> None:
    _, flow, chips = line
    assert tops(chips) == [(0, 0), (110, 0), (0, 30)]
    assert flow.heightForWidth(250) == 50 and flow.heightForWidth(320) == 20


def test_it_is_measured_once(qtbot: QtBot) -> None:
    flow = FlowLayout()
    item = Counted(100, 20)
    flow.addItem(item)
    for width in (120, 200, 250, 320, 250, 120):
        assert flow.heightForWidth(width) == 20
    assert item.asked == 1


def test_it_is_measured_anew_when_a_chip_changes(line: tuple[QWidget, FlowLayout, list[Chip]]) -> None:
    _, flow, chips = line
    tops(chips)
    chips[0].wide = 30
    chips[0].updateGeometry()
    assert tops(chips) == [(0, 0), (40, 0), (150, 0)] and flow.heightForWidth(250) == 20
    chips[1].hide()
    assert tops(chips)[2] == (40, 0)
    chips[1].show()
    added = Chip(240)
    flow.addWidget(added)
    tops(chips)
    assert flow.heightForWidth(250) == 50
    flow.removeWidget(added)
    assert flow.heightForWidth(250) == 20


def test_it_runs_from_right_to_left(line: tuple[QWidget, FlowLayout, list[Chip]]) -> None:
    around, _, chips = line
    tops(chips)
    around.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert tops(chips) == [(150, 0), (40, 0), (150, 30)]
