"""A backup that is due is made unasked after unlocking; what is wrong with backups is said on the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.ui import upkeep
from tests.other_disk import stick_beside
from tests.program import Program
from tests.support import HandClock
from tests.ui.way_in_parts import said


@pytest.fixture
def program(tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """As in the world, but that the window settles sooner."""
    monkeypatch.setattr(upkeep, "QUIET", 0.3)
    started = Program(tmp_path / "data", language="en", clock=clock).begin()
    yield started
    started.close()


def own(program: Program) -> list[Path]:
    return list(program.unlocked.safekeeping.own_folder.glob("*.pejlbackup"))


def settle(program: Program) -> None:
    """Long enough for the window to have settled and the backup to be made."""
    program.driver.wait(lambda: program.window.desk.upkeep.state is not None, "the upkeep")


def line(program: Program) -> str:
    """What the list says of backups, '' where it says nothing."""
    found = program.window.findChild(QLabel, "backup-says")
    return found.text() if found.isVisible() else ""


def test_one_is_made_unasked_and_once_a_day(program: Program, clock: HandClock) -> None:
    settle(program)
    assert len(own(program)) == 1
    assert line(program) == ""
    for days, count in ((0, 1), (1, 2)):
        clock.turn(days=days, seconds=1)
        program.window.lock()
        program.driver.find("password")
        program.unlock()
        settle(program)
        assert len(own(program)) == count


def test_a_lock_before_it_is_settled_makes_none(program: Program) -> None:
    folder = program.unlocked.safekeeping.own_folder
    program.window.lock()
    program.driver.find("password")
    before = sorted(folder.glob("*"))
    QTest.qWait(1_500)
    assert sorted(folder.glob("*")) == before


def test_none_is_made_while_one_is_at_work(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "QUIET", 1.0)
    for _ in range(20):
        program.window.desk.ask(program.unlocked.services.office.get)
        QTest.qWait(100)
    assert own(program) == []
    settle(program)
    assert len(own(program)) == 1


def test_one_that_fails_is_said_on_the_list_with_the_reason(program: Program) -> None:
    program.unlocked.safekeeping.own_folder.write_bytes(b"")
    settle(program)
    assert line(program).startswith("The last backup failed. ")
    assert program.window.findChildren(QLabel, "error-message") == [], "quietly"


def test_after_a_week_it_reminds_of_one_outside_the_computer_and_leads_there(
    program: Program, clock: HandClock, tmp_path: Path
) -> None:
    settle(program)
    clock.turn(days=9)
    program.window.desk.upkeep.refresh()
    program.driver.wait()
    assert line(program) == "There is no backup outside the computer."
    with stick_beside(tmp_path) as stick:
        program.ask(program.unlocked.safekeeping.choose_place, str(stick))
        program.unlocked.keeper.start().result()
        clock.turn(days=9)
        program.window.desk.upkeep.refresh()
        program.window.show_citizens()
        program.driver.wait()
        assert line(program) == "It is 9 days since a backup was made outside the computer."
        program.driver.click("to-backups")
        program.driver.click("make-backup")
        program.driver.click("done")
        assert line(program) == ""


def test_a_place_on_the_same_disk_is_said_to_be_one_and_the_reminder_stays(
    program: Program, clock: HandClock, tmp_path: Path
) -> None:
    settle(program)
    clock.turn(days=9)
    program.ask(program.unlocked.safekeeping.choose_place, str(tmp_path))
    program.unlocked.keeper.start().result()
    program.window.desk.upkeep.refresh()
    program.driver.wait()
    assert line(program) == "The backups lie on the same disk as your data. There is none outside it."
    program.driver.click("to-backups")
    assert "It lies on the same disk as your data" in said(program, "backup-place-warning")


def test_another_language_keeps_what_is_under_way(program: Program) -> None:
    before = program.window.desk.upkeep
    program.window.show_settings()
    program.driver.click("section-looks")
    program.driver.click("language-da")
    assert program.window.desk.upkeep is before
    assert program.driver.find("language-da").isChecked(), "we are still at the same section"


def test_the_lock_leads_back_to_the_same_section(program: Program) -> None:
    program.window.show_settings()
    program.driver.click("section-about")
    program.window.lock()
    program.driver.find("password")
    program.unlock()
    assert program.driver.find("section-about").isChecked()
