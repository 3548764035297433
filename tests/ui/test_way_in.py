"""First start, later starts, locking, and the way back to where one was."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.pages.lock import LockPage
from tests.program import PASSWORD, Program
from tests.ui.way_in_parts import said


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    started = Program(tmp_path / "data")
    yield started
    started.close()


def lock_error(program: Program) -> str:
    field = program.driver.find("lock-error")
    assert isinstance(field, QLabel)
    return field.text()


def field_error(program: Program, name: str) -> str:
    return said(program, f"{name}-error")


def test_a_first_start_makes_a_vault_and_shows_an_empty_list(program: Program) -> None:
    program.begin()
    assert program.driver.shows("new-citizen")
    assert (program.data_folder / "vaults" / "caseworker-1" / "pejl.db").stat().st_size > 0


def test_enter_leads_from_field_to_field_and_makes_the_vault(program: Program) -> None:
    driver = program.driver
    driver.find("new-name").setFocus()
    for typed in ("Mette Lund", "Jobcenter", "", PASSWORD, PASSWORD):
        QTest.keyClicks(QApplication.focusWidget(), typed)
        driver.press(Qt.Key.Key_Return)
    driver.click("recovery-later")
    assert driver.find("search").isVisible()


def test_two_different_passwords_are_told_apart_and_nothing_is_made(program: Program) -> None:
    driver = program.driver
    driver.type("new-name", "Mette Lund")
    driver.type("new-password", PASSWORD)
    driver.type("new-password-again", PASSWORD + "x")
    driver.click("create-vault")
    assert "ikke ens" in field_error(program, "new-password-again")
    assert not (program.data_folder / "vaults").exists()


def test_the_first_field_that_is_missing_is_marked_name_before_password(program: Program) -> None:
    driver = program.driver
    driver.click("create-vault")
    assert field_error(program, "new-name") == "Dit navn mangler."
    assert driver.find("new-name").hasFocus()
    assert not driver.shows("new-password-error") and not driver.shows("lock-error")
    driver.type("new-name", "Mette Lund")
    assert not driver.shows("new-name-error")
    driver.click("create-vault")
    assert field_error(program, "new-password") == "Skriv en adgangskode."
    assert not (program.data_folder / "vaults").exists()


def test_what_was_said_of_a_weak_password_goes_with_the_next_try(program: Program) -> None:
    driver = program.driver
    driver.type("new-name", "Mette Lund")
    driver.type("new-password", "1234")
    driver.type("new-password-again", "1234")
    driver.click("create-vault")
    assert field_error(program, "new-password")
    driver.type("new-password", " gul cykel i regn")
    assert not driver.shows("new-password-error")
    driver.click("create-vault")
    assert field_error(program, "new-password-again") and not driver.shows("new-password-error")


def test_a_short_password_is_said_before_it_is_typed_again(program: Program) -> None:
    driver = program.driver
    driver.type("new-name", "Mette Lund")
    driver.type("new-password", "1234")
    driver.click("create-vault")
    assert "mindst ti tegn" in field_error(program, "new-password")
    assert not driver.shows("new-password-again-error")


def test_wrong_passwords_are_told_of_once_on_the_list(program: Program) -> None:
    program.begin()
    assert not program.driver.shows("entered")
    program.window.lock()
    for wrong in ("forkert adgangskode", "en anden forkert"):
        program.driver.type("password", wrong)
        program.driver.click("unlock")
    program.unlock()
    program.driver.find("search")
    assert said(program, "entered-failed") == "2 forkerte adgangskoder siden sidst. De står i loggen."
    program.window.show_settings(0)
    program.window.show_citizens()
    program.driver.find("search")
    assert not program.driver.shows("entered")
    program.window.lock()
    program.unlock()
    program.driver.find("search")
    assert not program.driver.shows("entered")


def test_a_weak_password_is_refused_with_advice(program: Program) -> None:
    driver = program.driver
    driver.type("new-name", "Mette Lund")
    driver.type("new-password", "1234")
    driver.type("new-password-again", "1234")
    driver.click("create-vault")
    told = field_error(program, "new-password")
    assert "mindst ti tegn" in told and "fire ord" in told
    assert driver.find("new-password").hasFocus() and not driver.shows("lock-error")
    assert driver.shows("new-name")


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("Mette Lund", "1234")])
def test_on_a_small_screen_what_is_wrong_is_in_view(program: Program, name: str, password: str) -> None:
    program.window.resize(683, 384)
    for field in ("new-password", "new-password-again"):
        program.driver.type(field, password)
    if name:
        program.driver.type("new-name", name)
    program.driver.click("create-vault")
    told = program.driver.find("new-password-error" if name else "new-name-error")
    program.driver.wait(lambda: told.visibleRegion().boundingRect() == told.rect(), "it to be in view")


def test_a_wrong_password_says_that_nothing_is_lost_and_the_right_one_opens(program: Program) -> None:
    program.begin().add_citizen()
    program.driver.press(Qt.Key.Key_L, control=True)
    program.driver.type("password", "forkert adgangskode")
    program.driver.click("unlock")
    assert "Intet er gået tabt" in lock_error(program)
    program.unlock()
    assert [row.name for row in program.ask(program.unlocked.services.citizens.search)] == ["Amira Prøve"]


def test_while_the_file_is_opened_nothing_can_be_pressed_twice(program: Program) -> None:
    program.begin()
    program.window.lock()
    program.driver.type("password", PASSWORD)
    button = program.driver.find("unlock")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()
    program.driver.find("search")


def test_a_second_start_asks_for_the_password_and_finds_everything(tmp_path: Path) -> None:
    first = Program(tmp_path)
    first.begin().add_citizen("Bent Prøve")
    first.close()
    second = Program(tmp_path)
    assert second.driver.shows("password")
    second.unlock()
    assert [row.name for row in second.ask(second.unlocked.services.citizens.search)] == ["Bent Prøve"]
    second.close()


def test_locking_stores_what_is_typed_and_unlocking_returns_to_the_same_place(program: Program) -> None:
    program.begin()
    conversation = program.start_conversation(program.add_citizen(), "A1", "B2")
    program.driver.click("next")
    program.driver.type("help", "En kollega at spørge")
    program.driver.press(Qt.Key.Key_L, control=True)
    assert isinstance(program.window.page, LockPage)
    program.unlock()
    program.driver.find("citizen-option-1")
    assert program.record(conversation).questions[0].help == "En kollega at spørge"
    assert program.window.page.place.question == "A1"


def test_after_locking_nothing_of_the_vault_lives_on(program: Program) -> None:
    program.begin()
    program.start_conversation(program.add_citizen(), "A1")
    alive = [
        weakref.ref(program.window.page),
        weakref.ref(program.unlocked),
        weakref.ref(program.unlocked.services),
        weakref.ref(program.unlocked._engine),
    ]
    program.window.lock()
    program.driver.wait()
    program.driver.find("password")
    gc.collect()
    assert [ref() for ref in alive] == [None] * len(alive)


def test_a_missing_database_is_an_alarm_and_never_a_welcome(tmp_path: Path) -> None:
    first = Program(tmp_path)
    first.begin()
    first.close()
    (tmp_path / "vaults" / "caseworker-1" / "pejl.db").write_bytes(b"")
    second = Program(tmp_path)
    assert second.driver.shows("find-backup")
    assert not second.driver.shows("password") and not second.driver.shows("new-name")
    second.close()


def test_one_entrance_serves_as_long_as_the_program_runs(program: Program) -> None:
    """It remembers wrong passwords where the disk takes none; what an interrupted start left goes first."""
    program.begin()
    before = program.app._way_in._entrance
    program.window.lock()
    program.unlock()
    assert program.app._way_in._entrance is before


def test_what_an_interrupted_first_start_left_is_tidied_up_in_the_background(tmp_path: Path) -> None:
    rest = tmp_path / "vaults" / ".new-0123456789abcdef"
    (rest / "vault").mkdir(parents=True)
    (rest / "vault" / "pejl.db").write_bytes(b"half")
    started = Program(tmp_path)
    started.app.load_the_rest()
    started.driver.wait(lambda: not rest.exists(), "the tidying")
    assert started.driver.shows("new-name")
    started.close()


def test_a_file_that_is_open_already_is_told_in_a_sentence(tmp_path: Path) -> None:
    first = Program(tmp_path)
    first.begin()
    second = Program(tmp_path)
    second.driver.type("password", PASSWORD)
    second.driver.click("unlock")
    assert "allerede åben" in lock_error(second)
    second.close()
    first.close()
