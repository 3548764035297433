"""Whole conversations through the real window: by mouse, by keyboard, and in every way one can go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea

from desktop.records import AnswerState, Rater
from desktop.ui.widgets.talk.talk_navigation import NavigationItem, Progress
from tests.program import Program
from tests.ui.talk_parts import SIX, enabled, finish, to_summary


def test_six_questions_from_start_to_signed_take_at_most_35_clicks(program: Program) -> None:
    driver = program.driver
    citizen = program.add_citizen()
    services = program.unlocked.services
    conversation = program.ask(services.preparations.prepare, citizen)
    program.ask(services.preparations.choose, conversation, SIX)
    program.window.show_preparation(citizen)
    driver.find("begin-conversation")
    driver.clicks = driver.keys = 0

    driver.click("begin-conversation")
    driver.type("topic", "Praktik")
    driver.click("mouse-citizen")
    driver.click("next")
    for _question in SIX:
        driver.click("citizen-option-2")
        if driver.shows("caseworker-option-3"):
            driver.click("caseworker-option-3")
        driver.click("next")
    driver.click("focus-A")
    driver.click("next")
    driver.type("step-text-1", "Ringe til køkkenet")
    driver.press(Qt.Key.Key_Return)
    driver.click("next")
    finish(program)
    driver.click("signature-paper")

    assert driver.clicks + driver.keys <= 35
    record = program.record(conversation)
    assert record.final
    assert [q.citizen.option for q in record.questions] == [2] * 6
    assert [q.caseworker.option for q in record.questions if q.caseworker] == [3] * 5
    assert [step.text for step in record.steps] == ["Ringe til køkkenet"]
    assert record.focus_ids == ("A",)


def test_a_conversation_by_keyboard_alone(program: Program) -> None:
    driver = program.driver
    conversation = program.start_conversation(program.add_citizen(), "A1", "E1")
    driver.find("topic").setFocus()
    driver.press(Qt.Key.Key_Return, control=True)  # leaves the note
    driver.press(Qt.Key.Key_Return)
    driver.find("citizen-option-1")
    driver.press(Qt.Key.Key_2)
    driver.press(Qt.Key.Key_4)
    driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_5)
    driver.press(Qt.Key.Key_Return, shift=True)
    assert program.window.page.place.question == "A1"
    assert program.option(conversation, "A1") == 2
    assert program.option(conversation, "A1", Rater.CASEWORKER) == 4
    assert program.option(conversation, "E1") == 5


def test_typing_digits_in_a_note_answers_nothing(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1")
    program.driver.click("next")
    program.driver.type("help", "12345")
    program.driver.wait(lambda: program.record(conversation).questions[0].help == "12345", "the note")
    assert program.option(conversation, "A1") is None


def test_what_is_being_typed_is_never_taken_away_by_what_was_stored_before(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1")
    driver = program.driver
    driver.click("next")
    field = driver.find("help")
    field.setFocus()
    for letter in "At prøve det":
        QTest.keyClicks(field, letter)
        program.window.page._refresh()  # an answer elsewhere has the conversation read again
        QApplication.processEvents()
    driver.wait(lambda: program.record(conversation).questions[0].help == "At prøve det", "the note")
    assert field.toPlainText() == "At prøve det"


@pytest.mark.parametrize("size", [(683, 384), (1366, 768), (2560, 1440)])
def test_nothing_stands_out_to_the_side(program: Program, size: tuple[int, int]) -> None:
    program.start_conversation(program.add_citizen("Maximiliane-Alexandrine Prøvesen"), "A1", "B1")
    program.window.resize(*size)
    driver = program.driver
    for _page in ("welcome", "A1", "B1", "development", "plan", "summary"):
        driver.wait()
        assert program.window.width() == size[0]
        page = program.window.page._stack.currentWidget()
        for area in page.findChildren(QScrollArea):
            if area.isVisible():
                assert area.widget().width() <= area.viewport().width()
        if not driver.shows("print"):
            driver.click("next")


def test_a_tick_is_for_what_was_done_not_for_a_page_that_was_passed(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1", "B2")
    driver = program.driver

    def ticked() -> list[str]:
        items = program.window.page.findChildren(NavigationItem)
        return [item.objectName() for item in items if item.stop.progress is Progress.DONE]

    assert ticked() == [], "welcome is being read"
    driver.click("next")
    assert ticked() == ["go-welcome"]
    to_summary(program)
    assert ticked() == ["go-welcome"]
    driver.click("go-question-A1")
    driver.click("citizen-declined")
    driver.click("go-development")
    driver.click("focus-A")
    assert ticked() == ["go-welcome", "go-question-A1", "go-development"]
    driver.click("go-plan")
    driver.type("step-text-1", "Ringe til køkkenet")
    driver.press(Qt.Key.Key_Return)
    driver.click("go-welcome")
    assert ticked() == ["go-welcome", "go-question-A1", "go-development", "go-plan"]


def test_the_caseworkers_side_opens_when_the_citizen_has_answered(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    program.driver.click("next")
    assert not enabled(program, "caseworker-option-1")
    program.driver.click("citizen-option-3")
    assert enabled(program, "caseworker-option-1")


@pytest.mark.parametrize("state", [AnswerState.DOES_NOT_KNOW, AnswerState.DECLINED, AnswerState.NOT_RELEVANT])
def test_not_answering_is_an_answer_of_its_own(program: Program, state: AnswerState) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1")
    program.driver.click("next")
    program.driver.click(f"citizen-{state}")
    assert program.record(conversation).questions[0].citizen.state == state


def test_a_changed_answer_counts_and_the_first_is_kept(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1", "B2")
    driver = program.driver
    driver.click("next")
    driver.click("citizen-option-4")
    driver.click("next")
    driver.click("back")
    driver.click("citizen-option-2")
    found = program.ask(program.unlocked.services.answers.revisions, conversation, "A1", Rater.CITIZEN)
    assert [answer.option for answer in found] == [4, 2]
    assert program.record(conversation).questions[0].citizen.changed


def test_finishing_locks_the_pages_and_leads_to_the_curtain(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    driver = program.driver
    driver.click("next")
    driver.click("citizen-option-2")
    to_summary(program)
    finish(program)
    driver.click("go-question-A1")
    assert not enabled(program, "citizen-option-3")
    driver.click("go-summary")
    driver.click("next")
    assert program.window.curtain.isVisible()
    driver.click("curtain-leave")
    driver.find("search")


def test_two_enters_in_a_row_do_not_finish(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1")
    driver = program.driver
    driver.click("go-summary")
    driver.find("print")
    driver.press(Qt.Key.Key_Return)
    driver.find("finish-dialog")
    QTest.keyClick(driver.find("finish-dialog"), Qt.Key.Key_Return)
    driver.wait()
    assert not driver.shows("finish-dialog")
    assert not program.record(conversation).final


def test_nothing_moves_when_last_times_mark_comes(program: Program) -> None:
    citizen = program.add_citizen()
    program.start_conversation(citizen, "A1")
    driver = program.driver
    driver.click("next")
    driver.click("citizen-option-2")
    driver.click("go-summary")
    finish(program)
    program.window.show_citizens()
    program.start_conversation(citizen, "A1")
    driver.click("next")
    options = [driver.find(f"citizen-option-{number}") for number in range(1, 6)]
    before = [option.geometry() for option in options]
    driver.click("citizen-option-2")
    assert options[1].accessibleDescription().startswith("sidst")
    assert [option.geometry() for option in options] == before


def test_typing_searches_at_once_when_the_list_comes_up(program: Program) -> None:
    program.add_citizen("Bent Prøve")
    program.window.show_citizens()
    field = program.driver.find("search")
    program.driver.wait()
    assert program.window.page.focusWidget() is field


def test_enter_presses_the_button_that_has_the_focus(program: Program) -> None:
    program.driver.find("new-citizen").setFocus()
    program.driver.press(Qt.Key.Key_Return)
    assert program.driver.shows("citizen-form")


def test_the_curtain_hides_at_once_and_lifts_to_the_same_page(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    driver = program.driver
    driver.click("next")
    driver.press(Qt.Key.Key_F9)
    assert program.window.curtain.isVisible()
    assert not driver.find("curtain").grab().toImage().isNull()
    driver.press(Qt.Key.Key_F9)
    assert not program.window.curtain.isVisible()
    assert driver.shows("citizen-option-1")


def test_the_shared_screen_shows_no_other_citizen(program: Program) -> None:
    program.add_citizen("Hemmelig Andersen", cpr="610190-0000")
    program.start_conversation(program.add_citizen("Amira Prøve"), "A1", "T1")
    driver = program.driver
    for _page in range(6):
        seen = " ".join(
            text
            for widget in program.window.findChildren(QAbstractButton)
            for text in (widget.text(), widget.accessibleName(), widget.toolTip())
        )
        seen += program.window.windowTitle() + " ".join(labels(program))
        assert "Hemmelig" not in seen and "610190" not in seen
        if driver.shows("print"):
            break
        driver.click("next")


def labels(program: Program) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in program.window.findChildren(QLabel)]


def test_a_second_conversation_for_the_same_citizen_resumes_the_first(program: Program) -> None:
    citizen = program.add_citizen()
    conversation = program.start_conversation(citizen, "A1", "B2")
    program.driver.click("next")
    program.driver.click("next")
    program.window.show_citizens()
    program.window.show_preparation(citizen)
    program.driver.find("citizen-option-1")
    assert program.window.page.conversation == conversation
    assert program.window.page.place.question == "B2"


def test_english_is_spoken_without_a_restart(program: Program) -> None:
    program.app.window.language_chosen.emit("en")
    program.driver.wait()
    button = program.driver.find("new-citizen")
    assert isinstance(button, QAbstractButton)
    assert button.accessibleName() == "New citizen"
