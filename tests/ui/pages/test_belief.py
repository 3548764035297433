"""Factor F: stored by the click, earlier ones hidden until then, and never a number."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import AnswerState, BeliefTiming
from desktop.ui.desk import Desk
from desktop.ui.pages.belief import BeliefPage
from desktop.ui.widgets.note_field import NoteField
from desktop.ui.widgets.question.answer_ladder import AnswerOption
from desktop.ui.worker import Worker
from tests import support
from tests.support import HandClock
from tests.ui.pages.shown_page import ShownPage

LEFT = Qt.MouseButton.LeftButton


class Shown(ShownPage[BeliefPage]):
    """The page on the screen."""

    def __init__(self, desk: Desk, qtbot: QtBot, worker: Worker, conversation: int) -> None:
        super().__init__(BeliefPage(desk, conversation), qtbot, worker)

    def options(self, question: str) -> list[AnswerOption]:
        return self.page.findChild(QWidget, f"belief-{question}").findChildren(AnswerOption)

    def choose(self, question: str, option: int) -> None:
        self.qtbot.mouseClick(self.options(question)[option - 1], LEFT)
        self.settle()

    def chosen(self, question: str) -> list[int]:
        return [place for place, option in enumerate(self.options(question), start=1) if option.isChecked()]

    def texts(self) -> list[str]:
        labels = [label for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page)]
        return [label.text() for label in labels if label.text()]


@pytest.fixture
def citizen(behind: support.Desk) -> int:
    return behind.citizen("Anna Bay")


@pytest.fixture
def conversation(behind: support.Desk, clock: HandClock, citizen: int) -> int:
    """A conversation in preparation; in the one before it F was given."""
    before = behind.held(citizen)
    behind.beliefs.give(before, "F1", AnswerState.ANSWERED, 4)
    behind.beliefs.give(before, "F2", AnswerState.ANSWERED, 3)
    behind.beliefs.note(before, "En mentor")
    clock.turn(days=90)
    return int(behind.preparations.prepare(citizen))


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot, worker: Worker, conversation: int) -> Shown:
    return Shown(desk, qtbot, worker, conversation)


def test_a_click_is_stored_with_its_time_before_the_talk(
    shown: Shown, behind: support.Desk, conversation: int
) -> None:
    shown.choose("F1", 2)
    stored = behind.beliefs.get(conversation).questions[0]
    assert (stored.id, stored.option, stored.timing) == ("F1", 2, BeliefTiming.BEFORE)
    assert shown.chosen("F1") == [2]
    assert shown.chosen("F2") == []
    assert "Given: before the talk" in shown.texts()
    assert any(text.startswith("✓ Saved") for text in shown.texts())


def test_the_earlier_answers_wait_for_todays(shown: Shown) -> None:
    def earlier() -> list[str]:
        return [text for text in shown.texts() if text.startswith("12 May 2026")]

    assert earlier() == []
    assert "Earlier answers are shown when you have given today's." in shown.texts()
    shown.choose("F1", 2)
    assert earlier() == ["12 May 2026: Jeg tvivler meget på det"]
    shown.press("cannot-judge-F2")
    assert set(earlier()) == {
        "12 May 2026: Jeg tvivler meget på det",
        "12 May 2026: Jeg er i tvivl. Det kan gå begge veje",
        "12 May 2026: En mentor",
    }


def test_cannot_judge_is_an_answer_of_its_own_and_can_be_changed(
    shown: Shown, behind: support.Desk, conversation: int
) -> None:
    shown.choose("F2", 5)
    shown.press("cannot-judge-F2")
    assert behind.beliefs.get(conversation).questions[1].state is AnswerState.CANNOT_JUDGE
    assert shown.chosen("F2") == []
    shown.choose("F2", 1)
    assert behind.beliefs.get(conversation).questions[1].option == 1
    assert not shown.page.findChild(QPushButton, "cannot-judge-F2").isChecked()


def test_the_same_answer_again_is_no_new_one(shown: Shown, behind: support.Desk, conversation: int) -> None:
    shown.choose("F1", 2)
    shown.choose("F1", 2)
    shown.press("cannot-judge-F2")
    shown.press("cannot-judge-F2")
    assert behind.sql("SELECT count(*) FROM belief WHERE conversation_id = ?", conversation)[0][0] == 2
    assert shown.page.findChild(QPushButton, "cannot-judge-F2").isChecked()


def test_the_note_is_stored_when_the_page_is_left(
    shown: Shown, behind: support.Desk, conversation: int
) -> None:
    shown.qtbot.keyClicks(shown.page.findChild(NoteField, "belief-note"), "Flere gode dage")
    with shown.qtbot.waitSignal(shown.page.finished):
        shown.press("done")
    assert behind.beliefs.get(conversation).note == "Flere gode dage"


def test_what_was_given_stands_there_again(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, conversation: int
) -> None:
    behind.beliefs.give(conversation, "F1", AnswerState.ANSWERED, 1)
    behind.beliefs.note(conversation, "Et kørekort")
    shown = Shown(desk, qtbot, worker, conversation)
    assert shown.chosen("F1") == [1]
    assert shown.page.findChild(NoteField, "belief-note").toPlainText() == "Et kørekort"


def test_the_page_says_who_may_see_it_and_shows_no_numbers(shown: Shown) -> None:
    texts = shown.texts()
    assert any("the right to see what stands here" in text for text in texts)
    assert any("about Anna Bay as one person" in text for text in texts)
    shown.choose("F1", 3)
    said = [*shown.texts(), *(button.text() for button in shown.page.findChildren(QAbstractButton))]
    assert not [text for text in said if "%" in text or re.search(r"\b3[23]\b", text)]


def test_by_keyboard_alone(shown: Shown, behind: support.Desk, conversation: int) -> None:
    first = shown.options("F1")[0]
    shown.qtbot.waitUntil(lambda: shown.page.focusWidget() is first)
    shown.qtbot.keyClick(first, Qt.Key.Key_Down)
    shown.qtbot.keyClick(shown.page.focusWidget(), Qt.Key.Key_Space)
    shown.settle()
    assert behind.beliefs.get(conversation).questions[0].option == 2


def test_each_choice_says_its_question_and_its_words(shown: Shown) -> None:
    names = [option.accessibleName() for option in shown.options("F2")]
    assert names[0].startswith("Hvor meget tror du på, at borgeren kommer i gang med en uddannelse")
    assert names[0].endswith("Jeg tror fuldt ud på det")


def test_answers_of_both_questions_stand_in_line(shown: Shown) -> None:
    tops = [[option.mapTo(shown.page, option.pos()).y() for option in shown.options(f)] for f in ("F1", "F2")]
    assert tops[0] == tops[1]


def test_the_number_keys_answer_where_the_focus_is_or_what_is_left(shown: Shown) -> None:
    shown.qtbot.keyClick(shown.options("F1")[0], Qt.Key.Key_3)
    shown.settle()
    assert (shown.chosen("F1"), shown.chosen("F2")) == ([3], [])
    shown.qtbot.keyClick(shown.options("F1")[0], Qt.Key.Key_2)
    shown.settle()
    assert (shown.chosen("F1"), shown.chosen("F2")) == ([2], []), "the question that has the focus"
    shown.page.setFocus()
    shown.page.findChild(QPushButton, "done").setFocus()
    shown.qtbot.keyClick(shown.page.findChild(QPushButton, "done"), Qt.Key.Key_5)
    shown.settle()
    assert (shown.chosen("F1"), shown.chosen("F2")) == ([2], [5]), "the one without an answer"


def test_a_number_in_the_note_is_a_number(shown: Shown) -> None:
    note = shown.page.findChild(NoteField)
    note.setFocus()
    shown.qtbot.keyClick(note, Qt.Key.Key_4)
    shown.settle()
    assert note.toPlainText() == "4" and shown.chosen("F1") == []
