"""The summary as it is printed and copied: made of the record alone."""

from desktop.i18n import Catalogue
from desktop.records import NoteKind
from desktop.reports import SummaryOptions
from tests.support import Desk

WORDS = Catalogue("en")


def told(desk: Desk, name: str = "Amira Prøvesen") -> int:
    conversation = desk.begun(desk.citizen(name, "610190-0000"))
    desk.says(conversation, "A1", 2)
    desk.answers.note(conversation, NoteKind.TOPIC, "Sommerferien")
    desk.plans.add_step(conversation, "Ringe til Fønix")
    return conversation


def test_a_draft_and_a_finished_summary_are_printed(desk: Desk) -> None:
    conversation = told(desk)
    draft = desk.summaries.pdf(conversation, SummaryOptions(), WORDS)
    desk.finishing.finish(conversation)
    final = desk.summaries.pdf(conversation, SummaryOptions(), WORDS)
    for summary in (draft, final):
        assert summary.pdf.startswith(b"%PDF")
        assert summary.pdf.rstrip().endswith(b"%%EOF")
    assert (draft.final, final.final) == (False, True)
    assert draft.pdf != final.pdf


def test_the_same_summary_is_the_same_bytes_whatever_happened_since(desk: Desk) -> None:
    conversation = told(desk)
    desk.finishing.finish(conversation)
    before = desk.summaries.pdf(conversation, SummaryOptions(charts=True), WORDS)
    citizen = desk.citizens.search()[0].id
    desk.citizens.edit(type(desk.citizens.get(citizen))(citizen, "Et andet navn"))
    desk.held(citizen)
    after = desk.summaries.pdf(conversation, SummaryOptions(charts=True), WORDS)
    assert after == before


def test_the_file_name_tells_nobody_who_it_is_about(desk: Desk) -> None:
    name = desk.summaries.pdf(told(desk), SummaryOptions(), WORDS).file_name
    assert "Amira" not in name
    assert "610190" not in name
    assert name.endswith(".pdf")


def test_text_and_fields_say_what_was_said(desk: Desk) -> None:
    conversation = told(desk)
    text = desk.summaries.text(conversation, WORDS)
    fields = "\n".join(f"{field}" for field in desk.summaries.fields(conversation, WORDS))
    for said in (
        "Sommerferien",
        "Ringe til Fønix",
        "Jeg er nogenlunde sikker på, at jeg kan klare et arbejde",
    ):
        assert said in text
        assert said in fields
    assert "610190-0000" not in text
