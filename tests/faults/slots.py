"""Killed and cut while what opens a vault is changed, as JSON; a part of `passwords`.

    python -m tests.faults.slots killed FOLDER --kills 300
    python -m tests.faults.slots cut FOLDER --work change|reset|code|first-code
    python -m tests.faults.slots creations FOLDER

A process of its own, since it forks: one child per file operation that is killed or refused.
`--careless` writes the key slots as anyone would, and must lose some.
"""

import argparse
import errno
import json
import os
import random
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from desktop import errors
from desktop.vault import key_file, recovery_code
from desktop.vault.creation import create_vault
from desktop.vault.engine import close, open_engine
from desktop.vault.files import read_file
from desktop.vault.folder import VAULTS, VaultFolder, vaults
from desktop.vault.key_file import KeyFile, decode, encode
from desktop.vault.keys import (
    RECOVERY,
    add_recovery_code,
    change_password,
    create_keys,
    reset_password,
    unlock,
)
from desktop.vault.staging import remove_unfinished
from tests import recovered
from tests.faults.forks import in_child
from tests.support import CHEAP

PASSWORDS = ("blå heste drikker te", "grønne cykler synger")
CODES = (recovery_code.make(), recovery_code.make())

FILE_OPERATIONS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir")
REFUSED, WENT_THROUGH = 3, 4
"""How a child says that the change was refused, or made although a file operation failed."""


Opened = tuple[list[str], list[str]]
"""Which passwords and which recovery codes open the vault."""


def working(folder: Path, key: bytes) -> Opened:
    """Which of the two passwords and of the two codes open the vault, with the right key."""
    passwords, codes = [], []
    for password in PASSWORDS:
        with suppress(errors.AppError):
            passwords += [password] if unlock(folder, password) == key else ["another key"]
    for code in CODES:
        with suppress(errors.AppError):
            codes += [code] if recovered.data_key(folder, code) == key else ["another key"]
    return passwords, codes


def other(pair: tuple[str, str], works: list[str]) -> str:
    """The one of the two that does not work now."""
    return next(each for each in pair if each not in works)


def change(folder: Path, _key: bytes, now: Opened) -> None:
    """Change to the password that does not work now."""
    change_password(folder, now[0][0], other(PASSWORDS, now[0]), cost=CHEAP)


def reset(folder: Path, _key: bytes, now: Opened) -> None:
    """The same, with the recovery code in place of the forgotten password."""
    reset_password(folder, now[1][0], other(PASSWORDS, now[0]), cost=CHEAP)


def new_code(folder: Path, key: bytes, now: Opened) -> None:
    """Make a recovery code that does not work now the one that does."""
    add_recovery_code(folder, key, other(CODES, now[1]), cost=CHEAP)


def killed(folder: Path, kills: int) -> dict[str, int]:
    """Children change password and code to and fro until they are killed; exactly one of each must work."""
    key = create_keys(folder, "Karen Holm", PASSWORDS[0], cost=CHEAP)
    add_recovery_code(folder, key, CODES[0], cost=CHEAP)

    def go_on(pipe: int) -> None:
        while True:
            random.choice((change, reset, new_code))(folder, key, working(folder, key))
            os.write(pipe, b".")

    changes, wrong = 0, 0
    for _ in range(kills):
        written, _code = in_child(go_on, random.uniform(0.001, 0.03))
        changes += len(written)
        wrong += [len(each) for each in working(folder, key)] != [1, 1]
    return {"kills": kills, "changes": changes, "wrong": wrong}


WORK: dict[str, Callable[[Path, bytes, Opened], None]] = {
    "change": change,
    "reset": reset,
    "code": new_code,
    "first-code": new_code,
}


def cut(folder: Path, work: str) -> dict[str, int]:
    """One change of the slots cut, or met with a full disk, at each of its file operations in turn."""
    key = create_keys(folder, "Karen Holm", PASSWORDS[0], cost=CHEAP)
    add_recovery_code(folder, key, CODES[0], cost=CHEAP)
    cuts, faults = 0, 0
    for full in (False, True):
        step, code = 0, -1
        while code != 0:  # it ended before the step came up
            if work == "first-code":
                without_code(folder)
            before = working(folder, key)
            (folder / "keys.previous.json").unlink()  # as if lost: the change must not start without it
            old = (folder / "keys.json").read_bytes()
            task = partial(WORK[work], folder, key, before)
            _written, code = in_child(partial(up_to, task, folder, step, full), None)
            if not is_whole(folder, old) or not is_sound(work, before, working(folder, key), code):
                return {"cuts": cuts, "faults": faults, "wrong": 1}
            cuts, faults = cuts + (code == -signal.SIGKILL), faults + (code in (REFUSED, WENT_THROUGH))
            step += 1
    return {"cuts": cuts, "faults": faults, "wrong": 0}


def is_whole(folder: Path, old: bytes) -> bool:
    """The old file or the new one, and the new only where its copy was made first."""
    left = read_file(folder / "keys.json")
    try:
        decode(left)
    except errors.VaultDamaged:
        return False
    return left == old or (folder / "keys.previous.json").exists()


def is_sound(work: str, before: Opened, after: Opened, code: int) -> bool:
    """Exactly one password and one code work, the old or the new, and the new only of what was changed."""
    one_password = len(after[0]) == 1
    one_code = len(after[1]) == 1 or after[1] == before[1]
    untouched = before[0] == after[0] if work in ("code", "first-code") else before[1] == after[1]
    told = (code == REFUSED and before == after) or (code in (WENT_THROUGH, 0) and before != after)
    return one_password and one_code and untouched and (told or code == -signal.SIGKILL)


def write_carelessly(folder: Path, key_file: KeyFile) -> None:
    """The new file over the old one."""
    (folder / "keys.json").unlink(missing_ok=True)
    (folder / "keys.json").write_bytes(encode(key_file))
    (folder / "keys.previous.json").write_bytes(encode(key_file))


def without_code(folder: Path) -> None:
    """As a vault is before its first recovery code."""
    current = key_file.read(folder)
    kept = tuple(slot for slot in current.slots if slot.kind != RECOVERY)
    key_file.write(folder, msgspec.structs.replace(current, slots=kept))


def creations(folder: Path) -> dict[str, int]:
    """A vault's making cut at each of its file operations in turn: it is there whole, or nothing of it is."""
    step, code, cuts, whole, wrong, left = 0, -1, 0, 0, 0, 0
    while code != 0:
        data = folder / str(step)
        data.mkdir()
        make = partial(create_vault, data, "Karen Holm", PASSWORDS[0], prepare=lay_out, cost=CHEAP)
        _written, code = in_child(partial(up_to, make, data, step, False), None)
        left += remove_unfinished(data / VAULTS)
        made = vaults(data)
        whole += len(made)
        wrong += not all(opens(vault) for vault in made) or (code == 0 and len(made) != 1)
        wrong += (data / VAULTS).is_dir() and len(list((data / VAULTS).iterdir())) != len(made)
        cuts += code == -signal.SIGKILL
        step += 1
    return {"cuts": cuts, "left": left, "whole": whole, "wrong": wrong}


def lay_out(database: Path, key: bytes) -> None:
    engine = open_engine(database, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (text TEXT)")
    close(engine)


def opens(vault: VaultFolder) -> bool:
    """Whether it unlocks and has its table."""
    engine = open_engine(vault.database, unlock(vault.path, PASSWORDS[0]))
    with engine.begin() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one()
    close(engine)
    return bool(found == 0)


def up_to(task: Callable[[], object], folder: Path, stop_at: int, full: bool, _pipe: int) -> None:
    """Do the task, with the file operation number `stop_at` in `folder` killed or refused."""
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event not in FILE_OPERATIONS or str(folder) not in str(arguments[0]):
            return
        seen += 1
        if seen == stop_at + 1:
            if full:
                raise OSError(errno.ENOSPC, "no room")
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    try:
        task()
    except errors.AppError:
        os._exit(REFUSED)
    if seen > stop_at:
        os._exit(WENT_THROUGH)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("killed", "cut", "creations"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--careless", action="store_true")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--work", choices=tuple(WORK), default="change")
    chosen = parser.parse_args()
    if chosen.careless:
        key_file.write = write_carelessly
    if chosen.what == "killed":
        figures = killed(chosen.folder, chosen.kills)
    else:
        figures = creations(chosen.folder) if chosen.what == "creations" else cut(chosen.folder, chosen.work)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
