"""What is to happen once something stands on the screen happens then, and once."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.painted import once_painted


class Painted(QWidget):
    """Writes down when it is painted."""

    def __init__(self, order: list[str]) -> None:
        super().__init__()
        self._order = order

    def paintEvent(self, event: QPaintEvent) -> None:
        self._order.append("painted")


def test_it_comes_after_the_first_painting_and_only_then(qtbot: QtBot) -> None:
    order: list[str] = []
    widget = Painted(order)
    qtbot.addWidget(widget)
    once_painted(widget, lambda: order.append("then"))
    qtbot.wait(10)
    assert order == []
    widget.show()
    qtbot.waitUntil(lambda: "then" in order)
    assert order[0] == "painted"
    widget.repaint()
    qtbot.wait(10)
    assert order.count("then") == 1
