"""What was added after finishing is printed beside the record, whose number stays."""

from datetime import date

import pytest

from desktop.final_record import document_number, encode
from desktop.i18n import Catalogue
from desktop.reports import Addendum, SummaryOptions, summary_fields, summary_pdf, summary_text
from tests.reports import samples
from tests.reports.readers import read_back

WORDS = Catalogue("en")
LATER = date(2026, 11, 24)
FIRST = Addendum(LATER, "Mette Prøvelund", "Ny oplysning", "Praktikken begynder en uge senere.")
SECOND = Addendum(date(2026, 12, 1), "Søren Vikar", "", "Bussen er bestilt.")
SIGNED = "The signature only shows that we have read the summary together."


def test_each_addendum_says_when_who_why_and_what_below_the_signatures() -> None:
    read = read_back(summary_pdf(samples.record(), SummaryOptions(), WORDS, (FIRST, SECOND)))
    assert read.says("24 November 2026 · Mette Prøvelund · Ny oplysning Praktikken begynder en uge senere.")
    assert read.says("1 December 2026 · Søren Vikar Bussen er bestilt.")
    assert read.text.index(SIGNED) < read.text.index("Added later") < read.text.index("Ny oplysning")
    assert "something was added later: see the end" in read.pages[0]


def test_without_addenda_nothing_is_said_of_them() -> None:
    read = read_back(summary_pdf(samples.record(), SummaryOptions(), WORDS))
    assert not read.says("added later")
    assert not read.says("Added later")


def test_the_document_number_is_still_that_of_the_record() -> None:
    number = document_number(encode(samples.record()))
    read = read_back(summary_pdf(samples.record(), SummaryOptions(), WORDS, (FIRST,)))
    assert all(f"document {number}" in page for page in read.pages)


@pytest.mark.parametrize("said", samples.HOSTILE[:8])
def test_hostile_words_in_an_addendum_are_words(said: str) -> None:
    addendum = Addendum(LATER, said, said, said)
    read = read_back(summary_pdf(samples.record(), SummaryOptions(), WORDS, (addendum,)))
    named = said.replace("\x00", "[U+0000]").replace("\U0001f600", "[U+1F600]")
    named = named.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
    assert read.says(f"24 November 2026 · {named} · {named} {named}")


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_a_long_addendum_flows_on_under_its_heading(lines: int) -> None:
    long = Addendum(LATER, "Mette", "Sen", "".join(f"Sætning nummer {n} er her. " for n in range(250)))
    record = samples.without_questions("Vi talte.\n" * lines + "Slut.")
    read = read_back(summary_pdf(record, SummaryOptions(), WORDS, (long,)))
    assert len(long.text) > 5000
    assert read.says(long.text)
    for heading in ("Added later", "24 November 2026 · Mette · Sen"):
        page = next(page for page in read.pages if heading in page)
        assert "Sætning nummer 0" in page


def test_plain_text_and_fields_have_them_too() -> None:
    fields = {field.key: field for field in summary_fields(samples.record(), WORDS, addenda=(FIRST, SECOND))}
    assert fields["addenda"].label == "Added later"
    assert "24 November 2026 · Mette Prøvelund · Ny oplysning\nPraktikken" in fields["addenda"].text
    assert "Bussen er bestilt." in summary_text(samples.record(), WORDS, addenda=(SECOND,))
    assert "addenda" not in {field.key for field in summary_fields(samples.record(), WORDS)}


def test_the_same_addenda_give_the_same_bytes() -> None:
    once = summary_pdf(samples.record(), SummaryOptions(), WORDS, (FIRST,))
    assert summary_pdf(samples.record(), SummaryOptions(), WORDS, (FIRST,)) == once
    assert summary_pdf(samples.record(), SummaryOptions(), WORDS, (SECOND,)) != once
