"""What a citizen is given who asks for access: every row about them, each field explained.

The file of data is these structs as JSON, so that nothing stands on the paper that is not in it. Texts
are as they are stored: neither JSON nor paper runs formulas, so that none needs to be defused.
"""

from datetime import date, datetime

import msgspec

FORMAT_VERSION = 1

Value = str | int | bool | date | datetime | None


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A column: what it is called on paper, what it is for, and whether it is about a person.

    `label` is '' for what only holds rows together: keys and digests are in the data alone.
    """

    name: str
    label: str
    purpose: str
    personal: str


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Stored values by field, and what they stand for where they are codes or numbers of other rows.

    `conversation` is the id of the conversation that the row belongs to.
    """

    values: dict[str, Value]
    words: dict[str, str] = {}
    conversation: int | None = None


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A table: what it holds, how long it is kept, its fields, and the citizen's rows."""

    table: str
    title: str
    kept: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A heading and what is said under it, one paragraph each."""

    heading: str
    paragraphs: tuple[str, ...]


class AccessExport(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one citizen. `number` is that of its entry in the access log."""

    format: int = FORMAT_VERSION
    number: int
    made_at: datetime
    day: date
    language: str
    job_centre: str
    caseworker: str
    phone: str
    citizen: str
    cpr: str
    about: tuple[Passage, ...]
    parts: tuple[Part, ...]


def encode(export: AccessExport) -> bytes:
    """The export as JSON (UTF-8), indented for people to read."""
    return msgspec.json.format(msgspec.json.encode(export), indent=2)


def file_name(export: AccessExport, suffix: str) -> str:
    """``indsigt-2026-11-21-0042.pdf``: date and number, never a name or CPR."""
    return f"indsigt-{export.day.isoformat()}-{export.number:04d}.{suffix}"
