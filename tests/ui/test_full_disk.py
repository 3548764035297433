"""On a disk that is full one still gets in, or is told why not; and nothing is read that no log knows of."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.ui.conversation import ConversationArea
from desktop.ui.pages.citizen import CitizenPage
from desktop.ui.pages.citizens import CitizensPage
from tests.faults import shim
from tests.full_file import full
from tests.program import Program
from tests.ui.english import program
from tests.ui.way_in_parts import said

__all__ = ["program"]


def told(program: Program) -> list[str]:
    """The messages over the page."""
    return [box.text() for box in program.window.findChildren(QMessageBox) if box.isVisible()]


@pytest.mark.skipif(bool(shim.WANTING), reason=shim.WANTING)
def test_unlocking_shows_the_list_or_why_not_and_the_log_gets_its_entry(tmp_path: Path) -> None:
    """At whichever of its calls the disk is full, from that one on."""
    (tmp_path / "data").mkdir()
    printed = shim.behind(shim.build(tmp_path), "-m", "tests.ui.filled_disk", str(tmp_path / "data"))
    *seen, whole = json.loads(printed)
    assert whole["refused"] == 0 and whole["listed"] == 2 and not whole["told"]
    locked = [each for each in seen if each["listed"] is None]
    opened = [each for each in seen if each["listed"] is not None]
    assert locked and opened
    assert all(each["told"][0].startswith("The disk is full.") for each in locked)
    assert all(each["listed"] == 2 and each["entries"] == whole["entries"] for each in opened), opened
    assert any(each["told"] == ["The disk is full."] for each in opened)


def test_a_citizen_who_cannot_be_logged_is_not_shown_but_the_list_is(program: Program) -> None:
    citizen = program.add_citizen()
    program.add_citizen("Bent Prøve")
    with full(program.unlocked):
        program.window.show_citizen(citizen)
        program.driver.wait(lambda: bool(told(program)), "the message")
        page = program.window.page
        assert isinstance(page, CitizensPage) and page._table.citizens.rowCount() == 2
        assert told(program) == ["The disk is full."]
        for box in program.window.findChildren(QMessageBox):
            box.close()
    program.window.show_citizen(citizen)
    program.driver.find("citizen-title")
    assert isinstance(program.window.page, CitizenPage)


def test_a_conversation_says_so_in_its_own_place_and_opens_when_there_is_room(program: Program) -> None:
    """Not on the list: beside the caseworker sits one citizen."""
    program.add_citizen("Bent Prøve")
    conversation = program.start_conversation(program.add_citizen(), "A1")
    with full(program.unlocked):
        for _ in range(2):
            program.window.show_conversation(conversation)
            assert said(program, "not-opened") == "The disk is full."
        program.driver.click("open-again")
        assert said(program, "not-opened") == "The disk is full."
        assert isinstance(program.window.page, ConversationArea) and not told(program)
        assert not program.driver.shows("next")
    program.driver.click("open-again")
    program.driver.find("topic")
    program.driver.click("next")
    program.driver.find("citizen-option-1")
