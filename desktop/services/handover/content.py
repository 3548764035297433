"""What travels in a handover file: the citizen's rows by table and column name, as the giver's file has them.

Read with the strictest eye: every table, column, kind of value and length is known, or it is refused.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from sqlalchemy import Boolean, Column, Date, Integer, Table

from desktop.errors import HandoverRefused
from desktop.models import schema
from desktop.models.base import Instant
from desktop.models.ownership import tables_of_citizens
from desktop.models.tables import Base, Caseworker, SavedPaper, Wording
from desktop.text import NOTE_LENGTH

FORMAT_VERSION = 1
_LONGEST = 4 << 20
"""Characters of one value: a final record holds a whole conversation."""
_MOST_ROWS = 50_000
_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"

STAYING = frozenset({SavedPaper.__tablename__})
"""Tables of a citizen that do not travel: files on the giver's disk are none of the colleague's.

The access log has no key to the citizen and stays as well: it tells who looked in this vault.
"""
POINTED_TO = (Caseworker.__tablename__, Wording.__tablename__)
"""Tables of nobody's that a citizen's rows point to."""

Number = Annotated[int, msgspec.Meta(ge=-(1 << 53), le=1 << 53)]
Value = Number | Annotated[str, msgspec.Meta(max_length=_LONGEST)] | None
Uuid = Annotated[str, msgspec.Meta(pattern=_UUID)]
Note = Annotated[str, msgspec.Meta(max_length=NOTE_LENGTH)]


class Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rows of one table; each has a value for each of `columns`."""

    columns: tuple[str, ...]
    rows: Annotated[tuple[tuple[Value, ...], ...], msgspec.Meta(max_length=_MOST_ROWS)]


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the giver wrote for the new caseworker."""

    where_we_are: Note = ""
    promised: Note = ""
    citizen_wishes: Note = ""


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A citizen, whole. `giver` is the caseworker's number, `head` the newest link of the chain there.

    `day` is the giver's local date, `transfer` the number of this file, `tables` the rows by table name.
    """

    format: int = FORMAT_VERSION
    schema: str = schema.HEAD
    transfer: Uuid
    made_at: datetime
    day: date
    giver: Uuid
    head: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")]
    page: Page
    tables: dict[str, Rows]


def travelling() -> list[Table]:
    """Every table that travels, each after those that its rows point to."""
    own = {table.name for table in tables_of_citizens(Base.metadata)} - STAYING
    return [table for table in Base.metadata.sorted_tables if table.name in own | {*POINTED_TO}]


def encode(content: Content) -> bytes:
    """The content as it is sealed."""
    return msgspec.json.encode(content)


def decode(plain: bytes) -> Content:
    """Read what `encode` wrote. Raises `HandoverRefused`: "newer", or "invalid"."""
    try:
        if _is_newer(msgspec.json.decode(plain, type=_Version)):
            raise HandoverRefused("newer")
        content = msgspec.json.decode(plain, type=Content)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise HandoverRefused("invalid") from error
    tables = {table.name: table for table in travelling()}
    if content.made_at.tzinfo is None or content.tables.keys() != tables.keys():
        raise HandoverRefused("invalid")
    if sum(len(rows.rows) for rows in content.tables.values()) > _MOST_ROWS:
        raise HandoverRefused("large")
    if not all(_fits(tables[name], rows) for name, rows in content.tables.items()):
        raise HandoverRefused("invalid")
    return content


class _Version(msgspec.Struct):
    """Read first: what a later version added is no damage."""

    format: int
    schema: str


def _is_newer(found: _Version) -> bool:
    return found.format > FORMAT_VERSION or found.schema > schema.HEAD


def _fits(table: Table, found: Rows) -> bool:
    """Whether all rows hold what the columns of the table take."""
    if found.columns != tuple(column.name for column in table.columns):
        return False
    checks = [_check(column) for column in table.columns]
    return all(
        len(row) == len(checks) and all(check(value) for check, value in zip(checks, row, strict=True))
        for row in found.rows
    )


def _check(column: Column[Any]) -> Callable[[Value], bool]:
    of_kind = _of_kind(column)

    def check(value: Value) -> bool:
        return bool(column.nullable) if value is None else of_kind(value)

    return check


def _of_kind(column: Column[Any]) -> Callable[[Any], bool]:
    kind = column.type
    if isinstance(kind, Boolean):
        return lambda value: value in (0, 1) and isinstance(value, int)
    if isinstance(kind, Integer):
        return lambda value: isinstance(value, int)
    if isinstance(kind, Instant):
        return lambda value: isinstance(value, str) and _reads(datetime.fromisoformat, value, 26)
    if isinstance(kind, Date):
        return lambda value: isinstance(value, str) and _reads(date.fromisoformat, value, 10)
    if column.name == "uuid":
        return lambda value: isinstance(value, str) and _is_uuid(value)
    return lambda value: isinstance(value, str) and "\0" not in value


def _is_uuid(value: str) -> bool:
    try:
        msgspec.convert(value, Uuid)
    except msgspec.ValidationError:
        return False
    return True


def _reads(read: Callable[[str], object], value: str, length: int) -> bool:
    """Whether a day or a moment is written as the database writes it."""
    try:
        read(value)
    except ValueError:
        return False
    return len(value) == length and "T" not in value and "+" not in value


def rows_of_table(content: Content, name: str) -> Iterator[dict[str, Value]]:
    """The rows of a table, by column name."""
    found = content.tables[name]
    for row in found.rows:
        yield dict(zip(found.columns, row, strict=True))
