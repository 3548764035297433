"""Saved summaries are listed for as long as their files lie there."""

from datetime import date
from pathlib import Path

import pytest

from desktop import errors
from desktop.errors import NotFound
from desktop.plan_records import PaperKind
from desktop.services.papers import SavedPaperView
from tests.support import Desk, HandClock


def saved(desk: Desk, conversation: int, path: Path, **how: bool) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"%PDF-")
    desk.papers.saved(conversation, path, **how)
    return path


def test_saved_papers_are_listed_until_their_file_is_gone(
    desk: Desk, clock: HandClock, tmp_path: Path
) -> None:
    conversation = desk.held(desk.citizen("Amira"))
    first = saved(desk, conversation, tmp_path / "a.pdf")
    second = saved(desk, conversation, tmp_path / "b.pdf", protected=True)
    now = clock.now()
    assert desk.papers.listed() == [
        SavedPaperView(2, conversation, PaperKind.SUMMARY, "Amira", date(2026, 5, 12), second, now, True),
        SavedPaperView(1, conversation, PaperKind.SUMMARY, "Amira", date(2026, 5, 12), first, now, False),
    ]
    first.unlink()
    assert [paper.path for paper in desk.papers.listed()] == [second]
    assert desk.sql("SELECT count(*) FROM saved_paper") == [(1,)]


def test_one_saved_over_is_listed_once(desk: Desk, tmp_path: Path) -> None:
    conversation = desk.held(desk.citizen())
    for protected in (False, True):
        saved(desk, conversation, tmp_path / "a.pdf", protected=protected)
    (paper,) = desk.papers.listed()
    assert paper.protected


def test_a_paper_on_a_stick_that_was_pulled_stays_listed_until_it_is_forgotten(
    desk: Desk, tmp_path: Path
) -> None:
    path = saved(desk, desk.held(desk.citizen()), tmp_path / "stick" / "a.pdf")
    path.unlink()
    path.parent.rmdir()
    (paper,) = desk.papers.listed()
    desk.papers.forget(paper.id)
    assert desk.papers.listed() == []


def test_a_paper_of_no_conversation_is_refused(desk: Desk, tmp_path: Path) -> None:
    for call in (desk.papers.printed, desk.papers.copied, lambda id: desk.papers.saved(id, tmp_path / "a")):
        with pytest.raises(NotFound):
            call(999)
    assert desk.papers.listed() == []


def test_deleting_deletes_the_file_and_leaves_the_list(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "samtale.pdf"
    paper.write_bytes(b"%PDF")
    desk.papers.saved(desk.held(desk.citizen()), paper)
    desk.papers.delete(desk.papers.listed()[0].id)
    assert not paper.exists()
    assert desk.papers.listed() == []


def test_a_file_on_a_stick_that_was_pulled_is_not_said_to_be_deleted(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    paper = stick / "samtale.pdf"
    paper.write_bytes(b"%PDF")
    desk.papers.saved(desk.held(desk.citizen()), paper)
    stick.rename(tmp_path / "pulled")
    with pytest.raises(errors.PlaceMissing):
        desk.papers.delete(desk.papers.listed()[0].id)
    assert len(desk.papers.listed()) == 1
