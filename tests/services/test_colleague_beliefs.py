"""The belief (F) of the colleague who had the citizen before: hidden until there is an own one."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.errors import InvalidInput
from desktop.i18n import Catalogue
from desktop.plan_records import OutcomeKind
from desktop.records import AnswerState
from tests.handovers import everything, given, received, two
from tests.support import Desk


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    giver, receiver = two(tmp_path)
    yield giver, receiver
    giver.unlocked.close()
    receiver.unlocked.close()


def handed_over(both: tuple[Desk, Desk], folder: Path) -> tuple[Desk, int, int]:
    """The receiver, the citizen there, and the newest conversation of the giver's."""
    giver, receiver = both
    citizen = everything(giver)
    receiver.clock.moment = giver.clock.moment + timedelta(hours=1)
    theirs = received(receiver, given(giver, citizen, folder / "stick")).citizen
    receiver.clock.turn(days=30)
    return receiver, theirs, receiver.citizens.conversations(theirs)[0].id


def believes(desk: Desk, conversation: int) -> None:
    for question in ("F1", "F2"):
        desk.beliefs.give(conversation, question, AnswerState.ANSWERED, 1)


def test_nothing_of_it_is_shown_before_an_own_one_is_given(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    desk, citizen, theirs = handed_over(both, tmp_path)
    hidden = desk.beliefs.get(theirs)
    assert (hidden.colleague, hidden.told) == ("Karen Prøve", False)
    assert (hidden.questions, hidden.note, hidden.earlier_notes) == ((), "", ())
    own = desk.preparations.prepare(citizen)
    desk.beliefs.give(own, "F2", AnswerState.ANSWERED, 1)
    assert desk.beliefs.get(own).questions[0].earlier == ()
    believes(desk, own)
    shown = desk.beliefs.get(own)
    assert len(shown.questions[0].earlier) == 3
    assert [text for _, text in shown.earlier_notes] == ["et praktiksted"] * 3
    told = desk.beliefs.get(theirs)
    assert (told.colleague, told.told, told.note) == ("Karen Prøve", True, "et praktiksted")
    assert told.questions[0].option == 2


def test_the_colleagues_belief_is_never_changed(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    desk, citizen, theirs = handed_over(both, tmp_path)
    before = desk.sql("SELECT * FROM belief"), desk.sql("SELECT * FROM belief_note")
    for _ in range(2):
        with pytest.raises(InvalidInput, match="colleague"):
            desk.beliefs.give(theirs, "F1", AnswerState.ANSWERED, 5)
        with pytest.raises(InvalidInput, match="colleague"):
            desk.beliefs.note(theirs, "noget andet")
        assert (desk.sql("SELECT * FROM belief"), desk.sql("SELECT * FROM belief_note")) == before
        believes(desk, desk.preparations.prepare(citizen))
        before = desk.sql("SELECT * FROM belief"), desk.sql("SELECT * FROM belief_note")


def test_back_at_the_first_caseworker_an_older_own_belief_does_not_open_the_newer_one(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    giver, _ = both
    desk, citizen, _ = handed_over(both, tmp_path)
    talk = desk.held(citizen)
    believes(desk, talk)
    back = given(desk, citizen, tmp_path / "back")
    giver.clock.moment = desk.clock.moment + timedelta(hours=1)
    first = received(giver, back).citizen
    newest, *_, oldest = giver.citizens.conversations(first)
    assert not giver.beliefs.get(newest.id).told
    assert giver.beliefs.get(oldest.id).colleague == ""


def test_it_is_in_no_story_before_and_in_the_access_export_always(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    desk, citizen, _ = handed_over(both, tmp_path)
    desk.outcomes.add(citizen, OutcomeKind.JOB, desk.clock.today(), "lager")
    told = [moment.words for story in desk.looking_back.stories() for moment in story.moments]
    assert "et praktiksted" not in told
    export = desk.access_exports.make(citizen, Catalogue("da"))
    (beliefs,) = (part for part in export.parts if part.table == "belief_note")
    assert [row.values["text"] for row in beliefs.rows] == ["et praktiksted"] * 3


def test_a_stand_in_of_the_same_vault_hides_nothing(both: tuple[Desk, Desk]) -> None:
    giver, _ = both
    talk = giver.begun()
    giver.sql("INSERT INTO caseworker VALUES (9, 'x', 'Vikar', '', 0)")
    giver.sql("UPDATE conversation SET caseworker_id = 9 WHERE id = ?", talk)
    giver.finishing.finish(talk)
    own = giver.beliefs.get(talk)
    assert (own.colleague, own.told) == ("", True)
