"""A citizen into one encrypted file, and in again at a colleague."""

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Table, literal_column, select
from sqlalchemy.orm import Session

from desktop.errors import HandoverRefused, InvalidInput, PlaceMissing
from desktop.models.base import new_uuid
from desktop.models.ownership import rows_of
from desktop.models.tables import Base, CaseworkerPeriod, ChainLink, Citizen, Handover, SavedPaper
from desktop.plan_records import HandoverDirection, PaperKind, Receiving
from desktop.progress import Progress, unheard
from desktop.records import AccessAction
from desktop.services.access_log import log
from desktop.services.context import ONE, Service, citizen_of, owner_of
from desktop.services.handover import content as handover_content
from desktop.services.handover import page as handover_page
from desktop.services.handover import receiving
from desktop.services.handover import scratch as handover_scratch
from desktop.services.handover.arrivals import Arrival, note_plan
from desktop.services.handover.content import POINTED_TO, Content, Rows, travelling
from desktop.services.handover.page import HandoverView
from desktop.services.handover.receiving import Received
from desktop.services.papers import list_paper
from desktop.services.views import Saved
from desktop.text import NAME_LENGTH, clean_line, clean_text
from desktop.vault import handover_file
from desktop.vault.files import write_atomically
from desktop.vault.key_file import Cost
from desktop.vault.keys import STANDARD_COST

FIELDS = ("where_we_are", "promised", "citizen_wishes")
"""What the giver writes."""

_LAPS = 4
"""Parts of giving: read, checked, sealed, written."""


class HandingOver(Service):
    """Give, look into a file, receive; and the page for the new caseworker."""

    def get(self, citizen: int) -> HandoverView:
        """What is being written, what was given and received, and where things stand. Raises `NotFound`."""
        with self._transaction() as session:
            return handover_page.view(session, citizen)

    def begin(self, citizen: int) -> Saved:
        """Begin the page for the new caseworker, where none is begun."""
        with self._transaction() as session:
            _begun(session, citizen_of(session, citizen))
        return Saved(self._clock.now())

    def write(self, citizen: int, field: str, text: str) -> Saved:
        """Store one of `FIELDS`. Raises `InvalidInput`."""
        if field not in FIELDS:
            raise InvalidInput("handover", "field")
        cleaned = clean_text(text, "note")
        with self._transaction() as session:
            setattr(_begun(session, citizen_of(session, citizen)), field, cleaned)
        return Saved(self._clock.now())

    def give_up(self, citizen: int) -> Saved:
        """Take the page that is being written away: the citizen stays."""
        with self._transaction() as session:
            begun = handover_page.begun_page(session, citizen)
            if begun is not None:
                session.delete(begun)
        return Saved(self._clock.now())

    def mark_read(self, citizen: int) -> Saved:
        """The new caseworker has read the page: it no longer stands at the top."""
        with self._transaction() as session:
            handover_page.put_away(session, citizen_of(session, citizen))
        return Saved(self._clock.now())

    def propose_passphrase(self) -> str:
        """A strong one, easy to tell by phone."""
        return handover_file.propose_passphrase()

    def give(
        self,
        citizen: int,
        colleague: str,
        folder: Path,
        passphrase: str,
        progress: Progress = unheard,
        cost: Cost = STANDARD_COST,
    ) -> Path:
        """Write the citizen into a file for a colleague, and note it; everything stays here too.

        Raises `InvalidInput("colleague", …)`, `WeakPassword`, `PlaceMissing`, `HandoverRefused`: "draft" for
        an open conversation, "unsound" where something final was changed; the storage kinds, and what
        `progress` raises. Then nothing is given and there is no file.
        """
        name = clean_line(colleague, "colleague", NAME_LENGTH)
        if not name:
            raise InvalidInput("colleague", "empty")
        if not folder.is_dir():
            raise PlaceMissing
        path: Path | None = None
        try:
            with self._transaction() as session:
                found = citizen_of(session, citizen)
                content = self._content(session, found, name, progress)
                sealed = handover_file.seal(handover_content.encode(content), passphrase, cost)
                progress(3, _LAPS)
                path = _free_path(folder.absolute(), content.day)
                self._note_given(session, found, content, path)
                write_atomically(path, sealed)
                progress(_LAPS, _LAPS)
        except BaseException:
            if path is not None:
                path.unlink(missing_ok=True)
            raise
        return path

    def look(self, path: Path, passphrase: str) -> Arrival:
        """What receiving this file would come to; nothing changes. Raises `HandoverRefused`."""
        with self._transaction() as session:
            return receiving.look(session, path, passphrase)

    def receive(self, path: Path, passphrase: str, transfer: str, how: Receiving | None = None) -> Received:
        """Receive what was looked at, whole or not at all. To be called after a backup.

        Where nothing changes, because all is here or the file is older, that is the result. Raises
        `HandoverRefused`, "changed" where the file is not the one of that `transfer`.
        """
        with self._transaction() as session:
            return receiving.receive(session, self._clock, path, passphrase, transfer, how)

    def _content(self, session: Session, citizen: Citizen, colleague: str, progress: Progress) -> Content:
        """Everything about the citizen as of now, checked; the page and the period are closed with it."""
        if handover_page.open_conversation_of(session, citizen.id) is not None:
            raise HandoverRefused("draft")
        now, today, owner = self._clock.now(), self._clock.today(), owner_of(session)
        row = _begun(session, citizen)
        page = handover_page.page_of(row)
        _end_period(session, citizen, today)
        session.flush()
        tables = _read(session, citizen, row)
        progress(1, _LAPS)
        head = _head(session, citizen)
        content = Content(
            transfer=row.transfer,
            made_at=now,
            day=today,
            giver=owner.uuid,
            head=head,
            page=page,
            tables=tables,
        )
        row.at, row.colleague, row.head = now, colleague, head
        try:
            with handover_scratch.opened(content):
                progress(2, _LAPS)
        except HandoverRefused as error:
            raise HandoverRefused("unsound") from error
        return content

    def _note_given(self, session: Session, citizen: Citizen, content: Content, path: Path) -> None:
        """Archived, listed, logged; nothing is deleted."""
        now = self._clock.now()
        citizen.archived_at = citizen.archived_at or now
        handover_page.put_away(session, citizen)
        session.flush()
        note_plan(session, citizen)
        paper = SavedPaper(kind=PaperKind.HANDOVER, protected=True)
        list_paper(session, citizen.id, paper, path, now)
        talks = len(content.tables["conversation"].rows)
        log(
            session,
            self._clock,
            AccessAction.HANDED_OVER,
            citizen=citizen.uuid,
            detail=f"conversations={talks}",
        )


def _begun(session: Session, citizen: Citizen) -> Handover:
    """The page that is being written, begun where it is not."""
    found = handover_page.begun_page(session, citizen.id)
    if found is None:
        found = Handover(citizen_id=citizen.id, direction=HandoverDirection.GIVEN, transfer=new_uuid())
        session.add(found)
        session.flush()
    return found


def _end_period(session: Session, citizen: Citizen, today: date) -> None:
    """The giver's time with the citizen ends; one never noted began when the citizen was added."""
    periods = session.scalars(select(CaseworkerPeriod).where(CaseworkerPeriod.citizen_id == citizen.id)).all()
    if not periods:
        begun = min(citizen.created_at.date(), today)
        session.add(
            CaseworkerPeriod(
                citizen_id=citizen.id, caseworker_id=citizen.caseworker_id, starts=begun, ends=today
            )
        )
    for period in periods:
        if period.ends is None:
            period.ends = max(period.starts, today)


def _head(session: Session, citizen: Citizen) -> str:
    newest = (
        select(ChainLink.hash)
        .where(ChainLink.citizen_id == citizen.id)
        .order_by(ChainLink.sequence.desc())
        .limit(ONE)
    )
    return session.scalar(newest) or ""


def _read(session: Session, citizen: Citizen, writing: Handover) -> dict[str, Rows]:
    """The citizen's rows, and those of nobody's that they point to; the page is told apart."""
    found: dict[str, Rows] = {}
    pointed: dict[str, set[Any]] = {name: set() for name in POINTED_TO}
    own = [table for table in travelling() if table.name not in POINTED_TO]
    for table in own:
        condition = rows_of(table, citizen.id)
        assert condition is not None
        if table.name == Handover.__tablename__:
            condition &= table.columns["id"] != writing.id
        found[table.name] = _rows(session, table, condition)
        for column in table.columns:
            for key in column.foreign_keys:
                if key.column.table.name in pointed:
                    place = found[table.name].columns.index(column.name)
                    pointed[key.column.table.name] |= {row[place] for row in found[table.name].rows}
    pointed["caseworker"].add(owner_of(session).id)
    for name, keys in pointed.items():
        table = Base.metadata.tables[name]
        (primary,) = table.primary_key.columns
        found[name] = _rows(session, table, primary.in_(keys - {None}))
    return found


def _rows(session: Session, table: Table, condition: Any) -> Rows:
    """As the database holds them: no value is read as anything else."""
    columns = tuple(column.name for column in table.columns)
    raw: list[ColumnElement[Any]] = [literal_column(f"{table.name}.{name}") for name in columns]
    query = select(*raw).select_from(table).where(condition).order_by(*table.primary_key.columns)
    return Rows(columns, tuple(tuple(row) for row in session.connection().execute(query)))


def _free_path(folder: Path, day: date) -> Path:
    """A neutral name that is not taken: the day and a number."""
    numbers = range(1, 10_000)
    names = (f"pejl-overdragelse-{day.isoformat()}-{number}{handover_file.SUFFIX}" for number in numbers)
    free = next((folder / name for name in names if not (folder / name).exists()), None)
    if free is None:
        raise PlaceMissing
    return free
