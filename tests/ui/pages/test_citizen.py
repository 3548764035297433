"""One citizen's page: details, conversations, and what can be done with each."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from desktop.records import Signature
from desktop.ui.desk import Desk
from desktop.ui.dialogs.addendum import AddendumDialog
from desktop.ui.dialogs.citizen_form import CitizenForm
from desktop.ui.dialogs.filed import FiledDialog
from desktop.ui.worker import Worker
from tests import support
from tests.program import Program
from tests.support import HandClock
from tests.ui.pages.shown_citizen import ShownCitizen as Shown

LEFT = Qt.MouseButton.LeftButton
CPR = "0101904321"


@pytest.fixture
def citizen(behind: support.Desk) -> int:
    return behind.citizen("Anna Bay", CPR, case_number="15-26", target_group="resource_course", language="uk")


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot, worker: Worker, citizen: int) -> Shown:
    return Shown(desk, qtbot, worker, citizen)


def test_a_low_page_opens_at_its_top(program: Program) -> None:
    """Without a CPR number a button goes, and a page follows the focus it had."""
    program.window.setMinimumSize(0, 0)
    program.window.resize(683, 340)
    program.window.show_citizen(program.add_citizen("Bo Prøve"))
    program.driver.find("start-conversation")
    bar = program.window.page.findChild(QScrollArea).verticalScrollBar()
    assert program.window.height() == 340 and bar.value() == 0
    assert program.driver.find("start-conversation").hasFocus()


def test_the_details_are_there_and_the_cpr_number_is_masked(shown: Shown) -> None:
    texts = shown.texts()
    for expected in (
        "Anna Bay",
        "010190-••••",
        "15-26",
        "Resource programme",
        "Ukrainian · Українська",
        "Karen Prøve",
    ):
        assert expected in texts
    assert not [text for text in texts if "4321" in text]


def test_the_cpr_number_is_shown_when_asked_for_and_hidden_again(shown: Shown) -> None:
    shown.press("reveal-cpr")
    assert "010190-4321" in shown.texts()
    shown.press("reveal-cpr")
    assert not [text for text in shown.texts() if "4321" in text]


def test_without_conversations_the_page_says_what_comes_first(shown: Shown, citizen: int) -> None:
    assert "No conversations yet" in shown.texts()
    with shown.qtbot.waitSignal(shown.page.conversation_wanted) as wanted:
        shown.qtbot.keyClick(shown.page.focusWidget(), Qt.Key.Key_Space)
    assert wanted.args == [citizen]
    assert shown.button("start-conversation").accessibleName() == "Prepare conversation →"


def test_conversations_stand_newest_first_with_how_far_each_is(
    desk: Desk, behind: support.Desk, clock: HandClock, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    first = behind.held(citizen)
    behind.finishing.sign(first, Signature.READ_ALOUD)
    behind.finishing.file(first, "15-26")
    clock.turn(days=90)
    second = behind.held(citizen, {"A1": 2})
    behind.finishing.await_print(second, True)
    clock.turn(days=90)
    draft = behind.begun(citizen)
    shown = Shown(desk, qtbot, worker, citizen)
    cards = [
        frame.objectName()
        for frame in shown.page.findChildren(QFrame)
        if "conversation-" in frame.objectName()
    ]
    assert cards == [f"conversation-{number}" for number in (draft, second, first)]
    assert shown.line(draft)[:2] == ["8 November 2026", "Draft"]
    assert shown.line(second) == [
        "10 August 2026",
        "Finished",
        "Waits for printing",
        "Together at the screen · 1 question · Not signed yet",
    ]
    assert shown.line(first)[2:] == [
        "Together at the screen · 2 questions · Signature: read aloud and confirmed · Filed under 15-26"
    ]
    assert shown.button("start-conversation").accessibleName() == "Continue →"
    assert "draft from today" in shown.texts()


def test_a_draft_is_neither_summed_up_nor_filed(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    draft = behind.begun(citizen)
    shown = Shown(desk, qtbot, worker, citizen)
    assert shown.button(f"belief-{draft}") is not None
    for action in ("summary", "addendum", "file"):
        assert shown.button(f"{action}-{draft}") is None


def test_opening_the_page_closes_a_draft_that_was_left_too_long(
    desk: Desk, behind: support.Desk, clock: HandClock, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    draft = behind.begun(citizen)
    clock.turn(days=15)
    shown = Shown(desk, qtbot, worker, citizen)
    assert "Closed unfinished" in shown.line(draft)
    assert shown.button("start-conversation").accessibleName() == "Prepare conversation →"
    assert shown.button(f"file-{draft}") is None


def test_summary_and_own_view_are_asked_for(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    held = behind.held(citizen)
    shown = Shown(desk, qtbot, worker, citizen)
    with qtbot.waitSignal(shown.page.summary_wanted) as summary:
        shown.press(f"summary-{held}")
    with qtbot.waitSignal(shown.page.belief_wanted) as belief:
        shown.press(f"belief-{held}")
    with qtbot.waitSignal(shown.page.back):
        shown.press("back")
    assert summary.args == belief.args == [held]


def test_an_addendum_is_added_beside_the_earlier_ones(
    desk: Desk, behind: support.Desk, clock: HandClock, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    held = behind.held(citizen)
    behind.finishing.add_addendum(held, "Anna ringede.", "Nyt")
    clock.turn(days=3)
    shown = Shown(desk, qtbot, worker, citizen)
    assert shown.line(held)[2].endswith("Not signed yet · 1 addendum")
    shown.press(f"addendum-{held}")
    dialog = shown.page.findChild(AddendumDialog)
    assert {"12 May 2026 · Karen Prøve · Nyt", "Anna ringede."} <= set(shown.texts(dialog))
    qtbot.mouseClick(dialog.findChild(QPushButton, "accept"), LEFT)
    shown.settle()
    assert "Write the addendum first." in shown.texts(dialog)
    assert dialog.isVisible()
    shown.fill("addendum-text", "Praktikken begynder.")
    shown.fill("addendum-reason", "Brev")
    qtbot.mouseClick(dialog.findChild(QPushButton, "accept"), LEFT)
    shown.settle()
    assert not dialog.isVisible()
    assert shown.line(held)[2].endswith("2 addenda")
    added = behind.finishing.addenda(held)[1]
    assert (added.text, added.reason) == ("Praktikken begynder.", "Brev")
    assert added.written_at - behind.finishing.addenda(held)[0].written_at >= timedelta(days=3)


def test_filing_offers_the_case_number_and_shows_it(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    held = behind.held(citizen)
    shown = Shown(desk, qtbot, worker, citizen)
    shown.press(f"file-{held}")
    dialog = shown.page.findChild(FiledDialog)
    line = dialog.findChild(QLineEdit, "line")
    assert line.text() == "15-26"
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    shown.settle()
    assert "Write the case number first." in shown.texts(dialog)
    qtbot.keyClicks(line, "15-27")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    shown.settle()
    assert not dialog.isVisible()
    assert "Filed under 15-27" in shown.line(held)[-1]


def test_the_number_it_is_filed_under_is_the_case_number_where_there_was_none(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker
) -> None:
    citizen = behind.citizen("Bo Ny", cpr="")
    first, second = behind.held(citizen), behind.held(citizen)
    shown = Shown(desk, qtbot, worker, citizen)
    assert "26-0417" not in shown.texts()
    for conversation, number in ((first, "26-0417"), (second, "26-9999")):
        shown.press(f"file-{conversation}")
        dialog = shown.page.findChildren(FiledDialog)[-1]
        line = dialog.findChild(QLineEdit, "line")
        line.selectAll()
        qtbot.keyClicks(line, number)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        shown.settle()
    assert "26-0417" in shown.texts() and behind.citizens.get(citizen).case_number == "26-0417"


def test_archiving_takes_the_start_away_and_putting_back_gives_it_again(
    shown: Shown, behind: support.Desk, citizen: int
) -> None:
    shown.press("archive-citizen")
    assert behind.citizens.get(citizen).archived
    assert "Archived" in shown.texts()
    assert not shown.button("start-conversation").isVisible()
    shown.press("archive-citizen")
    assert not behind.citizens.get(citizen).archived
    assert shown.button("start-conversation").isVisible()


def test_changed_details_are_shown(shown: Shown, behind: support.Desk, citizen: int) -> None:
    shown.press("edit-citizen")
    form = shown.page.findChild(CitizenForm)
    shown.fill("citizen-name", "Anna Bay Holm")
    shown.qtbot.mouseClick(form.findChild(QPushButton, "accept"), LEFT)
    shown.settle()
    assert "Anna Bay Holm" in shown.texts()
    assert any(text.startswith("✓ Saved") for text in shown.texts())


def test_tab_goes_from_the_top_to_the_button_at_the_end(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    held = behind.held(citizen)
    shown = Shown(desk, qtbot, worker, citizen)
    shown.button("back").setFocus()
    reached = []
    for _key in range(14):
        reached.append(shown.page.focusWidget().objectName())
        qtbot.keyClick(shown.page.focusWidget(), Qt.Key.Key_Tab)
    actions = [f"{action}-{held}" for action in ("summary", "belief", "addendum", "file")]
    edits = ["reveal-cpr", "edit-citizen", "archive-citizen", "give-access"]
    edits += ["citizen-hand-over", "erase-citizen"]
    assert reached == ["back", "lock", *edits, "open-plan", *actions, "start-conversation"]


def test_the_newest_ten_are_shown_and_all_on_request(
    behind: support.Desk, desk: Desk, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    held = [behind.held(citizen) for _ in range(12)]
    shown = Shown(desk, qtbot, worker, citizen)
    assert [shown.page.findChild(QFrame, f"conversation-{one}") is None for one in held] == [True] * 2 + [
        False
    ] * 10
    shown.press("all-conversations")
    assert all(shown.page.findChild(QFrame, f"conversation-{one}") for one in held)
    shown.page.refresh()
    shown.settle()
    assert all(shown.page.findChild(QFrame, f"conversation-{one}") for one in held)
    assert shown.button("all-conversations") is None
