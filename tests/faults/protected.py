"""A file or folder that cannot be written, and a second Pejl: each is called by its name, nothing is lost.

Where this runs as the administrator, whom permissions do not bind, the work is done as nobody. The
control takes no permission away and starts no second Pejl.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop import errors, fault_words
from desktop.i18n import Catalogue
from desktop.services.entrance import Entrance
from desktop.services.unlocked import Unlocked
from desktop.vault import backups
from desktop.vault.instance_lock import LOCK_FILE
from tests.faults import forks
from tests.faults.counts import Counts
from tests.support import CHEAP, PASSWORD, Desk, HandClock, new_desk
from tests.vault.test_disks import NOBODY, without_privileges

WANTING = "Windows has no permission bits" if os.name == "nt" else ""
NEW_PASSWORD = "grønne cykler synger"
READ_ONLY, IN_USE = errors.StorageReadOnly, errors.VaultInUse

FILES = {
    "database": ("pejl.db",),
    "lock": (LOCK_FILE,),
    "folder": (".",),
    "folder and files": (".", "pejl.db", LOCK_FILE, "keys.json"),
    "backups": ("backups",),
}
"""What is protected against writing."""

CLOSED: dict[str, tuple[str, ...]] = {
    "unlock": ("database", "lock", "folder", "folder and files"),
    "restore": ("lock", "folder", "folder and files"),
}
"""What is refused while the vault is closed, and by which protection."""
OPEN: dict[str, tuple[str, ...]] = {
    "answer": (),
    "password": ("folder", "folder and files"),
    "back_up": ("folder", "backups", "folder and files"),
}
"""What is refused when the protection comes while the vault is open. The open database goes on."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """Every work with every protection, and every way in while another process has the vault."""
    counts = Counts(acknowledged=0, lost=0, detected=0, harmless=0)
    _every(counts, protect=False, counted=False)  # what is imported late is not to be read as nobody
    _every(counts, protect=True)
    _second_instance(folder, counts, held=True)
    return counts


def control(folder: Path) -> Counts:
    """Nothing in the way: nothing is refused."""
    counts = Counts(detected=0)
    _every(counts, protect=False)
    _second_instance(folder, counts, held=False)
    return counts


def _every(counts: Counts, *, protect: bool, counted: bool = True) -> None:
    found = counts if counted else Counts(acknowledged=0, lost=0, detected=0, harmless=0)
    for name, files in FILES.items() if counted else [("", ())]:
        for work, refused_by in (CLOSED | OPEN).items():
            with _public_vault() as (entrance, backup):
                _one(entrance, backup, work, files if protect else (), name in refused_by, found)


@contextmanager
def _public_vault() -> Iterator[tuple[Entrance, Path]]:
    """A vault that nobody owns, where permissions bind, and a backup of it elsewhere."""
    with tempfile.TemporaryDirectory(prefix="pejl-faults-") as place:
        folder = Path(place)
        desk = new_desk(folder / "data")
        desk.says(desk.begun(), "A1", 3)
        desk.unlocked.keeper.start().result()
        backup = Path(shutil.copy(backups.listed(desk.unlocked.safekeeping.own_folder)[0].path, folder))
        desk.unlocked.close()
        if os.geteuid() == 0:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        yield Entrance(folder / "data", HandClock(), CHEAP), backup


def _one(
    entrance: Entrance, backup: Path, work: str, files: tuple[str, ...], refused: bool, counts: Counts
) -> None:
    vault = entrance.vaults()[0]
    with without_privileges():
        opened = [entrance.unlock(vault, PASSWORD)] if work in OPEN else []
    before = {file: (vault.path / file).stat().st_mode for file in files}
    for file, mode in before.items():
        (vault.path / file).chmod(mode & ~0o222)
    with without_privileges():
        _expect(
            _work(entrance, backup, work, opened), READ_ONLY if refused else None, f"{work}, {files}", counts
        )
        for file, mode in before.items():
            (vault.path / file).chmod(mode)
        for each in opened:
            with suppress(errors.AppError):
                each.close()
        _still_there(entrance, counts, f"{work}, {files}")


def _work(entrance: Entrance, backup: Path, work: str, opened: list[Unlocked]) -> Callable[[], object]:
    vault = entrance.vaults()[0]
    match work:
        case "unlock":
            return lambda: opened.append(entrance.unlock(vault, PASSWORD))
        case "restore":
            return lambda: opened.append(entrance.restoring(vault, backup, PASSWORD).restore().unlocked)
        case "answer":
            return lambda: Desk(opened[0], HandClock()).says(1, "A1", 4)
        case "password":
            change = opened[0].security.change_password
            return lambda: opened[0].call(change, PASSWORD, NEW_PASSWORD).result()
        case _:
            return lambda: opened[0].keeper.start().result()


def _expect(
    work: Callable[[], object], kind: type[errors.AppError] | None, name: str, counts: Counts
) -> None:
    """The work is refused by this kind, which has words of its own; or it goes through."""
    counts.tried += 1
    found: Exception | None = None
    try:
        work()
    except errors.AppError as error:
        found = error
    if kind is None and found is None:
        counts.harmless = (counts.harmless or 0) + 1
    elif kind is not None and type(found) is kind and _has_words(found):
        counts.detected = (counts.detected or 0) + 1
    else:
        counts.notes.append(f"{name}: {type(found).__name__} and not {kind and kind.__name__}")


def _has_words(error: Exception) -> bool:
    general = fault_words.message(Catalogue("da"), Exception())
    return fault_words.message(Catalogue("da"), error).happened != general.happened


def _still_there(entrance: Entrance, counts: Counts, name: str) -> None:
    """With the permission back: it opens, with what was said."""
    vault = entrance.vaults()[0]
    for password in (PASSWORD, NEW_PASSWORD):
        with suppress(errors.WrongPassword):
            desk = Desk(entrance.unlock(vault, password), HandClock())
            counts.acknowledged = (counts.acknowledged or 0) + 1
            if desk.answers.revisions(1, "A1", "citizen")[0].option != 3:
                counts.lost = (counts.lost or 0) + 1
            desk.unlocked.close()
            return
    counts.note(f"{name}: no password opens")


HOLDER = """
import sys
from pathlib import Path
from desktop.services.entrance import Entrance
entrance = Entrance(Path(sys.argv[1]))
unlocked = entrance.unlock(entrance.vaults()[0], sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


def _second_instance(folder: Path, counts: Counts, *, held: bool) -> None:
    """Every way in, while another process has the vault open; and after that one was killed."""
    desk = new_desk(folder / "data")
    desk.says(desk.begun(), "A1", 3)
    backup = desk.unlocked.keeper.start().result().path
    desk.unlocked.close()
    entrance = Entrance(folder / "data", HandClock(), CHEAP)
    vault = entrance.vaults()[0]
    holder = _holder(entrance.data_folder) if held else None
    ways: dict[str, Callable[[], object]] = {
        "unlock": lambda: entrance.unlock(vault, PASSWORD).close(),
        "compare": lambda: entrance.restoring(vault, backup, PASSWORD).compare(),
        "restore": lambda: entrance.restoring(vault, backup, PASSWORD).restore().unlocked.close(),
    }
    for name, way in ways.items():
        _expect(way, IN_USE, f"second instance, {name}", counts)
    if holder is not None:
        holder.kill()
        holder.communicate()
    _still_there(entrance, counts, "after the first was killed")


def _holder(data_folder: Path) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", HOLDER, str(data_folder), PASSWORD]
    holder = subprocess.Popen(
        arguments, cwd=forks.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    return holder
