"""Killed at random and at every step; prints what was lost, as JSON.

    python -m tests.vault.kills answers FOLDER --kills 300
    python -m tests.vault.kills passwords FOLDER --kills 300
    python -m tests.vault.kills steps FOLDER

A process of its own, since it forks: one child per kill, on the same vault.
`--early` acknowledges before the commit instead of after, and must lose some.
"""

import argparse
import errno
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop import errors
from desktop.vault.engine import close, open_engine
from desktop.vault.key_file import Cost, decode
from desktop.vault.keys import change_password, create_keys, unlock

CHEAP = Cost(memory=8, passes=1, lanes=1)
KEY = bytes(range(32))
PASSWORDS = ("blå heste drikker te", "grønne cykler synger")
ACKNOWLEDGEMENT = 8
"""Bytes of one acknowledged number in the pipe."""

REFUSED, WENT_THROUGH = 3, 4
"""How a child says that the change was refused, or made although a file operation failed."""


def in_child(work: Callable[[int], object], kill_after: float | None) -> tuple[bytes, int]:
    """Run `work(pipe)` in a child, kill it after so many seconds, return what it wrote and how it ended.

    A parent mostly gets to kill while the child waits for the disk; so two times
    of three a timer ends the child in the middle of its work, as abruptly.
    """
    timer = random.choice((None, signal.ITIMER_REAL, signal.ITIMER_PROF))
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            if kill_after is not None and timer is not None:
                signal.setitimer(timer, kill_after)
            work(writing)
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    if kill_after is not None and timer is None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with open(reading, "rb") as pipe:
        written = pipe.read()
    return written, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def answers(folder: Path, kills: int, early: bool) -> dict[str, int]:
    """Children insert and acknowledge until they are killed; every acknowledged row must be there."""
    database = folder / "pejl.db"
    engine = open_engine(database, KEY, create=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    close(engine)

    def insert(pipe: int) -> None:
        engine = open_engine(database, KEY)
        while True:
            with engine.begin() as connection:
                # Early: a longer transaction, so that most kills fall between word and commit.
                for _ in range(10 if early else 1):
                    row = connection.exec_driver_sql("INSERT INTO note (text) VALUES ('ord')").lastrowid
                    number = row.to_bytes(ACKNOWLEDGEMENT, "big")
                    if early:
                        os.write(pipe, number)
            if not early:
                os.write(pipe, number)

    acknowledged, lost, damaged = 0, 0, 0
    for _ in range(kills):
        written, _code = in_child(insert, random.uniform(0.005, 0.08))
        rows = {
            int.from_bytes(written[start : start + ACKNOWLEDGEMENT], "big")
            for start in range(0, len(written) - ACKNOWLEDGEMENT + 1, ACKNOWLEDGEMENT)
        }
        engine = open_engine(database, KEY)
        with engine.begin() as connection:
            stored = set(connection.exec_driver_sql("SELECT id FROM note").scalars())
            damaged += connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() != "ok"
        close(engine)
        acknowledged, lost = acknowledged + len(rows), lost + len(rows - stored)
    return {"kills": kills, "acknowledged": acknowledged, "lost": lost, "damaged": damaged}


def working(folder: Path, key: bytes) -> list[str]:
    """Which of the two passwords open the vault, with the right key."""
    opened = []
    for password in PASSWORDS:
        try:
            if unlock(folder, password) == key:
                opened.append(password)
        except errors.WrongPassword:
            pass
    return opened


def swap(folder: Path) -> None:
    """Change to the password that does not work now."""
    try:
        change_password(folder, *PASSWORDS, cost=CHEAP)
    except errors.WrongPassword:
        change_password(folder, *reversed(PASSWORDS), cost=CHEAP)


def passwords(folder: Path, kills: int) -> dict[str, int]:
    """Children change the password to and fro until they are killed; exactly one must work."""
    key = create_keys(folder, "Karen Holm", PASSWORDS[0], cost=CHEAP)

    def change(pipe: int) -> None:
        while True:
            swap(folder)
            os.write(pipe, b".")

    changes, wrong = 0, 0
    for _ in range(kills):
        written, _code = in_child(change, random.uniform(0.001, 0.03))
        changes += len(written)
        wrong += len(working(folder, key)) != 1
    return {"kills": kills, "changes": changes, "wrong": wrong}


def steps(folder: Path) -> dict[str, int]:
    """One password change cut, or met with a full disk, at each of its file operations in turn."""
    key = create_keys(folder, "Karen Holm", PASSWORDS[0], cost=CHEAP)
    cuts, faults, wrong = 0, 0, 0
    for full in (False, True):
        step, code = 0, -1
        while code != 0:  # it ended before the step came up
            (before,) = working(folder, key)
            (folder / "keys.previous.json").unlink()  # as if lost: the change must not start without it
            slots = (folder / "keys.json").read_bytes()
            _written, code = in_child(partial(change_up_to, folder, before, step, full), None)
            left = (folder / "keys.json").read_bytes()
            decode(left)  # the old file or the new one, whole: raises otherwise
            replaced = left != slots
            wrong += replaced and not (folder / "keys.previous.json").exists()
            after = working(folder, key)
            wrong += len(after) != 1 or code not in (0, REFUSED, WENT_THROUGH, -signal.SIGKILL)
            wrong += (code == REFUSED and after != [before]) or (code == WENT_THROUGH and after == [before])
            cuts, faults = cuts + (code == -signal.SIGKILL), faults + (code in (REFUSED, WENT_THROUGH))
            step += 1
    return {"cuts": cuts, "faults": faults, "wrong": wrong}


def change_up_to(folder: Path, old: str, stop_at: int, full: bool, _pipe: int) -> None:
    """Change the password, with the file operation number `stop_at` killed or refused."""
    (new,) = set(PASSWORDS) - {old}
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event not in ("open", "os.rename", "os.remove") or str(folder) not in str(arguments[0]):
            return
        seen += 1
        if seen == stop_at + 1:
            if full:
                raise OSError(errno.ENOSPC, "no room")
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    try:
        change_password(folder, old, new, cost=CHEAP)
    except errors.AppError:
        os._exit(REFUSED)
    if seen > stop_at:
        os._exit(WENT_THROUGH)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("answers", "passwords", "steps"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--early", action="store_true")
    chosen = parser.parse_args()
    if chosen.what == "answers":
        figures = answers(chosen.folder, chosen.kills, chosen.early)
    elif chosen.what == "passwords":
        figures = passwords(chosen.folder, chosen.kills)
    else:
        figures = steps(chosen.folder)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
