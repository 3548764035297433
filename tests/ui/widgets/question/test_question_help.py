"""Why we ask: the citizen's side and the caseworker's, as the answers below them stand."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.i18n import Catalogue
from desktop.questions import load
from desktop.ui.widgets.basics import READING_WIDTH
from desktop.ui.widgets.question.question_help import QuestionHelp


@pytest.mark.parametrize("language", ["da", "ar"])
@pytest.mark.parametrize(("width", "beside"), [(560, False), (1060, True), (2200, True)])
def test_two_sides_where_there_is_room(qtbot: QtBot, language: str, width: int, beside: bool) -> None:
    factor = load().factor("A")
    shown = QuestionHelp(Catalogue("en"), factor, language)
    qtbot.addWidget(shown)
    shown.resize(width, 400)
    shown.show()
    QApplication.processEvents()
    said = {each.text(): each for each in shown.findChildren(QLabel)}
    citizens, caseworkers = said[factor.why], said[factor.listen_for]
    left, right = (each.mapTo(shown, QPoint()) for each in (citizens, caseworkers))
    if beside:
        assert right.x() >= left.x() + citizens.width() and right.x() >= width // 2
    else:
        assert right.x() == left.x() and right.y() >= left.y() + citizens.height()
    assert all(each.width() <= READING_WIDTH for each in said.values())
