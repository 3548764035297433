"""What is read is shown unless a newer click makes it old; what was refused is told and can be sent again."""

from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.errors import InvalidInput
from desktop.i18n import Catalogue
from desktop.ui.desk import Desk
from desktop.ui.living import Living
from desktop.ui.widgets.adding_line import AddingLine
from desktop.ui.worker import Worker
from tests import support


class Page:
    """What a page hears."""

    def __init__(self, desk: Desk, citizen: int) -> None:
        self.goals = desk.services.goals
        self.citizen = citizen
        self.shown: list[list[str]] = []
        self.stored = 0
        self.living = Living(desk, self._show, self._store)

    def read(self) -> None:
        self.living.read(self.goals.small_goals, self.citizen)

    def add(self, text: str, **told: Any) -> None:
        self.living.store(text, self.goals.add_small_goal, self.citizen, text, **told)

    def _show(self, goals: Any) -> None:
        self.shown.append([goal.text for goal in goals])

    def _store(self) -> None:
        self.stored += 1


@pytest.fixture
def page(desk: Desk, behind: support.Desk) -> Page:
    return Page(desk, behind.citizen())


def test_an_older_reading_is_not_shown(page: Page, worker: Worker, qtbot: QtBot) -> None:
    heard: list[str] = []
    page.read()
    page.add("Ringe", then=lambda: heard.append("stored"))
    qtbot.waitUntil(lambda: worker.idle)
    assert (page.shown, page.stored, heard) == ([], 1, ["stored"])
    page.read()
    page.read()
    qtbot.waitUntil(lambda: worker.idle)
    assert page.shown == [["Ringe"]], "of two readings the newer one"


def test_what_is_refused_is_told(behind: support.Desk, qtbot: QtBot) -> None:
    told: list[Exception] = []
    worker = Worker()
    worker.failed.connect(told.append)
    page = Page(Desk(Catalogue("en"), behind.unlocked, worker), behind.citizen())
    refused: list[bool] = []
    page.add(" ", otherwise=lambda: refused.append(True))
    qtbot.waitUntil(lambda: worker.idle)
    assert refused == [True] and page.stored == 1
    assert [type(error) for error in told] == [InvalidInput]


def test_what_is_stored_or_read_when_its_page_is_gone_is_told_to_nobody(
    behind: support.Desk, qtbot: QtBot
) -> None:
    worker = Worker()
    desk = Desk(Catalogue("en"), behind.unlocked, worker)
    citizen, goals = behind.citizen(), desk.services.goals
    page = QWidget()
    line, shown = AddingLine("new", "Next"), QListWidget(page)
    line.setParent(page)
    living = Living(desk, shown.addItems, shown.clear)
    living.read(goals.small_goals, citizen)
    living.store("new", goals.add_small_goal, citizen, "Ringe", then=line.taken, otherwise=line.refused)
    living.store("bad", goals.add_small_goal, citizen, " ", then=line.taken, otherwise=line.refused)
    shiboken6.delete(page)
    with capture_exceptions() as failed:
        qtbot.waitUntil(lambda: worker.idle)
    assert not failed
    assert [goal.text for goal in behind.goals.small_goals(citizen)] == ["Ringe"]
