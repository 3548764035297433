"""Settings, log: plain words, page after page, of everyone or of one citizen."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QScrollArea, QTableView
from pytestqt.qtbot import QtBot

from desktop.records import AccessAction
from desktop.settings import Settings
from desktop.ui import sections
from desktop.ui.desk import Desk
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.sections.log import PAGE, LogSection
from desktop.ui.worker import Worker
from tests import support
from tests.ui.pages.shown_page import ShownPage

GONE = "11111111-2222-3333-4444-555555555555"


class Shown(ShownPage[SettingsPage]):
    def rows(self) -> list[list[str]]:
        """What the table says, row by row."""
        model = self.page.findChild(QTableView, "log-table").model()
        columns = range(model.columnCount())
        return [[str(model.index(row, c).data()) for c in columns] for row in range(model.rowCount())]

    def choose(self, name: str) -> None:
        box = self.page.findChild(QComboBox, "log-citizen")
        box.setFocus()
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        while box.currentText() != name:
            before = box.currentIndex()
            self.qtbot.keyClick(box, Qt.Key.Key_Down)
            assert box.currentIndex() != before, f"{name} is not offered"
        self.settle()


@pytest.fixture
def log(desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker) -> Shown:
    """Two citizens, one opened twice; one who was erased; a search; and wrong passwords."""
    amira, bent = behind.citizen("Amira Prøve"), behind.citizen("Bent Prøve")
    for citizen in (amira, bent, amira):
        behind.citizens.open(citizen)
    behind.access_log.note(AccessAction.PRINTED, citizen=GONE)
    behind.access_log.searched(letters=4, found=2)
    behind.access_log.note(AccessAction.UNLOCK_FAILED, detail="more=12")
    return Shown(SettingsPage(desk, Settings(), sections.LOG), qtbot, worker)


def test_it_is_in_plain_words_newest_first(log: Shown) -> None:
    said = [(what, whom) for _when, what, whom in log.rows()[:7]]
    assert said == [
        ("Log read", ""),
        ("Wrong password (and 12 times before)", ""),
        ("Searched (4 letters typed, 2 found)", ""),
        ("Paper printed", "erased citizen"),
        ("Citizen opened", "Amira Prøve"),
        ("Citizen opened", "Bent Prøve"),
        ("Citizen opened", "Amira Prøve"),
    ]
    assert log.rows()[0][0].startswith("12 May ")


def test_of_one_citizen_alone(log: Shown) -> None:
    log.choose("Bent Prøve")
    assert [row[1:] for row in log.rows()] == [
        ["Log read", "Bent Prøve"],
        ["Citizen opened", "Bent Prøve"],
    ]
    log.choose("Everyone")
    assert len(log.rows()) > 7


def test_older_entries_come_page_by_page(log: Shown, behind: support.Desk) -> None:
    for _ in range(2 * PAGE):
        behind.access_log.note(AccessAction.LOCKED)
    log.press("section-about")
    log.press("section-log")
    older = log.page.findChild(QPushButton, "older-entries")
    assert len(log.rows()) == PAGE and older.isVisible()
    while older.isVisible():
        log.press("older-entries")
    total = len(behind.access_log.entries(limit=10 * PAGE))
    assert len(log.rows()) == total > 2 * PAGE
    reads = behind.access_log.entries(actions=[AccessAction.LOG_READ])
    assert len(reads) == 2, "turning a page is no new reading"


def test_the_page_follows_the_keys(log: Shown, behind: support.Desk) -> None:
    for _ in range(40):
        behind.access_log.note(AccessAction.LOCKED)
    log.page.resize(1366, 500)
    log.press("section-about")
    log.press("section-log")
    table = log.page.findChild(QTableView, "log-table")
    bar = log.page._built[sections.LOG][1].verticalScrollBar()
    log.qtbot.waitUntil(lambda: bar.maximum() > 40 * 34 - 500)
    assert bar.value() == 0
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    for _ in range(30):
        log.qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 30
    assert not table.visibleRegion().intersected(table.visualRect(table.currentIndex())).isEmpty()
    assert bar.value() > 0


def turn_wheel(table: QTableView, down: bool) -> None:
    """One notch over the middle of what is seen of the table, as the system delivers it."""
    window = table.window()
    middle = table.viewport().visibleRegion().boundingRect().center()
    here = table.viewport().mapTo(window, middle)
    assert window.childAt(here) is table.viewport()
    QTest.wheelEvent(window.windowHandle(), QPointF(here), QPoint(0, -120 if down else 120))


def test_the_wheel_over_the_table_scrolls_the_page(log: Shown, behind: support.Desk) -> None:
    """The table is as high as its entries: it has nothing of its own to scroll."""
    for _ in range(40):
        behind.access_log.note(AccessAction.CHECKED, detail="findings=0")
    log.page.findChild(LogSection).refresh()
    log.settle()
    log.page.resize(1116, 600)
    log.settle()
    table = log.page.findChild(QTableView, "log-table")
    (page,) = [area for area in log.page.findChildren(QScrollArea) if area.isAncestorOf(table)]
    bar = page.verticalScrollBar()
    assert bar.maximum() > 500
    seen = []
    for _ in range(30):
        turn_wheel(table, down=True)
        seen.append(bar.value())
    assert seen[0] > 0 and seen == sorted(seen) and seen[-1] == bar.maximum()
    assert table.verticalScrollBar().value() == 0 and not table.currentIndex().isValid()
    turn_wheel(table, down=False)
    assert bar.value() < bar.maximum()
