"""A handover's rows in a database of their own, in memory, where they are checked as a vault's are.

The rows keep the numbers that they have in the giver's file, so that the giver's chain can be computed
again: what was changed on the way, or before, is found at either end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import create_engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desktop import final_record
from desktop.errors import HandoverRefused, InvalidInput
from desktop.i18n import CITIZEN_LANGUAGES
from desktop.models.ownership import rows_of, tables_of_citizens
from desktop.models.tables import Base
from desktop.records import LinkKind
from desktop.services.examination import examine
from desktop.services.handover.content import Content, travelling
from desktop.text import NAME_LENGTH, clean_line, clean_text, folded_forms, parse_cpr, sort_key

Row = dict[str, Any]

_OPEN = "SELECT count(*) FROM conversation WHERE state NOT IN ('final', 'partial')"
_WITHOUT_RECORD = """SELECT count(*) FROM conversation AS c WHERE (c.state = 'final')
<> EXISTS (SELECT 1 FROM final_record WHERE conversation_id = c.id)"""
_RECORDS = """SELECT body, uuid, ordinal FROM final_record
JOIN conversation ON conversation.id = final_record.conversation_id"""
_LINKS = """SELECT kind, conversation_id, addendum_id, belief_id, content_hash, hash FROM chain_link
ORDER BY sequence"""


class Scratch:
    """The rows of one handover, known to hold together."""

    def __init__(self, connection: Any, citizen: int) -> None:
        self._connection = connection
        self.citizen = citizen

    def rows(self, query: str, *values: object) -> list[Row]:
        """What a query finds, by column name."""
        found = self._connection.execute(query, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def links(self) -> list[Row]:
        """The links of the giver's chain, oldest first."""
        return self.rows(_LINKS)

    def execute(self, query: str, values: tuple[Any, ...] = ()) -> Any:
        """One statement on the driver's connection."""
        return self._connection.execute(query, values)


@contextmanager
def opened(content: Content) -> Iterator[Scratch]:
    """The content as a database, checked. Raises `HandoverRefused("invalid")`."""
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys = ON")
            Base.metadata.create_all(connection)
            connection.commit()
            try:
                _fill(driver, content)
                scratch = _checked(connection, driver)
            except (dbapi2.Error, SQLAlchemyError, OverflowError, ValueError) as error:
                raise HandoverRefused("invalid") from error
            yield scratch
    finally:
        engine.dispose()


def _fill(driver: Any, content: Content) -> None:
    """All rows at once; their keys are checked at the end."""
    driver.execute("BEGIN")
    driver.execute("PRAGMA defer_foreign_keys = ON")
    for table in travelling():
        names = ", ".join(column.name for column in table.columns)
        marks = ", ".join("?" for _ in table.columns)
        statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"
        driver.executemany(statement, content.tables[table.name].rows)
    driver.execute("COMMIT")


def _checked(connection: Any, driver: Any) -> Scratch:
    found = driver.execute("SELECT id FROM citizen").fetchall()
    if len(found) != 1:
        raise HandoverRefused("invalid")
    scratch = Scratch(driver, found[0][0])
    for table in tables_of_citizens(Base.metadata):
        owned = rows_of(table, scratch.citizen)
        assert owned is not None
        of_citizen = connection.execute(select(func.count()).select_from(table).where(owned)).scalar()
        if of_citizen != connection.execute(select(func.count()).select_from(table)).scalar():
            raise HandoverRefused("invalid")
    connection.commit()
    sound = (
        not any(scratch.execute(query).fetchone()[0] for query in (_OPEN, _WITHOUT_RECORD))
        and not examine(driver).findings
        and _records_read(scratch)
        and _in_order(scratch)
        and _is_clean(scratch)
    )
    if not sound:
        raise HandoverRefused("invalid")
    return scratch


def _records_read(scratch: Scratch) -> bool:
    """Whether each final record is one, and its conversation's."""
    try:
        for row in scratch.rows(_RECORDS):
            record = final_record.decode(row["body"].encode())
            if (record.conversation, record.ordinal) != (row["uuid"], row["ordinal"]):
                return False
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return False
    return True


def _in_order(scratch: Scratch) -> bool:
    """Whether each conversation has one link, after those before it, and all else comes later."""
    ordinals = {row["id"]: row["ordinal"] for row in scratch.rows("SELECT id, ordinal FROM conversation")}
    linked: list[int] = []
    seen: set[tuple[Any, ...]] = set()
    for link in scratch.links():
        conversation = link["conversation_id"]
        what = (link["kind"], link["addendum_id"], link["belief_id"], conversation)
        if what in seen:
            return False
        seen.add(what)
        if link["kind"] == LinkKind.CONVERSATION:
            linked.append(conversation)
        elif conversation not in linked:
            return False
    return len(set(linked)) == len(linked) == len(ordinals)


def _is_clean(scratch: Scratch) -> bool:
    """Whether the texts are as Pejl stores them, and the citizen as the form takes them."""
    (citizen,) = scratch.rows("SELECT * FROM citizen")
    name, cpr = citizen["name"], citizen["cpr"]
    try:
        whole = (
            clean_line(name, "name", NAME_LENGTH) == name
            and (citizen["folded"], citizen["sort_key"]) == (folded_forms(name), sort_key(name))
            and (cpr is None or parse_cpr(cpr) == cpr)
            and citizen["language"] in CITIZEN_LANGUAGES
        )
        for row in scratch.rows("SELECT name FROM caseworker"):
            whole = whole and clean_line(row["name"], "name", NAME_LENGTH) == row["name"] != ""
        for row in scratch.rows("SELECT text FROM note UNION ALL SELECT text FROM goal"):
            clean_text(row["text"], "note")
    except InvalidInput:
        return False
    return bool(whole)
