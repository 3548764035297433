"""Settings: stored when changed, refused banks told in plain words, and what Pejl is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.i18n import Catalogue
from desktop.questions.reading import RefusalReason
from desktop.settings import Settings
from desktop.ui.desk import Desk
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.widgets.settings.bank_list import REASONS, place_words
from desktop.ui.widgets.tick import Pick
from desktop.ui.worker import Worker
from tests import support
from tests.support import OFFICE
from tests.ui.pages.shown_page import ShownPage

LEFT = Qt.MouseButton.LeftButton


class Shown(ShownPage[SettingsPage]):
    """The page on the screen."""

    def __init__(self, desk: Desk, qtbot: QtBot, worker: Worker) -> None:
        super().__init__(SettingsPage(desk, Settings(language="en", look="light")), qtbot, worker)

    def go(self, section: str) -> None:
        self.press(f"section-{section}")

    def line(self, name: str) -> QLineEdit:
        return self.page.findChild(QLineEdit, f"office-{name}")

    def write(self, name: str, text: str) -> None:
        line = self.line(name)
        line.clear()
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        self.settle()

    def texts(self) -> list[str]:
        labels = [label for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page)]
        return [label.text() for label in labels if label.text()]


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot, worker: Worker) -> Shown:
    return Shown(desk, qtbot, worker)


def saved(shown: Shown) -> bool:
    return any(text.startswith("✓ Saved") for text in shown.texts())


def test_the_office_stands_there(shown: Shown) -> None:
    assert shown.line("caseworker").text() == OFFICE.caseworker
    assert shown.line("job-centre").text() == OFFICE.job_centre
    assert shown.page.findChild(QComboBox, "office-months-between").currentText() == "3 months"
    assert not saved(shown)


@pytest.mark.parametrize(
    ("name", "field"), [("caseworker", "caseworker"), ("job-centre", "job_centre"), ("phone", "phone")]
)
def test_a_line_is_stored_when_it_is_left(shown: Shown, behind: support.Desk, name: str, field: str) -> None:
    shown.write(name, "Noget nyt 12")
    assert getattr(behind.office.get(), field) == "Noget nyt 12"
    assert saved(shown)


def test_the_months_are_stored_when_chosen(shown: Shown, behind: support.Desk) -> None:
    months = shown.page.findChild(QComboBox, "office-months-between")
    months.setFocus()
    shown.qtbot.keyClick(months, Qt.Key.Key_Down)
    shown.settle()
    assert behind.office.get().months_between == 4


def test_turning_the_wheel_over_the_months_changes_nothing(shown: Shown, behind: support.Desk) -> None:
    months = shown.page.findChild(QComboBox, "office-months-between")
    months.setFocus()
    middle = QPointF(months.rect().center())
    nothing, turn = QPoint(), QPoint(0, -120)
    wheel = QWheelEvent(
        middle,
        months.mapToGlobal(middle),
        nothing,
        turn,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(months, wheel)
    shown.settle()
    assert behind.office.get().months_between == 3


def test_an_own_welcome_text_is_stored_and_the_default_is_shown_in_its_place(
    shown: Shown, desk: Desk, behind: support.Desk
) -> None:
    welcome = shown.page.findChild(QPlainTextEdit, "office-welcome-text")
    assert welcome.placeholderText() == desk.banks.welcome_text
    shown.qtbot.keyClicks(welcome, "Velkommen i Prøveby")
    with shown.qtbot.waitSignal(shown.page.finished):
        shown.qtbot.mouseClick(shown.page.findChild(QPushButton, "done"), LEFT)
    shown.settle()
    assert behind.office.get().welcome_text == "Velkommen i Prøveby"


def test_an_empty_name_is_refused_at_its_field_and_the_old_one_stays(
    shown: Shown, behind: support.Desk
) -> None:
    shown.write("caseworker", "")
    assert "Your name is missing." in shown.texts()
    assert behind.office.get().caseworker == OFFICE.caseworker
    assert not saved(shown)
    shown.write("caseworker", "Ny Navn")
    assert "Your name is missing." not in shown.texts()
    assert behind.office.get().caseworker == "Ny Navn"


def test_leaving_the_page_unchanged_stores_nothing(shown: Shown, behind: support.Desk) -> None:
    with behind.statements() as sent:
        shown.page.flush()
        shown.settle()
    assert sent == []


def test_language_and_look_are_asked_for(shown: Shown) -> None:
    shown.go("looks")
    assert shown.page.findChild(Pick, "language-en").isChecked()
    with shown.qtbot.waitSignal(shown.page.language_changed) as language:
        shown.qtbot.mouseClick(shown.page.findChild(Pick, "language-da"), LEFT)
    with shown.qtbot.waitSignal(shown.page.look_changed) as look:
        shown.qtbot.mouseClick(shown.page.findChild(Pick, "look-contrast"), LEFT)
    assert (language.args, look.args) == (["da"], ["contrast"])


def test_what_is_being_typed_is_stored_before_the_language_changes(
    shown: Shown, behind: support.Desk
) -> None:
    shown.line("phone").setText("99 99 99 99")
    shown.go("looks")
    shown.qtbot.mouseClick(shown.page.findChild(Pick, "language-da"), LEFT)
    shown.settle()
    assert behind.office.get().phone == "99 99 99 99"


def test_where_the_data_lies_and_what_pejl_is(shown: Shown, behind: support.Desk) -> None:
    shown.go("about")
    assert shown.page.findChild(QLabel, "data-folder").text() == str(behind.unlocked.folder)
    assert f"Version {__version__}" in shown.texts()
    assert any("Mozilla Public License" in text for text in shown.texts())


@pytest.fixture
def refused_bank(data_folder: Path) -> Path:
    """A bank with a key that nobody knows, in its third line."""
    file = data_folder / "questions" / "nordby.toml"
    file.parent.mkdir(parents=True)
    file.write_text('id = "nordby"\nversion = "1"\ncolour = "blue"\nname = "Nordby"\n', encoding="utf-8")
    return file


def test_a_refused_bank_is_named_with_place_and_reason(refused_bank: Path, shown: Shown) -> None:
    shown.go("banks")
    box = shown.page.findChild(QFrame, "refused-bank")
    texts = [label.text() for label in box.findChildren(QLabel)]
    assert texts == ["nordby.toml is not used", "line 3, colour: This key is not known."]
    assert any(text.startswith("Progression factors · version 2018.1") for text in shown.texts())


def test_every_reason_has_its_words() -> None:
    assert set(REASONS) == set(RefusalReason)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("34: questions[N1].options", "line 34, questions[N1].options"),
        ("34:5", "line 34, character 5"),
        ("34", "line 34"),
        ("questions[3].id", "questions[3].id"),
        ("", ""),
    ],
)
def test_a_place_is_said_in_words(place: str, words: str) -> None:
    assert place_words(Catalogue("en"), place) == words
