"""Access as files: two private ones, or one with a password and the data inside."""

import json
import re
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest

from desktop import errors
from desktop.plan_records import PaperKind
from tests.services.access_parts import WORDS, full
from tests.support import Desk


def test_two_private_files_with_neutral_names_are_saved_and_listed(desk: Desk, tmp_path: Path) -> None:
    citizen = full(desk)
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    given = desk.access_exports.save(citizen, folder, WORDS)
    assert re.fullmatch(r"indsigt-2026-05-12-\d{4}\.pdf", given.pdf.name)
    assert re.fullmatch(r"indsigt-2026-05-12-\d{4}\.json", given.data.name)
    for path in (given.pdf, given.data):
        assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(folder.iterdir()) == sorted((given.pdf, given.data))
    assert given.pdf.read_bytes().startswith(b"%PDF")
    assert {given.pdf, given.data} <= {paper.path for paper in desk.papers.listed()}
    datetime.fromisoformat(json.loads(given.data.read_bytes())["made_at"])


def test_the_files_of_a_citizen_without_a_conversation_are_listed_too(desk: Desk, tmp_path: Path) -> None:
    given = desk.access_exports.save(desk.citizen(), tmp_path, WORDS)
    listed = desk.papers.listed()
    assert {paper.path for paper in listed} == {given.pdf, given.data}
    assert {(paper.kind, paper.day) for paper in listed} == {(PaperKind.ACCESS, None)}


def test_a_folder_that_is_gone_is_said_and_nothing_is_logged(desk: Desk, tmp_path: Path) -> None:
    citizen = desk.citizen()
    before = desk.access_log.entries()
    with pytest.raises(errors.PlaceMissing):
        desk.access_exports.save(citizen, tmp_path / "væk", WORDS)
    assert desk.access_log.entries() == before


def test_with_a_password_there_is_one_file_with_the_data_inside(desk: Desk, tmp_path: Path) -> None:
    citizen = full(desk)
    password = "grønne cykler synger"
    given = desk.access_exports.save(citizen, tmp_path, WORDS, password)
    assert given.data is None and [path.name for path in tmp_path.glob("indsigt-*")] == [given.pdf.name]
    sealed = given.pdf.read_bytes()
    assert b"Amira" not in sealed and b"610190" not in sealed
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(sealed)
    with pypdfium2.PdfDocument(sealed, password=password) as document:
        words = "".join(page.get_textpage().get_text_range() for page in document)
        assert "It lies inside this PDF" in " ".join(words.split())
        assert document.count_attachments() == 1
        attached = document.get_attachment(0)
        assert attached.get_name() == given.pdf.with_suffix(".json").name
        data = json.loads(bytes(attached.get_data()))
    assert data["citizen"] == "Amira Prøvesen"
    paper = desk.papers.listed()[0]
    assert paper.path == given.pdf and paper.protected


def test_a_weak_password_makes_and_logs_nothing(desk: Desk, tmp_path: Path) -> None:
    citizen = desk.citizen()
    before = desk.access_log.entries()
    with pytest.raises(errors.WeakPassword):
        desk.access_exports.save(citizen, tmp_path, WORDS, "kort")
    assert desk.access_log.entries() == before and not list(tmp_path.glob("indsigt-*"))


def test_how_far_it_is_only_grows_until_all_is_done(desk: Desk, tmp_path: Path) -> None:
    told: list[float] = []
    citizen = full(desk)
    desk.access_exports.save(citizen, tmp_path, WORDS, progress=lambda done, all: told.append(done / all))
    assert told == sorted(told) and told[-1] == 1
    assert len(set(told)) > 20


@pytest.mark.parametrize("share", [0.0, 0.15, 0.3, 0.7, 1.0])
@pytest.mark.parametrize("password", ["", "grønne cykler synger"])
def test_stopped_wherever_it_is_it_leaves_no_file(
    desk: Desk, tmp_path: Path, share: float, password: str
) -> None:
    citizen = full(desk)
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    before = desk.sql("SELECT count(*) FROM saved_paper")

    def stop(done: int, total: int) -> None:
        if done / total >= share:
            raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        desk.access_exports.save(citizen, folder, WORDS, password, stop)
    assert list(folder.iterdir()) == []
    assert desk.sql("SELECT count(*) FROM saved_paper") == before
