"""What a screen reader is told in the dialogs: every element that takes the focus has a name."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from desktop.errors import NotFound
from desktop.services.rights import RetentionDue
from desktop.ui.dialogs.hand_over import HandOverDialog
from desktop.ui.dialogs.pdf_password import PdfPasswordDialog
from desktop.ui.dialogs.retention import RetentionDialog
from tests.program import Program
from tests.ui.lock_parts import finished, talk
from tests.ui.rights_parts import held
from tests.ui.test_accessible import nameless, program

__all__ = ["program"]


def on_the_list(name: str) -> Callable[[Program], object]:
    """What a button on the list opens, with a paper that waits to be printed."""

    def show(program: Program) -> None:
        waiting = held(program, program.add_citizen())
        program.ask(program.unlocked.services.finishing.await_print, waiting, True)
        program.window.show_citizens()
        program.driver.click(name)

    return show


def on_the_citizen(name: str, *, filed: bool = True) -> Callable[[Program], object]:
    """What a button on a citizen's page opens; `%d` is a conversation that is finished."""

    def show(program: Program) -> None:
        citizen = program.add_citizen()
        conversation = held(program, citizen, filed=filed)
        program.window.show_citizen(citizen)
        program.driver.click(name.replace("%d", str(conversation)))

    return show


def in_a_talk(*names: str) -> Callable[[Program], object]:
    def show(program: Program) -> None:
        talk(program)
        for name in names:
            program.driver.click(name)

    return show


def copied(program: Program) -> None:
    finished(program)
    program.driver.click("copy-fields")


def protected(program: Program) -> None:
    PdfPasswordDialog(program.window.words, program.window).open()


def handed_over(program: Program) -> None:
    HandOverDialog(program.window.open_desk(), program.add_citizen(), program.window.page).open()


def reminded(program: Program) -> None:
    today = program.unlocked.clock.today()
    due = [RetentionDue(program.add_citizen(), "Amira Prøve", today.replace(year=today.year - 6))]
    RetentionDialog(program.window.open_desk(), due, program.window).open()


DIALOGS: dict[str, Callable[[Program], object]] = {
    "new citizen": on_the_list("new-citizen"),
    "receive": on_the_list("receive-citizen"),
    "to be printed": on_the_list("print-queue"),
    "change": on_the_citizen("edit-citizen"),
    "erase": on_the_citizen("erase-citizen"),
    "erase what is not filed": on_the_citizen("erase-citizen", filed=False),
    "addendum": on_the_citizen("addendum-%d"),
    "file": on_the_citizen("file-%d", filed=False),
    "stop": in_a_talk("stop-here"),
    "finish": in_a_talk("go-summary", "next"),
    "another day": in_a_talk("go-plan", "next-other"),
    "copy": copied,
    "password": protected,
    "hand over": handed_over,
    "retention": reminded,
    "message": lambda program: program.window.tell(NotFound("citizen")),
}


@pytest.mark.parametrize("dialog", DIALOGS)
def test_everything_that_takes_the_focus_in_a_dialog_has_a_name(program: Program, dialog: str) -> None:
    DIALOGS[dialog](program)
    driver = program.driver
    driver.wait(lambda: bool(shown()), dialog)
    driver.wait()
    assert [missing for each in shown() for missing in nameless(program, each)] == []
    for each in shown():
        each.close()


def shown() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
