"""A citizen's rights in the real window: access in two clicks, erasing on purpose, and the reminder."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.dialogs.erase import EraseDialog
from desktop.ui.dialogs.receipt import ReceiptDialog
from desktop.ui.pages.citizens import CitizensPage
from desktop.ui.widgets.settings.receipt_list import ReceiptList
from desktop.ui.widgets.tick import Tick
from tests.program import Program
from tests.reports.readers import read_back
from tests.support import HandClock
from tests.ui.english import program
from tests.ui.rights_parts import NAME, held, shown, texts

__all__ = ["program"]


def erase_dialog(program: Program, citizen: int) -> EraseDialog:
    program.window.show_citizen(citizen)
    program.driver.click("erase-citizen")
    program.driver.find("erase-first-name")
    found = shown(program, EraseDialog)
    assert isinstance(found, EraseDialog)
    return found


def go(dialog: QDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "accept")
    assert found is not None
    return found


def test_erasing_is_refused_with_the_days_and_what_to_do(program: Program) -> None:
    citizen = program.add_citizen(NAME)
    held(program, citizen)
    held(program, citizen, filed=False)
    dialog = erase_dialog(program, citizen)
    assert "Not filed yet: 12 May 2026" in texts(dialog) and "Mark as filed …" in texts(dialog)
    program.driver.type("erase-first-name", "Amira")
    assert not go(dialog).isEnabled()
    early = dialog.findChild(QWidget, "erase-early")
    assert early is not None
    program.driver.click("erase-early")
    assert not go(dialog).isEnabled()
    program.driver.type("erase-reason", "Amira er flyttet")
    program.driver.click("accept")
    program.driver.wait(lambda: "without the citizen's name" in texts(dialog), "the refusal")
    assert program.ask(program.unlocked.services.citizens.search)
    line = dialog.findChild(QLineEdit, "erase-reason")
    assert line is not None
    line.setText("Borgeren er flyttet")
    program.driver.click("accept")
    receipt = shown(program, ReceiptDialog)
    program.driver.wait(lambda: "Reason: Borgeren er flyttet" in texts(receipt), "the receipt")
    assert program.ask(program.unlocked.services.citizens.search) == []


def test_where_it_is_refused_the_focus_is_on_the_way_out(program: Program) -> None:
    citizen = program.add_citizen(NAME)
    held(program, citizen, filed=False)
    dialog = erase_dialog(program, citizen)
    cancel, early = dialog.findChild(QPushButton, "cancel"), dialog.findChild(Tick, "erase-early")
    assert cancel is not None and early is not None
    program.driver.wait(lambda: dialog.focusWidget() is cancel, "the focus")
    early.setFocus()
    program.driver.wait()
    image = early.grab().toImage()
    middle = image.height() // 2
    right = [image.pixelColor(x, middle) for x in range(image.width() // 2, image.width())]
    assert len({colour.name() for colour in right}) == 1, "a frame across looks like a field"


def test_the_receipt_comes_once_however_often_the_dialog_was_opened(program: Program) -> None:
    citizen = program.add_citizen(NAME)
    erase_dialog(program, citizen).reject()
    for _ in range(2):
        program.driver.click("erase-citizen")  # on the same page
        program.driver.find("erase-first-name")
        shown(program, EraseDialog).reject()
    program.driver.click("erase-citizen")
    program.driver.type("erase-first-name", "Amira")
    program.driver.click("accept")
    shown(program, ReceiptDialog)
    program.driver.wait()
    assert len(program.window.findChildren(ReceiptDialog)) == 1


def test_a_second_press_deletes_no_other_file(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    citizen = program.add_citizen(NAME)
    talk = held(program, citizen)
    paths = [tmp_path / f"samtale-{number}.pdf" for number in range(2)]
    for path in paths:
        path.write_bytes(b"%PDF")
        program.ask(program.unlocked.services.papers.saved, talk, path)
    dialog = erase_dialog(program, citizen)
    first = dialog.findChild(QPushButton, "delete-file-1")
    assert first is not None
    first.setFocus()
    for _ in range(3):
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Space)
        program.driver.wait()
    program.driver.wait(lambda: "Deleted." in texts(dialog), "the file to go")
    assert [path.exists() for path in paths] == [False, True]


def test_what_was_just_added_is_in_no_backup(program: Program, clock: HandClock) -> None:
    program.unlocked.keeper.start().result()
    clock.turn(days=1)
    dialog = erase_dialog(program, program.add_citizen(NAME))
    said = texts(dialog)
    assert "name, CPR number" in said and "conversation" not in said
    assert "What is in" not in said


def test_nothing_goes_without_the_first_name(program: Program, qtbot: QtBot) -> None:
    citizen = program.add_citizen(NAME)
    dialog = erase_dialog(program, citizen)
    field = dialog.findChild(QLineEdit, "erase-first-name")
    assert field is not None
    program.driver.wait(lambda: dialog.focusWidget() is field, "the focus")
    for typed in ("", "Amir", "Amira P", NAME):
        field.setText(typed)
        assert not go(dialog).isEnabled(), typed
        qtbot.keyClick(field, Qt.Key.Key_Return)
        dialog.accept()
        assert dialog.isVisible()
    buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert len(buttons) == 2 and not [each for each in buttons if each.autoDefault() or each.isDefault()]
    assert program.ask(program.unlocked.services.citizens.search)
    field.setText(" aMIRA ")
    assert go(dialog).isEnabled()
    program.driver.click("cancel")
    assert program.ask(program.unlocked.services.citizens.search)


def test_the_dialog_says_what_goes_and_what_is_left_and_deletes_saved_files(
    program: Program, tmp_path: Path
) -> None:
    citizen = program.add_citizen(NAME)
    talk = held(program, citizen)
    program.unlocked.keeper.start().result()
    services = program.unlocked.services
    here, stick = tmp_path / "samtale.pdf", Path("/media/ikke-isat/samtale.pdf")
    here.write_bytes(b"%PDF")
    for path in (stick, here):
        program.ask(services.papers.saved, talk, path)
    dialog = erase_dialog(program, citizen)
    said = texts(dialog).replace("\u200b", "")
    assert "1 conversation, with answers" in said and "What is in 1 backup" in said
    assert str(here) in said and str(stick) in said and "The folder is not there now." in said
    program.driver.click("delete-file-2")
    program.driver.wait(lambda: "Deleted." in texts(dialog), "the file to go")
    assert not here.exists()
    program.driver.type("erase-first-name", "Amira")
    program.driver.click("accept")
    receipt = shown(program, ReceiptDialog)
    program.driver.wait(lambda: "saved outside Pejl (1)" in texts(receipt), "what is left")
    assert "gone through 1 backup" in texts(receipt)
    assert isinstance(program.window.page, CitizensPage)
    assert "Amira" not in texts(receipt)


def test_the_receipt_is_saved_and_found_again(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    citizen = program.add_citizen(NAME)
    erase_dialog(program, citizen)
    program.driver.type("erase-first-name", "Amira")
    program.driver.click("accept")
    receipt = shown(program, ReceiptDialog)
    assert isinstance(receipt, ReceiptDialog)
    program.driver.wait(lambda: "One citizen was erased" in texts(receipt), "the receipt")
    receipt.write(tmp_path / "kvittering.pdf")
    program.driver.wait(lambda: "Saved as kvittering.pdf." in texts(receipt), "the file")
    assert read_back((tmp_path / "kvittering.pdf").read_bytes()).says("Receipt no. 1")
    receipt.write(tmp_path / "væk" / "kvittering.pdf")
    program.driver.wait(lambda: "Saved as" not in texts(receipt), "the failure")
    program.driver.click("close-receipt")
    assert program.window.desk is not None
    found = ReceiptList(program.window.desk)
    qtbot.addWidget(found)
    found.show()
    program.driver.wait(lambda: "No. 1 · 12 May 2026" in texts(found), "the list")
    again = found.findChild(QPushButton, "receipt-1")
    assert again is not None
    again.click()
    opened = found.window().findChild(ReceiptDialog)
    assert opened is not None
    program.driver.wait(lambda: "One citizen was erased" in texts(opened), "the receipt again")


def test_a_lock_while_the_dialog_stands_erases_nothing(program: Program) -> None:
    citizen = program.add_citizen(NAME)
    dialog = erase_dialog(program, citizen)
    program.driver.type("erase-first-name", "Amira")
    assert go(dialog).isEnabled()
    program.window.lock()
    program.unlock()
    assert program.ask(program.unlocked.services.citizens.search)
    assert not [each for each in program.window.findChildren(EraseDialog) if each.isVisible()]


def test_a_lock_while_the_backups_are_swept_leads_to_the_list(program: Program) -> None:
    """What the lock cut off is done later; the page has nobody to come back to."""
    citizen = program.add_citizen(NAME)
    program.unlocked.keeper.start().result()
    erase_dialog(program, citizen)
    program.driver.type("erase-first-name", "Amira")
    program.driver.find("accept").click()
    program.window.lock()
    program.unlock()
    program.driver.wait(lambda: isinstance(program.window.page, CitizensPage), "the list")
    assert program.ask(program.unlocked.services.citizens.search) == []
    program.unlocked.keeper.start_if_due().result()
    receipts = program.ask(program.unlocked.services.receipts.listed)
    assert receipts[0].sweeping is not None
