"""Backups of an unlocked vault: when one is due, where it goes, and whether it opens.

Two places: beside the vault, without being asked, and one that the caseworker chooses, so that the
backup is not lost with the laptop. Copying runs in the database thread, so that nothing is written
meanwhile; reading the copy back does not, so that answers are stored meanwhile.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from desktop import errors
from desktop.models import schema
from desktop.models.tables import Setting
from desktop.progress import Progress, unheard
from desktop.records import AccessAction
from desktop.services import sweeping
from desktop.services.access_log import log
from desktop.services.checking import Checking
from desktop.services.context import Context, Service
from desktop.services.sweeping import Swept
from desktop.vault import backup_file, backups, heads, key_file, restoring
from desktop.vault import engine as vault_engine
from desktop.vault.backups import Backup
from desktop.vault.faults import translated
from desktop.vault.files import make_private_folder, replaced_when_whole
from desktop.vault.heads import Heads
from desktop.vault.staging import remove_unfinished

REMIND_AFTER = timedelta(days=7)
"""How old the newest backup outside the laptop may get before Pejl reminds of it."""
AGAIN_AFTER = timedelta(hours=1)
"""How old the newest own backup is before closing makes another one of what has changed."""

_PLACE, _ELSEWHERE_AT = "backup_place", "backup_elsewhere_at"
_SWEEP_HERE, _SWEEP_ELSEWHERE = "sweep_here", "sweep_elsewhere"


@dataclass(frozen=True, slots=True)
class BackupState:
    """Where backups stand. `place` is "" while none is chosen; times are UTC, None where there is none.

    `newest_elsewhere` is what lies in the place where that can be read, else what was last put there.
    `place_on_same_disk` says that what takes the data takes the place with it.
    """

    newest: datetime | None
    count: int
    place: str
    place_is_there: bool
    place_on_same_disk: bool
    newest_elsewhere: datetime | None
    reminder: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """What may hold a citizen beside the database. `place_away` says that a chosen place is not there now."""

    backups: int
    set_aside: int
    place_away: bool


class Safekeeping(Service):
    """Backups of one unlocked vault."""

    def __init__(self, context: Context, engine: Engine, folder: Path, key: bytes) -> None:
        super().__init__(context)
        self._engine = engine
        self._folder = folder
        self._key = key
        self._checking = Checking(context)
        self._seen_changes = 0

    def state(self) -> BackupState:
        """Where backups stand now."""
        own = self._readable(self.own_folder)
        place, elsewhere = self._place()
        there = bool(place) and Path(place).is_dir()
        if there:
            elsewhere = self._newest_in(Path(place), elsewhere)
        beside = there and _on_one_disk(Path(place), self._folder)
        # A copy beside the data is lost with it: it is none that would end the reminder.
        since = (None if beside else elsewhere) or self._oldest(own)
        late = since is not None and self._clock.now() - since > REMIND_AFTER
        return BackupState(
            newest=_made_at(own[0]) if own else None,
            count=len(own),
            place=place,
            place_is_there=there,
            place_on_same_disk=beside,
            newest_elsewhere=elsewhere,
            reminder=late,
        )

    @property
    def own_folder(self) -> Path:
        """Where the backups beside the vault lie."""
        return backups.own_folder(self._folder)

    def own(self) -> list[Backup]:
        """The backups beside the vault, newest first, unreadable ones included."""
        return backups.listed(self.own_folder)

    def choose_place(self, place: str) -> None:
        """Where backups outside the laptop go; "" for nowhere.

        Raises `PlaceMissing` for a folder that is not there, `InvalidInput` for one inside the vault.
        """
        if place:
            chosen = Path(place).resolve()
            if not chosen.is_dir():
                raise errors.PlaceMissing
            if chosen.is_relative_to(self._folder.resolve()):
                raise errors.InvalidInput("backup_place", "inside")
            place = str(chosen)
        with self._transaction() as session:
            session.merge(Setting(key=_PLACE, value=place))
            session.merge(Setting(key=_ELSEWHERE_AT, value=""))

    def is_due(self, *, closing: bool = False) -> bool:
        """Whether one is to be made unasked: none yet today, or changes in the last hours when closing."""
        own = self._readable(self.own_folder)
        if not own:
            return True
        now, newest = self._clock.now(), _made_at(own[0])
        if newest > now or newest.astimezone().date() != now.astimezone().date():
            return True
        changed = vault_engine.changes(self._engine) != self._seen_changes
        return closing and changed and now - newest > AGAIN_AFTER

    def copy(self, progress: Progress = unheard) -> Path:
        """Copy the vault at rest into a new own backup; in the database thread. Raises as `backups.make`."""
        with vault_engine.at_rest(self._engine):
            made = backups.make(
                self._folder,
                self.own_folder,
                schema=schema.HEAD,
                now=self._clock.now(),
                progress=progress,
            )
        self._seen_changes = vault_engine.changes(self._engine)
        return made

    def verify(self, backup: Path, progress: Progress = unheard) -> None:
        """Read a backup back and open it; in any thread. One that fails is removed.

        Raises `BackupRefused`, the storage kinds, and what `progress` raises.
        """
        number = key_file.read(self._folder).vault
        try:
            backups.verify(backup, self._key, self._folder, vault=number, progress=progress)
        except (errors.BackupRefused, errors.Cancelled):
            backup.unlink(missing_ok=True)
            raise
        backups.rotate(backup.parent, self._clock.now().astimezone(UTC).date())

    def place_folder(self) -> Path | None:
        """The vault's folder in the chosen place; None where none is chosen.

        Raises `PlaceMissing` where the stick is not in.
        """
        place, _elsewhere = self._place()
        return backups.folder_in(Path(place), self._folder) if place else None

    def reach(self, since: datetime) -> Reach:
        """How many backups and files that were set aside may hold a citizen who was added then.

        One that cannot be read may; no older one does.
        """
        folders, away = [self.own_folder], False
        try:
            elsewhere = self.place_folder()
            folders += [elsewhere] if elsewhere else []
        except errors.PlaceMissing:
            away = True
        since = since.replace(microsecond=0)
        found = [backup for folder in folders for backup in backups.listed(folder)]
        made = [each.manifest.made_at if each.manifest else since for each in found]
        kept = [restoring.kept_at(each) or since for each in restoring.kept_sets(self._folder)]
        return Reach(sum(at >= since for at in made), sum(at >= since for at in kept), away)

    def note_elsewhere(self, made_at: datetime) -> None:
        """Remember, and log, that a backup outside the laptop was made and verified."""
        with self._transaction() as session:
            log(session, self._clock, AccessAction.BACKUP_MADE)
            session.merge(Setting(key=_ELSEWHERE_AT, value=made_at.astimezone(UTC).isoformat()))

    def sweep_due(self) -> tuple[bool, bool]:
        """Whether the backups here, and those in the chosen place, still hold someone who was erased."""
        with self._transaction() as session:
            return sweep_due(session)

    def note_swept(self, *, elsewhere: bool) -> None:
        """Nobody who was erased is left in the backups here; with `elsewhere`, nor in the chosen place."""
        done = (_SWEEP_HERE, _SWEEP_ELSEWHERE) if elsewhere else (_SWEEP_HERE,)
        with self._transaction() as session:
            session.execute(delete(Setting).where(Setting.key.in_(done)))

    def sweep(
        self, folders: list[Path], erased: Mapping[str, datetime], progress: Progress = unheard
    ) -> Swept:
        """Empty the backups in `folders` of who was erased; in any thread. See `sweeping.sweep`."""
        return sweeping.sweep(self._folder, folders, self._key, erased, progress)

    def heads(self) -> Heads | None:
        """How far the vault had come when it was last sealed; None where that cannot be read."""
        return heads.read(self._folder, self._key)

    def seal(self) -> None:
        """Note beside the database how far it has come; in the database thread, after each closing."""
        heads.write(self._folder, self._key, self._checking.heads())

    def tidy(self) -> None:
        """Remove what an interrupted backup or restore left; in any thread."""
        remove_unfinished(self._folder)

    def purge(self) -> None:
        """Write the database anew without what was deleted; in the database thread."""
        vault_engine.purge(self._engine)

    def _place(self) -> tuple[str, datetime | None]:
        with self._transaction() as session:
            wanted = select(Setting.key, Setting.value).where(Setting.key.in_((_PLACE, _ELSEWHERE_AT)))
            stored = {row.key: row.value for row in session.execute(wanted)}
        at = stored.get(_ELSEWHERE_AT, "")
        return stored.get(_PLACE, ""), datetime.fromisoformat(at) if at else None

    def _newest_in(self, place: Path, noted: datetime | None) -> datetime | None:
        """When the newest backup that lies there was made; what was noted, where the place cannot be read."""
        try:
            found = self._readable(backups.folder_in(place, self._folder))
        except errors.AppError:
            return noted
        return _made_at(found[0]) if found else None

    @staticmethod
    def _readable(folder: Path) -> list[Backup]:
        return [backup for backup in backups.listed(folder) if backup.manifest is not None]

    @staticmethod
    def _oldest(own: list[Backup]) -> datetime | None:
        return _made_at(own[-1]) if own else None


def sweep_due(session: Session) -> tuple[bool, bool]:
    """What `Safekeeping.sweep_due` says, within a transaction of the caller's."""
    wanted = select(Setting.key).where(Setting.key.in_((_SWEEP_HERE, _SWEEP_ELSEWHERE)))
    found = set(session.scalars(wanted))
    return _SWEEP_HERE in found, _SWEEP_ELSEWHERE in found


def note_sweep_due(session: Session) -> None:
    """Remember, in the transaction that erases, that the backups are still to be swept."""
    for key in (_SWEEP_HERE, _SWEEP_ELSEWHERE):
        session.merge(Setting(key=key, value="1"))


def carry(backup: Path, folder: Path, progress: Progress = unheard) -> Path:
    """Copy a backup file into another folder, synced; in any thread.

    Raises `PlaceMissing` where the stick was pulled meanwhile, the storage kinds, and what `progress` raises.
    """
    target = folder / backup.name
    try:
        make_private_folder(folder)
        total = backup.stat().st_size
        with translated(), replaced_when_whole(target) as out, open(backup, "rb") as source:
            while chunk := source.read(1 << 20):
                out.write(chunk)
                progress(out.tell(), total)
    except errors.StorageFailed as error:
        if not folder.parent.is_dir():
            raise errors.PlaceMissing from error
        raise
    return target


def _on_one_disk(one: Path, other: Path) -> bool:
    """By the number of the file system, on Windows (untried) of the drive; partitions pass as disks."""
    with suppress(OSError):
        return one.stat().st_dev == other.stat().st_dev
    return False


def _made_at(backup: Backup) -> datetime:
    manifest = backup.manifest or backup_file.read_manifest(backup.path)
    return manifest.made_at
