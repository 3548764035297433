"""An untouched vault is sound; an older page, an older file and a damaged one are told apart from it."""

import shutil
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from desktop import errors
from desktop.demo.creation import create_demo
from desktop.models import schema
from desktop.records import NoteKind
from desktop.services.examination import examine
from desktop.services.findings import Finding, FindingKind
from desktop.vault import keys
from desktop.vault.connection import open_connection
from desktop.vault.heads import Heads
from tests.models.conftest import Lived, migration
from tests.models.test_released import KEY, make_released
from tests.services.spoiling import PAGE_SIZE, examined, named, past_every_guard
from tests.support import PASSWORD, Desk, HandClock


def test_an_untouched_vault_is_sound(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    for _ in range(3):
        desk.finishing.add_addendum(desk.held(citizen), "Rettet")
        clock.turn(days=30)
    desk.begun(citizen)
    report = desk.checking.check(heads_of(desk))
    assert report.findings == () and report.sound
    assert (report.chains, report.links) == (1, 6)
    assert report.rows > 20
    assert desk.access_log.entries(limit=1)[0].detail == "findings=0"


def heads_of(desk: Desk) -> Heads:
    """What would be written beside the database now."""
    return desk.unlocked.at_once(lambda services: services.checking.heads()).result()


def file_of(desk: Desk) -> bytes:
    """The database as it stands, with everything in the one file."""

    def fold() -> None:
        alone = desk.unlocked._engine.raw_connection()
        alone.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        alone.close()

    desk.unlocked.call(fold).result()
    return (desk.unlocked.folder / "pejl.db").read_bytes()


def test_a_replayed_page_is_found_where_the_integrity_checks_see_nothing(desk: Desk, tmp_path: Path) -> None:
    """A page put back is genuine and whole, only old; in it the citizen said something else."""
    conversation = desk.begun()
    desk.answers.note(conversation, NoteKind.PICTURE, "a" * 3000)
    old = file_of(desk)
    desk.answers.note(conversation, NoteKind.PICTURE, "b" * 3000)
    desk.finishing.finish(conversation)
    new = file_of(desk)
    key = keys.unlock(desk.unlocked.folder, PASSWORD)
    replayed = []
    for place in range(0, min(len(old), len(new)), PAGE_SIZE):
        if old[place : place + PAGE_SIZE] != new[place : place + PAGE_SIZE]:
            mixed = new[:place] + old[place : place + PAGE_SIZE] + new[place + PAGE_SIZE :]
            replayed.append(examined(tmp_path / "mixed.db", mixed, key))
    assert len(replayed) > 5
    notes = [r for r in replayed if {f.kind for f in r.findings} == {FindingKind.ALTERED}]
    assert [named(report) for report in notes] == [{("note", "1")}]
    assert examined(tmp_path / "mixed.db", new, key).sound


def test_a_whole_older_file_is_found_by_what_is_kept_beside_it(
    desk: Desk, clock: HandClock, tmp_path: Path
) -> None:
    amira, bent = desk.citizen("Amira"), desk.citizen("Bent")
    desk.held(amira)
    desk.held(bent)
    old = file_of(desk)
    clock.turn(days=30)
    desk.held(amira)
    heads = heads_of(desk)
    (uuid,) = desk.sql("SELECT uuid FROM citizen WHERE id = ?", amira)[0]
    key = keys.unlock(desk.unlocked.folder, PASSWORD)
    assert desk.checking.check(heads).sound
    report = examined(tmp_path / "old.db", old, key, heads)
    assert {f.kind for f in report.findings} == {FindingKind.OLDER_FILE, FindingKind.BEHIND}
    assert [f.citizen for f in report.findings if f.kind is FindingKind.BEHIND] == [uuid]
    assert examined(tmp_path / "old.db", old, key).sound, "from inside it cannot be seen"


def test_heads_that_are_older_than_the_database_are_no_finding(desk: Desk) -> None:
    """They are written now and then: a crash in between leaves the database ahead."""
    citizen = desk.citizen()
    desk.held(citizen)
    heads = heads_of(desk)
    conversation = desk.held(citizen)
    desk.finishing.add_addendum(conversation, "Rettet")
    desk.held(desk.citizen("Ny Borger"))
    assert desk.checking.check(heads).findings == ()


def test_a_chain_cut_short_with_its_rows_is_found_by_its_head(spoilt: Any, lived: Lived) -> None:
    heads = dict(
        spoilt.execute(
            "SELECT p.uuid, l.hash FROM chain_link l JOIN citizen p ON p.id = l.citizen_id"
            " ORDER BY l.citizen_id, l.sequence"
        ).fetchall()
    )
    (newest,) = spoilt.execute("SELECT max(sequence) FROM chain_link").fetchone()
    spoilt.execute("DELETE FROM chain_link WHERE sequence = ?", (newest,))
    spoilt.execute("DELETE FROM belief WHERE id = (SELECT max(id) FROM belief WHERE conversation_id = 3)")
    assert examine(spoilt).sound
    (uuid,) = spoilt.execute("SELECT uuid FROM citizen WHERE id = ?", (lived.citizen,)).fetchone()
    assert examine(spoilt, Heads(heads=heads)).findings == (Finding(FindingKind.BEHIND, citizen=uuid),)


def test_who_was_erased_is_missed_by_nobody_and_found_when_back(desk: Desk, clock: HandClock) -> None:
    desk.held(desk.citizen())
    heads = heads_of(desk)
    (uuid,) = heads.heads
    back = Heads(heads.sequence, {}, {uuid: clock.now()})
    assert desk.checking.check(back).findings == (Finding(FindingKind.ERASED_IS_BACK, "citizen", "1", uuid),)
    gone = Heads(heads.sequence, {"erased before": "0" * 64}, {"erased before": clock.now()})
    assert desk.checking.check(gone).findings == ()


def test_a_damaged_page_is_a_finding_and_the_rest_is_looked_at(database: Path, lived: Lived) -> None:
    whole = database.read_bytes()
    found = []
    for place in range(PAGE_SIZE, len(whole), PAGE_SIZE * 3):
        flipped = bytes([whole[place + 100] ^ 1])
        spoilt = whole[: place + 100] + flipped + whole[place + 101 :]
        with suppress(errors.VaultDamaged):  # some pages are missed as soon as the file is opened
            found.append(examined(database, spoilt, lived.key).findings)
    assert all(FindingKind.DAMAGED in {f.kind for f in each} for each in found)
    assert len(found) > 10


def test_after_damage_was_found_every_call_says_so(desk: Desk) -> None:
    """SQLCipher calls the file read-only from then on, and nobody would go for a backup because of that."""
    desk.held(desk.citizen())
    content = bytearray(file_of(desk))
    for place in range(PAGE_SIZE, len(content), PAGE_SIZE):
        content[place + 100] ^= 1
    (desk.unlocked.folder / "pejl.db").write_bytes(content)
    report = desk.checking.check(None)
    assert FindingKind.DAMAGED in {finding.kind for finding in report.findings}
    with pytest.raises(errors.VaultDamaged):
        desk.citizen("Bent Eksempel")
    with pytest.raises(errors.VaultDamaged):
        desk.unlocked.keeper.start().result()


def test_a_page_torn_while_the_log_was_folded_in_is_no_damage(desk: Desk, tmp_path: Path) -> None:
    """The log still has the page whole, and SQLite reads it there; the check of the pages does not."""
    file_of(desk)
    desk.held(desk.citizen())
    for name in ("pejl.db", "pejl.db-wal"):
        shutil.copy(desk.unlocked.folder / name, tmp_path)
    log = (tmp_path / "pejl.db-wal").read_bytes()[32:]
    content = bytearray((tmp_path / "pejl.db").read_bytes())
    logged = {int.from_bytes(log[place : place + 4]) for place in range(0, len(log), 24 + PAGE_SIZE)}
    page = max(number for number in logged if number * PAGE_SIZE <= len(content))
    assert page > 1
    content[(page - 1) * PAGE_SIZE + 2000] ^= 1
    key = keys.unlock(desk.unlocked.folder, PASSWORD)
    assert examined(tmp_path / "pejl.db", bytes(content), key).sound
    (tmp_path / "pejl.db-wal").unlink(missing_ok=True)
    assert not examined(tmp_path / "pejl.db", bytes(content), key).sound


def test_a_check_is_cancelled_and_the_vault_goes_on(desk: Desk) -> None:
    conversations = [desk.held(desk.citizen(name)) for name in ("Amira", "Bent", "Dorte")]
    told = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        desk.checking.check(None, stop)
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert desk.summaries.record(conversations[0]).final
    assert desk.checking.check().sound


def test_a_vault_of_an_older_schema_is_sound_after_its_migration(tmp_path: Path) -> None:
    for version in schema.VERSIONS[:-1]:
        make_released(tmp_path / f"{version}.db", version)
        with migration(tmp_path / f"{version}.db", KEY) as connection:
            schema.migrate(connection)
        with closing(open_connection(tmp_path / f"{version}.db", KEY)) as connection:
            report = examine(connection)
            assert report.findings == ()
            assert (report.chains, report.links) == (2, {"0001": 4, "0002": 5}[version])
            with past_every_guard(tmp_path / f"{version}.db", KEY) as other_connection:
                other_connection.execute("UPDATE answer SET option = 5 WHERE id = 1")
            assert named(examine(connection)) == {("answer", "1")}


def test_the_demos_vault_is_sound(tmp_path: Path) -> None:
    unlocked = create_demo(tmp_path)
    try:
        report = unlocked.call(unlocked.services.checking.check).result()
    finally:
        unlocked.close()
    assert report.findings == ()
    assert report.chains > 5


def test_the_number_on_a_paper_leads_to_its_record_while_that_is_unchanged(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    number = desk.finishing.finish(conversation)
    desk.held(citizen)
    for typed in (number, number.lower(), f" {number.replace('-', ' ')} "):
        assert desk.checking.with_number(typed) == [conversation]
    for typed in ("", "0000-0000", "%", "Z-Z"):
        assert desk.checking.with_number(typed) == []
    desk.sql("DROP TRIGGER guard_final_record_append_only_update")
    desk.sql("UPDATE final_record SET body = body || ' ' WHERE conversation_id = ?", conversation)
    assert desk.checking.with_number(number) == []
