"""The list of citizens where there is little room."""

from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.pages.citizens import CitizensPage
from desktop.ui.worker import Worker
from tests import support
from tests.ui.pages.shown_page import ShownPage


def test_the_search_has_room_on_a_narrow_page(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker
) -> None:
    behind.finishing.await_print(behind.held(behind.citizen("Anna")), True)
    shown = ShownPage(CitizensPage(desk), qtbot, worker)
    link, search = shown.page.findChild(QPushButton, "print-queue"), shown.page.findChild(QLineEdit, "search")
    assert link.text() == " To be printed (1)" and not link.toolTip()

    def dragged() -> bool:
        shown.page.resize(683, 384)
        return shown.page.width() == 683

    qtbot.waitUntil(dragged)
    shown.settle()
    assert (link.text(), link.accessibleName(), link.toolTip()) == (" 1", *["To be printed (1)"] * 2)
    assert search.width() >= 160
    shown.page.resize(1366, 768)
    assert link.text() == " To be printed (1)"
