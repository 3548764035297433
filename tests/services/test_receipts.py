"""Receipts: found again, on one page, without identity, and true about how far the backups are."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop import errors
from desktop.i18n import Catalogue
from desktop.services import sweeping
from tests.reports.readers import read_back
from tests.services.test_rights import CANARIES, erase, file_all, talked
from tests.support import Desk, HandClock, reopened

WORDS = Catalogue("en")


def paper(desk: Desk, number: int) -> Any:
    return desk.receipts.paper(number, WORDS)


def said(desk: Desk, number: int) -> str:
    return " ".join(each for passage in paper(desk, number).passages for each in passage.paragraphs)


def reach(desk: Desk, since: datetime) -> Any:
    return desk.unlocked.call(desk.unlocked.safekeeping.reach, since).result()


def test_a_receipt_is_one_page_that_names_nobody(desk: Desk) -> None:
    citizen = talked(desk)
    desk.unlocked.keeper.start().result()
    desk.papers.saved(1, Path("/media/nøgle/Amira/samtale.pdf"))
    file_all(desk, citizen)
    done = erase(desk, citizen)
    made = paper(desk, done.receipt.number)
    read = read_back(made.pdf)
    assert len(read.pages) == 1 and read.says("Receipt no. 1 of an erasure")
    assert read.says(f"2 conversations, {done.receipt.rows} rows of data in all")
    assert read.says("gone through 1 backup. The citizen is not in it.") and read.says(
        "saved outside Pejl (1)"
    )
    assert not [canary for canary in CANARIES if canary.decode() in read.text + str(read.info)]
    assert made.file_name == "sletning-2026-05-12-0001.pdf"
    assert [passage.heading for passage in made.passages] == ["Erased", "Backups", "Left to do by hand"]


def test_a_file_that_is_gone_is_not_asked_for(desk: Desk, tmp_path: Path) -> None:
    citizen = talked(desk)
    for name in ("her.pdf", "væk.pdf"):
        (tmp_path / name).write_bytes(b"%PDF")
        desk.papers.saved(1, tmp_path / name)
    (tmp_path / "væk.pdf").unlink()
    assert [file.path for file in desk.rights.erasure(citizen).files] == [tmp_path / "her.pdf"]
    (tmp_path / "her.pdf").unlink()
    file_all(desk, citizen)
    erase(desk, citizen)
    assert "saved outside" not in said(desk, 1)


def test_the_reason_stands_on_it_and_may_name_nobody(desk: Desk) -> None:
    citizen = talked(desk)
    for named in ("Amira er flyttet", "prøvesen er flyttet", "CPR 610190-0000 er flyttet"):
        with pytest.raises(errors.InvalidInput):
            erase(desk, citizen, named)
    assert desk.citizens.get(citizen)
    erase(desk, citizen, "Borgeren er flyttet")
    assert "Reason: Borgeren er flyttet" in said(desk, 1)


def test_a_stick_that_is_away_is_told_of_until_it_is_swept(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.unlocked.call(desk.unlocked.safekeeping.choose_place, str(stick)).result()
    citizen = talked(desk)
    desk.unlocked.keeper.start().result()
    file_all(desk, citizen)
    stick.rename(tmp_path / "away")
    reached = reach(desk, desk.clock.now())
    assert (reached.backups, reached.place_away) == (1, True)
    erase(desk, citizen)
    assert "Put the stick for backups in" in said(desk, 1)
    (tmp_path / "away").rename(stick)
    desk.unlocked.keeper.start_if_due().result()
    assert "Put the stick" not in said(desk, 1) and "2 backups" in said(desk, 1)


def test_an_erasure_whose_sweep_fails_is_told_as_done_and_swept_later(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen = talked(desk)
    desk.unlocked.keeper.start().result()
    file_all(desk, citizen)

    def full(*_arguments: object, **_named: object) -> None:
        raise errors.StorageFull

    with monkeypatch.context() as patched:
        patched.setattr(sweeping, "erase_in_file", full)
        done = erase(desk, citizen)
    assert isinstance(done.stopped, errors.StorageFull) and done.receipt.sweeping is None
    assert desk.citizens.search() == []
    assert "next time Pejl" in said(desk, 1)
    again = reopened(desk, tmp_path)
    desk.unlocked = again.unlocked
    desk.unlocked.keeper.start_if_due().result()
    assert "next time Pejl" not in said(desk, 1) and "gone through 1 backup" in said(desk, 1)


def test_a_citizen_without_conversations_is_told_of_without_a_zero(desk: Desk, clock: HandClock) -> None:
    """No older backup holds who was added since; that each was gone through is true all the same.

    The rows are the citizen's own and the caseworker's time with the citizen.
    """
    for _ in range(2):
        desk.unlocked.keeper.start().result()
        clock.turn(days=1)
    citizen = desk.citizen("Bo Ny")
    added = desk.rights.erasure(citizen).added_at
    assert reach(desk, added).backups == 0
    desk.unlocked.keeper.start().result()
    assert reach(desk, added).backups == 1
    erase(desk, citizen)
    assert "conversation" not in said(desk, 1)
    assert "With the citizen went 2 rows of data in all." in said(desk, 1)
    assert "gone through 3 backups. The citizen is in none of them." in said(desk, 1)
    assert "put aside" not in said(desk, 1)


def test_files_that_were_put_aside_are_told_of_by_themselves(desk: Desk, clock: HandClock) -> None:
    folder = desk.unlocked.folder

    def put_aside() -> None:
        for name in ("2026-05-01-101112", "2026-05-12-235959-2", "ukendt"):
            kept = folder / "kept" / name
            kept.mkdir(parents=True)
            for file in folder.glob("pejl.db*"):
                shutil.copy2(file, kept)

    # Where the database is written, so that the files are of one moment.
    desk.unlocked.call(put_aside).result()
    citizen = talked(desk)
    assert reach(desk, desk.rights.erasure(citizen).added_at).set_aside == 2
    file_all(desk, citizen)
    erase(desk, citizen)
    assert "gone through 3 sets of files put aside" in said(desk, 1)
    assert "gone through 1 backup. The citizen is not in it." in said(desk, 1)


def test_receipts_are_found_again_newest_first(desk: Desk, tmp_path: Path) -> None:
    for backup in desk.unlocked.safekeeping.own():
        backup.path.unlink()
    for name in ("Anna Prøve", "Bo Prøve"):
        erase(desk, desk.citizen(name))
    assert [receipt.number for receipt in desk.receipts.listed()] == [2, 1]
    assert "nothing to empty" in said(desk, 2)
    target = tmp_path / "kvittering.pdf"
    desk.receipts.save(paper(desk, 2), target)
    assert target.read_bytes() == paper(desk, 2).pdf and target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(errors.NotFound):
        desk.receipts.get(3)
