"""Preparing: every tick is stored, what it starts from, and what the caseworker is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.records import AnswerState, CaseworkerView, StepOwner, StepStatus
from desktop.ui.desk import Desk
from desktop.ui.dialogs.confirm import ConfirmDialog
from desktop.ui.dialogs.template_name import TemplateNameDialog
from desktop.ui.pages.prepare import PreparePage
from desktop.ui.widgets.tick import Pick, Tick
from desktop.ui.worker import Worker
from tests import support
from tests.support import HandClock
from tests.ui.pages.shown_page import ShownPage

LEFT = Qt.MouseButton.LeftButton
SHORT = ["A1", "B2", "C2", "D1", "E1"]


class Shown(ShownPage[PreparePage]):
    """The page on the screen, prepared for one citizen."""

    def __init__(self, desk: Desk, qtbot: QtBot, worker: Worker, conversation: int) -> None:
        super().__init__(PreparePage(desk, conversation), qtbot, worker)

    def tick(self, question: str) -> Tick:
        return self.page.findChild(Tick, f"choose-{question}")

    def ticked(self) -> list[str]:
        ticks = self.page.findChildren(Tick)
        return [tick.objectName().removeprefix("choose-") for tick in ticks if tick.isChecked()]

    def texts(self, inside: QWidget | None = None) -> list[str]:
        labels = (inside or self.page).findChildren(QLabel)
        return [label.text() for label in labels if label.isVisibleTo(self.page) and label.text()]

    def count(self) -> str:
        return self.page.findChild(QLabel, "count").text()


@pytest.fixture
def citizen(behind: support.Desk) -> int:
    return behind.citizen("Anna Bay", target_group="activity_ready")


@pytest.fixture
def conversation(behind: support.Desk, citizen: int) -> int:
    return int(behind.preparations.prepare(citizen))


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot, worker: Worker, conversation: int) -> Shown:
    return Shown(desk, qtbot, worker, conversation)


def test_a_first_conversation_starts_from_the_short_template(shown: Shown) -> None:
    assert shown.ticked() == SHORT
    assert shown.page.findChild(QPushButton, "start-short").isChecked()
    assert shown.page.findChild(QPushButton, "start-last-time") is None
    assert shown.count() == "5 questions chosen · the whole talk about 40 minutes"
    assert {"Prepare a conversation with Anna Bay", "First conversation"} <= set(shown.texts())


def test_every_tick_is_stored_at_once(shown: Shown, behind: support.Desk, conversation: int) -> None:
    shown.qtbot.mouseClick(shown.tick("A2"), LEFT)
    shown.settle()
    assert list(behind.preparations.get(conversation).chosen) == ["A1", "A2", *SHORT[1:]]
    assert shown.count() == "6 questions chosen · the whole talk about 45 minutes"
    assert any(text.startswith("✓ Saved") for text in shown.texts())
    shown.qtbot.mouseClick(shown.tick("A1"), LEFT)
    shown.settle()
    assert list(behind.preparations.get(conversation).chosen) == ["A2", *SHORT[1:]]
    assert not shown.page.findChild(QPushButton, "start-short").isChecked()


def test_a_click_at_the_far_end_of_the_line_ticks_too(
    shown: Shown, behind: support.Desk, conversation: int
) -> None:
    tick = shown.tick("D2")
    place = tick.rect().center()
    place.setX(tick.width() - 4)
    shown.qtbot.mouseClick(tick, LEFT, pos=place)
    shown.settle()
    assert "D2" in behind.preparations.get(conversation).chosen


def test_fast_ticks_all_count(shown: Shown, behind: support.Desk, conversation: int) -> None:
    """The answers to the first ones come home while the last are under way."""
    questions = ["A2", "B1", "B3", "C1", "D2", "T1"]
    for question in questions:
        shown.qtbot.mouseClick(shown.tick(question), LEFT)
    shown.settle()
    assert set(behind.preparations.get(conversation).chosen) == {*SHORT, *questions}
    assert set(shown.ticked()) == {*SHORT, *questions}


def test_by_keyboard_alone(shown: Shown, behind: support.Desk, conversation: int) -> None:
    shown.tick("A2").setFocus()
    shown.qtbot.keyClick(shown.tick("A2"), Qt.Key.Key_Space)
    shown.settle()
    assert "A2" in behind.preparations.get(conversation).chosen
    shown.qtbot.keyClick(shown.tick("A2"), Qt.Key.Key_Tab)
    assert shown.page.focusWidget() is shown.tick("A3")


def test_a_template_replaces_the_choice(shown: Shown, behind: support.Desk, conversation: int) -> None:
    shown.press("start-bip")
    nine = ["A1", "A2", "B1", "B2", "C1", "C2", "D1", "D2", "E1"]
    assert list(behind.preparations.get(conversation).chosen) == nine == shown.ticked()
    assert shown.page.findChild(QPushButton, "start-bip").isChecked()
    assert not shown.page.findChild(QPushButton, "start-short").isChecked()


def test_built_in_templates_have_english_names_and_ones_own_keep_theirs(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, conversation: int
) -> None:
    behind.preparations.choose(conversation, ["A1"])
    behind.preparations.save_template(conversation, "Praktik")
    shown = Shown(desk, qtbot, worker, conversation)
    starts = [start.text() for start in shown.page.findChildren(QPushButton) if start.isCheckable()]
    assert starts == [
        "The nine BIP questions",
        "Short: one per factor",
        "Education",
        "Placement",
        "Praktik",
    ]


def test_same_as_last_time_is_where_a_later_conversation_starts(
    desk: Desk, behind: support.Desk, clock: HandClock, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    behind.held(citizen, {"A1": 3, "A2": 2, "E1": 1})
    clock.turn(days=90)
    shown = Shown(desk, qtbot, worker, behind.preparations.prepare(citizen))
    assert shown.ticked() == ["A1", "A2", "E1"]
    assert shown.page.findChild(QPushButton, "start-last-time").isChecked()
    assert shown.tick("A1").hint == "asked last time"
    assert shown.tick("B1").hint == ""
    qtbot.mouseClick(shown.tick("B1"), LEFT)
    shown.settle()
    assert shown.count().endswith(" · 3 can be compared with last time")


def test_questions_for_others_say_so(shown: Shown) -> None:
    assert shown.tick("C4").hint == "only resource programme"
    assert shown.tick("A3").hint == "only ready for activity over 30"
    assert shown.tick("A1").hint == ""


def test_questions_for_this_citizen_do_not(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker
) -> None:
    citizen = behind.citizen("Bo", target_group="resource_course")
    shown = Shown(desk, qtbot, worker, behind.preparations.prepare(citizen))
    assert shown.tick("C4").hint == ""


def test_what_is_answered_with_the_screen_turned_says_so(shown: Shown) -> None:
    assert shown.tick("E2").hint == "with the screen turned"
    trust = shown.page.findChild(QWidget, "card-T")
    assert shown.texts(trust) == ["T · Trust", "The citizen answers with the screen turned."]
    assert {"T1", "T2", "T3", "T4"} == {t.objectName()[-2:] for t in trust.findChildren(Tick)}


def test_the_whole_question_is_heard_and_hovered(shown: Shown) -> None:
    tick, text = shown.tick("C4"), "Synes du, at der er et klart slutmål med ressourceforløbet?"
    assert tick.toolTip() == text
    assert tick.accessibleDescription() == f"{text} only resource programme"


def test_belief_questions_cannot_be_chosen(shown: Shown) -> None:
    assert shown.tick("F1") is None
    shown.press("start-education")
    assert shown.ticked() == ["A4", "B2", "C3", "D1", "D2", "E1"]


def test_how_the_view_is_given_is_stored(shown: Shown, behind: support.Desk, conversation: int) -> None:
    assert shown.page.findChild(Pick, "view-side_by_side").isChecked()
    shown.qtbot.mouseClick(shown.page.findChild(Pick, "view-afterwards"), LEFT)
    shown.settle()
    assert behind.preparations.get(conversation).caseworker_view is CaseworkerView.AFTERWARDS


def test_what_is_left_from_last_time_is_told_own_promises_first(
    desk: Desk, behind: support.Desk, clock: HandClock, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    first = behind.begun(citizen)
    behind.agreed(first, "Ringe til en mentor", owner=StepOwner.CITIZEN)
    behind.agreed(first, "Søge buskort", owner=StepOwner.CASEWORKER, due=clock.today())
    behind.finishing.finish(first)
    clock.turn(days=90)
    shown = Shown(desk, qtbot, worker, behind.preparations.prepare(citizen))
    texts = shown.texts()
    assert {"Since 12 May 2026", "2 steps to follow up:"} <= set(texts)
    own = texts.index("– Søge buskort (the caseworker, by 12 May)")
    assert own < texts.index("– Ringe til en mentor (the citizen)")


def test_steps_followed_up_already_are_counted(
    desk: Desk, behind: support.Desk, clock: HandClock, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    first = behind.begun(citizen)
    steps = [behind.agreed(first, text) for text in ("Ringe", "Skrive", "Gå")]
    behind.finishing.finish(first)
    clock.turn(days=90)
    second = behind.preparations.prepare(citizen)
    for step in steps[:2]:
        behind.plans.review(second, step.id, StepStatus.DONE)
    shown = Shown(desk, qtbot, worker, second)
    assert "2 of 3 steps are done. Left:" in shown.texts()


def test_a_template_of_ones_own_is_saved_used_and_deleted(
    shown: Shown, behind: support.Desk, conversation: int
) -> None:
    shown.press("save-template")
    dialog = shown.page.findChild(TemplateNameDialog)
    line = dialog.findChild(QLineEdit, "line")
    shown.qtbot.keyClick(line, Qt.Key.Key_Return)
    shown.settle()
    assert "Give the template a name." in shown.texts(dialog)
    shown.qtbot.keyClicks(line, "Mine fem")
    shown.qtbot.keyClick(line, Qt.Key.Key_Return)
    shown.settle()
    assert not dialog.isVisible()
    saved = behind.preparations.get(conversation).templates[-1]
    assert (saved.name, list(saved.questions)) == ("Mine fem", SHORT)
    shown.press("start-bip")
    shown.press(f"start-{saved.id}")
    assert shown.ticked() == SHORT
    shown.press(f"delete-{saved.id}")
    ask = shown.page.findChild(ConfirmDialog)
    assert "Delete the template “Mine fem”?" in shown.texts(ask)
    shown.qtbot.mouseClick(ask.findChild(QPushButton, "accept"), LEFT)
    shown.settle()
    assert "Mine fem" not in [template.name for template in behind.preparations.get(conversation).templates]
    assert (
        shown.page.findChild(QPushButton, f"start-{saved.id}") is None
        or not shown.page.findChild(QPushButton, f"start-{saved.id}").isVisible()
    )


def test_start_own_view_and_cancel_are_asked_for(
    shown: Shown, behind: support.Desk, conversation: int
) -> None:
    with shown.qtbot.waitSignal(shown.page.started) as started:
        shown.press("begin-conversation")
    with shown.qtbot.waitSignal(shown.page.belief_wanted) as belief:
        shown.press("belief")
    assert started.args == belief.args == [conversation]
    with shown.qtbot.waitSignal(shown.page.cancelled):
        shown.press("cancel")
    assert "Your choice is kept." in shown.texts()
    assert list(behind.preparations.get(conversation).chosen) == SHORT


def test_discarding_asks_and_takes_the_preparation_away(
    shown: Shown, behind: support.Desk, citizen: int
) -> None:
    shown.press("discard")
    ask = shown.page.findChild(ConfirmDialog)
    with shown.qtbot.waitSignal(shown.page.cancelled):
        shown.qtbot.mouseClick(ask.findChild(QPushButton, "accept"), LEFT)
    assert behind.citizens.conversations(citizen) == []


def test_with_an_own_view_given_the_preparation_is_not_discarded(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, conversation: int
) -> None:
    for question in ("F1", "F2"):
        behind.beliefs.give(conversation, question, AnswerState.CANNOT_JUDGE)
    shown = Shown(desk, qtbot, worker, conversation)
    assert not shown.page.findChild(QPushButton, "discard").isVisible()
    assert "Given." in shown.texts()


def test_an_answered_question_stays_chosen(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, citizen: int
) -> None:
    begun = behind.begun(citizen, ["A1", "B2"])
    behind.says(begun, "A1", 2)
    shown = Shown(desk, qtbot, worker, begun)
    qtbot.mouseClick(shown.tick("A1"), LEFT)
    qtbot.mouseClick(shown.tick("B2"), LEFT)
    shown.settle()
    assert shown.ticked() == ["A1"] == list(behind.preparations.get(begun).chosen)
    assert not shown.page.findChild(QPushButton, "discard").isVisible()
    assert (
        shown.page.findChild(QPushButton, "begin-conversation").accessibleName()
        == "Go on with the conversation →"
    )
