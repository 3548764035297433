"""Access to everything about a citizen: two clicks away, sealed where wished, and refused in words."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QProgressBar
from pytestqt.qtbot import QtBot

from desktop.progress import Progress
from desktop.records import AccessAction
from desktop.reports import access_paper
from desktop.ui.dialogs.pdf_password import PdfPasswordDialog
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


LEFT = Qt.MouseButton.LeftButton


class Gate:
    """Holds up the paper half-way until it is opened, or stopped."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._open = threading.Event()
        build = access_paper.build

        def held_up(story: Any, sheet: Any, words: Any, password: str, progress: Progress) -> Any:
            while not self._open.wait(0.01):
                progress(1, 2)
            return build(story, sheet, words, password, progress)

        patch.setattr(access_paper, "build", held_up)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate(monkeypatch)
    yield made
    made.open()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Dokumenter"
    made.mkdir()
    return made


def page_of(program: Program) -> CitizenPage:
    page = program.window.page
    assert isinstance(page, CitizenPage)
    return page


def begin(program: Program, folder: Path, qtbot: QtBot) -> int:
    """Somebody's access, under way and shown to be."""
    citizen = program.add_citizen(NAME)
    program.window.show_citizen(citizen)
    program.driver.find("give-access")
    page_of(program)._access.save(folder)
    qtbot.waitUntil(lambda: program.driver.shows("stop-errand"))
    return citizen


def test_what_takes_its_time_shows_how_far_it_is_and_can_be_stopped(
    program: Program, folder: Path, gate: Gate, qtbot: QtBot
) -> None:
    begin(program, folder, qtbot)
    page = page_of(program)
    bar, stop = page.findChild(QProgressBar), page.findChild(QAbstractButton, "stop-errand")
    qtbot.waitUntil(lambda: bar.value() == 600)  # a fifth, and half of the rest
    qtbot.mouseClick(stop, LEFT)
    program.driver.wait(lambda: "stopped" in texts(page), "the page to say so")
    assert list(folder.iterdir()) == [] and not program.driver.shows("stop-errand")


def test_on_coming_back_it_is_still_shown_and_how_it_ended_is_told_once(
    program: Program, folder: Path, gate: Gate, qtbot: QtBot
) -> None:
    other = program.add_citizen("Bent Eksempel")
    citizen = begin(program, folder, qtbot)
    program.window.show_citizen(other)
    page_of(program)._access.save(folder)
    assert "Somebody else's access" in texts(page_of(program))
    program.window.show_citizen(citizen)
    qtbot.waitUntil(lambda: program.driver.shows("stop-errand"))
    program.window.show_citizen(other)
    gate.open()
    program.driver.wait()
    assert "Saved:" not in texts(page_of(program))
    for told in (True, False):
        program.window.show_citizen(citizen)
        program.driver.wait()
        assert ("Saved:" in texts(page_of(program))) is told


def test_a_lock_stops_it_and_leaves_nothing(program: Program, folder: Path, gate: Gate, qtbot: QtBot) -> None:
    begin(program, folder, qtbot)
    program.window.lock()
    program.driver.find("password")
    assert list(folder.iterdir()) == []


def test_the_password_is_out_of_the_way_once_it_takes_its_time(
    program: Program, folder: Path, gate: Gate, qtbot: QtBot
) -> None:
    program.window.show_citizen(program.add_citizen(NAME))
    program.driver.find("give-access")
    page_of(program)._access._ask_for_password(folder)
    for name in ("pdf-password", "pdf-password-again"):
        program.driver.type(name, "grønne cykler synger")
    qtbot.mouseClick(shown(program, PdfPasswordDialog).findChild(QAbstractButton, "accept"), LEFT)
    qtbot.waitUntil(lambda: program.driver.shows("stop-errand"))
    qtbot.waitUntil(lambda: not program.driver.shows("pdf-password"))
    gate.open()
    program.driver.wait(lambda: "opens with the password only" in texts(page_of(program)), "the end")
