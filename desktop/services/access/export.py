"""The citizen's right of access (GDPR article 15): everything about one citizen, as PDF and as JSON.

The tables are found along the foreign keys and by the citizen's number, never named one by one, and the
data dictionary explains each field: what has no way to the citizen is in it for no one. The CPR number
is given in full: the paper is the citizen's own, and an access that hides a part of it gives none.
The caseworker's belief, private everywhere else, is the citizen's data too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, TextClause, func, or_, select, text
from sqlalchemy.orm import Session

from desktop.errors import PlaceMissing
from desktop.i18n import Catalogue
from desktop.models.dictionary_tables import TABLES
from desktop.models.ownership import rows_of
from desktop.models.tables import AccessEntry, Base, Citizen, Conversation, Erasure, SavedPaper, Setting
from desktop.plan_records import PaperKind
from desktop.progress import Progress, stretch, unheard
from desktop.records import AccessAction
from desktop.reports.access_content import AccessExport, Field, Part, Row, encode, file_name
from desktop.reports.access_paper import access_pdf
from desktop.services.access.about import passages
from desktop.services.access.labels import KEPT, PERSONAL, TITLES, label_of
from desktop.services.access.words import Interpreter
from desktop.services.access_log import log
from desktop.services.context import Service, citizen_of
from desktop.services.office import read_office
from desktop.services.papers import list_paper
from desktop.services.rights import retention_years
from desktop.text import format_cpr
from desktop.vault.files import write_atomically
from desktop.vault.passwords import check_password

_SEARCH = "citizen_search"
_READ = 20
"""Percent of the way after which everything is read, and the paper is next."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was made; it stands among the saved papers. With a password `data` is None: it lies in the PDF."""

    pdf: Path
    data: Path | None


class AccessExports(Service):
    """Make, log and save what a citizen has a right to see."""

    def make(self, citizen: int, words: Catalogue, progress: Progress = unheard) -> AccessExport:
        """Everything about the citizen, logged as exported. Raises `NotFound`, and what `progress` raises."""
        with self._transaction() as session:
            found = citizen_of(session, citizen)
            log(session, self._clock, AccessAction.EXPORTED, citizen=found.uuid)
            number = session.scalar(select(func.max(AccessEntry.id)))
            interpreter = Interpreter(session, self._banks, words, citizen)
            parts = tuple(_Reader(session, found, words, interpreter, progress))
            office = read_office(session)
            return AccessExport(
                number=number or 0,
                made_at=self._clock.now(),
                day=self._clock.today(),
                language=words.language,
                job_centre=office.job_centre,
                caseworker=office.caseworker,
                phone=office.phone,
                citizen=found.name,
                cpr=format_cpr(found.cpr or ""),
                about=passages(words, office, retention_years(session), parts),
                parts=parts,
            )

    def save(
        self,
        citizen: int,
        folder: Path,
        words: Catalogue,
        password: str = "",
        progress: Progress = unheard,
    ) -> Given:
        """Write both files into a folder, private to this user, and list them among the saved papers.

        With a `password` there is one, a PDF that opens with it alone, the data inside. Raises `NotFound`,
        `WeakPassword`, `PlaceMissing` for a folder that is not there, the storage kinds, and what `progress`
        raises: then there is no file, and the log has it that everything was read.
        """
        if password:
            check_password(password, name="")
        if not folder.is_dir():
            raise PlaceMissing
        export = self.make(citizen, words, stretch(progress, 0, _READ))
        pdf, data = (folder.absolute() / file_name(export, suffix) for suffix in ("pdf", "json"))
        paper = access_pdf(export, words, password, stretch(progress, _READ, 100))
        if not password:
            write_atomically(data, encode(export))
        write_atomically(pdf, paper)
        self._list(citizen, *([pdf] if password else [pdf, data]), protected=bool(password))
        return Given(pdf, None if password else data)

    def _list(self, citizen: int, *paths: Path, protected: bool) -> None:
        with self._transaction() as session:
            for path in paths:
                paper = SavedPaper(kind=PaperKind.ACCESS, protected=protected)
                list_paper(session, citizen, paper, path, self._clock.now())


class _Reader:
    """Reads a citizen's rows table by table, in the order of the dictionary."""

    def __init__(
        self,
        session: Session,
        citizen: Citizen,
        words: Catalogue,
        interpreter: Interpreter,
        progress: Progress,
    ) -> None:
        self._session = session
        self._citizen = citizen
        self._words = words
        self._interpreter = interpreter
        self._progress = progress
        self._conversations: dict[tuple[str, Any], int] = {}

    def __iter__(self) -> Iterator[Part]:
        for place, name in enumerate(TABLES, start=1):
            self._progress(place, len(TABLES))
            statement = statement_for(name, self._citizen)
            if statement is not None:
                yield self._part(name, statement)

    def _part(self, name: str, statement: Select[Any] | TextClause) -> Part:
        _ = self._words.gettext
        kept, described = TABLES[name]
        return Part(
            table=name,
            title=_(TITLES[name]),
            kept=_(KEPT[kept]),
            fields=tuple(
                Field(
                    name=column,
                    label=_(label) if (label := label_of(name, column)) else "",
                    purpose=_(purpose),
                    personal=_(PERSONAL[personal]),
                )
                for column, (purpose, personal) in described.items()
            ),
            rows=tuple(self._rows(name, statement)),
        )

    def _rows(self, name: str, statement: Select[Any] | TextClause) -> Iterator[Row]:
        for found in self._session.connection().execute(statement).mappings():
            values = dict(found)
            yield Row(
                values=values,
                words=self._interpreter.words_of(name, values),
                conversation=self._conversation(name, values),
            )

    def _conversation(self, name: str, values: Mapping[str, Any]) -> int | None:
        """The conversation that a row belongs to, along its keys; None for one that belongs to none."""
        table = Base.metadata.tables.get(name)
        if table is None:
            return None
        found: int | None = values["id"] if name == Conversation.__tablename__ else None
        for key in sorted(table.foreign_keys, key=lambda each: each.column.table.name):
            above = (key.column.table.name, values[key.parent.name])
            found = found or self._conversations.get(above)
        if found and "id" in values:
            self._conversations[name, values["id"]] = found
        return found


def statement_for(name: str, citizen: Citizen) -> Select[Any] | TextClause | None:
    """The query for a table's rows about the citizen; None for a table that holds nothing of any citizen.

    Along the keys, or by the number that tells citizens apart where a table goes without keys, so that
    it outlives an erasure.
    """
    if name == _SEARCH:
        found = text("SELECT name, cpr FROM citizen_search WHERE rowid = :citizen")
        return found.bindparams(citizen=citizen.id)
    table = Base.metadata.tables.get(name)
    if table is None or name == Erasure.__tablename__:
        return None  # nobody who can be asked for stands in the list of those who were erased
    if name == Setting.__tablename__:
        condition: ColumnElement[bool] | None = table.columns["key"].endswith(f":{citizen.uuid}")
    else:
        condition = rows_of(table, citizen.id)
    if condition is None:
        condition = _by_number(table, citizen)
    if condition is None:
        return None
    return select(table).where(condition).order_by(*table.primary_key.columns)


def _by_number(table: Table, citizen: Citizen) -> ColumnElement[bool] | None:
    conversations = select(Conversation.uuid).where(Conversation.citizen_id == citizen.id)
    columns = table.columns
    ways = []
    if "citizen_uuid" in columns:
        ways.append(columns["citizen_uuid"] == citizen.uuid)
    if "conversation_uuid" in columns:
        ways.append(columns["conversation_uuid"].in_(conversations))
    return or_(*ways) if ways else None
