"""A bit is flipped, or a file cut short: it is told of and a backup is offered, or nothing was lost by it.

All that a vault consists of is damaged in turn, as a kill left it, so that newer answers are in the log.
The control is a plain SQLite file, whose own check sees no flipped letter.
"""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop import errors
from desktop.records import NoteKind
from desktop.services import restoring
from desktop.services.entrance import Entrance
from desktop.services.unlocked import Unlocked
from desktop.vault import backup_file, backups, keys
from desktop.vault.connection import open_connection
from desktop.vault.heads import DAMAGED_HEADS
from tests.faults import content
from tests.faults.counts import Counts
from tests.faults.lasting import rounds
from tests.support import CHEAP, PASSWORD, HandClock, new_desk

WANTING = ""
SHARES = {"pejl.db": 8, "pejl.db-wal": 8, "backup": 8, "keys.json": 2, "heads.bin": 2, "tries.json": 2}
"""How many of thirty trials each file gets."""
RESTORED_EVERY = 10
"""Of the damaged vaults, how many are not only offered a backup but opened from it."""


@dataclass
class Killed:
    """A vault as a killed program left it; `said` is the digest of its content, `entries` its log."""

    folder: Path
    key: bytes
    said: str
    entries: int
    parts: dict[str, bytes]


def run(folder: Path, *, long: bool = False) -> Counts:
    """Flip and cut, trial by trial."""
    whole = _killed(folder)
    counts, pick = Counts(detected=0, harmless=0), random.Random(11)
    names = [name for name, share in SHARES.items() for _ in range(share)]
    for number in rounds(20_000 if long else 300):
        name = names[number % len(names)]
        case = Path(shutil.copytree(whole.folder, folder / "now"))
        what = _damage(_file(case, name), pick)
        try:
            _look(whole, case, name, f"{name}, {what}", counts)
        except Exception as error:
            counts.note(f"{name}, {what}: {type(error).__name__}: {error}")
        counts.tried += 1
        shutil.rmtree(case)
    return counts


def control(folder: Path) -> Counts:
    """Letters of a plain file."""
    database = folder / "plain.db"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE note (text TEXT)")
        connection.executemany("INSERT INTO note VALUES (?)", [(f"{n} ord " * 100,) for n in range(100)])
        connection.commit()
    counts, pick, whole = Counts(detected=0, harmless=0), random.Random(12), database.read_bytes()
    said = _plain(database)
    for _ in range(50):
        database.write_bytes(whole)
        _flip(database, pick)
        found = _plain(database)
        counts.tried += 1
        counts.detected = (counts.detected or 0) + (found == "damaged")
        counts.harmless = (counts.harmless or 0) + (found == said)
    return counts


def _plain(database: Path) -> str:
    try:
        with closing(sqlite3.connect(database)) as connection:
            connection.text_factory = bytes
            if connection.execute("PRAGMA integrity_check").fetchall() != [(b"ok",)]:
                return "damaged"
            return repr(connection.execute("SELECT * FROM note").fetchall())
    except sqlite3.Error:
        return "damaged"


def _killed(folder: Path) -> Killed:
    """Three conversations, a backup in between, the last answers in the log alone, and a wrong password."""
    desk = new_desk(folder / "lived")
    amira, bent = desk.citizen(), desk.citizen("Bent Eksempel")
    desk.held(amira)
    desk.unlocked.keeper.start().result()
    desk.clock.turn(days=1)
    desk.held(bent)
    desk.unlocked.keeper.start().result()
    talk = desk.begun(bent)
    desk.unlocked.call(desk.unlocked.safekeeping.seal).result()
    for number in range(30):
        desk.says(talk, "A1", 1 + number % 5)
    desk.answers.note(talk, NoteKind.TALK, "ord " * 500)
    killed = Path(shutil.copytree(folder / "lived", folder / "killed"))
    vault = desk.unlocked.folder
    desk.unlocked.close()
    key = keys.unlock(vault, PASSWORD)
    try:
        _entrance(killed).unlock(_entrance(killed).vaults()[0], PASSWORD + "!")
    except errors.WrongPassword:
        shutil.copytree(killed, folder / "asked")
    asked = folder / "asked" / vault.relative_to(folder / "lived")
    with closing(open_connection(asked / "pejl.db", key)) as connection:
        (entries,) = connection.execute("SELECT max(id) FROM access_entry").fetchone()
        said = content.digest(connection, entries)
    backup = _file(killed, "backup")
    with backup_file._archive(backup) as archive:
        parts = {name: archive.read(name) for name in ("pejl.db", "keys.json", "heads.bin")}
    return Killed(killed, key, said, entries, parts)


def _entrance(folder: Path) -> Entrance:
    return Entrance(folder, HandClock(), CHEAP)


def _vault(folder: Path) -> Path:
    return _entrance(folder).data_folder / "vaults" / "caseworker-1"


def _file(folder: Path, name: str) -> Path:
    """The named file; of the backups the newest."""
    if name == "backup":
        return backups.listed(backups.own_folder(_vault(folder)))[0].path
    return _vault(folder) / name


def _damage(file: Path, pick: random.Random) -> str:
    """Flip a bit, or with one in four cut the file short; what was done."""
    if pick.random() < 0.75:
        return _flip(file, pick)
    length = pick.randrange(file.stat().st_size)
    with open(file, "rb+") as opened:
        opened.truncate(length)
    return f"cut to {length}"


def _flip(file: Path, pick: random.Random) -> str:
    body = bytearray(file.read_bytes())
    place = pick.randrange(len(body))
    body[place] ^= 1 << pick.randrange(8)
    file.write_bytes(body)
    return f"a bit of byte {place} of {len(body)}"


def _look(whole: Killed, case: Path, name: str, what: str, counts: Counts) -> None:
    """Is it noticed? And if so, is there a way back?"""
    vault = _vault(case)
    found = _of_backup(whole, case) if name == "backup" else _of_vault(whole, case)
    counts.more[f"{name} {found}"] = counts.more.get(f"{name} {found}", 0) + 1
    if found == "harmless" and name == "heads.bin" and (vault / DAMAGED_HEADS).exists():
        found = "detected"
    if found not in ("detected", "harmless"):
        counts.notes.append(f"{what}: {found}")
        return
    counts.detected = (counts.detected or 0) + (found == "detected")
    counts.harmless = (counts.harmless or 0) + (found == "harmless")
    if found == "detected" and name in ("pejl.db", "pejl.db-wal", "keys.json"):
        offered = restoring.offered(vault)
        if not offered:
            counts.note(f"{what}: no backup is offered")
        elif (counts.detected or 0) % RESTORED_EVERY == 0:
            counts.more["restored"] = counts.more.get("restored", 0) + 1
            restored = (
                _entrance(case).restoring(_entrance(case).vaults()[0], offered[0].path, PASSWORD).restore()
            )
            if not restored.unlocked.check().result().sound:
                counts.note(f"{what}: not sound when restored")
            restored.unlocked.close()


def _of_backup(whole: Killed, case: Path) -> str:
    backup = sorted(backups.own_folder(_vault(case)).iterdir())[-1]
    try:
        backups.verify(backup, whole.key, _vault(case))
    except errors.BackupRefused:
        return "detected"
    with backup_file._archive(backup) as archive:
        same = all(archive.read(name) == part for name, part in whole.parts.items())
    return "harmless" if same else "unseen"


def _of_vault(whole: Killed, case: Path) -> str:
    try:
        unlocked = _entrance(case).unlock(_entrance(case).vaults()[0], PASSWORD)
    except (errors.VaultDamaged, errors.VaultMissing):
        return "detected"
    except errors.TooManyTries:
        return "harmless"  # a flipped digit in the count of tries: a wait, and nothing else
    try:
        return _asked(unlocked, whole)
    finally:
        _quietly(unlocked.close)


def _asked(unlocked: Unlocked, whole: Killed) -> str:
    try:
        if not unlocked.check().result().sound:
            return "detected"
    except errors.VaultDamaged:
        return "detected"

    def said() -> str:
        alone = unlocked._engine.raw_connection()
        try:
            return content.digest(alone.driver_connection, whole.entries)
        finally:
            alone.close()

    return "harmless" if unlocked.call(said).result() == whole.said else "unseen"


def _quietly(close: Callable[[], None]) -> None:
    with suppress(errors.AppError):
        close()
