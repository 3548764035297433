"""Following up and adding with the keys: the cursor stays where it was, and so does the page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton

from desktop.plan_records import SupportRole
from desktop.records import Place, StepDraft, StepRecord, StepStatus
from desktop.ui.conversation import ConversationArea
from tests.program import Program


def area(program: Program) -> ConversationArea:
    found = program.window.findChild(ConversationArea)
    assert isinstance(found, ConversationArea)
    return found


def agreed(program: Program, conversation: int, text: str) -> int:
    """The number of a step agreed on in this conversation."""
    made: StepRecord = program.ask(program.unlocked.services.plans.add_step, conversation, StepDraft(text))
    return made.id


def test_the_cursor_stays_at_the_step_that_was_followed_up(program: Program) -> None:
    citizen = program.add_citizen()
    services = program.unlocked.services
    conversation = program.start_conversation(citizen, "A1")
    first, _second = (agreed(program, conversation, text) for text in ("Ringe", "Gå"))
    program.ask(services.finishing.finish, conversation)
    program.start_conversation(citizen, "A1")
    driver = program.driver
    state = driver.find(f"review-{first}")
    assert isinstance(state, QPushButton)
    state.setFocus()
    menu = state.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    driver.wait(lambda: isinstance(now := driver.find(f"review-{first}"), QPushButton) and now is not state)
    assert driver.find(f"review-{first}").hasFocus()


def with_two_steps(program: Program, citizen: int, texts: tuple[str, str]) -> tuple[int, int]:
    """What was agreed last time, at the welcome of the next conversation."""
    services = program.unlocked.services
    before = program.start_conversation(citizen, "A1")
    first, second = (agreed(program, before, text) for text in texts)
    program.ask(services.finishing.finish, before)
    program.start_conversation(citizen, "A1")
    return first, second


def test_a_changed_step_is_agreed_anew_on_the_page_of_the_plan(program: Program) -> None:
    citizen = program.add_citizen()
    _first, second = with_two_steps(program, citizen, ("Ringe", "Gå en tur"))
    driver = program.driver
    state = driver.find(f"review-{second}")
    assert isinstance(state, QPushButton)
    menu = state.menu()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.text() == "Ændret …").trigger()
    driver.wait(lambda: area(program).place == Place("plan"), "the page of the plan")
    driver.wait(lambda: driver.find(f"review-{second}-changed").hasFocus(), "the step to have the keys")
    driver.press(Qt.Key.Key_Space)
    driver.wait(lambda: driver.find("step-text-1").hasFocus(), "the step to be agreed anew")
    driver.press(Qt.Key.Key_X)
    step = driver.find("step-text-1")
    assert isinstance(step, QPlainTextEdit)
    assert step.toPlainText() == "Gå en turx", "the typing goes on behind what was agreed"


def test_the_buttons_of_the_steps_are_of_one_width(program: Program) -> None:
    citizen = program.add_citizen()
    steps = with_two_steps(program, citizen, ("Ringe", "Gå"))
    conversation = area(program).conversation
    review = program.unlocked.services.plans.review
    program.ask(review, conversation, steps[0], StepStatus.NOT_DONE, "")
    area(program).go(Place("welcome"))
    program.driver.wait()
    assert len({program.driver.find(f"review-{step}").width() for step in steps}) == 1


def test_enter_in_a_line_adds_and_the_page_stays(program: Program) -> None:
    citizen = program.add_citizen()
    program.start_conversation(citizen, "A1")
    area(program).go(Place("support"))
    driver = program.driver
    driver.type("person-name", "Bo Mentor")
    driver.type("person-contact", "70 00 00 01")
    driver.press(Qt.Key.Key_Return)
    driver.wait()
    (bo,) = program.ask(program.unlocked.services.support.get, citizen).persons
    assert (bo.role, bo.name) == (SupportRole.MENTOR, "Bo Mentor")
    assert area(program).place == Place("support")


def test_enter_presses_a_suggestion_and_the_page_stays(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    area(program).go(Place("goal"))
    driver = program.driver
    driver.find("way-wish").setFocus()
    driver.press(Qt.Key.Key_Return)
    driver.wait()
    assert area(program).place == Place("goal")
    way = driver.find("way-wish")
    assert isinstance(way, QPushButton) and way.isChecked()


def test_a_page_has_the_same_name_on_the_way_and_at_its_top(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    area(program).go(Place("experience"))
    words = program.window.words.gettext("Health and experience")
    assert program.driver.find("go-experience").accessibleName().startswith(words)
