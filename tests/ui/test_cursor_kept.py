"""Back from the curtain or the lock: the cursor is in its field, and no digit changes an answer."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.records import AnswerState, Rater
from tests.program import Program
from tests.ui.lock_parts import locked

CITIZEN, CASEWORKER = Rater.CITIZEN, Rater.CASEWORKER
BOTH = [CITIZEN, CASEWORKER]


def at_question(program: Program, *answered: Rater, question: str = "A1") -> int:
    """A conversation at its question, where these have said 2 (the citizen) and 4 before it was opened."""
    conversation = program.start_conversation(program.add_citizen(), question)
    answer = program.unlocked.services.answers.answer
    for rater in answered:
        said = 2 if rater is CITIZEN else 4
        program.ask(answer, conversation, question, rater, AnswerState.ANSWERED, said)
    program.driver.click("next")
    return conversation


def said(program: Program, conversation: int, question: str = "A1") -> tuple[int | None, int | None]:
    program.driver.wait()
    first, second = (program.option(conversation, question, rater) for rater in BOTH)
    return first, second


def curtain(program: Program) -> None:
    program.driver.press(Qt.Key.Key_F9)
    assert program.window.curtain.isVisible()
    program.driver.press(Qt.Key.Key_F9)


def lock(program: Program) -> None:
    program.driver.press(Qt.Key.Key_L, control=True)
    program.driver.wait(lambda: locked(program), "the lock")
    program.unlock()
    program.driver.find("help")
    program.driver.wait()


def curtain_and_lock(program: Program) -> None:
    program.driver.press(Qt.Key.Key_F9)
    lock(program)


AWAY = [curtain, lock, curtain_and_lock]


@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize("name", ["help", "follow-up"])
def test_the_cursor_is_back_in_its_field_with_what_was_selected(
    program: Program, away: Callable[[Program], None], name: str
) -> None:
    conversation = at_question(program, *BOTH)
    program.driver.type(name, "Ring til lægen")
    field = program.driver.find(name)
    assert isinstance(field, QPlainTextEdit)
    cursor = field.textCursor()
    cursor.setPosition(8)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    away(program)
    field = program.driver.find(name)
    assert isinstance(field, QPlainTextEdit)
    assert QApplication.focusWidget() is field
    assert (field.textCursor().anchor(), field.textCursor().position()) == (8, 5)
    QTest.keyClicks(field, "2 ")
    assert field.toPlainText() == "Ring 2  lægen"
    assert said(program, conversation) == (2, 4)


@pytest.mark.parametrize("away", AWAY)
def test_after_it_a_digit_leaves_both_answers_alone(
    program: Program, away: Callable[[Program], None]
) -> None:
    conversation = at_question(program)
    program.driver.press(Qt.Key.Key_2)
    program.driver.press(Qt.Key.Key_4)
    away(program)
    for key in (Qt.Key.Key_1, Qt.Key.Key_5):
        program.driver.press(key)
    assert said(program, conversation) == (2, 4)


@pytest.mark.parametrize("away", AWAY)
def test_after_it_the_keys_serve_who_has_not_answered(
    program: Program, away: Callable[[Program], None]
) -> None:
    conversation = at_question(program)
    away(program)
    program.driver.press(Qt.Key.Key_2)
    assert said(program, conversation) == (2, None)
    away(program)
    program.driver.press(Qt.Key.Key_4)
    assert said(program, conversation) == (2, 4)


def test_opened_again_nothing_is_typed_over(program: Program) -> None:
    conversation = at_question(program, *BOTH)
    program.driver.press(Qt.Key.Key_1)
    assert said(program, conversation) == (2, 4)
    program.driver.press(Qt.Key.Key_Return)
    program.driver.press(Qt.Key.Key_Return, shift=True)
    program.driver.press(Qt.Key.Key_5)
    assert said(program, conversation) == (2, 4)


def test_the_next_question_asks_the_citizen_again(program: Program) -> None:
    citizen = program.add_citizen()
    conversation = program.start_conversation(citizen, "A1", "A2")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_3):
        program.driver.press(key)
    assert said(program, conversation) == (2, 4)
    assert said(program, conversation, "A2") == (3, None)
    program.driver.press(Qt.Key.Key_Return, shift=True)
    program.driver.press(Qt.Key.Key_5)
    assert said(program, conversation) == (2, 4), "back at the first, both stand"
    program.driver.press(Qt.Key.Key_Return)
    program.driver.press(Qt.Key.Key_1)
    assert said(program, conversation, "A2") == (3, 1), "the caseworker's view is still open"


def test_within_one_stay_another_digit_corrects(program: Program) -> None:
    conversation = at_question(program)
    for key in (Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_5):
        program.driver.press(key)
    assert said(program, conversation) == (2, 5)
    program.driver.press(Qt.Key.Key_Left)
    program.driver.press(Qt.Key.Key_3)
    assert said(program, conversation) == (3, 5)


def test_an_answer_of_the_citizen_alone_can_be_corrected_too(program: Program) -> None:
    conversation = at_question(program, question="E1")
    assert program.record(conversation).questions[0].caseworker is None
    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        program.driver.press(key)
    assert program.option(conversation, "E1") == 3


def tab_into(program: Program, name: str) -> None:
    for _press in range(40):
        program.driver.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_who_goes_into_a_column_by_tab_changes_it(program: Program) -> None:
    conversation = at_question(program, *BOTH)
    tab_into(program, f"{CITIZEN}-option-1")
    program.driver.press(Qt.Key.Key_5)
    assert said(program, conversation) == (5, 4)
    program.driver.press(Qt.Key.Key_1)
    assert said(program, conversation) == (1, 4), "the view stands: the keys stay where they are"


def test_who_clicks_into_a_column_changes_it(program: Program) -> None:
    conversation = at_question(program, *BOTH)
    column = program.driver.find(f"{CASEWORKER}-option-1").parentWidget().parentWidget().parentWidget()
    QTest.mouseClick(column, Qt.MouseButton.LeftButton, pos=column.rect().topLeft())
    program.driver.press(Qt.Key.Key_1)
    assert said(program, conversation) == (2, 1)


def test_going_on_after_a_kill_changes_no_answer(program: Program) -> None:
    conversation = at_question(program, *BOTH)
    program.window.show_citizens()
    program.driver.find("search")
    program.window.show_conversation(conversation)
    program.driver.find("help")
    program.driver.press(Qt.Key.Key_5)
    assert said(program, conversation) == (2, 4)


def test_the_screen_turned_once_more_takes_the_keys(program: Program) -> None:
    conversation = at_question(program, CITIZEN, question="T1")
    program.driver.press(Qt.Key.Key_5)
    assert program.option(conversation, "T1") == 2
    program.driver.click("turn-screen")
    program.driver.press(Qt.Key.Key_5)
    assert program.option(conversation, "T1") == 5
