"""What the office has set: who the caseworker is, the job centre, the rhythm of conversations."""

from dataclasses import asdict, fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput, NotFound
from desktop.models.tables import Caseworker, Setting
from desktop.records import Office
from desktop.services.context import Service, owner_of
from desktop.text import NAME_LENGTH, clean_line, clean_text

_MONTHS = range(1, 13)


class OfficeSettings(Service):
    """Read and change what stands on every summary about the sender."""

    def get(self) -> Office:
        """The office's settings; `welcome_text` is '' while the question bank's own is used."""
        with self._bare_transaction() as connection:
            stored = dict(connection.execute("SELECT key, value FROM setting").fetchall())
            owner = connection.execute("SELECT name, phone FROM caseworker WHERE is_owner = 1").fetchone()
        if owner is None:
            raise NotFound
        return _office(stored, *owner)

    def set(self, office: Office) -> None:
        """Store the settings. Raises `InvalidInput` for an empty name or a rhythm outside 1–12 months."""
        with self._transaction() as session:
            store_office(session, office)


def store_office(session: Session, office: Office) -> None:
    """What `set` does, within a transaction of the caller's; makes the owner where there is none yet."""
    name = clean_line(office.caseworker, "caseworker", NAME_LENGTH)
    if not name:
        raise InvalidInput("caseworker", "empty")
    if office.months_between not in _MONTHS:
        raise InvalidInput("months_between", "range")
    owner = session.scalar(select(Caseworker).where(Caseworker.is_owner))
    if owner is None:
        owner = Caseworker(name=name, is_owner=True)
        session.add(owner)
    owner.name = name
    owner.phone = clean_line(office.phone, "phone", NAME_LENGTH)
    _store(session, "job_centre", clean_line(office.job_centre, "job_centre", NAME_LENGTH))
    _store(session, "months_between", str(office.months_between))
    _store(session, "welcome_text", clean_text(office.welcome_text, "welcome_text", 2_000).strip())


def read_office(session: Session) -> Office:
    """The settings within a transaction of the caller's."""
    stored = {setting.key: setting.value for setting in session.scalars(select(Setting))}
    owner = owner_of(session)
    return _office(stored, owner.name, owner.phone)


def _office(stored: dict[str, str], caseworker: str, phone: str) -> Office:
    known = {field.name for field in fields(Office)}
    values = asdict(Office()) | {key: value for key, value in stored.items() if key in known}
    months = int(values["months_between"])
    return Office(**values | {"caseworker": caseworker, "phone": phone, "months_between": months})


def _store(session: Session, key: str, value: str) -> None:
    session.merge(Setting(key=key, value=value))
