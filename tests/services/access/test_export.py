"""Access to one's own data: everything, explained, in two files, and nobody else's."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table

from desktop.models.dictionary_tables import TABLES, Personal
from desktop.models.ownership import rows_of, tables_of_citizens
from desktop.models.tables import Base
from desktop.records import AccessAction
from desktop.reports.access_content import Row, encode
from desktop.reports.access_paper import access_pdf
from desktop.services.access.labels import DATA_TABLES, IN_DATA_ALONE, LABELS, TITLES, TWICE
from tests.reports.readers import read_back, squeezed
from tests.services.access_parts import WORDS, exported, full, rows
from tests.support import Desk

NOT_ABOUT_CITIZENS = {
    "caseworker": "about caseworkers: their names are given beside the rows they wrote",
}
"""Tables with personal columns that an export leaves out, and why."""
HOSTILE = [
    '<b>fed</b> & <img src="file:///etc/passwd"/>',
    "<font color='red'>ikke lukket",
    '=HYPERLINK("http://example.org";"klik")',
    "+45 12 34; @SUM(A1) -1\tTAB",
    "مرحبا \u202eomvendt\u202c ትግርኛ 🙂",
    "x" * 3_000,
    "linje 1\n\n\n\nlinje 5",
    "%(count)s %s {0} \\n \\u0000",
]


def test_every_table_with_a_way_to_the_citizen_is_exported(desk: Desk) -> None:
    parts = {part.table for part in exported(desk, full(desk)).parts}
    assert {table.name for table in tables_of_citizens(Base.metadata)} <= parts
    personal = {
        name
        for name, (_kept, columns) in TABLES.items()
        if any(each is not Personal.NO for _purpose, each in columns.values())
    }
    assert personal - parts == set(NOT_ABOUT_CITIZENS)
    assert parts >= {"citizen_search", "access_entry", "setting", "belief", "addendum", "saved_paper"}


def test_a_table_that_a_later_version_adds_is_found_by_its_keys() -> None:
    """The control of the test above: nothing is listed by hand."""
    scratch = MetaData()
    for table in Base.metadata.sorted_tables:
        table.to_metadata(scratch)
    Table("allergy", scratch, Column("id", Integer, primary_key=True),
          Column("step_id", ForeignKey("step.id")))  # fmt: skip
    Table("weather", scratch, Column("id", Integer, primary_key=True))
    found = {table.name for table in tables_of_citizens(scratch)}
    assert "allergy" in found and "weather" not in found and "wording" not in found
    assert rows_of(scratch.tables["allergy"], 1) is not None
    assert "citizen_id" in str(rows_of(scratch.tables["allergy"], 1))


def test_every_row_is_in_it_and_nobody_elses(desk: Desk) -> None:
    citizen = full(desk)
    export = exported(desk, citizen)
    for part in export.parts:
        there = {"access_entry": "citizen_uuid IS NOT NULL", "setting": "key LIKE 'retention_reviewed:%'"}
        count = desk.sql(f"SELECT count(*) FROM {part.table} WHERE {there.get(part.table, '1')}")[0][0]
        assert len(part.rows) == count, part.table
        assert count, f"{part.table}: this test has nothing in it"
        assert all(set(row.values) == {field.name for field in part.fields} for row in part.rows), part.table
    other = desk.citizen("Bodil Hemmelig", "620190-0001")
    desk.held(other)
    desk.citizens.open(other)
    again = exported(desk, citizen)
    assert [len(part.rows) for part in again.parts if part.table != "access_entry"] == [
        len(part.rows) for part in export.parts if part.table != "access_entry"
    ]
    data = encode(again).decode()
    uuid = desk.sql("SELECT uuid FROM citizen WHERE id = ?", other)[0][0]
    assert not [secret for secret in ("Bodil", "bodil", "6201900001", uuid) if secret in data]


def test_what_was_private_is_the_citizens_too(desk: Desk) -> None:
    export = exported(desk, full(desk))
    belief = next(part for part in export.parts if part.table == "belief")
    assert belief.rows[0].words["option"] and belief.rows[0].words["question_id"]
    assert {row["rater"] for row in rows(export, "answer")} == {"citizen", "caseworker"}
    assert {row["state"] for row in rows(export, "conversation")} == {"draft", "final"}
    text = read_back(access_pdf(export, WORDS)).text
    assert "fugle på Fanø" in text and "610190-0000" in text and "2026-11" in text


def test_the_log_on_paper_is_in_words(desk: Desk) -> None:
    """As it is stored it would be read as it is stored: `protected=0`."""
    citizen = full(desk)
    desk.papers.copied(1, "goal")
    desk.papers.saved(1, Path("/ingen/steder/anden.pdf"), protected=True)
    uuid = desk.sql("SELECT uuid FROM citizen WHERE id = ?", citizen)[0][0]
    desk.access_log.note(AccessAction.RETENTION_REVIEWED, uuid, "", "unheard_of=1")
    paper = read_back(access_pdf(exported(desk, citizen), WORDS))
    for said in ("without a password", "with a password", "“Own goal”", "stands in the file of data"):
        assert paper.says(f"Details: {said}"), said
    assert not re.search(r"\b[a-z_]+=\w", paper.text)


def test_what_is_private_is_called_as_on_the_screen(desk: Desk) -> None:
    paper = read_back(access_pdf(exported(desk, full(desk)), WORDS))
    assert paper.says("“My own view (F)”") and paper.says("The caseworker's own view (F)")
    assert "belief" not in paper.text and paper.says("Number in the order: 1")


def test_it_is_logged_under_its_own_number(desk: Desk) -> None:
    export = exported(desk, full(desk))
    newest = desk.access_log.entries()[0]
    assert newest.action == "exported" and newest.id == export.number
    logged = rows(export, "access_entry")
    assert logged[-1]["action"] == "exported" and logged[-1]["id"] == export.number


def test_every_code_has_words_beside_it(desk: Desk) -> None:
    export = exported(desk, full(desk))
    coded = {
        (table.name, match[1])
        for table in tables_of_citizens(Base.metadata)
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
        and (match := re.fullmatch(r"(\w+) IN \('.*", str(constraint.sqltext)))
    }
    assert len(coded) >= 15
    for part in export.parts:
        for row in part.rows:
            for name, value in row.values.items():
                if (part.table, name) in coded and value is not None:
                    assert row.words.get(name), (part.table, name, value)
    answers = next(part for part in export.parts if part.table == "answer")
    assert all(row.words["chosen_question_id"] for row in answers.rows)
    assert [row.words["option"] for row in answers.rows if row.values["option"]] != []


def test_every_field_is_explained_and_on_paper_or_left_to_the_data_with_a_reason(desk: Desk) -> None:
    export = exported(desk, full(desk))
    for part in export.parts:
        assert part.title and part.kept
        for field in part.fields:
            assert field.purpose and field.personal
            alone = part.table in DATA_TABLES or field.name in IN_DATA_ALONE
            assert bool(field.label) is not (alone or (part.table, field.name) in TWICE)
    columns = {column for name in TITLES for column in TABLES[name][1]}
    assert set(LABELS) | IN_DATA_ALONE == columns


def test_the_paper_says_what_the_law_asks_for(desk: Desk) -> None:
    read = read_back(access_pdf(exported(desk, full(desk)), WORDS))
    for heading in (
        "Why we have them",
        "What we have",
        "Who gets them",
        "How long we keep them",
        "Where they come from",
        "Your rights",
    ):
        assert heading in read.text
    assert read.says("Datatilsynet, Carl Jacobsens Vej 35")
    assert read.says("when 5 years have gone by")
    assert all(re.search(rf"Page {n} of {len(read.pages)}", page) for n, page in enumerate(read.pages, 1))
    assert "Amira" not in str(read.info)


def test_the_same_export_gives_the_same_bytes_and_reads_back_equal(desk: Desk) -> None:
    export = exported(desk, full(desk))
    assert access_pdf(export, WORDS) == access_pdf(export, WORDS)
    read = json.loads(encode(export))
    for part, again in zip(export.parts, read["parts"], strict=True):
        assert [msgspec.to_builtins(row.values) for row in part.rows] == [
            row["values"] for row in again["rows"]
        ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_survives_equal_in_the_data_and_breaks_no_paper(desk: Desk, text: str) -> None:
    export = exported(desk, full(desk, text))
    read = json.loads(encode(export))
    said = {part["table"]: [row["values"] for row in part["rows"]] for part in read["parts"]}
    for table in ("note", "goal", "addendum", "belief_note"):
        assert said[table][0]["text"] == text, table
    paper = read_back(access_pdf(export, WORDS))
    assert paper.images == 0 and not [font for font, embedded in paper.fonts if embedded != "yes"]
    if text.isascii() and "\\u" not in text and "\n" not in text:
        found = squeezed(re.sub(r"Page \d+ of \d+|access no\. \d+|Amira Prøvesen · [^\n]*", "", paper.text))
        assert squeezed(text) in found


def test_any_field_of_any_table_may_be_hostile(desk: Desk) -> None:
    """Past every service, as a damaged or foreign file would have it."""
    hostile = "<para><font name='x'>&\x01\u202e<img src='file:///etc/passwd'>"
    export = exported(desk, full(desk))
    parts = tuple(
        replace(part, rows=tuple(_spoilt(row, hostile) for row in part.rows)) for part in export.parts
    )
    spoilt = replace(export, parts=parts, citizen=hostile, job_centre=hostile, caseworker=hostile)
    assert read_back(access_pdf(spoilt, WORDS)).images == 0
    assert json.loads(encode(spoilt))["citizen"] == hostile


def _spoilt(row: Row, text: str) -> Row:
    values = {name: text if isinstance(value, str) else value for name, value in row.values.items()}
    return replace(row, values=values, words=dict.fromkeys(row.words, text))
