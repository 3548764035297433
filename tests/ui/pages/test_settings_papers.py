"""Settings, saved PDFs: each is listed until its file is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.settings import Settings
from desktop.ui import sections
from desktop.ui.desk import Desk
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.worker import Worker
from tests import support
from tests.ui.pages.shown_page import ShownPage


class Shown(ShownPage[SettingsPage]):
    def texts(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]

    def button(self, what: str) -> str:
        """The name of the only button of this kind."""
        names = [each.objectName() for each in self.page.findChildren(QPushButton) if each.isVisible()]
        (name,) = [each for each in names if each.startswith(f"{what}-paper-")]
        return name

    def come_back(self) -> None:
        self.press("section-about")
        self.press("section-papers")


@pytest.fixture
def paper(stick: Path) -> Path:
    made = stick / "samtale-2026-05-12-7F3A-91C2.pdf"
    made.write_bytes(b"%PDF")
    return made


@pytest.fixture
def shown(desk: Desk, behind: support.Desk, paper: Path, qtbot: QtBot, worker: Worker) -> Shown:
    behind.papers.saved(behind.held(behind.citizen("Amira Prøve")), paper)
    return Shown(SettingsPage(desk, Settings(), sections.PAPERS), qtbot, worker)


def test_none_is_said_to_be_there(desk: Desk, qtbot: QtBot, worker: Worker) -> None:
    shown = Shown(SettingsPage(desk, Settings(), sections.PAPERS), qtbot, worker)
    assert "No saved summary lies on this computer." in shown.texts()


def test_whose_it_is_where_it_lies_and_that_it_is_open_to_all(shown: Shown, paper: Path) -> None:
    said = shown.texts()
    assert {"Amira Prøve", paper.name, str(paper.parent), "not encrypted"} <= set(said)


def test_one_with_a_password_is_told_apart(shown: Shown, behind: support.Desk, stick: Path) -> None:
    sealed = stick / "sealed.pdf"
    sealed.write_bytes(b"%PDF")
    behind.papers.saved(1, sealed, protected=True)
    shown.come_back()
    assert "opens with a password" in shown.texts()


def test_it_is_deleted_once_it_was_asked_about(shown: Shown, paper: Path) -> None:
    shown.press(shown.button("delete"))
    assert paper.exists(), "it is asked about first"
    shown.press("accept")
    assert not paper.exists()
    assert "No saved summary lies on this computer." in shown.texts()


def test_a_cancelled_deletion_deletes_nothing(shown: Shown, paper: Path) -> None:
    shown.press(shown.button("delete"))
    shown.press("cancel")
    assert paper.exists() and paper.name in shown.texts()


def test_one_deleted_elsewhere_leaves_the_list(shown: Shown, paper: Path) -> None:
    paper.unlink()
    shown.come_back()
    assert paper.name not in shown.texts()


def test_one_on_a_stick_that_is_away_can_only_be_taken_off_the_list(
    shown: Shown, paper: Path, stick: Path, tmp_path: Path
) -> None:
    stick.rename(tmp_path / "pulled")
    shown.come_back()
    assert any(text.startswith("The stick or folder is not there now.") for text in shown.texts())
    with pytest.raises(ValueError, match="not enough values"):
        shown.button("delete")
    shown.press(shown.button("forget"))
    assert paper.name not in shown.texts()
    assert (tmp_path / "pulled" / paper.name).exists()


def test_a_stick_pulled_between_looking_and_deleting_is_told(
    shown: Shown, paper: Path, stick: Path, tmp_path: Path
) -> None:
    shown.press(shown.button("delete"))
    stick.rename(tmp_path / "pulled")
    shown.press("accept")
    assert "The stick or folder is not there now." in shown.texts()
    assert paper.name in shown.texts(), "it still lies somewhere"


class Opened(QObject):
    """Stands in for the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def opened() -> Iterator[Opened]:
    made = Opened()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_the_folder_is_shown(shown: Shown, paper: Path, opened: Opened) -> None:
    shown.press(shown.button("show"))
    assert [url.toLocalFile() for url in opened.urls] == [str(paper.parent)]
