"""A citizen's rights in the real window: access in two clicks, erasing on purpose, and the reminder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import AccessAction
from desktop.ui import sections
from desktop.ui.dialogs.erase import EraseDialog
from desktop.ui.dialogs.receipt import ReceiptDialog
from desktop.ui.dialogs.retention import RetentionDialog
from desktop.ui.file_dialogs import FolderDialog
from desktop.ui.pages.citizen import CitizenPage
from desktop.ui.pages.citizens import CitizensPage
from desktop.ui.widgets.receipt_list import ReceiptList
from desktop.ui.widgets.retention_rule import RetentionRule
from desktop.ui.widgets.tick import Tick
from tests.program import Program
from tests.reports.readers import read_back
from tests.support import HandClock

NAME = "Amira Prøvesen"


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot, clock: HandClock) -> Iterator[Program]:
    made = Program(tmp_path / "pejl", language="en", clock=clock).begin()
    yield made
    made.close()


def held(program: Program, citizen: int, *, filed: bool = True) -> int:
    services = program.unlocked.services
    talk: int = program.ask(services.preparations.prepare, citizen)
    program.ask(services.conversations.start, talk)
    program.ask(services.finishing.finish, talk)
    if filed:
        program.ask(services.finishing.file, talk, "24-1187")
    return talk


def shown(program: Program, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind, once it stands there."""

    def there() -> QDialog | None:
        found = [each for each in program.window.findChildren(kind) if each.isVisible()]
        return found[0] if found else None

    program.driver.wait(lambda: there() is not None, kind.__name__)
    found = there()
    assert found is not None
    return found


def erase_dialog(program: Program, citizen: int) -> EraseDialog:
    program.window.show_citizen(citizen)
    program.driver.click("erase-citizen")
    program.driver.find("erase-first-name")
    found = shown(program, EraseDialog)
    assert isinstance(found, EraseDialog)
    return found


def texts(inside: QWidget) -> str:
    labels = inside.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(inside))


def go(dialog: QDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "accept")
    assert found is not None
    return found


def test_access_is_two_clicks_away(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    citizen = program.add_citizen(NAME, cpr="610190-0000")
    held(program, citizen)
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    program.window.show_citizen(citizen)
    program.driver.click("give-access")
    dialog = shown(program, FolderDialog)
    assert isinstance(dialog, FolderDialog)
    dialog.setDirectory(str(folder))
    dialog.accept()
    program.driver.wait(lambda: len(list(folder.iterdir())) == 2, "both files")
    program.driver.wait(lambda: "not encrypted" in texts(program.window), "the page to say so")
    page = program.window.page
    assert isinstance(page, CitizenPage)
    pdf = next(folder.glob("indsigt-2026-05-12-*.pdf"))
    assert NAME in read_back(pdf.read_bytes()).text and pdf.name in texts(page)
    entries = program.ask(program.unlocked.services.access_log.entries)
    assert entries[0].action is AccessAction.EXPORTED
    assert "Amira" not in pdf.name + next(folder.glob("*.json")).name


def test_a_folder_that_cannot_be_written_is_said_on_the_page(program: Program, tmp_path: Path) -> None:
    citizen = program.add_citizen(NAME)
    program.window.show_citizen(citizen)
    program.driver.find("give-access")
    page = program.window.page
    assert isinstance(page, CitizenPage)
    page._access.save(tmp_path / "væk")
    program.driver.wait(lambda: "is not there" in texts(page), "the message")


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
