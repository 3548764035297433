"""One whole conversation by keyboard alone, one by mouse alone, and the way that Tab goes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.records import StepDraft
from desktop.ui.dialogs import standing
from tests.program import Program


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def has_the_keys(program: Program) -> bool:
    """Whether keys go to the window; a desktop gives them back when a dialog goes, offscreen nobody does."""
    program.window.activateWindow()
    return QApplication.focusWidget() is not None


def tab_to(program: Program, name: str) -> None:
    """Press Tab until the widget has the focus."""
    for _press in range(60):
        if focused().objectName() == name:
            return
        program.driver.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def round_by_tab(program: Program) -> list[QWidget]:
    """Everything that Tab reaches from where the focus is, until it has gone round."""
    reached: list[QWidget] = []
    for _press in range(80):
        program.driver.press(Qt.Key.Key_Tab)
        if focused() in reached:
            assert focused() is reached[0], "Tab goes round, and reaches everything once"
            return reached
        reached.append(focused())
    raise AssertionError("Tab never comes round")


def test_a_whole_conversation_by_keyboard_alone(program: Program) -> None:
    driver = program.driver
    program.add_citizen()
    program.window.show_citizens()
    driver.find("search")
    for key in (Qt.Key.Key_A, Qt.Key.Key_M, Qt.Key.Key_Down):
        driver.press(key)
    driver.press(Qt.Key.Key_Return, control=True)
    driver.find("begin-conversation")
    driver.press(Qt.Key.Key_Return)
    driver.find("topic")
    tab_to(program, "topic")
    driver.press(Qt.Key.Key_P)
    driver.press(Qt.Key.Key_Return, control=True)
    conversation = program.window.page.conversation
    asked = [question.id for question in program.record(conversation).questions]
    for identity in asked:
        driver.press(Qt.Key.Key_Return)
        assert program.window.page.place.question == identity
        driver.press(Qt.Key.Key_2)
        if driver.shows("caseworker-option-4"):
            driver.press(Qt.Key.Key_4)
    driver.press(Qt.Key.Key_Return)
    tab_to(program, "focus-A")
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_Return)
    tab_to(program, "step-text-1")
    driver.press(Qt.Key.Key_B)
    driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_Return)  # the line for the next step is empty: on to the summary
    driver.find("print")
    driver.press(Qt.Key.Key_Return)
    driver.find("finish-confirm")
    tab_to(program, "finish-confirm")
    driver.press(Qt.Key.Key_Return)
    driver.find("save-pdf")
    driver.wait(lambda: has_the_keys(program), "the window to have the keys again")
    tab_to(program, "signature-paper")
    driver.press(Qt.Key.Key_Space)

    assert driver.clicks == 2, "the first start alone was by mouse"
    record = program.record(conversation)
    assert record.final and record.topic == "p" and record.focus_ids == ("A",)
    assert [question.citizen.option for question in record.questions] == [2] * len(asked)
    assert [step.text for step in record.steps] == ["b"]


def test_a_whole_conversation_by_mouse_alone(program: Program) -> None:
    driver = program.driver
    program.add_citizen()
    program.window.show_citizens()
    driver.find("search")
    keys = driver.keys
    program.driver.click("show-archived")
    program.window.show_citizen(1)
    for name in ("start-conversation", "begin-conversation", "mouse-citizen", "next"):
        driver.click(name)
    conversation = program.window.page.conversation
    asked = program.record(conversation).questions
    for question in asked:
        driver.click("citizen-option-2")
        if question.caseworker_options:
            driver.click("caseworker-option-3")
        driver.click("next")
    for name in ("focus-A", "next", "next-3", "next", "next", "finish-confirm", "signature-paper", "next"):
        driver.click(name)
    driver.click("curtain-leave")
    driver.find("search")

    assert driver.keys == keys
    record = program.record(conversation)
    assert record.final and record.next_conversation is not None
    assert [question.citizen.option for question in record.questions] == [2] * len(asked)


def test_a_first_start_can_be_made_on_a_low_screen(tmp_path: Path) -> None:
    program = Program(tmp_path)
    program.window.resize(683, 384)
    program.driver.wait()
    heights = [program.driver.find(name).height() for name in ("new-name", "new-password-again")]
    program.begin().close()
    assert min(heights) >= 30


@pytest.mark.parametrize("page", ["welcome", "question", "development", "plan", "summary"])
def test_tab_begins_in_the_page_and_goes_round_in_visual_order(program: Program, page: str) -> None:
    conversation = program.start_conversation(program.add_citizen(), "A1", "E1")
    driver = program.driver
    services = program.unlocked.services
    program.ask(services.plans.add_step, conversation, StepDraft("Ringe til køkkenet"))
    driver.click("next")
    if page != "question":
        driver.click(f"go-{page}")
    area = program.window.page
    area._stack.currentWidget().setFocus()
    parts = [area._stack, driver.find("next").parentWidget(), area._header, area._navigation]
    visited = [
        next(place for place, part in enumerate(parts) if part.isAncestorOf(widget))
        for widget in round_by_tab(program)
    ]
    assert visited == sorted(visited), "content, footer, header, the way: each as a whole"
    assert set(visited) == {0, 1, 2, 3}


_DOWN_THE_PLAN = (
    *("open-goal", "goal", "open-barriers", "next-1", "step-text-1"),
    *("open-placement", "open-support", "disagree", "next"),
)


def test_tab_on_the_plan_goes_down_the_page(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    program.driver.click("go-plan")
    program.window.page._stack.currentWidget().setFocus()
    names = [widget.objectName() for widget in round_by_tab(program)]
    order = [names.index(name) for name in _DOWN_THE_PLAN]
    assert order == sorted(order)


def test_nothing_under_the_curtain_is_reached(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    driver = program.driver
    under = driver.find("stop-here")
    driver.press(Qt.Key.Key_F9)
    names = {widget.objectName() for widget in round_by_tab(program)}
    assert names == {"curtain-back", "curtain-leave"}
    assert not under.isVisible(), "hidden from screen readers too"
    driver.press(Qt.Key.Key_F9)
    assert under.isVisible()


def test_the_keys_alone_put_a_ring_around_an_answer(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    driver = program.driver
    driver.click("next")
    driver.click("citizen-option-2")
    by_mouse = driver.find("citizen-option-2").grab().toImage()
    driver.find("citizen-option-2").clearFocus()
    without = driver.find("citizen-option-2").grab().toImage()
    assert by_mouse == without
    driver.find("citizen-option-2").setFocus(Qt.FocusReason.TabFocusReason)
    assert driver.find("citizen-option-2").grab().toImage() != without


@pytest.mark.parametrize("size", [(683, 384), (1366, 768)])
def test_the_citizens_language_can_be_chosen_at_every_size(program: Program, size: tuple[int, int]) -> None:
    program.window.resize(*size)
    program.start_conversation(program.add_citizen("Maximiliane-Alexandrine Prøve", language="ar"), "A1")
    chooser = program.driver.find("citizen-language")
    assert chooser.mapTo(program.window, QPoint(chooser.width(), 0)).x() <= size[0]
    assert "العربية" in chooser.text() and "Borgerens sprog" in chooser.accessibleName()


def test_the_buttons_of_a_form_stay_on_a_low_screen(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.window.resize(683, 384)
    monkeypatch.setattr(standing, "room_for", lambda _dialog: QRect(0, 0, 683, 384))
    program.window.show_citizens()
    program.driver.click("new-citizen")
    form = program.driver.find("accept").window()
    assert form.height() <= 384
    tab_to(program, "accept")


def test_with_the_screen_turned_the_number_keys_answer(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(), "T1")
    driver = program.driver
    driver.click("next")
    tab_to(program, "turn-screen")
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_2)
    assert program.option(conversation, "T1") == 2
    tab_to(program, "hide-answer")
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_Return)
    assert program.window.page.place.page != "question", "on to the next page"


def test_with_a_long_name_nothing_moves_when_the_caseworkers_side_opens(program: Program) -> None:
    program.start_conversation(program.add_citizen("Maximiliane-Alexandrine Prøvesen"), "A1")
    driver = program.driver
    driver.click("next")
    before = driver.find("caseworker-option-1").mapTo(program.window, QPoint())
    driver.click("citizen-option-2")
    assert driver.find("caseworker-option-1").mapTo(program.window, QPoint()) == before


def test_the_strip_below_the_preparation_has_two_lines_at_most(program: Program) -> None:
    program.window.resize(683, 384)
    citizen = program.add_citizen()
    services = program.unlocked.services
    before = program.start_conversation(citizen, "A1", "E1")
    program.ask(services.finishing.finish, before)
    program.window.show_citizens()
    program.window.show_preparation(citizen)
    driver = program.driver
    driver.find("begin-conversation")
    driver.wait()
    count = driver.find("count")
    assert count.heightForWidth(count.width()) <= 2 * count.fontMetrics().lineSpacing() + 2


def test_ways_not_to_answer_are_as_tall_as_answers(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    driver = program.driver
    driver.click("next")
    names = ("citizen-does_not_know", "citizen-declined", "citizen-not_relevant", "caseworker-cannot_judge")
    assert min(driver.find(name).height() for name in names) >= 44
