"""A backup from a stick: for a vault that has none left, and on a new computer."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from tests.program import PASSWORD, Program
from tests.ui.pages.restore_parts import backups, begin, look, program, spoil, vault
from tests.ui.way_in_parts import names, said, words

__all__ = ["program", "vault"]


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
