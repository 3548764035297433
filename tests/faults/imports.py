"""Hostile backups: whatever a `.pejlbackup` claims to be, it is refused within the caps, and the vault stays.

Mutants are made of a good backup: bytes turned, cut and doubled, members with other names, sizes, kinds and
compression, manifests that lie, archives that claim to be huge. Each is listed, compared and put in the
place of the vault as a user would. It must be refused by name, quickly, in little memory, and write nothing
outside the vault. The control unpacks the archives as a careless program would.
"""

import json
import random
import shutil
import time
import tracemalloc
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from desktop import errors
from desktop.vault import backups, restoring
from desktop.vault.backup_file import read_manifest
from desktop.vault.instance_lock import InstanceLock
from tests.faults import archives
from tests.faults.counts import Counts
from tests.faults.lasting import rounds
from tests.support import new_desk

WANTING = ""
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
MOST_BYTES = 64 << 20
"""Of memory, for one mutant; the good one takes a hundredth of it."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """`tried` mutants; a mutant that says the same as the good one is harmless."""
    vault, good = _prepared(folder)
    mutant = folder / "mutants" / "pejl-2026-11-20-080000.pejlbackup"
    mutant.parent.mkdir()
    outside = _outside(folder)
    before = _content(vault)
    counts = Counts(detected=0, harmless=0)
    pick = random.Random(7)
    for number in rounds(50_000 if long else 500):
        name, change = archives.CHANGES[number % len(archives.CHANGES)]
        mutant.write_bytes(change(pick, archives.members(good)))
        counts.tried += 1
        _one(vault, mutant, good, f"{number} {name}", counts)
        if _content(vault) != before:
            counts.note(f"{number} {name}: the vault is changed")
            before = _content(vault)
        if _outside(folder) != outside:
            counts.note(f"{number} {name}: {sorted(_outside(folder) ^ outside)} outside the vault")
            outside = _outside(folder)
    return counts


def control(folder: Path) -> Counts:
    """`unpack_archive` and a manifest taken at its word: files land outside, lies are believed."""
    _vault, good = _prepared(folder)
    counts = Counts()
    target = folder / "unpacked" / "deep"
    for number, path in enumerate(("../outside-1", "../outside-2")):
        archive = folder / f"{number}.zip"
        with zipfile.ZipFile(archive, "w") as made:
            made.writestr(path, b"x")
        counts.tried += 1
        target.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(archive) as opened:
            for member in opened.namelist():
                (target / member).write_bytes(opened.read(member))
        counts.wrong += (folder / "unpacked" / path[3:]).exists()
    del good
    return counts


def _prepared(folder: Path) -> tuple[Path, Path]:
    """A vault with something in it, closed, and a good backup of it."""
    desk = new_desk(folder / "data")
    desk.held(desk.citizen("Bent Eksempel"))
    vault = desk.unlocked.folder
    desk.unlocked.keeper.start().result()
    desk.unlocked.close()
    good = next(iter(backups.listed(backups.own_folder(vault)))).path
    kept = folder / "good.pejlbackup"
    shutil.copy(good, kept)
    shutil.rmtree(good.parent)
    return vault, kept


def _one(vault: Path, mutant: Path, good: Path, name: str, counts: Counts) -> None:
    """List it, and put it in the place of the vault, as far as it lets itself."""
    begun = time.process_time()
    tracemalloc.start()
    refused = 0
    kept = None
    try:
        for backup in backups.listed(mutant.parent):
            refused += backup.manifest is None
        with suppress(errors.BackupRefused):
            read_manifest(mutant)
            refused -= 1
        with InstanceLock(vault):
            kept = restoring.restore(vault, mutant, NOW)
    except errors.BackupRefused:
        counts.detected = (counts.detected or 0) + 1
    except Exception as error:
        counts.note(f"{name}: {type(error).__name__}: {error}")
    if kept is not None:
        _put_back(vault, kept, mutant, good, name, counts)
    counts.took(time.process_time() - begun)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    if most > MOST_BYTES:
        counts.note(f"{name}: {most >> 20} MB")


def _put_back(vault: Path, kept: Path, mutant: Path, good: Path, name: str, counts: Counts) -> None:
    """It was taken: then it must be the good one in all that counts. What it took the place of comes back."""
    if _said(mutant) == _said(good):
        counts.harmless = (counts.harmless or 0) + 1
    else:
        counts.note(f"{name}: taken, and it is another")
    for path in kept.iterdir():
        path.replace(vault / path.name)
    shutil.rmtree(kept.parent)


def _said(backup: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as archive:
        said = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(said.pop("manifest.json"))
    return said | {"parts": json.dumps([manifest["vault"], manifest["parts"]]).encode()}


def _content(vault: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(vault)): path.read_bytes()
        for path in vault.rglob("*")
        if path.is_file() and path.name not in ("pejl.lock",)
    }


def _outside(folder: Path) -> set[str]:
    """Every path that is none of the vault's, nor the mutant."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if "caseworker-" not in str(path.relative_to(folder)) and path.parent.name != "mutants"
    }
