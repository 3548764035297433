"""What dialogs have in common: one left edge, and room for what comes up in them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.dialogs.addendum import AddendumDialog
from desktop.ui.dialogs.citizen_form import CitizenForm
from desktop.ui.dialogs.template_name import TemplateNameDialog
from desktop.ui.worker import Worker
from tests import support


@pytest.fixture
def dialogs(desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker) -> list[QDialog]:
    """A template's name, an addendum, and a new citizen, open."""
    conversation = behind.begun(behind.citizen("Anna Bay"), ["A1"])
    opened: list[QDialog] = [
        TemplateNameDialog(desk, conversation),
        AddendumDialog(desk, conversation, "12 May"),
        CitizenForm(desk, None),
    ]
    for dialog in opened:
        qtbot.addWidget(dialog)
        dialog.open()
    qtbot.waitUntil(lambda: worker.idle)
    return opened


def edges(dialog: QDialog, widget: QWidget) -> tuple[int, int]:
    left = widget.mapTo(dialog, QPoint(0, 0)).x()
    return left, left + widget.width()


def test_fields_stand_under_the_heading_and_over_the_button(dialogs: list[QDialog]) -> None:
    for dialog in dialogs:
        heading = next(each for each in dialog.findChildren(QLabel) if each.property("role") == "heading")
        field = (dialog.findChildren(QPlainTextEdit) or dialog.findChildren(QLineEdit))[0]
        left, right = edges(dialog, field)
        assert left == edges(dialog, heading)[0], dialog.objectName()
        assert right == edges(dialog, dialog.findChild(QPushButton, "accept"))[1], dialog.objectName()


def test_an_error_presses_nothing_together(dialogs: list[QDialog], qtbot: QtBot, worker: Worker) -> None:
    for dialog in dialogs:
        qtbot.mouseClick(dialog.findChild(QPushButton, "accept"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: worker.idle)
        errors = [each for each in dialog.findChildren(QLabel) if each.property("role") == "error"]
        qtbot.waitUntil(lambda errors=errors: any(each.isVisible() and each.text() for each in errors))
        qtbot.wait(20)
        for line in dialog.findChildren(QLineEdit):
            assert line.height() >= line.sizeHint().height(), line.objectName()
        for each in errors:
            assert each.height() >= each.heightForWidth(each.width()) or not each.isVisible()
