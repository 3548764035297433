"""Erasing a citizen: gone from the database, its log and the backups, proven by reading every page."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table

from desktop import errors
from desktop.models.ownership import rows_of
from desktop.models.tables import Base
from desktop.plan_records import (
    AimKind,
    BarrierKind,
    Fit,
    FitAspect,
    GoalWay,
    OutcomeKind,
    PlacementKind,
    PromiseHeld,
    SupportRole,
)
from desktop.records import AnswerState, NoteKind, Rater, StepDraft
from desktop.services.keeper import ErasureDone
from desktop.vault import backup_file, backups
from tests.handovers import everything, findings, given, received, told, two
from tests.support import Desk, HandClock, reopened
from tests.vault.pages import plain

CANARIES = [b"Amira", b"amira", b"6101900000", "fugle på Fanø".encode(), b"hjemmehjaelp", b"sagen-77"]
"""What the erased citizen leaves: names as typed and as searched for, CPR number, own words."""

PLANNED = [
    *("hansmål", "hansbarriere", "hansråd", "minbarriere", "hanssvar", "hanspraktik", "hansmester"),
    *("hanshensyn", "hanstrin", "hansøvelse", "hanspasning", "hansmentor", "hansskridt", "hansgrund"),
    *("hansudfald", "hansoverdragelse", "hansløfte", "hansskift"),
]
"""Words that the plan of the erased citizen holds, one in each field that takes any."""


def talked(desk: Desk, name: str = "Amira Prøvesen", cpr: str = "610190-0000") -> int:
    """A citizen with a finished conversation in which everything was used, and a draft."""
    citizen = desk.citizen(name, cpr, case_number="sagen-77")
    conversation = desk.begun(citizen, ["A1", "B2"])
    desk.says(conversation, "A1", 4)
    desk.says(conversation, "A1", 2)
    desk.answers.answer(conversation, "A1", Rater.CASEWORKER, AnswerState.ANSWERED, 3)
    desk.answers.note(conversation, NoteKind.TALK, "fugle på Fanø")
    desk.answers.focus(conversation, ["A"])
    desk.plans.set_goal(conversation, "hjemmehjaelp")
    desk.agreed(conversation, "Ringe om fugle på Fanø")
    desk.beliefs.note(conversation, "fugle på Fanø")
    desk.support.promise(conversation, 3)
    desk.beliefs.give(conversation, "F1", AnswerState.ANSWERED, 3)
    planned(desk, citizen, conversation)
    desk.finishing.finish(conversation)
    desk.finishing.add_addendum(conversation, "fugle på Fanø igen", "hjemmehjaelp")
    second = desk.begun(citizen, ["A1"])
    desk.says(second, "A1", AnswerState.DECLINED)
    (step,) = desk.conversations.get(second).earlier_steps
    desk.plans.replace_step(second, step.id, StepDraft("hansskridt", step.owner, step.origin), "hansgrund")
    desk.support.review_promise(second, PromiseHeld.PARTLY, "hansløfte")
    desk.answers.note(second, NoteKind.CASEWORKER_CHANGE, "hansskift")
    return citizen


def planned(desk: Desk, citizen: int, conversation: int) -> None:
    """Everything of the plan."""
    desk.goals.add_small_goal(citizen, "hansmål", conversation)
    desk.goals.answer_prompt(conversation, GoalWay.WISH, "dream", "hanssvar")
    own = desk.barriers.add(citizen, Rater.CITIZEN, BarrierKind.OWN, "hansbarriere", conversation)
    desk.barriers.change(own.id, action="hansråd")
    desk.barriers.add(citizen, Rater.CASEWORKER, BarrierKind.OWN, "minbarriere")
    desk.barriers.wish(conversation, Rater.CITIZEN, True)
    desk.agreed(conversation, "Øve", aim=AimKind.BARRIER, aim_id=own.id)
    for each in desk.conversations.get(conversation).steps[:-1]:
        desk.plans.remove_step(each.id)
    place = desk.placements.add(citizen, PlacementKind.COMPANY, "hanspraktik", conversation)
    desk.placements.change(place, contact="hansmester", consideration="hanshensyn")
    desk.placements.add_task(place, "hanstrin")
    desk.placements.add_practice(place, "hansøvelse")
    desk.placements.set_fit(place, FitAspect.TRADE, Fit.PARTLY, "hanspasning")
    desk.placements.add_hours(citizen, desk.clock.today(), 300, place)
    desk.support.add_person(citizen, SupportRole.MENTOR, "hansmentor")
    desk.support.reading_along(conversation, True)
    desk.outcomes.add(citizen, OutcomeKind.JOB, desk.clock.today(), "hansudfald")
    desk.handing_over.write(citizen, "promised", "hansoverdragelse")


def file_all(desk: Desk, citizen: int) -> None:
    for row in desk.sql("SELECT id FROM conversation WHERE citizen_id = ? AND state = 'final'", citizen):
        desk.finishing.file(row[0], "2026-11")


def erase(desk: Desk, citizen: int, reason: str = "") -> ErasureDone:
    return desk.unlocked.keeper.erase(citizen, reason).result()


def key_of(desk: Desk) -> bytes:
    return desk.unlocked.safekeeping._key


def pages(desk: Desk) -> bytes:
    return plain(desk.unlocked.folder / "pejl.db", key_of(desk))


def in_plan() -> list[bytes]:
    return [word.encode() for word in PLANNED]


def pages_of(backup: Path, desk: Desk, scratch: Path) -> bytes:
    scratch.mkdir()
    backup_file.extract(backup, scratch)
    found = plain(scratch / "pejl.db", key_of(desk))
    shutil.rmtree(scratch)
    return found


def test_the_scan_finds_what_is_there(desk: Desk, tmp_path: Path) -> None:
    """The control: before erasing every canary is found, in the database and in the backup."""
    talked(desk)
    backup = desk.unlocked.keeper.start().result().path
    for found in (pages(desk), pages_of(backup, desk, tmp_path / "look")):
        assert [canary for canary in (*CANARIES, *in_plan()) if canary not in found] == []


def test_an_erased_citizen_is_nowhere(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.unlocked.call(desk.unlocked.safekeeping.choose_place, str(stick)).result()
    other = desk.citizen("Bo Prøvesen", "620190-0001")
    citizen = talked(desk)
    for _ in range(2):
        desk.unlocked.keeper.start().result()
        clock.turn(days=1)
    file_all(desk, citizen)
    done = erase(desk, citizen)
    assert (done.swept.emptied, done.swept.removed, done.left_elsewhere) == (4, 0, False)
    assert done.receipt.number == 1 and done.receipt.counts["citizen"] == 1 and done.receipt.rows > 15
    places = [desk.unlocked.safekeeping.own_folder, next(stick.iterdir())]
    backup_files = [each.path for place in places for each in backups.listed(place)]
    assert len(backup_files) >= 4
    for found in [pages(desk), *(pages_of(each, desk, tmp_path / "look") for each in backup_files)]:
        assert [canary for canary in (*CANARIES, *in_plan()) if canary in found] == []
        assert b"Bo Pr" in found
    assert [row.id for row in desk.citizens.search()] == [other]
    for each in backup_files:
        backups.verify(each, key_of(desk), desk.unlocked.folder)


def test_a_test_without_the_last_step_would_find_traces(desk: Desk) -> None:
    """The control: deleting alone, as SQLite does it, leaves words in the log."""
    citizen = talked(desk)
    file_all(desk, citizen)
    desk.rights.erase(citizen)
    assert any(canary in pages(desk) for canary in CANARIES)


def test_every_table_that_leads_to_a_citizen_is_emptied(desk: Desk) -> None:
    def leads_to_citizen(table: Table) -> bool:
        aims = {key.column.table.name for key in table.foreign_keys}
        return bool(aims & {"citizen", "conversation", "chosen_question", "step"})

    for table in Base.metadata.sorted_tables:
        if leads_to_citizen(table):
            assert rows_of(table, 1) is not None, table.name
    citizen = talked(desk)
    before = {table.name: desk.sql(f"SELECT count(*) FROM {table.name}")[0][0] for table in _tables()}
    elsewhere = {"saved_paper", "erasure", "saved_template", "wording"}
    assert {name for name, count in before.items() if not count} <= elsewhere, "there is a row in every table"
    file_all(desk, citizen)
    erase(desk, citizen)
    left = {table.name: desk.sql(f"SELECT count(*) FROM {table.name}")[0][0] for table in _tables()}
    kept = {"access_entry", "caseworker", "erasure", "setting", "wording", "saved_template"}
    assert {name for name, count in left.items() if count} <= kept
    assert sum(before[name] for name in before if name not in kept) >= 15


def test_what_was_received_of_the_erased_is_gone_with_all_that_was_noted_of_it(tmp_path: Path) -> None:
    giver, receiver = two(tmp_path)
    path = given(giver, everything(giver), tmp_path / "file")
    arrived = received(receiver, path).citizen
    ((uuid,),) = receiver.sql("SELECT uuid FROM citizen WHERE id = ?", arrived)
    noted = "SELECT count(*) FROM setting WHERE key LIKE '%' || ? || '%' OR value LIKE '%' || ? || '%'"
    assert receiver.sql(noted, uuid, uuid)[0][0] > 0
    words = [b"F\xc3\xb8nix", "Åse".encode(), b"Tage bussen"]
    assert [word for word in words if word not in pages(receiver)] == []
    assert {name for name, rows in told(receiver, arrived).items() if not rows} <= {"saved_paper"}
    erase(receiver, arrived, "flyttet")
    assert [word for word in words if word in pages(receiver)] == []
    assert not any(told(receiver, arrived).values())
    assert receiver.sql(noted, uuid, uuid)[0][0] == 0
    assert findings(receiver) == ()


def _tables() -> list[Table]:
    return list(Base.metadata.sorted_tables)


def test_erasing_is_refused_until_everything_is_filed(desk: Desk) -> None:
    citizen = talked(desk)
    assert desk.rights.erasure(citizen).unfiled == (date(2026, 5, 12),)
    with pytest.raises(errors.NotFiled):
        erase(desk, citizen)
    with pytest.raises(errors.NotFiled):
        erase(desk, citizen, "   ")
    assert desk.citizens.search()
    done = erase(desk, citizen, "Borgeren er flyttet, sagen er sendt")
    assert done.receipt.overridden and done.receipt.reason.startswith("Borgeren er flyttet")
    assert desk.access_log.entries()[0].action == "erasure_overridden"


def test_the_receipt_names_nobody(desk: Desk) -> None:
    citizen = talked(desk)
    file_all(desk, citizen)
    receipt = erase(desk, citizen).receipt
    assert not [canary for canary in CANARIES[:3] if canary.decode() in json.dumps(receipt.counts)]
    assert desk.receipts.listed() == [receipt]
    second = desk.citizen("Carl Prøvesen")
    assert erase(desk, second).receipt.number == 2


def test_only_the_erased_citizens_final_rows_can_be_deleted(desk: Desk) -> None:
    first, second = talked(desk), talked(desk, "Bo Prøvesen", "620190-0001")
    file_all(desk, first)
    erase(desk, first)
    with pytest.raises(Exception, match="finalised"):
        desk.sql("DELETE FROM answer")
    assert desk.citizens.get(second).name == "Bo Prøvesen"


def test_what_a_cut_left_in_the_backups_is_swept_at_the_next_start(desk: Desk, tmp_path: Path) -> None:
    citizen = talked(desk)
    backup = desk.unlocked.keeper.start().result().path
    file_all(desk, citizen)
    desk.rights.erase(citizen)  # and then the power went
    assert b"Amira" in pages_of(backup, desk, tmp_path / "look")
    desk.unlocked = reopened(desk, tmp_path).unlocked
    desk.unlocked.keeper.start_if_due().result()
    assert b"Amira" not in pages(desk)
    for each in desk.unlocked.safekeeping.own():
        assert b"Amira" not in pages_of(each.path, desk, tmp_path / "look")


def test_a_stick_that_is_away_is_swept_when_it_comes_back(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.unlocked.call(desk.unlocked.safekeeping.choose_place, str(stick)).result()
    citizen = talked(desk)
    there = desk.unlocked.keeper.start().result().elsewhere
    assert there is not None
    file_all(desk, citizen)
    stick.rename(tmp_path / "away")
    assert erase(desk, citizen).left_elsewhere
    (tmp_path / "away").rename(stick)
    assert b"Amira" in pages_of(there, desk, tmp_path / "look")
    desk.unlocked.keeper.start_if_due().result()
    assert b"Amira" not in pages_of(there, desk, tmp_path / "look")
    assert desk.unlocked.call(desk.unlocked.safekeeping.sweep_due).result() == (False, False)


def test_a_backup_that_cannot_be_read_is_removed_with_the_erasure(desk: Desk) -> None:
    citizen = desk.citizen()
    broken = desk.unlocked.keeper.start().result().path
    broken.write_bytes(broken.read_bytes()[:-2000])
    done = erase(desk, citizen)
    assert done.swept.removed == 1 and not broken.exists()


def test_retention_reminds_and_deletes_nothing(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    desk.held(citizen)
    assert desk.rights.due() == []
    clock.turn(days=5 * 365 + 2)
    assert [due.citizen for due in desk.rights.due()] == [citizen]
    desk.rights.keep_on(citizen)
    assert desk.rights.due() == []
    clock.turn(days=5 * 365 + 3)
    assert [due.last for due in desk.rights.due()] == [date(2026, 5, 12)]
    desk.rights.set_retention_years(30)
    assert desk.rights.due() == []
    with pytest.raises(errors.InvalidInput):
        desk.rights.set_retention_years(0)
    assert len(desk.citizens.search()) == 1


def test_a_citizen_without_conversation_is_reminded_of_too(desk: Desk, clock: HandClock) -> None:
    citizen: Any = desk.citizen()
    clock.turn(days=6 * 365)
    assert [(due.citizen, due.last) for due in desk.rights.due()] == [(citizen, date(2026, 5, 12))]
