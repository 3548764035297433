"""A backup in the place of a file, from the window: chosen, looked at, put in place; or left alone."""

import itertools
import os
import shutil
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QRadioButton

from desktop import errors
from desktop.ui.pages.lock import LockPage
from desktop.ui.pages.restore import RestorePage
from desktop.ui.pages.settings import SettingsPage
from desktop.vault import backup_file
from desktop.vault.folder import DATABASE
from tests.program import PASSWORD, Program
from tests.ui.way_in_parts import VAULT, names, said, used, words

WRONG = "forkert adgangskode"


def spoil(vault: Path, damage: str) -> bytes:
    """Damage the vault as disks do; what its database is now."""
    database = vault / DATABASE
    content = database.read_bytes()
    if damage == "missing":
        database.unlink()
        return b""
    database.write_bytes({"noise": os.urandom(len(content)), "empty": b""}[damage])
    return database.read_bytes()


def backups(vault: Path) -> list[Path]:
    return sorted((vault / "backups").glob("*.pejlbackup"))


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A closed vault: Amira is in its only backup, Bo came later."""
    folder = used(tmp_path, "Amira Prøve")
    second = Program(tmp_path, language="en").unlock()
    second.add_citizen("Bo Prøve")
    citizen = second.add_citizen("Clara Prøve")
    conversation = second.ask(second.unlocked.services.preparations.prepare, citizen)
    second.ask(second.unlocked.services.preparations.choose, conversation, ["A1"])
    second.ask(second.unlocked.services.conversations.start, conversation)
    second.close()
    return folder


@pytest.fixture
def program(tmp_path: Path, vault: Path) -> Iterator[Program]:
    started = Program(tmp_path, language="en")
    yield started
    started.close()


def shown(program: Program) -> RestorePage:
    page = program.window.page
    assert isinstance(page, RestorePage)
    return page


def begin(program: Program, button: str = "fetch-backup") -> None:
    program.driver.click(button)
    program.driver.wait(lambda: shown(program)._choice.chosen is not None, "the backups")


def look(program: Program, password: str = PASSWORD) -> None:
    field = program.driver.find("restore-password")
    assert isinstance(field, QLineEdit)
    field.clear()
    program.driver.type("restore-password", password)
    program.driver.click("restore-go")


def test_what_would_change_is_shown_and_going_back_changes_nothing(program: Program, vault: Path) -> None:
    before = (vault / DATABASE).read_bytes()
    begin(program)
    look(program)
    program.driver.find("what-changes")
    told = words(program)
    today = datetime.now().astimezone().day
    assert "1 citizen and 0 conversations" in told
    assert f"{today} " in said(program, "gone-talks") and "Clara Prøve (not finished)" in said(
        program, "gone-talks"
    )
    assert said(program, "gone-citizens") == "Bo Prøve\nClara Prøve"
    assert str(vault / "kept") in told
    program.driver.click("restore-again")
    assert program.driver.shows("restore-password") and not program.driver.shows("what-changes")
    program.driver.click("back")
    assert isinstance(program.window.page, LockPage)
    assert (vault / DATABASE).read_bytes() == before
    program.unlock()
    assert names(program) == ["Amira Prøve", "Bo Prøve", "Clara Prøve"]


def test_it_is_put_in_place_and_what_was_there_is_kept(program: Program, vault: Path) -> None:
    before = (vault / DATABASE).read_bytes()
    begin(program)
    look(program)
    program.driver.click("restore-go")
    program.driver.find("search")
    assert names(program) == ["Amira Prøve"]
    (kept,) = (vault / "kept").iterdir()
    assert (kept / DATABASE).read_bytes() == before
    assert said(program, "entered-done") == "✓ The backup is in place. The file as it was before is kept."


def test_from_the_settings_one_comes_straight_to_the_backups_of_the_vault_that_was_open(
    program: Program,
) -> None:
    program.unlock()
    program.window.show_settings()
    program.driver.wait()
    page = program.window.page
    assert isinstance(page, SettingsPage)
    page.restore_wanted.emit()
    program.driver.wait(lambda: shown(program)._choice.chosen is not None, "the backups")
    assert program.window.desk is None
    look(program)
    program.driver.find("what-changes")


def test_a_vault_that_closes_badly_meanwhile_takes_nothing_down(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk: what the lock screen would have said has no lock screen any more."""
    program.unlock()

    def refuse() -> None:
        time.sleep(0.2)  # by then the lock screen has gone
        raise errors.StorageFull("closing")

    monkeypatch.setattr(program.unlocked.keeper, "finish", refuse)
    program.window._entrance.go_back(program.window.lock)
    program.driver.wait()
    assert isinstance(program.window.page, RestorePage)


@pytest.mark.parametrize("damage", ["missing", "noise", "empty"])
def test_a_file_that_cannot_be_opened_leads_to_its_newest_backup(
    tmp_path: Path, vault: Path, damage: str
) -> None:
    spoilt = spoil(vault, damage)
    program = Program(tmp_path, language="en")
    if damage == "noise":
        program.driver.type("password", PASSWORD)
        program.driver.click("unlock")
    else:
        program.driver.click("find-backup")
    assert said(program, "restore-heading") == "The file cannot be opened"
    assert "Nothing has been deleted" in said(program, "restore-says")
    assert "The file as it is now is kept" in said(program, "restore-says")
    newest = program.driver.find("backup-1")
    assert isinstance(newest, QRadioButton) and newest.isChecked()
    look(program)
    assert "1 citizen and 0 conversations" in words(program)
    assert "The file that is here now cannot be read." in words(program)
    program.driver.click("restore-go")
    program.driver.find("search")
    assert names(program) == ["Amira Prøve"]
    if damage != "missing":
        (kept,) = (vault / "kept").iterdir()
        assert (kept / DATABASE).read_bytes() == spoilt
    program.close()


def test_missing_keys_take_the_password_of_the_backups_day(tmp_path: Path, vault: Path) -> None:
    for name in ("keys.json", "keys.previous.json"):
        (vault / name).unlink(missing_ok=True)
    program = Program(tmp_path, language="en")
    begin(program, "find-backup")
    assert "The password that you had on the day of the backup." in words(program)
    look(program)
    program.driver.click("restore-go")
    program.driver.find("search")
    assert names(program) == ["Amira Prøve"]
    program.close()


def test_a_restore_that_was_cut_leads_back_to_the_backups(tmp_path: Path, vault: Path) -> None:
    """The power went between the keeping and the putting in place, with the disk's entry lost."""
    kept = vault / "kept" / "2026-05-12-080000"
    kept.mkdir(parents=True)
    shutil.move(vault / DATABASE, kept / DATABASE)
    program = Program(tmp_path, language="en")
    begin(program, "find-backup")
    look(program)
    program.driver.click("restore-go")
    program.driver.find("search")
    assert names(program) == ["Amira Prøve"]
    assert (kept / DATABASE).exists()
    program.close()


def test_a_wrong_password_is_told_and_then_waits(program: Program) -> None:
    begin(program)
    for _ in range(3):
        look(program, WRONG)
        assert "That password does not open this file." in said(program, "restore-error")
    look(program)
    assert "You can try again in 2 seconds." in said(program, "restore-error")
    go = program.driver.find("restore-go")
    assert not go.isEnabled()
    program.driver.wait(go.isEnabled, "the end of the wait")
    program.driver.click("restore-go")
    program.driver.find("what-changes")


def test_a_damaged_backup_is_told_and_an_older_one_serves(tmp_path: Path, vault: Path) -> None:
    (sound,) = backups(vault)
    newer = sound.with_name("pejl-2999-01-01-000000.pejlbackup")
    content = bytearray(sound.read_bytes())
    content[len(content) // 2] ^= 1
    newer.write_bytes(content)
    spoil(vault, "noise")
    program = Program(tmp_path, language="en")
    program.driver.type("password", PASSWORD)
    program.driver.click("unlock")
    program.driver.find("restore-go")
    look(program)
    assert "This backup is damaged." in said(program, "restore-error")
    program.driver.click("backup-2")
    assert not program.driver.shows("restore-error")
    program.driver.click("restore-go")
    program.driver.click("restore-go")
    program.driver.find("search")
    assert names(program) == ["Amira Prøve"]
    program.close()


def test_older_backups_are_a_click_away(tmp_path: Path, vault: Path) -> None:
    (sound,) = backups(vault)
    for day in range(1, 6):
        shutil.copy(sound, sound.with_name(f"pejl-2026-01-0{day}-080000.pejlbackup"))
    program = Program(tmp_path, language="en")
    begin(program)
    assert program.driver.shows("backup-3") and not program.driver.shows("backup-4")
    button = program.driver.find("older-backups")
    assert isinstance(button, QPushButton) and button.text() == "Older backups (3)"
    program.driver.click("older-backups")
    program.driver.click("backup-6")
    assert shown(program)._choice.chosen == sound.with_name("pejl-2026-01-01-080000.pejlbackup")
    program.close()


def choose_file(program: Program, path: Path) -> None:
    """Type a file's path into the dialog, as a user does."""
    program.driver.click("choose-backup-file")
    (dialog,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, QFileDialog)]
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(path))
    dialog.accept()
    program.driver.wait()


def test_a_file_from_a_stick_serves_where_no_own_backup_is_left(tmp_path: Path, vault: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (own,) = backups(vault)
    file = Path(shutil.move(own, stick))
    spoil(vault, "noise")
    program = Program(tmp_path, language="en")
    program.driver.type("password", PASSWORD)
    program.driver.click("unlock")
    program.driver.find("restore-go")
    assert "There are no backups on this computer." in words(program)
    assert not program.driver.find("restore-go").isEnabled()
    choose_file(program, file)
    look(program)
    program.driver.click("restore-go")
    program.driver.find("search")
    assert names(program) == ["Amira Prøve"]
    program.close()


def test_a_file_that_is_no_backup_is_told(program: Program, tmp_path: Path) -> None:
    begin(program)
    other = tmp_path / "notes.pejlbackup"
    other.write_text("something else")
    choose_file(program, other)
    assert "This is not a backup from Pejl." in said(program, "restore-error")


def test_a_new_computer_gets_the_file_from_a_stick(tmp_path: Path, vault: Path) -> None:
    (backup,) = backups(vault)
    new = Program(tmp_path / "new computer", language="en")
    new.driver.click("fetch-backup")
    choose_file(new, backup)
    new.driver.click("restore-go")
    new.driver.find("password")
    assert "The backup is here." in said(new, "lock-error")
    assert "Mette Lund" in words(new)
    new.unlock()
    assert names(new) == ["Amira Prøve"]
    new.close()


def test_a_file_that_is_here_already_is_not_fetched_twice(
    program: Program, tmp_path: Path, vault: Path
) -> None:
    program.driver.click("new-vault")
    program.driver.click("fetch-backup")
    choose_file(program, backups(vault)[0])
    program.driver.click("restore-go")
    assert "This file is on the computer already." in said(program, "restore-error")
    assert [path.name for path in (tmp_path / "vaults").iterdir()] == ["caseworker-1"]


class SlowDisk:
    """Holds up the reading of a backup, so that a user has the time to press *Stop*."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        self.reached = threading.Event()
        extract = backup_file.extract

        def slow(backup: Path, folder: Path, progress: Any = backup_file.unheard) -> Any:
            def held(done: int, total: int) -> None:
                self.reached.set()
                self.open.wait(10)
                progress(done, total)

            return extract(backup, folder, held)

        patch.setattr(backup_file, "extract", slow)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    made = SlowDisk(monkeypatch)
    yield made
    made.open.set()


def start_restoring(program: Program, slow: SlowDisk) -> None:
    """As far as the first bytes."""
    slow.open.set()
    begin(program)
    look(program)
    program.driver.find("what-changes")
    slow.open.clear()
    slow.reached.clear()
    program.driver.find("restore-go").click()
    assert slow.reached.wait(10)


def test_stop_leaves_everything_as_it_was(program: Program, vault: Path, slow: SlowDisk, qtbot: Any) -> None:
    before = {path: path.read_bytes() for path in vault.iterdir() if path.suffix in (".db", ".json", ".bin")}
    start_restoring(program, slow)
    qtbot.waitUntil(lambda: program.driver.shows("stop-errand"))
    assert not shown(program)._go.isEnabled()
    shown(program)._progress._stop.click()
    slow.open.set()
    program.driver.wait()
    assert "You stopped it." in said(program, "restore-error")
    assert not program.driver.shows("stop-errand")
    assert {path: path.read_bytes() for path in before} == before
    assert not (vault / "kept").exists()
    assert not list(vault.glob(".new-*"))
    program.driver.click("back")
    program.unlock()
    assert len(names(program)) == 3


def test_the_window_answers_meanwhile_and_tells_of_the_progress_after_a_moment(
    program: Program, slow: SlowDisk, qtbot: Any
) -> None:
    start_restoring(program, slow)
    clock = QElapsedTimer()
    clock.start()
    beats: list[int] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: beats.append(clock.elapsed()))
    timer.start()
    assert not program.driver.shows("progress")
    qtbot.waitUntil(lambda: program.driver.shows("progress"))
    assert clock.elapsed() >= 200, "what is quick is not told of"
    timer.stop()
    assert max(b - a for a, b in itertools.pairwise(beats)) < 250
    slow.open.set()
    program.driver.find("search")


def test_closing_the_window_stops_it(tmp_path: Path, vault: Path, slow: SlowDisk) -> None:
    before = (vault / DATABASE).read_bytes()
    program = Program(tmp_path, language="en")
    start_restoring(program, slow)
    threading.Timer(0.2, slow.open.set).start()
    program.close()
    assert (vault / DATABASE).read_bytes() == before
    assert not (vault / "kept").exists()


def test_what_is_quick_shows_no_progress(program: Program) -> None:
    seen: list[bool] = []
    begin(program)
    shown(program)._progress.appeared.connect(lambda: seen.append(True))
    look(program)
    program.driver.find("what-changes")
    assert not seen and not program.driver.shows("progress")


def test_a_backup_of_a_newer_version_is_told(tmp_path: Path, vault: Path) -> None:
    import zipfile

    (own,) = backups(vault)
    newer = own.with_name("pejl-2999-01-01-000000.pejlbackup")
    with zipfile.ZipFile(own) as old, zipfile.ZipFile(newer, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                manifest = msgspec.json.decode(content)
                manifest["schema"] = "9999"
                manifest["made_at"] = datetime(2999, 1, 1, tzinfo=UTC).isoformat()
                content = msgspec.json.encode(manifest)
            new.writestr(name, content)
    program = Program(tmp_path, language="en")
    begin(program)
    look(program)
    assert "made by a newer version" in said(program, "restore-error")
    program.close()
    assert (tmp_path / VAULT / DATABASE).exists()
