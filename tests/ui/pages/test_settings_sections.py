"""Settings: one section at a time, at any width; each is read when it is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.records import AccessAction
from desktop.settings import Settings
from desktop.ui import sections
from desktop.ui.desk import Desk
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.worker import Worker
from tests import support
from tests.ui.pages.shown_page import ShownPage

NAMES = ("office", "looks", "security", "backups", "papers", "erasing", "log", "banks", "about")


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot, worker: Worker) -> ShownPage[SettingsPage]:
    return ShownPage(SettingsPage(desk, Settings(language="en")), qtbot, worker)


def headings(shown: ShownPage[SettingsPage]) -> list[str]:
    found = [each for each in shown.page.findChildren(QLabel) if each.property("role") == "heading"]
    return [each.text() for each in found if each.isVisible()]


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("looks", "Language and look"),
        ("security", "Change password"),
        ("backups", "Backups"),
        ("log", "Log"),
        ("papers", "Saved PDFs"),
        ("erasing", "Erasing"),
        ("banks", "Question banks"),
        ("about", "About Pejl"),
    ],
)
def test_a_section_stands_there_alone(shown: ShownPage[SettingsPage], name: str, heading: str) -> None:
    assert headings(shown) == ["The office"]
    shown.press(f"section-{name}")
    assert heading in headings(shown)
    assert "The office" not in headings(shown)
    assert shown.page.findChild(QPushButton, f"section-{name}").isChecked()


def test_in_a_narrow_window_the_sections_are_a_drop_down(shown: ShownPage[SettingsPage]) -> None:
    choice = shown.page.findChild(QComboBox, "sections")
    assert not choice.isVisible()
    shown.page.resize(683, 384)
    shown.settle()
    assert choice.isVisible() and not shown.page.findChild(QPushButton, "section-log").isVisible()
    assert choice.count() == len(NAMES)
    choice.setFocus()
    shown.qtbot.keyClick(choice, Qt.Key.Key_End)
    shown.settle()
    assert headings(shown)[0] == "About Pejl"


def test_what_is_being_typed_is_stored_when_the_section_is_left(
    shown: ShownPage[SettingsPage], behind: support.Desk
) -> None:
    shown.page.findChild(QLineEdit, "office-phone").setText("99 99 99 99")
    shown.press("section-about")
    assert behind.office.get().phone == "99 99 99 99"


def test_only_who_reads_the_log_is_in_it_for_that(
    shown: ShownPage[SettingsPage], behind: support.Desk
) -> None:
    for name in NAMES:
        if name != "log":
            shown.press(f"section-{name}")
    assert AccessAction.LOG_READ not in [entry.action for entry in behind.access_log.entries()]
    shown.press("section-log")
    assert behind.access_log.entries()[0].action == AccessAction.LOG_READ


def test_it_opens_at_the_section_that_is_wished_for(desk: Desk, qtbot: QtBot, worker: Worker) -> None:
    shown = ShownPage(SettingsPage(desk, Settings(), sections.ABOUT), qtbot, worker)
    assert headings(shown)[0] == "About Pejl"


def test_arrows_lead_from_section_to_section(shown: ShownPage[SettingsPage]) -> None:
    first = shown.page.findChild(QPushButton, "section-office")
    assert first.hasFocus()
    shown.qtbot.keyClick(first, Qt.Key.Key_Down)
    shown.settle()
    assert headings(shown) == ["Language and look"]
    assert shown.page.findChild(QPushButton, "section-looks").hasFocus()
