"""What the disk has not taken yet is laid over what was read, and over nothing else."""

from typing import Any

import pytest

from desktop.plan_records import GoalWay
from desktop.records import AnswerState, Form, MouseHolder, NoteKind, Present, Rater
from desktop.ui.unsaved import Write
from desktop.ui.unstored_view import over
from tests.support import Desk


def waiting(function: Any, *arguments: Any) -> Write:
    return Write("slot", function, arguments)


@pytest.mark.parametrize("kind", list(NoteKind))
def test_every_note_is_shown_as_the_database_would_show_it(behind: Desk, kind: NoteKind) -> None:
    conversation = behind.begun()
    abouts = {NoteKind.HELP: ("A1",), NoteKind.FOLLOW_UP: ("A1",), NoteKind.GOAL_PROMPT: ("wish:day",)}
    about = abouts.get(kind, ())
    services = behind.unlocked.services
    before = behind.conversations.get(conversation)
    laid = over(before, [waiting(services.answers.note, conversation, kind, "Sådan", *about)])
    assert laid != before
    behind.answers.note(conversation, kind, "Sådan", *about)
    assert laid == behind.conversations.get(conversation)


def test_every_click_is_shown_as_the_database_would_show_it(behind: Desk) -> None:
    conversation = behind.begun()
    talks, answers = behind.unlocked.services.conversations, behind.unlocked.services.answers
    plans, goals = behind.unlocked.services.plans, behind.unlocked.services.goals
    calls = [
        (answers.answer, "A1", Rater.CITIZEN, AnswerState.ANSWERED, 2),
        (answers.answer, "A1", Rater.CASEWORKER, AnswerState.ANSWERED, 4),
        (answers.answer, "B2", Rater.CITIZEN, AnswerState.DECLINED, None),
        (answers.focus, ("B", "A")),
        (plans.set_goal, "Et job"),
        (goals.answer_prompt, GoalWay.WISH, "day", "Ro"),
        (talks.set_present, Present(interpreter=True)),
        (talks.set_form, Form.PHONE),
        (talks.set_mouse, MouseHolder.CITIZEN),
        (talks.set_next_day, behind.clock.today()),
    ]
    laid = over(
        behind.conversations.get(conversation),
        [waiting(function, conversation, *said) for function, *said in calls],
    )
    for function, *said in calls:
        behind.unlocked.call(function, conversation, *said).result()
    stored = behind.conversations.get(conversation)
    assert laid == stored


def test_another_conversation_is_left_alone(behind: Desk) -> None:
    first, second = behind.begun(), behind.begun(behind.citizen("Bo Anden"))
    view = behind.conversations.get(first)
    goal = behind.unlocked.services.plans.set_goal
    assert over(view, [waiting(goal, second, "Et job")]) == view
