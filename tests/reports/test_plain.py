"""The summary as text, and field by field."""

import msgspec
import pytest

from desktop.final_record import document_number, encode
from desktop.i18n import Catalogue
from desktop.reports import SummaryOptions, neutral_file_name, summary_fields, summary_text
from tests.reports import plan_samples, samples
from tests.reports.samples import Said, question


@pytest.fixture(scope="module")
def words() -> Catalogue:
    return Catalogue("da")


def test_text_says_what_the_paper_says(words: Catalogue) -> None:
    record = samples.record()
    said = summary_text(record, words)
    for expected in (
        "Amira Testesen · 610190-•••• · sag 24-1187",
        "”Jeg vil gerne arbejde med mad – måske i et køkken på et plejehjem.”",
        "Ringe til køkkenet på Solgården (Amira · 28. november 2026",
        "Amira: ”Jeg er nogenlunde sikker på, at jeg kan klare et arbejde”",
        "20. august 2026: ”Jeg er usikker på, om jeg kan klare at arbejde”",
        document_number(encode(record)),
    ):
        assert expected in said


def test_where_there_is_no_number_it_does_not_say_ring(words: Catalogue) -> None:
    record = plan_samples.record(caseworker_phone="")
    (phone,) = (field for field in summary_fields(record, words) if field.key == "phone")
    assert (phone.label, phone.text) == ("Når du skriver eller ringer", "Svar inden for 3 hverdage")


def test_a_mark_that_counts_as_space_is_named_and_not_lost(words: Catalogue) -> None:
    said = summary_text(samples.record(goal="\x1fGå en tur\x1f\n"), words)
    assert "”[U+001F]Gå en tur[U+001F]”" in said


def test_cpr_is_masked_unless_chosen(words: Catalogue) -> None:
    record = samples.record()
    assert "0000" not in summary_text(record, words)
    assert "610190-0000" in summary_text(record, words, SummaryOptions(full_cpr=True))


def test_draft_is_marked_and_final_is_not(words: Catalogue) -> None:
    assert "KLADDE" in summary_text(samples.record(final=False), words)
    assert "KLADDE" not in summary_text(samples.record(), words)


def test_fields_have_unique_keys_and_none_is_empty(words: Catalogue) -> None:
    fields = summary_fields(samples.record(), words)
    assert len({field.key for field in fields}) == len(fields)
    assert all(field.text.strip() and field.label.strip() for field in fields)


def test_what_was_not_said_is_no_field(words: Catalogue) -> None:
    keys = {field.key for field in summary_fields(samples.stopped_early(), words)}
    assert keys == {"conversation", "phone", "topic", "answers"}


def test_without_questions_there_are_no_answers_but_the_talk(words: Catalogue) -> None:
    fields = {field.key: field.text for field in summary_fields(samples.without_questions(), words)}
    assert "answers" not in fields
    assert fields["talk"] == "Vi talte om flytningen.\nDen er i januar."


def test_private_answers_are_left_out_and_that_is_said(words: Catalogue) -> None:
    record = samples.record(questions=(question("A1", Said(2, 2)), question("T3", Said(5))))
    kept = summary_text(record, words)
    assert record.questions[1].short not in kept
    assert "er ikke trykt her" in kept
    shown = summary_text(record, words, SummaryOptions(private_answers=True))
    assert record.questions[1].citizen.words in shown
    assert "er ikke trykt her" not in shown


def test_belief_of_the_caseworker_never_gets_out(words: Catalogue) -> None:
    asked = question("A1", Said(2, 2))
    belief = msgspec.structs.replace(asked, id="F1", factor="F", short="Tro på job", text="Hemmelig tro")
    record = samples.record(questions=(asked, belief))
    said = summary_text(record, words, SummaryOptions(private_answers=True))
    assert asked.text in said
    assert "Hemmelig tro" not in said


def test_what_was_different_last_time_is_said(words: Catalogue) -> None:
    usual = samples.record()
    last = msgspec.structs.replace(
        usual.earlier[-1], form="phone", caseworker="Bo Opdigtet", interpreter=False
    )
    said = summary_text(msgspec.structs.replace(usual, earlier=(usual.earlier[0], last)), words)
    assert "Sidste gang, 20. august 2026, var anderledes:" in said
    assert "en anden sagsbehandler, uden tolk" in said
    assert "var anderledes" not in summary_text(usual, words)


@pytest.mark.parametrize("name", ["Amira Testesen", "../../etc/passwd", "a\x00b", "x" * 5000])
def test_file_name_holds_date_and_number_only(name: str) -> None:
    record = samples.record(citizen_name=name)
    assert neutral_file_name(record) == f"samtale-2026-11-21-{document_number(encode(record))}.pdf"
