"""The summary as it is printed and copied: made of the record alone."""

from desktop.final_record import document_number, encode
from desktop.i18n import Catalogue
from desktop.records import CaseworkerView, NoteKind
from desktop.reports import SummaryOptions
from tests.reports.readers import read_back
from tests.support import Desk, HandClock

WORDS = Catalogue("en")


def told(desk: Desk, name: str = "Amira Prøvesen") -> int:
    conversation = desk.begun(desk.citizen(name, "610190-0000"))
    desk.says(conversation, "A1", 2)
    desk.answers.note(conversation, NoteKind.TOPIC, "Sommerferien")
    desk.agreed(conversation, "Ringe til Fønix")
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


def test_what_was_added_later_is_printed_beside_a_record_that_stays(desk: Desk, clock: HandClock) -> None:
    conversation = told(desk)
    number = desk.finishing.finish(conversation)
    clock.turn(days=3)
    desk.finishing.add_addendum(conversation, "Bussen går først klokken otte.", "Ny oplysning")
    summary = desk.summaries.pdf(conversation, SummaryOptions(), WORDS)
    read = read_back(summary.pdf)
    who = desk.finishing.addenda(conversation)[0].caseworker
    assert read.says(f"15 May 2026 · {who} · Ny oplysning Bussen går først klokken otte.")
    assert all(f"document {number}" in page for page in read.pages)
    assert number in summary.file_name
    assert "Bussen går først klokken otte." in desk.summaries.text(conversation, WORDS)
    assert [f.key for f in desk.summaries.fields(conversation, WORDS)][-1] == "addenda"


def test_the_number_on_paper_can_be_worked_out_from_what_is_stored(desk: Desk) -> None:
    conversation = told(desk)
    draft = desk.summaries.pdf(conversation, SummaryOptions(), WORDS)
    standing = document_number(encode(desk.summaries.record(conversation)))
    assert f"document {standing} · DRAFT" in read_back(draft.pdf).text
    desk.finishing.finish(conversation)
    [[body]] = desk.sql("SELECT body FROM final_record WHERE conversation_id = ?", conversation)
    final = desk.summaries.pdf(conversation, SummaryOptions(), WORDS)
    assert f"document {document_number(str(body).encode())}" in read_back(final.pdf).text


def test_a_view_given_afterwards_is_not_printed_before_it_is_opened(desk: Desk) -> None:
    conversation = desk.preparations.prepare(desk.citizen("Amira Prøvesen"))
    desk.preparations.choose(conversation, ["A1"])
    desk.preparations.set_caseworker_view(conversation, CaseworkerView.AFTERWARDS)
    desk.conversations.start(conversation)
    desk.says(conversation, "A1", 2)
    desk.says(conversation, "A1", 5, "caseworker")
    hidden = "Jeg vurderer: tror slet ikke på at kunne klare et arbejde"
    assert hidden in encode(desk.conversations.get(conversation).record).decode()
    assert not read_back(desk.summaries.pdf(conversation, SummaryOptions(), WORDS).pdf).says(hidden)
    assert hidden not in desk.summaries.text(conversation, WORDS)
    desk.conversations.open_views(conversation)
    assert read_back(desk.summaries.pdf(conversation, SummaryOptions(), WORDS).pdf).says(hidden)
