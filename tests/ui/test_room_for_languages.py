"""Every letter has a font, and every question its room, in each of the citizens' languages."""

from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QLabel

from desktop import paths
from desktop.questions import load
from desktop.records import AnswerState, Rater
from desktop.ui import theme
from tests.program import Program
from tests.support import HandClock
from tests.ui.english import program

__all__ = ["program"]


@pytest.mark.parametrize("language", ["ar", "uk", "en"])
def test_answers_of_one_line_take_hardly_more_room_than_danish_ones(program: Program, language: str) -> None:
    program.start_conversation(program.add_citizen(language=language), "A1")
    program.driver.click("next")
    for number in range(1, 6):
        height = program.driver.find(f"citizen-option-{number}").height()
        assert theme.TARGET <= height <= theme.TARGET + 2, "with the Danish beneath"
    beside = program.driver.find("caseworker-cannot_judge")
    assert program.driver.find("citizen-declined").height() == beside.height()


def test_every_letter_has_a_font_that_is_shipped() -> None:
    """No box in place of a letter, on a machine with no fonts of its own."""
    fonts = [QRawFont(str(file), 16) for file in sorted((paths.resources() / "fonts").glob("*-SemiBold.ttf"))]
    for language in ("ar", "uk", "en"):
        source = paths.resources() / "i18n" / language / "LC_MESSAGES" / "questions.po"
        for letter in set(source.read_text("utf-8")) - {"\n"}:
            assert any(font.supportsCharacter(ord(letter)) for font in fonts), letter


@pytest.mark.parametrize("language", ["ar", "uk", "en"])
def test_every_question_with_its_history_stands_whole_on_the_smallest_laptop(
    tmp_path: Path, language: str
) -> None:
    clock = HandClock()
    program = Program(tmp_path, clock=clock).begin()
    citizen = program.add_citizen(language=language)
    services = program.unlocked.services
    asked = [question.id for question in load().questions if not question.private_screen]
    for _conversation in range(2):
        conversation = program.start_conversation(citizen, *asked)
        for question in asked:
            for rater in Rater:
                if rater is Rater.CITIZEN or load().question(question).caseworker_options:
                    say = services.answers.answer
                    program.ask(say, conversation, question, rater, AnswerState.ANSWERED, 3)
        if not _conversation:
            program.ask(services.finishing.finish, conversation)
            clock.turn(days=91)
    scrolled = {}
    for question in asked:
        program.driver.click("next")
        page = program.window.page._stack.currentWidget()
        assert program.driver.shows("history-as-table") and page.question.id == question
        scrolled[question] = page._area.verticalScrollBar().maximum()
    program.close()
    assert scrolled == dict.fromkeys(asked, 0)


def test_beside_a_history_the_follow_up_keeps_its_name(tmp_path: Path) -> None:
    program = Program(tmp_path).begin()
    citizen = program.add_citizen(language="ar")
    services = program.unlocked.services
    first = program.start_conversation(citizen, "A1")
    for rater in Rater:
        program.ask(services.answers.answer, first, "A1", rater, AnswerState.ANSWERED, 2)
    program.ask(services.finishing.finish, first)
    program.start_conversation(citizen, "A1")
    for name in ("next", "citizen-option-2", "caseworker-option-3"):
        program.driver.click(name)
    page = program.window.page._stack.currentWidget()
    assert program.driver.shows("history-as-table")
    assert page._area.verticalScrollBar().maximum() == 0
    named = [label.text() for label in page.findChildren(QLabel) if label.buddy() is not None]
    program.close()
    assert named == ["Opfølgning"], "a name that stays when something is written"
