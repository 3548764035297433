"""What was kept too long is reminded of on the list; rule and receipts stand in the settings."""

from PySide6.QtWidgets import QScrollArea

from desktop.ui import sections
from desktop.ui.dialogs.receipt import ReceiptDialog
from desktop.ui.dialogs.retention import RetentionDialog
from desktop.ui.pages.citizen import CitizenPage
from desktop.ui.widgets.settings.retention_rule import RetentionRule
from tests.program import Program
from tests.support import HandClock
from tests.ui.english import program
from tests.ui.rights_parts import NAME, shown, texts

__all__ = ["program"]


def test_the_list_reminds_by_the_rule_and_deletes_nothing(program: Program, clock: HandClock) -> None:
    kept, erased = program.add_citizen("Anna Bay"), program.add_citizen(NAME)
    program.window.show_citizens()
    program.driver.find("search")
    program.driver.wait()
    assert not program.driver.shows("retention-due")
    clock.turn(days=5 * 365 + 3)
    program.window.show_citizens()
    program.driver.find("retention-due")
    assert "2 citizens: is it time to erase?" in texts(program.window)
    program.driver.click("retention-due")
    program.driver.find(f"keep-due-{kept}")
    dialog = shown(program, RetentionDialog)
    assert "Last: 12 May 2026" in texts(dialog)
    assert all(area.verticalScrollBar().maximum() == 0 for area in dialog.findChildren(QScrollArea))
    program.driver.click(f"keep-due-{kept}")
    program.driver.wait(lambda: "Kept." in texts(dialog), "the decision")
    program.driver.click(f"erase-due-{erased}")
    program.driver.type("erase-first-name", "Amira")
    program.driver.click("accept")
    program.driver.wait(lambda: "Erased." in texts(dialog), "the erasure")
    program.driver.click("close-receipt")
    program.driver.click("close-retention")
    program.driver.wait(lambda: not program.driver.shows("retention-due"), "the line to go")
    assert [row.id for row in program.ask(program.unlocked.services.citizens.search)] == [kept]


def test_the_reminder_opens_a_citizen(program: Program, clock: HandClock) -> None:
    citizen = program.add_citizen(NAME)
    clock.turn(days=6 * 365)
    program.window.show_citizens()
    program.driver.click("retention-due")
    program.driver.click(f"open-due-{citizen}")
    program.driver.find("start-conversation")
    assert isinstance(program.window.page, CitizenPage)


def test_rule_and_receipts_stand_in_the_settings(program: Program) -> None:
    services = program.unlocked.services
    program.ask(services.rights.set_retention_years, 7)
    gone = program.add_citizen("Anna Bay")
    program.unlocked.keeper.erase(gone).result()
    program.window.show_settings(sections.ERASING)
    program.driver.find("receipt-1")
    found = program.window.findChildren(RetentionRule)[0]
    program.driver.wait(lambda: found._choice.chosen == "7", "the rule")
    found._choice.choose("10")
    found._choice.activated.emit(found._choice.currentIndex())
    program.driver.wait(lambda: "Saved " in texts(program.window), "the page to say so")
    assert program.ask(services.rights.retention_years) == 10
    program.driver.click("receipt-1")
    receipt = shown(program, ReceiptDialog)
    program.driver.wait(lambda: "One citizen was erased" in texts(receipt), "the receipt")
