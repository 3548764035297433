"""A PDF with a password: AES-256, and nothing of it to be read without the password."""

import subprocess
from pathlib import Path

import pypdfium2
import pytest

from desktop.i18n import Catalogue
from desktop.reports import SummaryOptions, summary_pdf
from tests.reports.samples import record

PASSWORD = "grønne cykler synger"


@pytest.fixture
def sealed() -> bytes:
    return summary_pdf(record(), SummaryOptions(), Catalogue("da"), password=PASSWORD)


def words(pdf: bytes, password: str | None = None) -> str:
    with pypdfium2.PdfDocument(pdf, password=password) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def test_it_opens_with_the_password_and_reads_as_the_open_one(sealed: bytes) -> None:
    plain = summary_pdf(record(), SummaryOptions(), Catalogue("da"))
    assert words(sealed, PASSWORD) == words(plain) != ""


@pytest.mark.parametrize("wrong", [None, "", "grønne cykler syng", "Grønne cykler synger"])
def test_it_opens_with_nothing_else(sealed: bytes, wrong: str | None) -> None:
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        words(sealed, wrong)


def test_another_reader_finds_aes_256(sealed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(sealed)
    told = subprocess.run(
        ["pdfinfo", "-upw", PASSWORD, str(file)], check=True, capture_output=True, text=True
    ).stdout
    assert "algorithm:AES-256" in told
    shut = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=False)
    assert shut.returncode != 0 and "Incorrect password" in shut.stderr


def test_no_name_and_no_title_stands_in_the_file_in_the_open(sealed: bytes) -> None:
    plain = summary_pdf(record(), SummaryOptions(), Catalogue("da"))
    title = b"Opsummering"
    assert title in plain, "the test looks for something that is there"
    assert title not in sealed


def test_each_has_a_key_of_its_own(sealed: bytes) -> None:
    again = summary_pdf(record(), SummaryOptions(), Catalogue("da"), password=PASSWORD)
    assert again != sealed
