"""Killed in the middle of storing: every acknowledged row is there. `program_kills` kills the program.

One child per kill, hundreds on the same file. The control acknowledges before the commit instead of after.
"""

import argparse
import json
import os
import random
from pathlib import Path

from desktop.vault.engine import close, open_engine
from tests.faults import forks
from tests.faults.counts import Counts
from tests.faults.forks import in_child
from tests.faults.lasting import rounds

WANTING = forks.WANTING
KEY = bytes(range(32))
ACKNOWLEDGEMENT = 8
"""Bytes of one acknowledged number in the pipe."""
A_FILE = 300
"""Kills until another file is begun: after each all of it is read, so that it may not grow for ever."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """Kill after kill."""
    return _counted(folder, "--kills", "20000" if long else "300")


def control(folder: Path) -> Counts:
    """The same, acknowledged too early."""
    return _counted(folder, "--kills", "20", "--early")


def _counted(folder: Path, *arguments: str) -> Counts:
    found = forks.apart("tests.faults.kills", str(folder), *arguments)
    return Counts(found["kills"], found["acknowledged"], found["lost"], wrong=found["damaged"])


def answers(folder: Path, kills: int, early: bool) -> dict[str, int]:
    """Children insert and acknowledge until they are killed; every acknowledged row must be there."""
    database = folder / "pejl.db"

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
    for number in rounds(kills):
        if number % A_FILE == 0:
            _new(database)
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
    return {"kills": number + 1, "acknowledged": acknowledged, "lost": lost, "damaged": damaged}


def _new(database: Path) -> None:
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()
    engine = open_engine(database, KEY, create=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    close(engine)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--early", action="store_true")
    chosen = parser.parse_args()
    print(json.dumps(answers(chosen.folder, chosen.kills, chosen.early)))


if __name__ == "__main__":
    main()
