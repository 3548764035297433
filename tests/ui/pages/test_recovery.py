"""The recovery code: shown, printed, typed back; put off; used when the password is forgotten."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.ui import paper
from desktop.ui.pages.forgotten import ForgottenPage
from desktop.ui.pages.recovery import RecoveryPage
from tests.program import CASEWORKER, PASSWORD, Program
from tests.ui.way_in_parts import names, said, words

NEW = "grønne cykler synger"


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Program]:
    """A first start, up to the page with the code."""
    program = Program(tmp_path, language="en")
    for field, text in (
        ("new-name", CASEWORKER),
        ("new-password", PASSWORD),
        ("new-password-again", PASSWORD),
    ):
        program.driver.type(field, text)
    program.driver.click("create-vault")
    program.driver.find("recovery-go")
    yield program
    program.close()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """A vault whose code was put off, with one citizen."""
    started = Program(tmp_path, language="en").begin()
    started.add_citizen("Amira Prøve")
    started.window.show_citizens()
    started.driver.find("search")
    yield started
    started.close()


def page(program: Program) -> RecoveryPage:
    shown = program.window.page
    assert isinstance(shown, RecoveryPage)
    return shown


def keep_code(program: Program) -> str:
    """From the page with the code to the list, as a user who has the sheet; the code."""
    code = page(program)._code
    program.driver.click("recovery-go")
    program.driver.type("recovery-code", code.lower().replace("-", " "))
    program.driver.click("recovery-go")
    program.driver.find("search")
    return code


def read(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, check=True, capture_output=True)
    return done.stdout.decode()


def test_a_first_start_shows_the_code_before_the_list_and_keeps_it_once_typed_back(first: Program) -> None:
    code = page(first)._code
    assert all(group in words(first).split() for group in code.split("-"))
    security = first.unlocked.security
    first.driver.click("recovery-go")
    assert not any(group in words(first).split() for group in code.split("-")), "it is typed from the sheet"
    first.driver.type("recovery-code", code)
    assert "typed correctly" in said(first, "recovery-code-says")
    assert not security.has_recovery_code()
    first.driver.click("recovery-go")
    first.driver.find("search")
    assert said(first, "entered-done") == "✓ The recovery code is in force from now on."
    assert security.has_recovery_code()
    assert not first.driver.shows("code-reminder")


def test_a_slip_is_told_by_its_group_and_keeps_nothing(first: Program) -> None:
    code = page(first)._code
    slip = code[:20] + ("2" if code[20] != "2" else "3") + code[21:]
    first.driver.click("recovery-go")
    first.driver.type("recovery-code", slip[:30])
    assert said(first, "recovery-code-says").startswith("Group 7 of 9")
    first.driver.type("recovery-code", slip[30:])
    assert "Look at group 5" in said(first, "recovery-code-says")
    first.driver.click("recovery-go")
    assert "Look at group 5" in said(first, "recovery-told")
    assert not first.unlocked.security.has_recovery_code()


def test_the_code_of_another_sheet_is_refused(first: Program) -> None:
    first.driver.click("recovery-go")
    first.driver.type("recovery-code", first.unlocked.security.new_recovery_code())
    first.driver.click("recovery-go")
    assert "does not open this file" in said(first, "recovery-told")
    first.driver.click("recovery-show-again")
    assert page(first)._code.split("-")[0] in words(first).split()


def test_later_leads_to_the_list_with_a_reminder_until_it_is_done(program: Program) -> None:
    assert "no recovery code yet" in words(program)
    program.window.lock()
    program.unlock()
    program.driver.find("search")
    assert "no recovery code yet" in words(program)
    program.driver.click("make-recovery-code")
    keep_code(program)
    assert not program.driver.shows("code-reminder")
    program.window.lock()
    program.unlock()
    assert not program.driver.shows("code-reminder")


def test_a_lock_in_the_middle_leads_to_the_list_and_the_old_code_still_counts(program: Program) -> None:
    program.driver.click("make-recovery-code")
    code = keep_code(program)
    program.window._entrance.show_recovery_code()
    program.driver.click("recovery-go")
    program.window.lock()
    program.unlock()
    program.driver.find("search")
    program.window.lock()
    use_code(program, code)
    assert names(program) == ["Amira Prøve"]


def test_the_demo_has_neither_page_nor_reminder(tmp_path: Path) -> None:
    from desktop.app import App
    from desktop.driver import Driver

    app = App(tmp_path, language="en", demo=True)
    app.show()
    driver = Driver(app.window)
    driver.click("open-demo")
    driver.find("search")
    assert not driver.shows("code-reminder")
    app.close()


def test_the_sheet_is_saved_readable_by_this_user_alone(first: Program, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    first.driver.click("save-sheet")
    first.driver.save_as(target)
    assert target.stat().st_mode & 0o777 == 0o600
    text = read(target.read_bytes())
    assert CASEWORKER in text and PASSWORD not in text
    assert [group for group in page(first)._code.split("-") if group not in text.split()] == []
    assert "delete the file" in said(first, "recovery-told")


def test_a_folder_that_cannot_be_written_is_told(first: Program, tmp_path: Path) -> None:
    first.driver.click("save-sheet")
    first.driver.wait()
    page(first)._output.write(b"%PDF", tmp_path / "nowhere" / "sheet.pdf")
    assert "Choose another folder" in said(first, "recovery-told")
    assert not (tmp_path / "nowhere").exists()


def test_without_a_printer_there_is_another_way(first: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "has_printer", lambda: False)
    first.driver.click("print-sheet")
    assert "no printer" in said(first, "recovery-told") and "copy the code by hand" in said(
        first, "recovery-told"
    )


def test_the_sheet_goes_to_the_printer_from_memory(first: Program, tmp_path: Path) -> None:
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    pdfs: list[bytes] = []
    page(first)._with_sheet(pdfs.append)
    first.driver.wait(lambda: bool(pdfs), "the sheet")
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before
    printer = paper.make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page(first)._output._print(pdfs[0], printer)
    assert said(first, "recovery-told") == "Sent to the printer."


def use_code(program: Program, code: str, password: str = NEW) -> None:
    program.driver.click("forgotten")
    program.driver.type("recovery-code", code)
    program.driver.type("reset-password", password)
    program.driver.type("reset-password-again", password)
    program.driver.click("reset-go")


def test_a_forgotten_password_is_replaced_with_the_code_by_keys_alone(program: Program) -> None:
    program.driver.click("make-recovery-code")
    code = keep_code(program)
    program.window.lock()
    driver = program.driver
    driver.wait()
    driver.press(Qt.Key.Key_Tab)
    driver.press(Qt.Key.Key_Space)
    driver.wait(lambda: isinstance(program.window.page, ForgottenPage), "the form")
    for typed in (code.replace("-", "").lower(), NEW, NEW):
        QTest.keyClicks(program.window.focusWidget(), typed)
        driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: program.window.desk is not None, "the vault")
    assert names(program) == ["Amira Prøve"]
    driver.find("search")
    assert said(program, "entered-done").startswith("✓ The new password is in use from now on.")
    program.window.lock()
    driver.type("password", PASSWORD)
    driver.click("unlock")
    assert "does not open this file" in said(program, "lock-error")
    field = driver.find("password")
    assert isinstance(field, QLineEdit)
    field.clear()
    driver.type("password", NEW)
    driver.click("unlock")
    assert names(program) == ["Amira Prøve"]


@pytest.mark.parametrize(
    ("password", "again", "told", "at"),
    [
        ("1234567890", "1234567890", "only digits", "reset-password"),
        (NEW, NEW + "x", "not the same", "reset-password-again"),
    ],
)
def test_a_bad_new_password_is_told_and_the_code_stays(
    program: Program, password: str, again: str, told: str, at: str
) -> None:
    program.driver.click("make-recovery-code")
    code = keep_code(program)
    program.window.lock()
    program.driver.click("forgotten")
    program.driver.type("recovery-code", code)
    program.driver.type("reset-password", password)
    program.driver.type("reset-password-again", again)
    program.driver.click("reset-go")
    assert told in said(program, f"{at}-error")
    assert not program.driver.shows("forgotten-error"), "once"
    assert program.window.focusWidget() is program.driver.find(at)
    assert told in program.driver.find(at).accessibleDescription()
    field = program.driver.find("recovery-code")
    assert isinstance(field, QLineEdit) and field.text() == code


def test_another_vaults_code_opens_nothing(program: Program) -> None:
    program.driver.click("make-recovery-code")
    other = program.unlocked.security.new_recovery_code()
    keep_code(program)
    program.window.lock()
    use_code(program, other)
    assert "does not open this file" in said(program, "forgotten-error")
    program.driver.click("back-to-unlock")
    program.unlock()
    assert names(program) == ["Amira Prøve"]


def test_where_there_is_no_code_it_is_said_at_once(program: Program) -> None:
    program.window.lock()
    program.driver.click("forgotten")
    assert "has no recovery code" in said(program, "forgotten-error")
