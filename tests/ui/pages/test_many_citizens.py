"""The list of citizens with ten thousand in it."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.pages.citizens import CitizensPage
from desktop.ui.widgets.citizens.citizen_delegate import ROW_HEIGHT
from desktop.ui.widgets.citizens.citizen_model import NAME, PAGE
from desktop.ui.widgets.citizens.citizen_table import CitizenTable
from desktop.ui.worker import Worker
from tests import support
from tests.ui.pages.shown_page import ShownPage


class Shown(ShownPage[CitizensPage]):
    """The page on the screen."""

    def __init__(self, desk: Desk, qtbot: QtBot, worker: Worker) -> None:
        super().__init__(CitizensPage(desk), qtbot, worker)
        self.table = self.page.findChild(CitizenTable)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.page.findChild(QLineEdit, "search"), text)
        self.settle()

    def names(self) -> list[str]:
        model = self.table.citizens
        return [model.index(row, NAME).data() for row in range(model.rowCount())]


@pytest.fixture
def crowd(behind: support.Desk) -> int:
    """Ten thousand citizens, past the services: they would take a transaction each."""
    rows = 10_000
    behind.sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        "INSERT INTO citizen (uuid, name, folded, sort_key, language, target_group, case_number, "
        "caseworker_id, created_at) SELECT 'u' || i, 'Prøve ' || printf('%05d', i), "
        "'prove ' || printf('%05d', i), 'prove ' || printf('%05d', i), 'da', '', '', 1, "
        "'2026-01-01 00:00:00.000000' FROM n",
        rows,
    )
    return rows


def test_ten_thousand_citizens_come_in_pages_as_one_scrolls(
    desk: Desk, crowd: int, qtbot: QtBot, worker: Worker
) -> None:
    shown = Shown(desk, qtbot, worker)
    model = shown.table.citizens
    # What fits in the window and some rows to begin scrolling with: never all of them at once.
    fitting = shown.table.viewport().height() // ROW_HEIGHT
    assert fitting < model.rowCount() <= shown.page.height() // ROW_HEIGHT + 4
    shown.table.verticalScrollBar().setValue(shown.table.verticalScrollBar().singleStep())
    qtbot.waitUntil(lambda: model.rowCount() > PAGE)
    while model.rowCount() < 1_000:
        before = model.rowCount()
        shown.table.scrollToBottom()
        qtbot.waitUntil(lambda before=before: model.rowCount() > before)  # type: ignore[misc]
    assert shown.names() == [f"Prøve {number:05d}" for number in range(1, model.rowCount() + 1)]


def test_a_key_in_ten_thousand_asks_little_and_shows_no_more_than_fits(
    desk: Desk, behind: support.Desk, crowd: int, qtbot: QtBot, worker: Worker
) -> None:
    shown = Shown(desk, qtbot, worker)
    for key in "09999":
        with behind.statements() as sent:
            shown.type(key)
        assert 1 <= len(sent) <= 3, sent
        assert shown.table.citizens.rowCount() <= shown.page.height() // ROW_HEIGHT + 4
    assert shown.names() == ["Prøve 09999"]
