"""A backup in the place of a file, from the window: chosen, looked at, put in place; or left alone."""

import gc
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QPushButton, QRadioButton

from desktop import errors
from desktop.ui.pages.lock import LockPage
from desktop.ui.pages.restore import RestorePage
from desktop.ui.pages.settings import SettingsPage
from desktop.vault import keys
from desktop.vault.folder import DATABASE
from desktop.vault.key_file import Cost
from tests.program import PASSWORD, Program
from tests.ui.pages.restore_parts import backups, begin, look, program, shown, spoil, vault
from tests.ui.way_in_parts import VAULT, names, said, words

__all__ = ["program", "vault"]

WRONG = "forkert adgangskode"


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


def test_the_password_is_checked_once_for_both_steps(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which takes as long as it is meant to take, each time."""
    derived: list[Cost] = []
    derive = keys._derive

    def counted(secret: bytes, salt: bytes, cost: Cost) -> bytes:
        derived.append(cost)
        return derive(secret, salt, cost)

    begin(program)
    monkeypatch.setattr(keys, "_derive", counted)
    look(program)
    program.driver.click("restore-go")
    program.driver.find("search")
    assert len(derived) == 1


@pytest.mark.parametrize("leave", ["restore-again", "back"])
def test_whoever_turns_back_takes_the_key_along(program: Program, vault: Path, leave: str) -> None:
    begin(program)
    key = keys.unlock(vault, PASSWORD)
    look(program)
    page = shown(program)
    assert held(key)
    program.driver.click(leave)
    program.driver.wait()
    assert not held(key), f"however long {page!r} is kept"


def held(key: bytes) -> bool:
    """Whether anything but this test knows the key; nobody has looked for what nobody needs."""
    known = (each for each in gc.get_referents(*gc.get_objects()) if type(each) is bytes)
    return any(each == key for each in known if each is not key)


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
