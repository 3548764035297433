"""Old pages put back, a whole older file, a changed column of a final row: the check names each.

`tests/services/test_checking.py` and `test_examination.py` try every column; here every page of a used
vault is put back as it was at several moments before. The control is SQLCipher's own check, which takes
a genuine old page for sound.
"""

import random
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.models.frozen import FROZEN
from desktop.records import NoteKind
from desktop.services.examination import examine
from desktop.vault import keys
from desktop.vault.connection import open_connection
from desktop.vault.faults import translated
from desktop.vault.heads import Heads
from tests.faults import content
from tests.faults.counts import Counts
from tests.services.spoiling import PAGE_SIZE
from tests.support import PASSWORD, new_desk

WANTING = ""
FINAL = frozenset((*FROZEN, "chain_link", "wording", "access_entry"))
NOT_FINAL = "only in what is not final"
"""Where a conversation is filed and what is to be printed goes on after its end: nothing watches that."""

Sound = Callable[[Any], bool]


@dataclass
class Used:
    """A vault's file at several moments, its key, and what is kept beside the newest."""

    moments: list[bytes]
    key: bytes
    heads: Heads


def run(folder: Path, *, long: bool = False) -> Counts:
    """Every single page of every earlier moment, then the files whole; at length pages in pairs too."""
    used = _used(folder)
    counts = Counts(detected=0, harmless=0, more={NOT_FINAL: 0})
    _replay(folder, used, lambda alone: examine(alone, used.heads).sound, counts, pairs=3_000 if long else 0)
    return counts


def control(folder: Path) -> Counts:
    """SQLCipher's and SQLite's own checks."""
    counts = Counts(detected=0, harmless=0, more={NOT_FINAL: 0})
    _replay(folder, _used(folder), _sound_to_sqlite, counts, pairs=0)
    return counts


def _sound_to_sqlite(connection: Any) -> bool:
    pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    rows = connection.execute("PRAGMA integrity_check").fetchall()
    return not pages and rows == [("ok",)]


def _used(folder: Path) -> Used:
    """Three conversations, long notes in them, and a copy of the file after each."""
    desk = new_desk(folder / "data")
    moments: list[bytes] = []

    def keep() -> None:
        def fold() -> None:
            alone = desk.unlocked._engine.raw_connection()
            driver: Any = alone.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            alone.close()

        desk.unlocked.call(fold).result()
        moments.append((desk.unlocked.folder / "pejl.db").read_bytes())

    citizens = [desk.citizen(), desk.citizen("Bent Eksempel")]
    for number in range(3):
        talk = desk.begun(citizens[number % 2])
        desk.answers.note(talk, NoteKind.PICTURE, "før " * 700)
        keep()
        desk.answers.note(talk, NoteKind.PICTURE, "efter " * 500)
        desk.says(talk, "A1", 1 + number)
        desk.finishing.finish(talk)
        keep()
        desk.finishing.add_addendum(talk, "Rettet " * 100)
        keep()
        desk.clock.turn(days=30)
    heads = desk.unlocked.at_once(lambda services: services.checking.heads()).result()
    desk.unlocked.close()
    return Used(moments, keys.unlock(desk.unlocked.folder, PASSWORD), heads)


def _replay(folder: Path, used: Used, sound: Sound, counts: Counts, *, pairs: int) -> None:
    new, pick = used.moments[-1], random.Random(7)
    said = _said(folder, new, used.key)
    for old in used.moments[:-1]:
        _look(folder, used, old, said, sound, counts)
        places = [
            at for at in range(0, min(len(old), len(new)), PAGE_SIZE) if _page(old, at) != _page(new, at)
        ]
        for place in places:
            _look(folder, used, _mixed(new, old, [place]), said, sound, counts)
        for _ in range(pairs // (len(used.moments) - 1)):
            chosen = pick.sample(places, min(2, len(places)))
            _look(folder, used, _mixed(new, old, chosen), said, sound, counts)


def _page(file: bytes, at: int) -> bytes:
    return file[at : at + PAGE_SIZE]


def _mixed(new: bytes, old: bytes, places: list[int]) -> bytes:
    for place in places:
        new = new[:place] + _page(old, place) + new[place + PAGE_SIZE :]
    return new


def _said(folder: Path, file: bytes, key: bytes) -> list[str]:
    (folder / "mixed.db").write_bytes(file)
    with closing(open_connection(folder / "mixed.db", key)) as connection:
        return [content.digest(connection), content.digest(connection, only=FINAL)]


def _look(folder: Path, used: Used, file: bytes, said: list[str], sound: Sound, counts: Counts) -> None:
    """Named, or without effect on anything that is final."""
    counts.tried += 1
    (folder / "mixed.db").write_bytes(file)
    try:
        with closing(open_connection(folder / "mixed.db", used.key)) as connection, translated():
            if not sound(connection):
                counts.detected = (counts.detected or 0) + 1
                return
            found = [content.digest(connection), content.digest(connection, only=FINAL)]
    except errors.VaultDamaged:
        counts.detected = (counts.detected or 0) + 1
        return
    if found[1] == said[1]:
        counts.harmless = (counts.harmless or 0) + 1
        counts.more[NOT_FINAL] += found[0] != said[0]
    elif len(counts.notes) < 5:
        counts.notes.append("a final row is another, unseen")
