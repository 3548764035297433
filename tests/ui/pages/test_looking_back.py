"""Looking back: what is told of those for whom it went well."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.plan_records import OutcomeKind
from desktop.records import AnswerState
from desktop.ui.pages.looking_back import LookingBackPage
from tests.ui.shared_screen import Talks, talks, texts

__all__ = ["talks"]


def test_lines_left_empty_around_a_note_are_no_gap_in_its_story(talks: Talks, qtbot: QtBot) -> None:
    behind = talks.behind
    talks.answered({"A1": 2})
    behind.beliefs.give(talks.conversation, "F1", AnswerState.ANSWERED, 4)
    behind.beliefs.note(talks.conversation, "\n et sted,\nder tager imod\n\n\n")
    talks.finish()
    behind.outcomes.add(talks.citizen, OutcomeKind.JOB, behind.clock.today(), "Lager")
    page = LookingBackPage(talks.desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "der tager imod" in texts(page))
    assert "et sted,\nder tager imod" in [each.text() for each in page.findChildren(QLabel)]
