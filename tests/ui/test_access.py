"""Access to everything about a citizen: two clicks away, sealed where wished, and refused in words."""

from pathlib import Path

import pytest

from desktop.records import AccessAction
from desktop.ui.file_dialogs import FolderDialog
from desktop.ui.pages.citizen import CitizenPage
from tests.program import Program
from tests.reports.readers import read_back
from tests.ui.english import program
from tests.ui.rights_parts import NAME, held, shown, texts

__all__ = ["program"]


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


def test_the_access_can_have_a_password_and_is_then_one_file(program: Program, tmp_path: Path) -> None:
    citizen = program.add_citizen(NAME, cpr="610190-0000")
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    program.window.show_citizen(citizen)
    program.driver.click("give-access")
    dialog = shown(program, FolderDialog)
    assert isinstance(dialog, FolderDialog)
    dialog.setDirectory(str(folder))
    program.driver.click("protect-access")
    dialog.accept()
    for password in ("kort", "grønne cykler synger"):
        for name in ("pdf-password", "pdf-password-again"):
            program.driver.find(name).clear()
            program.driver.type(name, password)
        program.driver.click("accept")
        if password == "kort":
            program.driver.wait(lambda: program.driver.shows("pdf-password-error"), "the refusal")
            assert not list(folder.iterdir())
    program.driver.wait(lambda: "opens with the password only" in texts(program.window), "the page to say so")
    (pdf,) = folder.iterdir()
    assert pdf.suffix == ".pdf" and b"Amira" not in pdf.read_bytes()


def test_a_folder_that_cannot_be_written_is_said_on_the_page(program: Program, tmp_path: Path) -> None:
    citizen = program.add_citizen(NAME)
    program.window.show_citizen(citizen)
    program.driver.find("give-access")
    page = program.window.page
    assert isinstance(page, CitizenPage)
    page._access.save(tmp_path / "væk")
    program.driver.wait(lambda: "is not there" in texts(page), "the message")
