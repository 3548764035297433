"""A citizen into one encrypted file: whole, sound, and only where it may be."""

from pathlib import Path

import pytest

from desktop import errors
from desktop.plan_records import Arriving, HandoverDirection, PaperKind
from desktop.records import AccessAction
from desktop.services.handover.content import STAYING, travelling
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
from tests.support import CHEAP, Desk


def test_every_row_of_every_table_arrives_and_both_chains_are_sound(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    giver, receiver = both
    citizen = everything(giver)
    filled = {table.name for table in travelling() if giver.sql(f"SELECT 1 FROM {table.name}")}
    assert filled | {"handover", "caseworker_period"} == {table.name for table in travelling()}
    done = received(receiver, given(giver, citizen, tmp_path / "stick"))
    assert (done.outcome, done.added) == (Arriving.NEW, 3)
    assert told(receiver, done.citizen, REMADE) == told(giver, citizen, REMADE)
    kept = "uuid, name, folded, sort_key, cpr, language, target_group, case_number, created_at"
    assert receiver.sql(f"SELECT {kept} FROM citizen WHERE id = ?", done.citizen) == giver.sql(
        f"SELECT {kept} FROM citizen WHERE id = ?", citizen
    )
    links = "SELECT sequence, kind, content_hash FROM chain_link WHERE citizen_id = ? ORDER BY sequence"
    assert receiver.sql(links, done.citizen) == giver.sql(links, citizen)
    assert findings(giver) == findings(receiver) == ()


def test_document_numbers_stay_and_the_givers_head_is_kept(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, receiver = both
    citizen = everything(giver)
    done = received(receiver, given(giver, citizen, tmp_path / "stick"))
    records = "SELECT f.hash, f.body FROM final_record f JOIN conversation c ON c.id = f.conversation_id"
    where = " WHERE c.citizen_id = ? ORDER BY c.ordinal"
    assert receiver.sql(records + where, done.citizen) == giver.sql(records + where, citizen)
    head = one(
        giver, "SELECT hash FROM chain_link WHERE citizen_id = ? ORDER BY sequence DESC LIMIT 1", citizen
    )
    assert one(receiver, "SELECT head FROM handover WHERE direction = 'received'") == head


def test_the_giver_keeps_everything_archived_listed_and_logged(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    giver, _ = both
    citizen = everything(giver)
    path = given(giver, citizen, tmp_path / "stick")
    assert path.name == f"pejl-overdragelse-{giver.clock.today().isoformat()}-1.pejlhandover"
    assert giver.citizens.get(citizen).archived
    assert len(giver.citizens.conversations(citizen)) == 3
    (passed,) = giver.handing_over.get(citizen).passed
    assert (passed.direction, passed.colleague) == (HandoverDirection.GIVEN, COLLEAGUE)
    (paper,) = giver.papers.listed()
    assert (paper.kind, paper.path, paper.protected, paper.conversation) == (
        PaperKind.HANDOVER,
        path,
        True,
        None,
    )
    assert [paper.path for paper in giver.rights.erasure(citizen).files] == [path]
    (entry,) = giver.access_log.entries(actions=[AccessAction.HANDED_OVER])
    assert entry.detail == "conversations=3"
    assert (path.stat().st_mode & 0o777) == 0o600


def test_the_file_holds_no_readable_word(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, _ = both
    path = given(giver, everything(giver), tmp_path / "stick")
    for word in ("Sørensen", "6101900000", "dyr", COLLEAGUE, "citizen", "Karen"):
        assert word.encode() not in path.read_bytes()


def test_the_page_is_written_as_typed_and_read_by_the_receiver(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    giver, receiver = both
    citizen = everything(giver)
    giver.handing_over.write(citizen, "where_we_are", "I praktik i Fønix")
    giver.handing_over.write(citizen, "promised", "Svar om bussen")
    giver.handing_over.write(citizen, "citizen_wishes", "Ring om morgenen")
    page = giver.handing_over.get(citizen).page
    assert (page.where_we_are, page.promised, page.citizen_wishes) == (
        "I praktik i Fønix",
        "Svar om bussen",
        "Ring om morgenen",
    )
    done = received(receiver, given(giver, citizen, tmp_path / "stick"))
    assert giver.handing_over.get(citizen).page is None
    view = receiver.handing_over.get(done.citizen)
    (passed,) = view.passed
    assert passed.page == page
    assert (passed.direction, passed.colleague, passed.unread) == (
        HandoverDirection.RECEIVED,
        "Karen Prøve",
        True,
    )
    standing = view.standing
    assert (standing.goal, standing.answer_days, standing.placement) == ("Et job med dyr", 3, "Fønix Genbrug")
    assert standing.steps == ("Ringe til Fønix",) * 3, "two were not reached: they are still agreed"
    receiver.handing_over.mark_read(done.citizen)
    assert not receiver.handing_over.get(done.citizen).passed[0].unread


def test_an_open_conversation_is_not_handed_over(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, _ = both
    citizen = everything(giver)
    draft = giver.preparations.prepare(citizen)
    assert giver.handing_over.get(citizen).draft == draft
    before = content(giver)
    with pytest.raises(errors.HandoverRefused, match="draft"):
        given(giver, citizen, tmp_path / "stick")
    assert content(giver) == before
    assert not list((tmp_path / "stick").iterdir())


def test_a_citizen_whose_chain_is_broken_is_not_handed_over(both: tuple[Desk, Desk], tmp_path: Path) -> None:
    giver, _ = both
    citizen = everything(giver)
    giver.sql("DROP TRIGGER guard_answer_closed_update_old")
    giver.sql("DROP TRIGGER guard_answer_closed_update_new")
    giver.sql("DROP TRIGGER guard_answer_append_only_update")
    giver.sql("UPDATE answer SET option = 5 WHERE option = 2")
    with pytest.raises(errors.HandoverRefused, match="unsound"):
        given(giver, citizen, tmp_path / "stick")
    assert not list((tmp_path / "stick").iterdir())


def test_nothing_is_given_where_the_passphrase_is_weak_or_it_is_stopped(
    both: tuple[Desk, Desk], tmp_path: Path
) -> None:
    giver, _ = both
    citizen = everything(giver)
    before = content(giver)

    def stop(done: int, total: int) -> None:
        if done == total:
            raise errors.Cancelled

    give = giver.handing_over.give
    with pytest.raises(errors.WeakPassword):
        give(citizen, COLLEAGUE, tmp_path, "sommer2026", cost=CHEAP)
    with pytest.raises(errors.Cancelled):
        give(citizen, COLLEAGUE, tmp_path, PASSPHRASE, stop, CHEAP)
    with pytest.raises(errors.InvalidInput, match="colleague"):
        give(citizen, "  ", tmp_path, PASSPHRASE, cost=CHEAP)
    with pytest.raises(errors.PlaceMissing):
        give(citizen, COLLEAGUE, tmp_path / "away", PASSPHRASE, cost=CHEAP)
    assert content(giver) == before
    assert not list(tmp_path.glob("*.pejlhandover"))


def test_the_proposed_passphrase_is_strong_and_never_the_same(desk: Desk) -> None:
    proposed = {desk.handing_over.propose_passphrase() for _ in range(50)}
    assert len(proposed) == 50
    assert all(len(each) == 29 for each in proposed)


def test_the_access_log_and_saved_papers_stay(both: tuple[Desk, Desk]) -> None:
    names = {table.name for table in travelling()}
    assert {"saved_paper"} == STAYING
    assert not names & {"saved_paper", "access_entry", "setting", "erasure", "saved_template"}
