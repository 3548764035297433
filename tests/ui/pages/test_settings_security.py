"""Settings, security: the password is changed in the open window, and guessing at it waits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop import errors
from desktop.services.entrance import Entrance
from desktop.settings import Settings
from desktop.ui import sections
from desktop.ui.desk import Desk
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.worker import Worker
from desktop.vault.key_names import KEYS
from tests import support
from tests.support import CHEAP, PASSWORD, HandClock
from tests.ui.pages.shown_page import ShownPage

NEW = "grønne cykler synger"


class Shown(ShownPage[SettingsPage]):
    def __init__(self, desk: Desk, qtbot: QtBot, worker: Worker) -> None:
        super().__init__(SettingsPage(desk, Settings(language="en"), sections.SECURITY), qtbot, worker)

    def change(self, old: str, new: str = NEW, again: str | None = None) -> None:
        """Type all three and press the button."""
        typed = {"old": old, "new": new, "again": new if again is None else again}
        for name, text in typed.items():
            field = self.page.findChild(QLineEdit, f"password-{name}")
            field.clear()
            self.qtbot.keyClicks(field, text)
        self.press("change-password")

    def says(self, name: str) -> str:
        """What a label says, '' where it is not on the screen."""
        found = self.page.findChild(QLabel, name)
        return found.text() if found.isVisible() else ""


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot, worker: Worker) -> Shown:
    return Shown(desk, qtbot, worker)


def opens(behind: support.Desk, clock: HandClock, password: str) -> bool:
    """Whether a password opens the vault, once it is closed."""
    behind.unlocked.close()
    entrance = Entrance(behind.unlocked.folder.parents[1], clock, CHEAP)
    try:
        behind.unlocked = entrance.unlock(entrance.vaults()[0], password)
    except errors.WrongPassword:
        return False
    return True


def test_the_new_password_opens_the_vault(shown: Shown, behind: support.Desk, clock: HandClock) -> None:
    shown.change(PASSWORD)
    assert shown.says("password-done").startswith("✓ The password is changed.")
    assert shown.page.findChild(QLineEdit, "password-new").text() == "", "nothing of it stays on the screen"
    assert opens(behind, clock, NEW)


def test_a_wrong_old_one_is_told_at_its_field(shown: Shown, behind: support.Desk, clock: HandClock) -> None:
    shown.change("en helt anden sætning")
    assert shown.says("password-old-error") == "That is not the password you use now."
    assert opens(behind, clock, PASSWORD)


def test_two_that_differ_change_nothing(shown: Shown, behind: support.Desk, clock: HandClock) -> None:
    shown.change(PASSWORD, NEW, NEW + "!")
    assert shown.says("password-again-error") == "The two passwords are not the same."
    assert opens(behind, clock, PASSWORD)


@pytest.mark.parametrize(
    ("weak", "told"),
    [("kort", "too short"), ("sommer2026!", "a season"), ("12345678901", "only digits")],
)
def test_a_weak_one_is_refused_with_advice(shown: Shown, weak: str, told: str) -> None:
    shown.change(PASSWORD, weak)
    said = shown.says("password-new-error")
    assert told in said
    assert "Choose four words that do not belong together." in said


def test_guessing_holds_the_button_back(shown: Shown) -> None:
    for _ in range(3):
        shown.change("en helt anden sætning")
    button = shown.page.findChild(QPushButton, "change-password")
    assert button.isEnabled()
    shown.change(PASSWORD)
    assert not button.isEnabled()
    assert "Too many wrong tries" in shown.says("password-told")
    shown.qtbot.keyClick(shown.page.findChild(QLineEdit, "password-again"), Qt.Key.Key_Return)
    shown.settle()
    assert shown.says("password-done") == "", "Enter is no way round the wait"


def test_a_recovery_code_is_asked_for(shown: Shown) -> None:
    assert shown.says("recovery-state").startswith("There is no recovery code.")
    with shown.qtbot.waitSignal(shown.page.recovery_code_wanted):
        shown.press("new-recovery-code")


def test_a_disk_that_takes_no_new_password_is_told_with_which_one_opens(
    shown: Shown, behind: support.Desk, clock: HandClock
) -> None:
    in_the_way = behind.unlocked.folder / f"{KEYS}.new"
    in_the_way.mkdir()
    shown.change(PASSWORD)
    assert shown.says("password-told").endswith("the one you had still opens your file.")
    assert not shown.says("password-done")
    in_the_way.rmdir()
    assert opens(behind, clock, PASSWORD)
