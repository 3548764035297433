"""Giving a citizen to a colleague, in the real window."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from desktop.plan_records import HandoverDirection
from desktop.ui.dialogs.hand_over import HandOverDialog
from desktop.ui.file_dialogs import FolderDialog
from desktop.ui.pages.citizen import CitizenPage
from desktop.ui.pages.private_plan import PrivatePlanPage
from tests import handovers
from tests.program import Program
from tests.support import HandClock
from tests.ui.english import program
from tests.ui.handover_parts import NAME, behind, choose, text

__all__ = ["program"]


def test_a_citizen_is_given_and_the_page_is_stored_as_it_is_typed(
    program: Program, clock: HandClock, stick: Path
) -> None:
    desk, driver = behind(program, clock), program.driver
    citizen = handovers.everything(desk)
    program.window.show_citizen(citizen)
    driver.click("open-plan")
    driver.click("fold-handover")
    driver.click("hand-over")
    driver.type("handover-where-we-are", "I praktik i Fønix")
    driver.type("handover-citizen-wishes", "Ring om morgenen")
    program.window.lock()
    program.unlock()
    driver.wait(lambda: isinstance(program.window.page, PrivatePlanPage), "the plan to be back")
    desk = behind(program, clock)
    page = desk.handing_over.get(citizen).page
    assert (page.where_we_are, page.citizen_wishes) == ("I praktik i Fønix", "Ring om morgenen")
    driver.click("make-handover")
    driver.type("colleague", "Ole Modtager")
    secret = driver.find("handover-passphrase")
    assert isinstance(secret, QLineEdit)
    driver.wait(lambda: len(secret.text()) == 29, "a passphrase to be proposed")
    passphrase = secret.text()
    driver.click("accept")
    choose(program, FolderDialog, stick)
    driver.wait(lambda: driver.shows("handover-says"), "the file")
    (path,) = stick.iterdir()
    assert str(path) in text(driver, "handover-says")
    assert passphrase == secret.text()
    driver.click("accept")
    assert not [each for each in program.window.findChildren(HandOverDialog) if each.isVisible()]
    assert desk.handing_over.get(citizen).passed[0].direction is HandoverDirection.GIVEN
    assert desk.handing_over.look(path, passphrase).outcome == "same"
    program.window.show_citizen(citizen)
    assert "Handed over to Ole Modtager" in text(driver, "handover-heading")
    assert driver.shows("handover-card")
    assert not driver.shows("start-conversation")


def test_an_open_conversation_comes_first(program: Program, clock: HandClock) -> None:
    desk, driver = behind(program, clock), program.driver
    citizen = desk.citizen(NAME)
    desk.preparations.prepare(citizen)
    program.window.show_citizen(citizen)
    driver.click("open-plan")
    driver.click("fold-handover")
    driver.find("handover-to-citizen")
    assert not driver.shows("hand-over")
    assert "not finished" in text(driver, "handover-about")
    driver.click("handover-to-citizen")
    assert isinstance(program.window.page, CitizenPage)


def test_what_was_begun_can_be_thrown_away(program: Program, clock: HandClock) -> None:
    desk, driver = behind(program, clock), program.driver
    citizen = desk.citizen(NAME)
    program.window.show_citizen(citizen)
    driver.click("open-plan")
    driver.click("fold-handover")
    driver.click("hand-over")
    driver.type("handover-promised", "Et svar")
    driver.click("drop-handover")
    driver.click("accept")
    driver.find("hand-over")
    assert desk.handing_over.get(citizen).page is None


def test_a_weak_passphrase_and_a_missing_name_are_said_at_the_field(
    program: Program, clock: HandClock, stick: Path
) -> None:
    desk, driver = behind(program, clock), program.driver
    citizen = desk.citizen(NAME)
    program.window.show_citizen(citizen)
    driver.click("open-plan")
    driver.click("fold-handover")
    driver.click("hand-over")
    driver.click("make-handover")
    secret = driver.find("handover-passphrase")
    assert isinstance(secret, QLineEdit)
    driver.wait(lambda: bool(secret.text()), "a passphrase to be proposed")
    driver.click("accept")
    assert text(driver, "colleague-error")
    driver.type("colleague", "Ole")
    secret.setText("sommer2026")
    driver.click("accept")
    choose(program, FolderDialog, stick)
    driver.wait(lambda: driver.shows("handover-passphrase-error"), "what is wrong")
    assert not list(stick.iterdir())
    assert not desk.citizens.get(citizen).archived
    driver.click("cancel")
