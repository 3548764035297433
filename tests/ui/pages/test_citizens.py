"""The list of citizens: searching, the table by mouse and by keyboard, and what stands in it."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.dialogs.print_queue import PrintQueueDialog
from desktop.ui.pages import citizens as citizens_page
from desktop.ui.pages.citizens import CitizensPage
from desktop.ui.widgets.citizens.citizen_model import ACTION, COUNT, LAST, NAME, NEXT
from desktop.ui.widgets.citizens.citizen_table import CitizenTable
from desktop.ui.widgets.tick import Tick
from desktop.ui.worker import Worker
from tests import support
from tests.support import HandClock
from tests.ui.pages.shown_page import ShownPage

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Amira Hansen", "Bent Kjær", "Søren Åkjær")


class Shown(ShownPage[CitizensPage]):
    """The page on the screen, and what a user sees and does there."""

    def __init__(self, desk: Desk, qtbot: QtBot, worker: Worker) -> None:
        super().__init__(CitizensPage(desk), qtbot, worker)
        self.search = self.page.findChild(QLineEdit, "search")
        self.table = self.page.findChild(CitizenTable)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.search, text)
        self.settle()

    def names(self) -> list[str]:
        model = self.table.citizens
        return [model.index(row, NAME).data() for row in range(model.rowCount())]

    def text(self, row: int, column: int) -> str:
        return str(self.table.citizens.index(row, column).data())

    def click(self, row: int, column: int, *, at_end: bool = False) -> None:
        box = self.table.visualRect(self.table.citizens.index(row, column))
        place = QPoint(box.right() - 40, box.center().y()) if at_end else box.center()
        self.qtbot.mouseClick(self.table.viewport(), LEFT, pos=place)

    def words(self, name: str) -> str:
        label = self.page.findChild(QLabel, name)
        return label.text() if label.isVisible() else ""


@pytest.fixture
def citizens(behind: support.Desk) -> dict[str, int]:
    """Three citizens by name."""
    return {name: behind.citizen(name) for name in NAMES}


@pytest.fixture
def shown(desk: Desk, citizens: dict[str, int], qtbot: QtBot, worker: Worker) -> Shown:
    return Shown(desk, qtbot, worker)


def test_the_list_opens_with_everyone_and_the_cursor_in_the_search(shown: Shown) -> None:
    assert shown.names() == list(NAMES)
    assert shown.page.focusWidget() is shown.search


def test_search_as_one_types(shown: Shown) -> None:
    shown.type("akj sor")
    assert shown.names() == ["Søren Åkjær"]
    shown.qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    shown.settle()
    assert shown.names() == list(NAMES)


def test_what_a_key_finds_is_painted_with_the_key(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citizens_page, "_PATIENCE", 5.0)  # on a slow machine too
    shown.search.setText("s")
    assert shown.names() == ["Søren Åkjær"]


def test_what_an_older_keystroke_found_is_not_shown_after_a_newer_one(
    shown: Shown, behind: support.Desk
) -> None:
    """The first search comes home when the second is already typed."""
    seen: list[list[str]] = []
    shown.table.citizens.modelReset.connect(lambda: seen.append(shown.names()))
    behind.unlocked.call(time.sleep, 0.3)
    shown.search.setText("61")
    shown.search.setText("s")
    shown.settle()
    assert seen == [["Søren Åkjær"]]


def test_down_leads_into_the_table_and_up_back(shown: Shown, citizens: dict[str, int]) -> None:
    shown.qtbot.keyClick(shown.search, Qt.Key.Key_Down)
    assert shown.page.focusWidget() is shown.table
    assert shown.table.current_citizen() == citizens["Amira Hansen"]
    shown.qtbot.keyClick(shown.table, Qt.Key.Key_Down)
    assert shown.table.current_citizen() == citizens["Bent Kjær"]
    for _key in range(2):
        shown.qtbot.keyClick(shown.table, Qt.Key.Key_Up)
    assert shown.page.focusWidget() is shown.search


def test_enter_opens_the_citizen(shown: Shown, citizens: dict[str, int]) -> None:
    shown.qtbot.keyClick(shown.search, Qt.Key.Key_Down)
    with shown.qtbot.waitSignal(shown.page.citizen_chosen) as opened:
        shown.qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert opened.args == [citizens["Amira Hansen"]]


def test_control_enter_starts_the_conversation(shown: Shown, citizens: dict[str, int]) -> None:
    shown.qtbot.keyClick(shown.search, Qt.Key.Key_Down)
    with shown.qtbot.waitSignal(shown.page.conversation_wanted) as wanted:
        shown.qtbot.keyClick(shown.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [citizens["Amira Hansen"]]


def test_enter_on_the_button_starts_the_conversation(shown: Shown, citizens: dict[str, int]) -> None:
    shown.qtbot.keyClick(shown.search, Qt.Key.Key_Down)
    for _key in range(ACTION):
        shown.qtbot.keyClick(shown.table, Qt.Key.Key_Right)
    with shown.qtbot.waitSignal(shown.page.conversation_wanted) as wanted:
        shown.qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert wanted.args == [citizens["Amira Hansen"]]


def test_enter_in_the_search_opens_the_only_one_left(shown: Shown, citizens: dict[str, int]) -> None:
    """Pressed before the search is back: it waits for it, and never opens whom the old list began with."""
    with shown.qtbot.waitSignal(shown.page.citizen_chosen) as opened:
        shown.qtbot.keyClicks(shown.search, "bent")
        shown.qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert opened.args == [citizens["Bent Kjær"]]


def test_enter_in_the_search_opens_nobody_where_several_are_left(shown: Shown) -> None:
    with shown.qtbot.assertNotEmitted(shown.page.citizen_chosen):
        shown.qtbot.keyClicks(shown.search, "a")
        shown.qtbot.keyClick(shown.search, Qt.Key.Key_Return)
        shown.settle()
    assert shown.page.focusWidget() is shown.table


def test_typing_in_the_table_goes_on_with_the_search(shown: Shown) -> None:
    shown.type("s")
    shown.qtbot.keyClick(shown.search, Qt.Key.Key_Down)
    shown.qtbot.keyClick(shown.table, "o")
    shown.settle()
    assert shown.search.text() == "so"
    assert shown.page.focusWidget() is shown.search
    shown.qtbot.keyClick(shown.search, Qt.Key.Key_Down)
    shown.qtbot.keyClick(shown.table, Qt.Key.Key_Backspace)
    assert shown.search.text() == "s"


def test_a_click_on_the_row_opens_and_on_the_button_starts(shown: Shown, citizens: dict[str, int]) -> None:
    with shown.qtbot.waitSignal(shown.page.citizen_chosen) as opened:
        shown.click(1, LAST)
    with shown.qtbot.waitSignal(shown.page.conversation_wanted) as wanted:
        shown.click(2, ACTION, at_end=True)
    assert (opened.args, wanted.args) == ([citizens["Bent Kjær"]], [citizens["Søren Åkjær"]])


def test_the_row_says_how_far_the_citizen_is(
    desk: Desk, behind: support.Desk, clock: HandClock, qtbot: QtBot, worker: Worker
) -> None:
    held, draft, prepared = (behind.citizen(name) for name in ("Anna", "Berit", "Carl"))
    behind.held(held)
    clock.turn(days=13)
    behind.begun(draft)
    behind.preparations.prepare(prepared)
    clock.turn(days=1)
    shown = Shown(desk, qtbot, worker)
    assert [shown.text(0, column) for column in (LAST, COUNT, NEXT, ACTION)] == [
        "12 May 2026",
        "1 conversation",
        "in 3 months",
        "Prepare conversation",
    ]
    assert [shown.text(1, column) for column in (LAST, NEXT, ACTION)] == [
        "none yet",
        "draft from yesterday",
        "Continue",
    ]
    assert shown.text(2, ACTION) == "Prepared: open"


def test_every_cell_says_by_itself_what_it_is(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker
) -> None:
    behind.held(behind.citizen("Anna", "0101904321"))
    shown = Shown(desk, qtbot, worker)
    table = QAccessible.queryAccessibleInterface(shown.table)
    spoken = [table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())]
    headers = ["Citizen", "Last conversation", "Conversations", "Next conversation", "Conversation"]
    assert spoken[1:6] == headers
    assert spoken[-5:] == [
        "Anna, CPR 010190-••••",
        "Last conversation: 12 May 2026",
        "Conversations: 1 conversation",
        "Next conversation: in 3 months",
        "Prepare conversation: Anna",
    ]


def test_archived_citizens_are_shown_by_themselves_and_only_opened(
    shown: Shown, behind: support.Desk, citizens: dict[str, int]
) -> None:
    behind.citizens.archive(citizens["Bent Kjær"])
    shown.qtbot.mouseClick(shown.page.findChild(Tick, "show-archived"), LEFT)
    shown.settle()
    assert shown.names() == ["Bent Kjær"]
    assert shown.text(0, ACTION) == "Open"
    with shown.qtbot.waitSignal(shown.page.citizen_chosen) as opened:
        shown.click(0, ACTION, at_end=True)
    assert opened.args == [citizens["Bent Kjær"]]


def test_before_the_first_citizen_the_page_says_what_to_do(desk: Desk, qtbot: QtBot, worker: Worker) -> None:
    shown = Shown(desk, qtbot, worker)
    assert shown.words("nothing") == "You have no citizens yet. Add the first one."
    assert not shown.table.isVisible()


def test_nothing_found_says_so_and_can_be_taken_back(shown: Shown) -> None:
    shown.type("zz")
    assert "“zz”" in shown.words("nothing")
    assert shown.page.focusWidget() is shown.search
    shown.qtbot.mouseClick(shown.page.findChild(QPushButton, "clear-search"), LEFT)
    shown.settle()
    assert shown.names() == list(NAMES)
    assert shown.words("nothing") == ""


def test_summaries_to_be_printed_are_a_link_and_a_short_list(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker
) -> None:
    conversation = behind.held(behind.citizen("Anna"))
    empty = Shown(desk, qtbot, worker)
    assert not empty.page.findChild(QPushButton, "print-queue").isVisible()
    behind.finishing.await_print(conversation, True)
    shown = Shown(desk, qtbot, worker)
    link = shown.page.findChild(QPushButton, "print-queue")
    assert link.accessibleName() == "To be printed (1)"
    qtbot.mouseClick(link, LEFT)
    dialog = shown.page.findChild(PrintQueueDialog)
    with qtbot.waitSignal(shown.page.summary_wanted) as wanted:
        qtbot.mouseClick(dialog.findChild(QPushButton, f"print-{conversation}"), LEFT)
    assert wanted.args == [conversation]
    assert not dialog.isVisible()


def test_a_new_citizen_is_added_and_opened(shown: Shown, behind: support.Desk) -> None:
    shown.qtbot.mouseClick(shown.page.findChild(QPushButton, "new-citizen"), LEFT)
    name = shown.page.findChild(QLineEdit, "citizen-name")
    with shown.qtbot.waitSignal(shown.page.citizen_chosen) as opened:
        shown.qtbot.keyClicks(name, "Dorte Ny")
        shown.qtbot.keyClick(name, Qt.Key.Key_Return)
    assert behind.citizens.get(opened.args[0]).name == "Dorte Ny"


def test_settings_and_lock_are_asked_for(shown: Shown) -> None:
    with shown.qtbot.waitSignal(shown.page.settings_wanted):
        shown.qtbot.mouseClick(shown.page.findChild(QPushButton, "settings"), LEFT)
    with shown.qtbot.waitSignal(shown.page.lock_wanted):
        shown.qtbot.mouseClick(shown.page.findChild(QPushButton, "lock"), LEFT)


def test_reading_again_keeps_search_row_and_place(shown: Shown, behind: support.Desk) -> None:
    shown.type("kj")
    shown.qtbot.keyClick(shown.search, Qt.Key.Key_Down)
    shown.qtbot.keyClick(shown.table, Qt.Key.Key_Down)
    current = shown.table.current_citizen()
    added = behind.citizen("Anton Kjærby")
    shown.page.refresh()
    shown.settle()
    assert "Anton Kjærby" in shown.names()
    assert shown.search.text() == "kj"
    assert shown.table.current_citizen() == current != added
