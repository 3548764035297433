"""What the vault says on a full or a read-only disk, as JSON; run on such a disk by its test.

python -m tests.vault.disks full FOLDER
python -m tests.vault.disks read-only FOLDER
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop.vault.creation import create_vault
from desktop.vault.engine import close, open_engine
from desktop.vault.instance_lock import InstanceLock
from desktop.vault.key_file import Cost
from desktop.vault.keys import change_password, create_keys, unlock

CHEAP = Cost(memory=8, passes=1, lanes=1)
OLD, NEW = "blå heste drikker te", "grønne cykler synger"


def kind(action: Callable[[], object]) -> str:
    """The name of what `action` raises."""
    try:
        action()
    except Exception as error:
        return type(error).__name__
    return "nothing"


def make(folder: Path) -> bytes:
    """A vault with one table in `folder`, closed; its key."""
    key = create_keys(folder, "Karen Holm", OLD, cost=CHEAP)
    engine = open_engine(folder / "pejl.db", key, create=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, text BLOB)")
    close(engine)
    return key


def full(folder: Path) -> dict[str, object]:
    """Insert until the disk is full, then try everything else on it."""
    vault = folder / "one"
    key = make(vault)
    engine = open_engine(vault / "pejl.db", key)
    acknowledged = 0

    def insert() -> None:
        nonlocal acknowledged
        while True:
            with engine.begin() as connection:
                connection.exec_driver_sql("INSERT INTO note (text) VALUES (?)", (os.urandom(3000),))
            acknowledged += 1

    found: dict[str, object] = {"insert": kind(insert), "insert again": kind(insert)}
    with suppress(OSError), open(folder / "filler", "wb", buffering=0) as filler:
        while True:
            filler.write(b"x")
    found["change"] = kind(lambda: change_password(vault, OLD, NEW, cost=CHEAP))
    found["create"] = kind(
        lambda: create_vault(folder, "Bo Lund", OLD, prepare=lambda _path, _key: None, cost=CHEAP)
    )
    found["old password"] = kind(lambda: unlock(vault, OLD))
    found["left"] = sorted(file.name for file in vault.glob("*.new"))
    found["close"] = kind(lambda: close(engine))
    (folder / "filler").unlink()
    engine = open_engine(vault / "pejl.db", key)
    with engine.begin() as connection:
        stored = connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one()
        found["sound"] = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    found["close again"] = kind(lambda: close(engine))
    return found | {"acknowledged": acknowledged, "stored": stored}


def read_only(folder: Path) -> dict[str, object]:
    """Try everything that writes on a vault that cannot be written."""
    vault = folder / "one"
    key = unlock(vault, OLD)
    return {
        "open": kind(lambda: open_engine(vault / "pejl.db", key)),
        "lock": kind(lambda: InstanceLock(vault)),
        "change": kind(lambda: change_password(vault, OLD, NEW, cost=CHEAP)),
        "create": kind(
            lambda: create_vault(folder, "Bo Lund", OLD, prepare=lambda _path, _key: None, cost=CHEAP)
        ),
    }


if __name__ == "__main__":
    print(json.dumps({"full": full, "read-only": read_only}[sys.argv[1]](Path(sys.argv[2]))))
