"""Settings, backups: made, copied outside the computer, fetched; and the checks of file and paper."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton

from desktop import final_record
from desktop.records import AnswerState, Rater
from desktop.ui import sections, upkeep
from desktop.ui.widgets.progress_line import PATIENCE
from tests.program import Program
from tests.support import HandClock

OWN_PATTERN = "*.pejlbackup"


class Settings(Program):
    """The program at its backups, in English: what a test looks for are the message ids."""

    def __init__(self, folder: Path, clock: HandClock) -> None:
        super().__init__(folder, language="en", clock=clock)

    def go(self) -> None:
        self.window.show_settings(sections.BACKUPS)
        self.driver.find("make-backup")
        self.driver.wait()

    def says(self, name: str) -> str:
        """What a label says, '' where it is not on the screen."""
        found = self.window.findChild(QLabel, name)
        return found.text() if found is not None and found.isVisible() else ""

    def held(self) -> str:
        """A finished conversation's document number."""
        services = self.unlocked.services
        conversation = self.ask(services.preparations.prepare, self.add_citizen("Amira Prøve"))
        self.ask(services.preparations.choose, conversation, ["A1"])
        self.ask(services.conversations.start, conversation)
        self.ask(services.answers.answer, conversation, "A1", Rater.CITIZEN, AnswerState.ANSWERED, 2)
        self.ask(services.finishing.finish, conversation)
        return final_record.document_number(final_record.encode(self.record(conversation)))

    def choose_folder(self, folder: Path) -> None:
        """In the dialog for folders, as `Driver.save_as` does for files."""
        self.driver.click("choose-place")
        dialog = next(w for w in self.app.application.topLevelWidgets() if isinstance(w, QFileDialog))
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        line.setText(str(folder))
        dialog.accept()
        self.driver.wait()


@pytest.fixture
def settings(tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    # The one that is made unasked is not to come between: it has tests of its own.
    monkeypatch.setattr(upkeep, "QUIET", 3_600.0)
    started = Settings(tmp_path / "data", clock)
    started.begin()
    started.go()
    yield started
    started.close()


def test_before_the_first_it_says_that_there_is_none(settings: Settings) -> None:
    assert settings.says("newest-backup") == "There is no backup yet."


def test_one_is_made_and_told_of(settings: Settings) -> None:
    settings.driver.click("make-backup")
    assert settings.says("backup-told") == "✓ The backup is made, read back and opened."
    assert settings.says("newest-backup").startswith("Newest: today at ")
    assert settings.says("backup-count").startswith("1 backup on this computer.")
    assert len(list(settings.unlocked.safekeeping.own_folder.glob(OWN_PATTERN))) == 1


def test_it_goes_to_the_stick_too(settings: Settings, stick: Path) -> None:
    assert settings.says("backup-place-state").startswith("No place is chosen.")
    settings.choose_folder(stick)
    assert settings.says("backup-place") == str(stick)
    settings.driver.find("backup-told")  # a copy is made at once
    assert "here and in the folder." in settings.says("backup-told"), "the same disk is not outside"
    assert "Both were read back and opened." in settings.says("backup-told")
    assert settings.says("backup-place-state").startswith("Newest there: today at ")
    assert settings.says("backup-place-warning").startswith("It lies on the same disk as your data")
    (copy,) = stick.rglob(OWN_PATTERN)
    copy.unlink()
    settings.go()
    assert settings.says("backup-place-state").startswith("There is no backup there yet.")
    settings.driver.click("leave-place")
    assert settings.says("backup-place-state").startswith("No place is chosen.")
    assert settings.says("backup-place-warning") == ""


def test_a_stick_that_is_pulled_is_told_and_the_own_backup_is_made_all_the_same(
    settings: Settings, stick: Path
) -> None:
    settings.choose_folder(stick)
    shutil.rmtree(stick)
    settings.go()
    assert "It is not there now." in settings.says("backup-place-state")
    settings.driver.click("make-backup")
    assert settings.says("backup-told") == "✓ The backup is made, read back and opened."
    assert settings.says("backup-failed").startswith("There is no copy outside the computer")


def test_a_folder_inside_pejls_own_is_refused(settings: Settings) -> None:
    inside = settings.unlocked.folder / "mine"
    inside.mkdir()
    settings.choose_folder(inside)
    assert settings.says("backup-place-failed").startswith("The folder lies inside Pejl's own.")


def test_a_backup_that_cannot_be_made_says_why(settings: Settings) -> None:
    # A file where the folder is to be: what a damaged disk or a stray copy leaves.
    settings.unlocked.safekeeping.own_folder.write_bytes(b"")
    settings.driver.click("make-backup")
    assert settings.says("backup-failed") != "" and settings.says("backup-told") == ""
    assert settings.driver.find("make-backup").isEnabled()


def test_what_is_listed_are_the_newest_then_all(settings: Settings, clock: HandClock) -> None:
    for _ in range(9):
        settings.unlocked.keeper.start().result()
        clock.turn(days=20)
    own = sorted(settings.unlocked.safekeeping.own_folder.glob(OWN_PATTERN))
    own[-1].write_bytes(b"what a pulled plug left")
    settings.go()
    texts = [label.text() for label in settings.window.findChildren(QLabel) if label.isVisible()]
    assert sum(text.endswith("kB") for text in texts) == 7
    settings.driver.click("all-backups")
    texts = [label.text() for label in settings.window.findChildren(QLabel) if label.isVisible()]
    assert "A backup that cannot be read" in texts
    assert own[-1].name in [text.replace("\u200b", "") for text in texts], (
        "where a line may end is no part of it"
    )
    assert sum(text.endswith("kB") for text in texts) == len(own) - 1 >= 7


def test_leaving_while_one_is_made_stops_nothing(settings: Settings) -> None:
    settings.window.desk.upkeep.make_backup()
    settings.driver.click("section-about")
    settings.driver.click("section-backups")
    assert settings.says("newest-backup").startswith("Newest: today at ")


def test_one_that_takes_its_time_says_so_and_is_stopped(settings: Settings) -> None:
    free = threading.Event()
    settings.unlocked.call(free.wait)
    settings.driver.find("make-backup").click()
    stop = settings.window.findChild(QPushButton, "stop-errand")
    assert not stop.isVisible(), "what is quick needs no words"
    QTest.qWait(PATIENCE + 100)
    assert stop.isVisible() and not settings.driver.window.findChild(QPushButton, "make-backup").isEnabled()
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    free.set()
    settings.driver.wait()
    assert settings.says("backup-failed").startswith("You stopped it.")
    assert settings.window.findChild(QLabel, "backup-failed").property("role") == "quiet", "it is no fault"
    assert not stop.isVisible()
    assert list(settings.unlocked.safekeeping.own_folder.glob("*")) == [], "nothing half is left"


def test_fetching_locks_and_leads_to_the_page_for_it(settings: Settings) -> None:
    settings.driver.click("make-backup")
    settings.driver.click("restore")
    settings.driver.wait(lambda: type(settings.window.page).__name__ == "RestorePage", "the page")
    assert settings.window.desk is None, "the vault is closed"


def test_a_file_that_is_as_it_was_is_said_to_be(settings: Settings) -> None:
    settings.held()
    settings.driver.click("check-file")
    said = settings.says("check-sound")
    assert said.startswith("✓ All is as it was: 1 closed entry of 1 citizen.")


def test_a_changed_answer_is_found_with_whose_it_is_and_what_to_do(settings: Settings) -> None:
    settings.held()

    def spoil() -> None:
        with settings.unlocked._engine.begin() as connection:
            names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in names.all():
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
            connection.exec_driver_sql("UPDATE answer SET option = 5")

    settings.ask(spoil)
    settings.driver.click("check-file")
    box = settings.driver.find("check-findings")
    said = [label.text() for label in box.findChildren(QLabel)]
    assert any(text.startswith("Amira Prøve: Changed after it was finished: conversation 1") for text in said)
    assert any("ask your IT support" in text for text in said)


def test_a_paper_is_found_by_its_number_however_it_is_typed(settings: Settings) -> None:
    number = settings.held()
    settings.driver.type("document-number", number.lower().replace("-", " "))
    settings.driver.click("check-paper")
    assert settings.says("paper-found") == "✓ The conversation with Amira Prøve on 12 May 2026"


def test_a_paper_that_is_not_from_here_is_not_found_and_what_that_means(settings: Settings) -> None:
    settings.held()
    settings.driver.type("document-number", "7F3A-91C2")
    settings.driver.click("check-paper")
    assert settings.says("paper-found") == "No finished conversation here has this number."
    assert "the paper is a draft" in settings.says("paper-means")


def test_what_is_no_number_is_told_at_the_field(settings: Settings) -> None:
    settings.driver.type("document-number", "7F3A")
    settings.driver.click("check-paper")
    assert "eight digits" in settings.says("document-number-error")
