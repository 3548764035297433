"""Receiving a citizen from a colleague, in the real window."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from desktop.records import AnswerState
from desktop.ui.dialogs.receive import ReceiveDialog
from desktop.ui.file_dialogs import OpenDialog
from desktop.ui.pages.citizen import CitizenPage
from tests import handovers, support
from tests.handovers import PASSPHRASE
from tests.program import Program
from tests.support import CHEAP, HandClock
from tests.ui.english import program
from tests.ui.handover_parts import NAME, behind, button_words, choose, text

__all__ = ["program"]


def texts(inside: QWidget) -> str:
    labels = inside.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(inside))


def received_file(folder: Path) -> Path:
    """A file from a colleague with a vault of their own."""
    giver = support.new_desk(folder / "giver", HandClock())
    giver.sql("UPDATE caseworker SET uuid = '11111111-1111-4111-8111-111111111111', name = 'Karen Prøve'")
    citizen = handovers.everything(giver, NAME)
    giver.handing_over.write(citizen, "where_we_are", "I praktik i Fønix, tre dage om ugen")
    giver.handing_over.write(citizen, "promised", "Svar om buskortet inden fredag")
    path = handovers.given(giver, citizen, folder / "stick")
    giver.unlocked.close()
    return path


def look(program: Program, path: Path, passphrase: str = PASSPHRASE) -> None:
    driver = program.driver
    program.window.show_citizens()
    driver.click("receive-citizen")
    driver.click("choose-handover")
    choose(program, OpenDialog, path)
    driver.type("receive-passphrase", passphrase)
    driver.click("accept")


def test_a_citizen_is_received_after_a_backup_and_the_page_stands_on_top_until_read(
    program: Program, clock: HandClock, tmp_path: Path
) -> None:
    path, driver = received_file(tmp_path), program.driver
    clock.turn(days=200)
    before = len(program.unlocked.safekeeping.own())
    look(program, path)
    assert text(driver, "receive-name") == NAME
    assert "you are the new caseworker" in text(driver, "receive-says")
    driver.click("accept")
    driver.wait(lambda: isinstance(program.window.page, CitizenPage), "the citizen's page")
    assert len(program.unlocked.safekeeping.own()) == before + 1
    card = driver.find("handover-card")
    told = texts(card)
    for words in ("Received from Karen Prøve", "Svar om buskortet", "Et job med dyr", "Fønix Genbrug"):
        assert words in told
    program.window.lock()
    program.unlock()
    driver.click("handover-read")
    driver.wait(lambda: not driver.shows("handover-card"), "the page to be put away")
    program.window.show_citizens()
    desk = behind(program, clock)
    assert [row.name for row in desk.citizens.search("Åse")] == [NAME]


def test_the_same_file_again_says_so_and_changes_nothing(
    program: Program, clock: HandClock, tmp_path: Path
) -> None:
    path, driver, desk = received_file(tmp_path), program.driver, behind(program, clock)
    handovers.received(desk, path)
    before = handovers.content(desk)
    look(program, path)
    assert text(driver, "receive-says") == "You have this already. Nothing changes."
    assert button_words(driver, "accept") == "Close"
    driver.click("accept")
    assert not [each for each in program.window.findChildren(ReceiveDialog) if each.isVisible()]
    after = handovers.content(desk)
    assert {name for name in after if after[name] != before[name]} <= {"access_entry"}


def test_a_wrong_passphrase_is_said_at_the_field_and_a_foreign_file_below(
    program: Program, tmp_path: Path
) -> None:
    path, driver = received_file(tmp_path), program.driver
    look(program, path, "forkert-forkert-forkert")
    driver.wait(lambda: driver.shows("receive-passphrase-error"), "what is wrong")
    secret = driver.find("receive-passphrase")
    assert isinstance(secret, QLineEdit)
    secret.setText(PASSPHRASE)
    assert not driver.shows("receive-passphrase-error")
    other = tmp_path / "brev.pejlhandover"
    other.write_bytes(b"%PDF-1.7")
    driver.click("choose-handover")
    choose(program, OpenDialog, other)
    driver.click("accept")
    driver.wait(lambda: driver.shows("receive-error"), "what is wrong")
    assert "not a handover" in text(driver, "receive-error")
    driver.click("cancel")


def test_the_same_cpr_number_is_asked_about(program: Program, clock: HandClock, tmp_path: Path) -> None:
    path, driver, desk = received_file(tmp_path), program.driver, behind(program, clock)
    mine = desk.citizen("Aase S", "610190-0000")
    look(program, path)
    assert "Aase S" in text(driver, "receive-says")
    assert not driver.find("accept").isEnabled()
    driver.click("receive-take-over")
    driver.click("accept")
    driver.wait(lambda: isinstance(program.window.page, CitizenPage), "the citizen's page")
    assert desk.citizens.get(mine).name == NAME


def test_where_both_went_on_it_says_what_to_do(program: Program, clock: HandClock, tmp_path: Path) -> None:
    path, driver, desk = received_file(tmp_path), program.driver, behind(program, clock)
    clock.moment += timedelta(days=300)
    mine = handovers.received(desk, path).citizen
    desk.held(mine)
    giver = support.Desk(
        support.Entrance(tmp_path / "giver", clock, CHEAP).unlock(
            support.Entrance(tmp_path / "giver", clock, CHEAP).vaults()[0], support.PASSWORD
        ),
        clock,
    )
    theirs = giver.citizens.search("Åse", archived=True)[0].id
    giver.citizens.archive(theirs, False)
    giver.held(theirs)
    newer = handovers.given(giver, theirs, tmp_path / "stick")
    giver.unlocked.close()
    look(program, newer)
    assert "as an addendum" in text(driver, "receive-says")
    assert button_words(driver, "accept") == "Close"
    driver.click("accept")
    assert len(desk.citizens.conversations(mine)) == 4


def test_the_colleagues_view_waits_for_an_own_one_and_cannot_be_changed(
    program: Program, clock: HandClock, tmp_path: Path
) -> None:
    path, driver, desk = received_file(tmp_path), program.driver, behind(program, clock)
    clock.moment += timedelta(days=300)
    mine = handovers.received(desk, path).citizen
    theirs = desk.citizens.conversations(mine)[0].id
    program.window.show_citizen(mine)
    program.window.private.show_belief(theirs, mine)
    driver.wait(lambda: "You see it when" in texts(program.window), "why it is hidden")
    assert not driver.shows("belief-F1") and not driver.shows("belief-note")
    assert "et praktiksted" not in texts(program.window)
    clock.moment += timedelta(days=1)
    own = desk.held(mine)
    for question in ("F1", "F2"):
        desk.beliefs.give(own, question, AnswerState.ANSWERED, 1)
    program.window.private.show_belief(theirs, mine)
    assert not driver.find("belief-F1").isEnabled()
    assert not driver.find("belief-note").isEnabled()


def test_on_a_narrow_page_the_way_to_receive_keeps_its_name(program: Program) -> None:
    driver = program.driver
    program.window.show_citizens()
    for width in (1366, 683):
        program.window.resize(width, 384)
        driver.wait()
        assert button_words(driver, "receive-citizen") == "Receive a citizen …"
        shown_words = driver.find("receive-citizen").property("text")
        assert ("Receive" in shown_words) == (width > 900)


def test_a_dialog_closes_at_a_lock_and_keeps_no_passphrase(program: Program, tmp_path: Path) -> None:
    path, driver = received_file(tmp_path), program.driver
    look(program, path)
    driver.find("receive-says")
    program.window.lock()
    program.unlock()
    assert not [each for each in program.window.findChildren(QDialog) if each.isVisible()]
