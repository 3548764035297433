"""A conversation in other ways than beside each other at the screen, and one that is left early."""

import pytest
from PySide6.QtCore import Qt

from desktop.records import CaseworkerView, Form, MouseHolder, Rater
from tests.program import Program
from tests.ui.shared_screen import texts
from tests.ui.talk_parts import SIX, finish


@pytest.mark.parametrize("question", ["B3", "B4", "C3", "C4", "E1"])
def test_questions_of_the_citizens_alone_have_no_second_ladder(program: Program, question: str) -> None:
    program.start_conversation(program.add_citizen(), question)
    program.driver.click("next")
    program.driver.click("citizen-option-1")
    assert not program.driver.shows("caseworker-option-1")
    assert program.driver.shows("follow-up")


@pytest.mark.parametrize("question", ["E2", "T1"])
def test_a_question_about_the_people_in_the_room_is_answered_with_the_screen_turned(
    program: Program, question: str
) -> None:
    conversation = program.start_conversation(program.add_citizen(), question)
    driver = program.driver
    driver.click("next")
    assert not driver.shows("citizen-option-1")
    driver.click("turn-screen")
    driver.click("citizen-option-4")
    driver.click("hide-answer")
    assert not driver.shows("citizen-option-4")
    assert program.option(conversation, question) == 4


def test_stop_here_marks_the_rest_as_not_reached_and_can_be_finished(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(), *SIX)
    driver = program.driver
    driver.click("next")
    driver.click("citizen-option-2")
    driver.click("stop-here")
    driver.click("stop-confirm")
    driver.find("print")
    finish(program)
    record = program.record(conversation)
    assert record.final and record.stopped_early
    assert [q.citizen.state for q in record.questions] == ["answered"] + ["not_reached"] * 5


def test_stop_here_stands_on_every_page_before_the_summary(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    driver = program.driver
    for _page in ("welcome", "question", "development", "plan"):
        assert driver.shows("stop-here")
        driver.click("next")
    assert driver.shows("print") and not driver.shows("stop-here")


def test_a_talk_without_questions_is_a_full_conversation(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1")
    driver = program.driver
    assert "nogle få spørgsmål" in texts(program.window.page)
    driver.click("without-questions")
    assert "nogle få spørgsmål" not in texts(program.window.page)
    driver.click("next")
    driver.type("talk", "Vi talte om bussen.")
    driver.click("next")
    driver.type("step-text-1", "Søge buskort")
    driver.press(Qt.Key.Key_Return)
    driver.click("next")
    finish(program)
    record = program.record(conversation)
    assert record.final and record.without_questions
    assert record.talk == "Vi talte om bussen."
    assert [step.text for step in record.steps] == ["Søge buskort"]


@pytest.mark.parametrize("form", [Form.PHONE, Form.PAPER])
def test_by_phone_or_from_paper_with_a_companion_and_an_interpreter(program: Program, form: Form) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1")
    driver = program.driver
    driver.click(f"form-{form}")
    driver.click("present-companion")
    driver.click("present-interpreter")
    driver.click("mouse-caseworker")
    driver.click("next")
    driver.click("citizen-option-1")
    answer = program.ask(program.unlocked.services.answers.revisions, conversation, "A1", Rater.CITIZEN)[0]
    assert answer.form is form
    record = program.record(conversation)
    assert record.present == ("companion", "interpreter")
    assert record.mouse == MouseHolder.CASEWORKER
    assert record.information_given


def test_the_caseworkers_view_afterwards_is_hidden_until_both_are_shown(program: Program) -> None:
    citizen = program.add_citizen()
    services = program.unlocked.services
    conversation = program.ask(services.preparations.prepare, citizen)
    program.ask(services.preparations.choose, conversation, ["A1"])
    program.ask(services.preparations.set_caseworker_view, conversation, CaseworkerView.AFTERWARDS)
    program.window.show_preparation(citizen)
    driver = program.driver
    driver.click("begin-conversation")
    driver.click("next")
    driver.click("citizen-option-5")
    assert not driver.shows("caseworker-option-1")
    driver.click("next")
    assert driver.shows("go-views")
    assert program.window.page.place.page == "views"
