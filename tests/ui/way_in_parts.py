"""What tests of the way in share: a program that has been used, and what stands on its screen."""

from pathlib import Path

from PySide6.QtWidgets import QLabel

from tests.program import Program

VAULT = Path("vaults") / "caseworker-1"


def said(program: Program, name: str) -> str:
    """The words of a label that is on the screen."""
    field = program.driver.find(name)
    assert isinstance(field, QLabel)
    return field.text()


def words(program: Program) -> str:
    """Every text that can be read in the window."""
    return "\n".join(text.text() for text in program.window.findChildren(QLabel) if text.isVisible())


def names(program: Program) -> list[str]:
    """The citizens of the open vault."""
    return [row.name for row in program.ask(program.unlocked.services.citizens.search)]


def used(data_folder: Path, *citizens: str, backup: bool = True) -> Path:
    """A vault with these citizens, closed, with one backup of them; its folder."""
    first = Program(data_folder, language="en").begin()
    for citizen in citizens:
        first.add_citizen(citizen)
    if backup:
        first.unlocked.keeper.start().result()
    first.close()
    folder = data_folder / VAULT
    for path in (folder / "backups").glob("*"):
        if not backup:
            path.unlink()
    return folder
