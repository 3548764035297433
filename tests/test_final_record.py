"""The final record: the same content is the same bytes, and everything comes back as it was."""

import hashlib
import json
from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import final_record
from desktop.final_record import (
    EarlierAnswer,
    EarlierConversation,
    FinalRecord,
    RecordedAnswer,
    RecordedQuestion,
    RecordedStep,
)
from tests.support import examples

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)

FULL = FinalRecord(
    final=True,
    conversation="4d2b0f5e-0000-4000-8000-000000000000",
    ordinal=2,
    day=date(2026, 5, 12),
    finished_at=datetime(2026, 5, 12, 8, 45, tzinfo=UTC),
    citizen_name="Åse Prøvesen",
    citizen_cpr="6101900000",
    earlier=(EarlierConversation(ordinal=1, day=date(2026, 2, 10), caseworker="Bo Prøve"),),
    questions=(
        RecordedQuestion(
            id="A1",
            bank="progression",
            bank_version="2018.1",
            wording="f" * 64,
            factor="A",
            factor_name="Tro på egne evner",
            short="Klare et job",
            text="Tror du?",
            options=("1", "2", "3", "4", "5"),
            source="Kilde",
            citizen=RecordedAnswer(state="answered", option=2, words="2", changed=True),
            earlier=(EarlierAnswer(ordinal=1, day=date(2026, 2, 10), rater="citizen", state="declined"),),
        ),
    ),
    steps=(RecordedStep(text="Ringe", owner="citizen", origin="agreed", status="open"),),
    previous_hash="0" * 64,
)


def test_a_record_comes_back_as_it_was() -> None:
    assert final_record.decode(final_record.encode(FULL)) == FULL


@settings(max_examples=examples(100, 10_000), deadline=None, derandomize=True)
@given(TEXT, st.lists(TEXT, max_size=3))
def test_any_words_come_back_as_they_were(talk: str, barriers: list[str]) -> None:
    record = msgspec.structs.replace(FULL, talk=talk, barriers=tuple(barriers))
    body = final_record.encode(record)
    assert final_record.decode(body) == record
    # As the database keeps it: text.
    assert body.decode().encode() == body


def test_the_bytes_are_fields_in_declared_order_and_utf8() -> None:
    body = final_record.encode(FULL)
    assert list(json.loads(body)) == list(FinalRecord.__struct_fields__)
    assert "Åse Prøvesen".encode() in body
    assert final_record.encode(final_record.decode(body)) == body


@pytest.mark.parametrize("field", FinalRecord.__struct_fields__)
def test_every_field_is_under_the_hash(field: str) -> None:
    now = getattr(FULL, field)
    other = {bool: not now, int: 9, str: "andet", tuple: (), type(None): date(2030, 1, 1)}.get(
        type(now), date(2030, 1, 1)
    )
    if field == "finished_at":
        other = None
    if now == ():
        other = FULL.questions if field == "questions" else ("andet",)
    changed = msgspec.structs.replace(FULL, **{field: other})
    before, after = final_record.encode(FULL), final_record.encode(changed)
    assert final_record.content_hash(before) != final_record.content_hash(after)


def test_the_document_number_is_the_start_of_the_hash() -> None:
    body = final_record.encode(FULL)
    digest = hashlib.sha256(body).hexdigest()
    assert final_record.content_hash(body) == digest
    assert final_record.document_number(body) == f"{digest[:4]}-{digest[4:8]}".upper()


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"final": "yes"}', b"\xff"])
def test_what_is_no_record_is_refused(body: bytes) -> None:
    with pytest.raises((msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError)):
        final_record.decode(body)


def test_the_last_conversation_is_the_one_before() -> None:
    assert FULL.previous_day == date(2026, 2, 10)
    assert msgspec.structs.replace(FULL, earlier=()).previous_day is None
