"""Support in a conversation, at the welcome, on the turned screen and in private, as a user sees it."""

from PySide6.QtWidgets import QMenu, QPushButton, QRadioButton, QWidget

from desktop.plan_records import OutcomeKind, PromiseHeld, SupportRole
from desktop.records import AnswerState, Place, Present, Rater
from desktop.services.views import CitizenDetails
from desktop.ui.conversation import ConversationArea
from tests.program import Program


def held(program: Program, citizen: int, caseworker: str = "") -> int:
    """A finished conversation in which an answer within three days was promised."""
    services = program.unlocked.services
    conversation: int = program.ask(services.preparations.prepare, citizen)
    program.ask(services.preparations.choose, conversation, ["A1", "T1"])
    if caseworker:
        program.ask(services.conversations.set_caseworker, conversation, caseworker)
    program.ask(services.conversations.start, conversation)
    program.ask(services.answers.answer, conversation, "T1", Rater.CITIZEN, AnswerState.ANSWERED, 4)
    program.ask(services.support.promise, conversation, 3)
    program.ask(services.finishing.finish, conversation)
    return conversation


def go(program: Program, page: str) -> None:
    area = program.window.findChild(ConversationArea)
    assert isinstance(area, ConversationArea)
    area.go(Place(page))


def pick(program: Program, button: str, position: int) -> None:
    """An entry of a button's menu."""
    found = program.driver.find(button)
    assert isinstance(found, QPushButton)
    menu = found.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[position].trigger()
    program.driver.wait()


def said(widget: QWidget) -> str:
    """All that a part of the window says."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def test_a_mentor_is_added_changed_and_gone(program: Program) -> None:
    citizen = program.add_citizen()
    program.start_conversation(citizen, "A1")
    go(program, "support")
    driver = program.driver
    driver.type("person-name", "Bo Støtte")
    driver.type("person-contact", "70 00 00 01")
    driver.click("person-add")
    support = program.unlocked.services.support
    (bo,) = program.ask(support.get, citizen).persons
    assert (bo.role, bo.name, bo.contact) == (SupportRole.MENTOR, "Bo Støtte", "70 00 00 01")
    assert driver.shows(f"person-{bo.id}")
    pick(program, f"change-person-{bo.id}", 0)
    driver.type("person-name", "sen")
    driver.click("person-add")
    pick(program, f"change-person-{bo.id}", 1)
    (bo,) = program.ask(support.get, citizen).persons
    assert bo.name == "Bo Støttesen" and bo.until is not None
    pick(program, f"change-person-{bo.id}", 2)
    assert program.ask(support.get, citizen).persons == ()


def test_a_name_that_is_being_typed_is_stored_before_the_lock(program: Program) -> None:
    citizen = program.add_citizen()
    program.start_conversation(citizen, "A1")
    go(program, "support")
    program.driver.type("person-name", "Ida")
    program.window.lock()
    program.driver.wait(lambda: program.driver.shows("password"), "the lock screen")
    program.unlock()
    persons = program.ask(program.unlocked.services.support.get, citizen).persons
    assert [person.name for person in persons] == ["Ida"]


def test_the_promise_is_asked_about_at_the_next_welcome(program: Program) -> None:
    citizen = program.add_citizen()
    held(program, citizen)
    conversation = program.start_conversation(citizen, "A1")
    driver = program.driver
    assert not driver.shows("promise-words") and not driver.shows("caseworker-change")
    driver.click("promise-partly")
    driver.type("promise-words", "en gang gik der en uge")
    driver.click("next")
    plan = program.record(conversation).plan
    assert (plan.promise_held, plan.promise_words) == (PromiseHeld.PARTLY, "en gang gik der en uge")
    go(program, "support")
    assert "en gang gik der en uge" in said(driver.find("promise-card"))


def test_in_a_first_conversation_nothing_is_asked_of_trust(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    assert not program.driver.shows("trust-card")


def test_a_new_caseworker_is_asked_about(program: Program) -> None:
    citizen = program.add_citizen()
    held(program, citizen, "Ole Før")
    conversation = program.start_conversation(citizen, "A1")
    program.driver.type("caseworker-change", "Jeg skulle fortælle forfra")
    program.driver.click("next")
    assert program.record(conversation).plan.caseworker_change == "Jeg skulle fortælle forfra"


def test_others_look_away_until_the_citizen_wants_them_to_read_along(program: Program) -> None:
    citizen = program.add_citizen()
    conversation = program.start_conversation(citizen, "T1")
    driver = program.driver
    program.ask(program.unlocked.services.conversations.set_present, conversation, Present())
    driver.click("next")
    assert not driver.shows("reading-along")
    driver.click("back")
    driver.click("present-interpreter")
    driver.click("next")
    alone = driver.find("reading-along-no")
    assert isinstance(alone, QRadioButton) and alone.isChecked()
    driver.click("reading-along-yes")
    assert program.record(conversation).plan.reading_along is True
    driver.click("reading-along-no")
    assert program.record(conversation).plan.reading_along is False


def test_trust_is_shown_in_private_alone(program: Program) -> None:
    citizen = program.add_citizen()
    held(program, citizen)
    program.window.private.show_plan(citizen)
    program.driver.click("fold-support")
    section = program.driver.find("section-support")
    told = program.ask(program.unlocked.services.support.trust_history, citizen)
    assert told[0].answers[0].words in said(section)
    program.start_conversation(citizen, "A1")
    go(program, "support")
    program.driver.wait()
    assert told[0].answers[0].words not in said(program.window)


def test_an_outcome_is_recorded_and_told_in_the_look_back(program: Program) -> None:
    citizen = program.add_citizen()
    held(program, citizen)
    program.window.private.show_plan(citizen)
    driver = program.driver
    driver.click("fold-outcomes")
    driver.type("outcome-text", "Lager, 20 timer")
    driver.click("outcome-add")
    (outcome,) = program.ask(program.unlocked.services.outcomes.listed, citizen)
    assert (outcome.kind, outcome.text) == (OutcomeKind.JOB, "Lager, 20 timer")
    assert driver.find("fold-outcomes").accessibleName().startswith("Hvad der kom ud af det: Job · ")
    driver.click("look-back")
    assert "Lager, 20 timer" in said(driver.find(f"story-{citizen}"))
    driver.click("done")
    driver.click(f"remove-outcome-{outcome.id}")
    assert program.ask(program.unlocked.services.outcomes.listed, citizen) == ()
    driver.click("look-back")
    driver.wait()
    assert not driver.shows(f"story-{citizen}")


def test_a_change_of_caseworker_is_shown_as_two_periods(program: Program) -> None:
    citizen = program.add_citizen(caseworker="Ole Før")
    edit = program.unlocked.services.citizens.edit
    program.ask(edit, CitizenDetails(citizen, "Amira Prøve", caseworker="Mette Lund"))
    program.start_conversation(citizen, "A1")
    go(program, "support")
    program.driver.wait()
    assert "Ole Før" in said(program.window) and "Mette Lund" in said(program.window)
