"""A citizen from one encrypted file at a colleague: as the one who is here, and never half."""

from functools import partial
from pathlib import Path

import pytest

from desktop import errors
from desktop.plan_records import Arriving, HandoverDirection, Receiving
from desktop.records import AccessAction, AnswerState
from tests.handovers import (
    COLLEAGUE,
    PASSPHRASE,
    REMADE,
    content,
    everything,
    findings,
    given,
    one,
    received,
    told,
)
from tests.support import Desk


def test_the_receiver_is_the_new_caseworker_from_today(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, receiver = both
    citizen = everything(giver)
    day = giver.clock.today().isoformat()
    receiver.clock.turn(days=110)
    path = given(giver, citizen, tmp_path / "stick")
    done = received(receiver, path)
    periods = receiver.sql(
        "SELECT w.name, p.ends FROM caseworker_period p JOIN caseworker w ON w.id = p.caseworker_id"
        " WHERE p.citizen_id = ? ORDER BY p.id",
        done.citizen,
    )
    assert periods == [("Karen Prøve", day), (COLLEAGUE, None)]
    assert receiver.citizens.get(done.citizen).caseworker == COLLEAGUE
    assert not receiver.citizens.get(done.citizen).archived
    (entry,) = receiver.access_log.entries(actions=[AccessAction.RECEIVED])
    assert (entry.detail, entry.citizen) == (
        "conversations=3",
        one(giver, "SELECT uuid FROM citizen WHERE id = ?", citizen)[0],
    )


def test_the_same_file_twice_changes_nothing(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, receiver = both
    path = given(giver, everything(giver), tmp_path / "stick")
    first = received(receiver, path)
    before = content(receiver)
    again = received(receiver, path)
    assert (again.outcome, again.citizen) == (Arriving.SAME, first.citizen)
    assert content(receiver) == before


def test_an_older_file_changes_nothing(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, receiver = both
    citizen = everything(giver)
    older = given(giver, citizen, tmp_path / "stick")
    giver.citizens.archive(citizen, False)
    giver.clock.turn(days=30)
    giver.held(citizen)
    done = received(receiver, given(giver, citizen, tmp_path / "stick"))
    before = content(receiver)
    assert received(receiver, older).outcome is Arriving.SAME  # the newer file tells of it
    receiver.sql("DELETE FROM handover")
    assert receiver.handing_over.look(older, PASSPHRASE).outcome is Arriving.OLDER
    receiver.clock.turn(days=300)
    receiver.held(done.citizen)
    assert received(receiver, older).outcome is Arriving.OLDER
    assert content(receiver)["small_goal"] == before["small_goal"]


def test_a_newer_file_adds_what_is_new_and_brings_the_plan_up_to_date(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    giver, receiver = both
    citizen = everything(giver)
    theirs = received(receiver, given(giver, citizen, tmp_path / "stick")).citizen
    receiver.clock.turn(days=200)
    talk = receiver.held(theirs)
    receiver.finishing.add_addendum(talk, "Husk attest")
    goal = "UPDATE small_goal SET status = 'reached', settled_on = '2026-12-01' WHERE citizen_id = ?"
    receiver.sql(goal, theirs)
    receiver.sql("DELETE FROM outcome WHERE citizen_id = ?", theirs)
    receiver.sql("UPDATE placement_task SET reached_on = '2026-12-01'")
    back = given(receiver, theirs, tmp_path / "back", "Karen Prøve")
    done = received(giver, back)
    assert (done.outcome, done.citizen, done.added) == (Arriving.UPDATED, citizen, 1)
    without = (*REMADE, "completion")
    assert told(giver, citizen, without) == told(receiver, theirs, without)
    assert not giver.citizens.get(citizen).archived
    assert findings(giver) == findings(receiver) == ()
    assert received(giver, back).outcome is Arriving.SAME
    directions = [passed.direction for passed in giver.handing_over.get(citizen).passed]
    assert directions == [HandoverDirection.RECEIVED, HandoverDirection.GIVEN]


def test_where_both_went_on_nothing_changes(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, receiver = both
    citizen = everything(giver)
    path = given(giver, citizen, tmp_path / "stick")
    theirs = received(receiver, path).citizen
    receiver.clock.turn(days=200)
    receiver.held(theirs)
    giver.clock.turn(days=30)
    giver.citizens.archive(citizen, False)
    giver.held(citizen)
    newer = given(giver, citizen, tmp_path / "stick")
    before = content(receiver)
    seen = receiver.handing_over.look(newer, PASSPHRASE)
    assert (seen.outcome, seen.added) == (Arriving.BOTH_WENT_ON, 1)
    for how in (None, Receiving.TAKE_OVER, Receiving.SEPARATE):
        with pytest.raises(errors.HandoverRefused, match="choice"):
            received(receiver, newer, how)
    assert content(receiver) == before


def test_a_plan_that_was_changed_on_both_sides_is_not_written_over(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    giver, receiver = both
    citizen = everything(giver)
    theirs = received(receiver, given(giver, citizen, tmp_path / "stick")).citizen
    receiver.clock.turn(days=200)
    receiver.held(theirs)
    giver.sql("UPDATE small_goal SET text = 'Et andet' WHERE citizen_id = ?", citizen)
    back = given(receiver, theirs, tmp_path / "back")
    assert giver.handing_over.look(back, PASSPHRASE).outcome is Arriving.BOTH_WENT_ON


def test_an_open_conversation_here_comes_first(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, receiver = both
    citizen = everything(giver)
    theirs = received(receiver, given(giver, citizen, tmp_path / "stick")).citizen
    receiver.clock.turn(days=200)
    receiver.held(theirs)
    back = given(receiver, theirs, tmp_path / "back")
    giver.preparations.prepare(citizen)
    assert giver.handing_over.look(back, PASSPHRASE).outcome is Arriving.OPEN_DRAFT
    with pytest.raises(errors.HandoverRefused, match="choice"):
        received(giver, back)


def test_the_same_cpr_number_asks_and_takes_over_one_without_a_conversation(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    giver, receiver = both
    path = given(giver, everything(giver), tmp_path / "stick")
    empty = receiver.citizen("Aase S", "610190-0000")
    seen = receiver.handing_over.look(path, PASSPHRASE)
    assert (seen.outcome, seen.existing, seen.existing_name, seen.may_take_over) == (
        Arriving.SAME_CPR,
        empty,
        "Aase S",
        True,
    )
    with pytest.raises(errors.HandoverRefused, match="choice"):
        received(receiver, path)
    done = received(receiver, path, Receiving.TAKE_OVER)
    assert done.citizen == empty
    assert receiver.citizens.get(empty).name == "Åse Sørensen"
    assert len(receiver.citizens.conversations(empty)) == 3
    assert findings(receiver) == ()


def test_the_same_cpr_number_with_conversations_can_stand_beside(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    giver, receiver = both
    path = given(giver, everything(giver), tmp_path / "stick")
    other = receiver.citizen("Aase S", "610190-0000")
    receiver.held(other)
    assert not receiver.handing_over.look(path, PASSPHRASE).may_take_over
    with pytest.raises(errors.HandoverRefused, match="choice"):
        received(receiver, path, Receiving.TAKE_OVER)
    done = received(receiver, path, Receiving.SEPARATE)
    assert done.citizen != other
    assert receiver.citizens.get(done.citizen).cpr == ""
    assert receiver.citizens.get(other).cpr == "6101900000"
    assert findings(receiver) == ()


def test_who_was_erased_here_does_not_come_back(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, receiver = both
    path = given(giver, everything(giver), tmp_path / "stick")
    theirs = received(receiver, path).citizen
    receiver.rights.erase(theirs, "flyttet")
    assert not receiver.sql("SELECT 1 FROM setting WHERE key LIKE 'handover%'")
    seen = receiver.handing_over.look(path, PASSPHRASE)
    assert (seen.outcome, seen.erased_on) == (Arriving.ERASED, receiver.clock.now())
    with pytest.raises(errors.HandoverRefused, match="choice"):
        received(receiver, path)


def test_a_wrong_passphrase_and_other_files_are_told_apart(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, receiver = both
    path = given(giver, everything(giver), tmp_path / "stick")
    whole = path.read_bytes()
    look = receiver.handing_over.look
    assert look(path, " Fako timu-LORA gisuvahi boka").outcome is Arriving.NEW
    other = tmp_path / "other.pejlhandover"
    cases = {
        b"": "damaged",
        b"PK\x03\x04": "foreign",
        whole[:-1]: "damaged",
        whole[:100] + b"x" + whole[101:]: "damaged",
    }
    for content_of_file, reason in cases.items():
        other.write_bytes(content_of_file)
        with pytest.raises(errors.HandoverRefused, match=reason):
            look(other, PASSPHRASE)
    with pytest.raises(errors.HandoverRefused, match="no_file"):
        look(tmp_path / "none", PASSPHRASE)
    with pytest.raises(errors.HandoverRefused, match="key"):
        look(path, "fako-timu-lora-gisu-vahi-boko")


def test_another_file_than_the_one_looked_at_is_not_received(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, receiver = both
    citizen = everything(giver)
    first = given(giver, citizen, tmp_path / "stick")
    second = given(giver, citizen, tmp_path / "stick")
    seen = receiver.handing_over.look(first, PASSPHRASE)
    with pytest.raises(errors.HandoverRefused, match="changed"):
        receiver.handing_over.receive(second, PASSPHRASE, seen.transfer)


def test_who_was_handed_on_twice_brings_all_of_the_history(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, receiver = both
    citizen = everything(giver)
    giver.beliefs.note(giver.citizens.conversations(citizen)[0].id, "nyt")
    theirs = received(receiver, given(giver, citizen, tmp_path / "a")).citizen
    receiver.clock.turn(days=200)
    receiver.held(theirs)
    receiver.beliefs.give(receiver.citizens.conversations(theirs)[0].id, "F1", AnswerState.ANSWERED, 1)
    back = received(giver, given(receiver, theirs, tmp_path / "b"))
    assert (back.outcome, back.added) == (Arriving.UPDATED, 1)
    giver.clock.turn(days=300)
    giver.held(citizen)
    again = received(receiver, given(giver, citizen, tmp_path / "c"))
    assert (again.outcome, again.added) == (Arriving.UPDATED, 1)
    assert told(receiver, theirs, REMADE) == told(giver, citizen, REMADE)
    assert findings(giver) == findings(receiver) == ()


def test_a_backup_comes_first_and_without_one_nothing_is_received(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    giver, receiver = both
    path = given(giver, everything(giver), tmp_path / "stick")
    transfer = receiver.handing_over.look(path, PASSPHRASE).transfer
    before, unlocked = content(receiver), receiver.unlocked
    backups = unlocked.safekeeping.own()
    take = partial(unlocked.services.handing_over.receive, path, PASSPHRASE, transfer)

    def stop(_done: int, _total: int) -> None:
        raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        unlocked.keeper.receive(take, stop).result()
    assert content(receiver) == before
    assert unlocked.safekeeping.own() == backups
    assert unlocked.keeper.receive(take).result().outcome is Arriving.NEW
    assert unlocked.safekeeping.own()[0] not in backups
