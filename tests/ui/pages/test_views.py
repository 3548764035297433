"""The caseworker's view in private: without the citizen's answers, and opened together."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.records import AnswerState, CaseworkerView, Rater
from desktop.ui.desk import Desk
from desktop.ui.pages.views import ViewsPage
from desktop.ui.widgets.question.answer_ladder import AnswerLadder
from desktop.ui.worker import Worker
from tests.ui.shared_screen import NARROW, Talks, assert_fits_sideways, part, press, talks, texts

__all__ = ["talks"]


@pytest.fixture
def afterwards(talks: Talks) -> Talks:
    """The citizen has answered; the caseworker's view comes afterwards."""
    talks.answered({"A1": 2, "A2": 5, "B3": 1, "E1": 3}, CaseworkerView.AFTERWARDS)
    return talks


def answer(page: ViewsPage, question: str, option: int) -> None:
    ladder = part(page, f"view-{question}", AnswerLadder)
    press(ladder, f"{Rater.CASEWORKER}-option-{option}")


def given(talks: Talks, question: str) -> tuple[str, int | None]:
    found = next(each for each in talks.view().record.questions if each.id == question)
    assert found.caseworker is not None
    return found.caseworker.state, found.caseworker.option


def test_the_screen_is_turned_first(afterwards: Talks) -> None:
    page = afterwards.show(ViewsPage)
    assert not part(page, "view-A1").isVisible()
    press(page, "screen-turned")
    assert part(page, "view-A1").isVisible()
    page.hide()
    page.show()
    assert not part(page, "view-A1").isVisible(), "whoever comes back turns it again"


def test_no_answer_of_the_citizen_is_anywhere_on_the_page(afterwards: Talks) -> None:
    page = afterwards.show(ViewsPage)
    press(page, "screen-turned")
    said = texts(page)
    for question in afterwards.view().record.questions:
        assert question.citizen.words not in said
        assert all(option not in said for option in question.options)


def test_only_questions_with_a_caseworkers_view_are_there(afterwards: Talks) -> None:
    page = afterwards.show(ViewsPage)
    assert page.findChild(AnswerLadder, "view-B3") is None
    assert page.findChild(AnswerLadder, "view-E1") is None


def test_views_are_stored_click_by_click(afterwards: Talks) -> None:
    page = afterwards.show(ViewsPage)
    press(page, "screen-turned")
    answer(page, "A1", 4)
    afterwards.settle()
    assert given(afterwards, "A1") == (AnswerState.ANSWERED, 4)
    assert "1 of 2 views are given." in texts(page)
    press(page, "cannot-judge-A2")
    afterwards.settle()
    assert given(afterwards, "A2") == (AnswerState.CANNOT_JUDGE, None)
    answer(page, "A2", 1)
    afterwards.settle()
    assert given(afterwards, "A2") == (AnswerState.ANSWERED, 1)
    assert not part(page, "cannot-judge-A2").isChecked()


def test_the_number_keys_answer_one_question_after_the_other(afterwards: Talks) -> None:
    page = afterwards.show(ViewsPage)
    press(page, "screen-turned")
    for key in (Qt.Key.Key_3, Qt.Key.Key_1):
        QTest.keyClick(page.focusWidget(), key)
        afterwards.settle()
    assert given(afterwards, "A1") == (AnswerState.ANSWERED, 3)
    assert given(afterwards, "A2") == (AnswerState.ANSWERED, 1)


def test_number_keys_do_nothing_before_the_screen_is_turned(afterwards: Talks) -> None:
    page = afterwards.show(ViewsPage)
    QTest.keyClick(page, Qt.Key.Key_3)
    afterwards.settle()
    assert given(afterwards, "A1") == (AnswerState.NOT_REACHED, None)


def test_views_are_opened_once_something_is_given_and_then_stand(afterwards: Talks) -> None:
    page = afterwards.show(ViewsPage)
    press(page, "screen-turned")
    assert not part(page, "show-together").isEnabled()
    answer(page, "A1", 4)
    afterwards.settle()
    press(page, "show-together")
    afterwards.settle()
    assert afterwards.view().views_opened
    assert not part(page, "view-A1").isEnabled()
    assert not part(page, "show-together").isVisible()
    assert "They stand as they are." in texts(page)


def test_a_view_that_was_not_stored_is_taken_back(desk: Desk, afterwards: Talks, qtbot: QtBot) -> None:
    strict = Worker()
    told: list[Exception] = []
    strict.failed.connect(told.append)
    page = ViewsPage(Desk(desk.words, afterwards.behind.unlocked, strict))
    qtbot.addWidget(page)
    page.resize(1116, 656)
    page.show_view(afterwards.view())
    page.show()
    press(page, "screen-turned")
    afterwards.finish()
    answer(page, "A1", 2)
    qtbot.waitUntil(lambda: bool(told))
    assert not any(option.isChecked() for option in part(page, "view-A1", AnswerLadder).options)


def test_a_finished_conversation_is_only_read(afterwards: Talks) -> None:
    afterwards.finish()
    page = afterwards.show(ViewsPage)
    press(page, "screen-turned")
    assert not part(page, "view-A1").isEnabled()
    assert not part(page, "cannot-judge-A1").isEnabled()


def test_it_fits_at_twice_the_size(afterwards: Talks) -> None:
    page = afterwards.show(ViewsPage, NARROW)
    press(page, "screen-turned")
    assert_fits_sideways(page)
