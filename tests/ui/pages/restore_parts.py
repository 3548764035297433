"""What tests of restoring share: a closed vault with a backup behind it, and the first steps of the page."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.pages.restore import RestorePage
from desktop.vault.folder import DATABASE
from tests.program import PASSWORD, Program
from tests.ui.way_in_parts import used


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


def closed_vault(tmp_path: Path) -> Path:
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
def vault(tmp_path: Path) -> Path:
    """A closed vault, behind the program that is to be started."""
    return closed_vault(tmp_path)


@pytest.fixture
def program(tmp_path: Path, vault: Path) -> Iterator[Program]:
    """Started with that vault, which is locked."""
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
