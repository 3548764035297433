"""Out of the window: saved, printed, copied, queued. Read back by other programs."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox

from desktop import final_record
from desktop.i18n import Catalogue
from desktop.reports import SummaryOptions
from desktop.ui import paper
from tests.program import Program

QUESTIONS = ("A1", "A2", "B1", "B2", "C1", "C2", "D1", "D2", "E1")
"""So many that the paper has a second page."""


@pytest.fixture
def finished(program: Program) -> int:
    """A finished conversation, its summary on the screen."""
    conversation = program.start_conversation(
        program.add_citizen("Amira Prøve", cpr="610190-0000"), *QUESTIONS
    )
    driver = program.driver
    driver.click("next")
    driver.click("citizen-option-2")
    driver.click("go-summary")
    driver.click("next")
    driver.click("finish-confirm")
    driver.find("save-pdf")
    return conversation


def told(program: Program) -> str:
    field = program.driver.find("output-done")
    assert isinstance(field, QLabel)
    return field.text()


def words_in(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout


def test_the_saved_file_is_the_summary_and_says_that_it_is_not_encrypted(
    program: Program, finished: int, tmp_path: Path
) -> None:
    target = tmp_path / "samtale.pdf"
    program.driver.click("save-pdf")
    program.driver.save_as(target)
    assert target.stat().st_mode & 0o777 == 0o600, "it is not encrypted: nobody else may read it"
    text = words_in(target)
    assert "Amira Prøve" in text and "Jeg er nogenlunde sikker på" in text
    assert "KLADDE" not in text
    assert final_record.document_number(final_record.encode(program.record(finished))) in text
    assert "ikke krypteret" in told(program)
    program.driver.click("protect-pdf")
    assert not program.driver.shows("output-done"), "it is not true of the next file"


def test_the_name_that_is_proposed_names_nobody(program: Program, finished: int) -> None:
    program.driver.click("save-pdf")
    field = program.driver.find("fileNameEdit")
    assert isinstance(field, QLineEdit)
    record = program.record(finished)
    number = final_record.document_number(final_record.encode(record))
    assert field.text() == f"samtale-{record.day}-{number}.pdf"


def test_a_folder_that_cannot_be_written_is_told_and_leaves_nothing(
    program: Program, finished: int, tmp_path: Path
) -> None:
    page = program.window.page._stack.currentWidget()
    target = tmp_path / "no such folder" / "samtale.pdf"
    page._output._output.write(page._summary, target)
    box = program.driver.find("output-message")
    assert isinstance(box, QMessageBox)
    assert "kunne ikke gemmes" in box.text() and "sikkert i Pejl" in box.informativeText()
    assert not target.parent.exists()
    box.close()


def test_a_draft_says_so_on_its_paper(program: Program, tmp_path: Path) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1")
    summary = program.ask(
        program.unlocked.services.summaries.pdf, conversation, SummaryOptions(), Catalogue("da")
    )
    target = tmp_path / "draft.pdf"
    target.write_bytes(summary.pdf)
    assert "KLADDE" in words_in(target)


def test_the_whole_cpr_number_is_printed_only_when_chosen(program: Program, finished: int) -> None:
    page = program.window.page._stack.currentWidget()
    first = page._summary.pdf
    program.driver.click("option-full_cpr")
    program.driver.wait(lambda: page._summary.pdf != first, "the new paper")
    assert "610190-0000" in read(page._summary.pdf)
    assert "610190-0000" not in read(first) and "610190-••••" in read(first)


def read(pdf: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, check=True, capture_output=True
    ).stdout.decode()


def test_every_page_goes_to_the_printer(program: Program, finished: int, tmp_path: Path) -> None:
    page = program.window.page._stack.currentWidget()
    printer = paper.make_printer()
    assert printer.docName() == "Pejl", "the title of the job names nobody"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert paper.print_pdf(page._summary.pdf, printer)
    assert pages(tmp_path / "printed.pdf") == page._preview.page_count >= 2


def test_the_systems_dialog_is_asked_before_anything_is_printed(
    program: Program, finished: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"
    printer = paper.make_printer()
    printer.setOutputFileName(str(target))
    monkeypatch.setattr(paper, "has_printer", lambda: True)
    monkeypatch.setattr(paper, "make_printer", lambda: printer)

    def asked() -> QPrintDialog:
        program.driver.click("print")
        (dialog,) = program.window.findChildren(QPrintDialog)
        assert dialog.isVisible() and not target.exists()
        return dialog

    dialog = asked()
    dialog.reject()
    dialog.setParent(None)
    program.driver.wait()
    assert not target.exists()
    asked().accept()
    program.driver.wait(lambda: target.exists(), "the printed pages")
    assert pages(target) >= 2 and "printeren" in told(program)


def pages(pdf: Path) -> int:
    said = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return int(next(line.split()[1] for line in said.splitlines() if line.startswith("Pages")))


def test_without_a_printer_the_summary_can_wait_on_the_list(
    program: Program, finished: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "has_printer", lambda: False)
    program.driver.click("print")
    box = program.driver.find("output-message")
    assert isinstance(box, QMessageBox)
    assert "ingen printer" in box.text() and "Intet er gået tabt" in box.informativeText()
    next(b for b in box.buttons() if "vente" in b.text()).click()
    program.driver.wait()
    queue = program.ask(program.unlocked.services.finishing.print_queue)
    assert [job.conversation for job in queue] == [finished]


def test_field_by_field_puts_that_field_on_the_clipboard(program: Program, finished: int) -> None:
    program.driver.click("copy-fields")
    program.driver.click("copy-answers")
    assert "Jeg er nogenlunde sikker på" in QGuiApplication.clipboard().text()
    program.driver.click("copy-close")


def test_what_was_copied_is_taken_away_at_the_lock_and_nothing_else_is(
    program: Program, finished: int
) -> None:
    clipboard = QGuiApplication.clipboard()
    program.driver.click("copy-all")
    program.driver.wait(lambda: "Amira" in clipboard.text(), "the copy")
    clipboard.setText("somebody else's")
    program.window.lock()
    assert clipboard.text() == "somebody else's"
    program.driver.wait()
    program.unlock()
    program.driver.find("copy-all")
    program.driver.click("copy-all")
    program.driver.wait(lambda: "Amira" in clipboard.text(), "the copy")
    program.window.lock()
    assert clipboard.text() == ""


@pytest.mark.parametrize("way", ["paper", "read_aloud", "declined"])
def test_how_it_was_signed_is_kept(program: Program, finished: int, way: str) -> None:
    program.driver.click(f"signature-{way}")
    assert program.ask(program.unlocked.services.finishing.signature, finished) == way
