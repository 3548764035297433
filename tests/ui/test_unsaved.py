"""The disk refuses while something is typed or clicked: it is told once, kept, and stored when it can be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QPlainTextEdit

from desktop.records import AnswerState, NoteKind
from desktop.ui import unsaved
from desktop.ui.widgets import note_field
from tests.program import Program

resource = pytest.importorskip("resource", reason="Windows knows no limit to refuse writes by")
REFUSED = "The disk did not take the last thing."


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(unsaved, "_FIRST_PAUSE", 200)
    started = Program(tmp_path, language="en").begin()
    started.start_conversation(started.add_citizen("Amira Prøve"), "A1", "A2", "B2")
    yield started
    free()
    started.close()


_LARGEST = 1 << 16
"""Bytes of a file that may be written meanwhile: less than the log of the database has by then."""


def refuse(program: Program) -> None:
    """Have the system refuse every write into the vault."""
    assert (program.unlocked.folder / "pejl.db-wal").stat().st_size > _LARGEST
    _most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST, hard))


def free() -> None:
    """Let the system take everything again."""
    _most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def saved(program: Program) -> str:
    field = program.driver.find("saved")
    assert isinstance(field, QLabel)
    return field.text()


def boxes(program: Program) -> list[QMessageBox]:
    return [box for box in program.window.findChildren(QMessageBox) if box.isVisible()]


def read_message(program: Program) -> QMessageBox:
    """The one message, read and put away."""
    (box,) = boxes(program)
    box.close()
    program.driver.wait()
    box.deleteLater()
    return box


def typed(program: Program, name: str, text: str) -> QPlainTextEdit:
    """Type, and leave it alone for as long as it takes to be stored."""
    program.driver.type(name, text)
    QTest.qWait(note_field._PAUSE + 100)
    program.driver.wait()
    field = program.driver.find(name)
    assert isinstance(field, QPlainTextEdit)
    return field


def note(program: Program, kind: str, question: str = "") -> str:
    record = program.record(program.window.page.conversation)
    if question:
        return next(getattr(q, kind) for q in record.questions if q.id == question)
    return getattr(record, kind)


def wait_for_saved(program: Program) -> None:
    program.driver.wait(lambda: "Saved" in saved(program), "Saved")


def test_it_is_told_once_and_the_text_stays_marked_until_it_is_stored(program: Program) -> None:
    typed(program, "topic", "Før.")
    assert "Saved" in saved(program)
    refuse(program)
    typed(program, "topic", " Mens")
    assert saved(program) == "Not saved yet"
    box = read_message(program)
    assert box.text() == REFUSED and "tries again by itself" in box.informativeText()
    field = typed(program, "topic", " disken")
    field = typed(program, "topic", " ikke vil.")
    QTest.qWait(500)
    assert not boxes(program), "once, not at every key, nor at every new try"
    assert field.toPlainText() == "Før. Mens disken ikke vil."
    assert saved(program) == "Not saved yet" and note(program, "topic") == "Før."
    free()
    wait_for_saved(program)
    assert note(program, "topic") == field.toPlainText() == "Før. Mens disken ikke vil."


def test_a_page_that_is_left_and_found_again_shows_what_was_typed(program: Program) -> None:
    refuse(program)
    typed(program, "topic", "Praktikken")
    read_message(program)
    program.driver.click("next")
    typed(program, "help", "En time fri")
    program.driver.click("next")
    program.driver.click("back")
    field = program.driver.find("help")
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == "En time fri"
    assert saved(program) == "Not saved yet" and not boxes(program)
    free()
    wait_for_saved(program)
    assert note(program, "topic") == "Praktikken" and note(program, "help", "A1") == "En time fri"


def test_a_click_is_shown_as_not_stored_and_the_conversation_goes_on(program: Program) -> None:
    program.driver.click("next")
    refuse(program)
    program.driver.click("citizen-option-2")
    read_message(program)
    assert program.driver.shows("citizen-unstored") and saved(program) == "Not saved yet"
    program.driver.click("caseworker-option-4")
    assert program.driver.shows("caseworker-unstored") and not boxes(program)
    program.driver.click("citizen-option-3")
    conversation = program.window.page.conversation
    assert program.option(conversation, "A1") is None
    program.driver.click("next")
    assert not program.driver.shows("citizen-unstored"), "this question has no answer yet"
    program.driver.click("back")
    chosen = program.driver.find("citizen-option-3")
    assert isinstance(chosen, QAbstractButton) and chosen.isChecked()
    free()
    wait_for_saved(program)
    program.driver.wait(lambda: not program.driver.shows("citizen-unstored"), "the mark to go")
    record = program.record(conversation)
    first = next(q for q in record.questions if q.id == "A1")
    assert (first.citizen.option, first.caseworker.option) == (3, 4)
    assert not first.citizen.changed, "the click that was taken back never reached the disk"


def test_a_lock_keeps_it_for_whoever_unlocks(program: Program) -> None:
    conversation = program.window.page.conversation
    program.driver.click("next")
    refuse(program)
    program.driver.click("citizen-option-2")
    read_message(program)
    program.driver.type("help", "Midt i et o")
    program.window.lock()
    program.driver.wait(lambda: program.driver.shows("password"), "the lock screen")
    free()
    program.unlock()
    program.driver.find("citizen-option-2")
    assert program.option(conversation, "A1") == 2
    assert note(program, "help", "A1") == "Midt i et o"


def test_closing_asks_before_it_loses_anything(program: Program) -> None:
    refuse(program)
    program.driver.type("topic", "Lige nu")
    assert not program.window.close() and program.window.isVisible()
    program.driver.click("stay")
    for box in boxes(program):
        box.close()
    free()
    wait_for_saved(program)
    assert note(program, "topic") == "Lige nu"
    assert program.window.close()


def test_closing_can_give_it_up(program: Program) -> None:
    refuse(program)
    program.driver.type("topic", "Lige nu")
    assert not program.window.close()
    assert not program.window.close(), "asked once is asked"
    QTest.mouseClick(program.driver.find("close-and-lose"), Qt.MouseButton.LeftButton)
    assert not program.window.isVisible()


def test_closing_at_the_lock_screen_asks_too(program: Program) -> None:
    refuse(program)
    program.driver.type("topic", "Lige nu")
    program.window.lock()
    program.driver.wait(lambda: program.driver.shows("password"), "the lock screen")
    assert not program.window.close()
    program.driver.click("stay")
    free()
    program.unlock()
    field = program.driver.find("topic")
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == "Lige nu"
    assert note(program, "topic") == "Lige nu"


def test_nothing_is_finished_while_something_waits(program: Program) -> None:
    conversation = program.window.page.conversation
    program.driver.click("next")
    program.driver.click("citizen-option-2")
    program.driver.click("go-summary")
    slot = ("note", conversation, "talk", "")
    answers = program.unlocked.services.answers
    refuse(program)
    program.window.desk.store(slot, answers.note, conversation, NoteKind.TALK, "Det sidste")
    program.driver.wait()
    read_message(program)
    program.driver.click("next")
    assert not program.driver.shows("finish-confirm")
    read_message(program)
    free()
    wait_for_saved(program)
    program.driver.click("next")
    program.driver.click("finish-confirm")
    program.driver.find("save-pdf")
    assert program.record(conversation).talk == "Det sidste"


def test_what_is_wrong_in_itself_is_not_tried_again(program: Program) -> None:
    conversation = program.window.page.conversation
    desk, answers = program.window.desk, program.unlocked.services.answers
    assert desk is not None
    desk.store(("x",), answers.answer, conversation, "A1", "citizen", AnswerState.CANNOT_JUDGE)
    program.driver.wait()
    assert not desk.unsaved.waiting
    read_message(program)


def test_a_step_is_stored_once_with_its_newest_words(program: Program) -> None:
    program.driver.click("next")
    program.driver.click("citizen-option-2")
    conversation = program.window.page.conversation
    while not program.driver.shows("step-text-1"):
        program.driver.click("next")
    refuse(program)
    typed(program, "step-text-1", "Ringe")
    read_message(program)
    typed(program, "step-text-1", " til Bo")
    assert saved(program) == "Not saved yet" and not boxes(program)
    free()
    wait_for_saved(program)
    program.driver.wait()
    assert [step.text for step in program.record(conversation).steps] == ["Ringe til Bo"]


def test_the_curtain_does_not_call_saved_what_is_not(program: Program) -> None:
    def says() -> str:
        return "\n".join(text.text() for text in program.window.curtain.findChildren(QLabel))

    driver = program.driver
    driver.type("topic", "Om at sove bedre")
    refuse(program)
    driver.press(Qt.Key.Key_F9)
    driver.wait(lambda: bool(boxes(program)), "the message")
    assert "Not everything is saved yet" in says() and "Everything is saved." not in says()
    free()
    driver.wait(lambda: "Everything is saved." in says(), "the disk")


def test_a_step_that_grew_while_it_waited_is_kept_whole_over_a_lock(program: Program) -> None:
    program.driver.click("next")
    program.driver.click("citizen-option-2")
    conversation = program.window.page.conversation
    while not program.driver.shows("step-text-1"):
        program.driver.click("next")
    refuse(program)
    typed(program, "step-text-1", "Ringe")
    read_message(program)
    program.driver.type("step-text-1", " til Bo")
    program.window.lock()
    program.driver.wait(lambda: program.driver.shows("password"), "the lock screen")
    free()
    program.unlock()
    program.driver.find("step-text-1")
    assert [step.text for step in program.record(conversation).steps] == ["Ringe til Bo"]
