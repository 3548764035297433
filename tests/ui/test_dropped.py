"""After a lock neither the key nor anything decrypted is left in the memory that Python knows of."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop import final_record
from desktop.services import views
from desktop.ui.desk import Desk, Page
from desktop.ui.pages.lock import LockPage
from tests.program import Program

NAME = "Zakarias Ydmygsen"
SECOND_NAME = NAME.split()[1]
RECORDS = tuple(
    kind
    for module in (views, final_record)
    for kind in vars(module).values()
    if isinstance(kind, type) and kind.__module__ == module.__name__ and hasattr(kind, "__dataclass_fields__")
)


_strangers: list[Any] = []
"""What another test of this process has left; it is none of this window's."""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    gc.collect()
    _strangers[:] = [each for each in gc.get_objects() if isinstance(each, (Desk, Page, *RECORDS))]
    started = Program(tmp_path).begin()
    yield started
    started.close()
    _strangers.clear()


def objects() -> Iterator[Any]:
    """Everything that Python's collector knows, and what it holds: texts and bytes are only held."""
    gc.collect()
    for each in gc.get_objects():
        if each is not None:
            yield each
            yield from (held for held in gc.get_referents(each) if isinstance(held, str | bytes))


def holding(wanted: str | bytes) -> int:
    """How many texts or bytes contain it; this test's own are made anew and not counted."""
    own = id(wanted)
    return sum(
        1
        for each in objects()
        if isinstance(each, type(wanted)) and id(each) != own and wanted in each  # type: ignore[operator]
    )


def alive(*kinds: type) -> list[Any]:
    """The objects of these kinds that came with this test's program."""
    known = {id(each) for each in _strangers}
    return [each for each in gc.get_objects() if isinstance(each, kinds) and id(each) not in known]


def showing() -> list[QWidget]:
    return [each for each in alive(Page) if not isinstance(each, LockPage)]


def records() -> list[Any]:
    return alive(*RECORDS)


def a_page_of(program: Program, page: str) -> None:
    driver = program.driver
    citizen = program.add_citizen(NAME, cpr="010190-1234")
    if page == "list":
        program.window.show_citizens()
    elif page == "citizen":
        program.window.show_citizen(citizen)
    else:
        program.start_conversation(citizen, "A1", "B2")
        driver.click("next")
        driver.click("citizen-option-2")
        driver.click(f"go-{page}")
    driver.wait()


@pytest.mark.parametrize("page", ["list", "citizen", "development", "plan", "summary"])
def test_no_page_and_no_record_outlives_the_lock(program: Program, page: str) -> None:
    named_by_the_test = holding(SECOND_NAME)
    a_page_of(program, page)
    assert showing() and records(), "they can be found while they are there"
    assert holding(SECOND_NAME) > named_by_the_test
    assert alive(Desk)
    program.window.lock()
    program.driver.wait()
    program.driver.find("password")
    gc.collect()
    assert showing() == [] and [type(each).__name__ for each in records()] == []
    assert alive(Desk) == []
    assert holding(SECOND_NAME) <= named_by_the_test


def test_the_data_key_does_not_outlive_the_lock(program: Program) -> None:
    a_page_of(program, "plan")
    key = bytearray(program.unlocked.security._key)
    assert holding(bytes(key)) > 0
    program.window.lock()
    program.driver.wait()
    program.driver.find("password")
    assert holding(bytes(key)) == 0
    assert holding(key.hex()) == 0 and holding(key.hex().upper()) == 0


def test_what_was_typed_in_a_dialog_waits_as_noise(program: Program) -> None:
    named_by_the_test = holding(SECOND_NAME)
    program.driver.click("new-citizen")
    program.driver.type("citizen-name", NAME)
    program.window.lock()
    program.driver.wait()
    program.driver.find("password")
    assert holding(SECOND_NAME) <= named_by_the_test
    assert holding(SECOND_NAME.encode()) == 0
    program.unlock()
    field = program.driver.find("citizen-name")
    assert isinstance(field, QLineEdit)
    program.driver.wait(lambda: field.text() == NAME, "the name")


def test_no_text_of_the_window_outlives_the_lock(program: Program) -> None:
    a_page_of(program, "plan")
    ways: list[tuple[type[QWidget], Callable[[Any], str]]] = [
        (QLabel, QLabel.text),
        (QLineEdit, QLineEdit.text),
        (QPlainTextEdit, QPlainTextEdit.toPlainText),
        (QWidget, QWidget.accessibleName),
        (QWidget, QWidget.toolTip),
    ]

    def said() -> list[str]:
        return [way(each) for kind, way in ways for each in program.window.findChildren(kind)]

    assert any("Zakarias" in text for text in said())
    program.window.lock()
    program.driver.wait()
    program.driver.find("password")
    assert not any("Zakarias" in text for text in said())
    assert "Zakarias" not in QGuiApplication.clipboard().text()
