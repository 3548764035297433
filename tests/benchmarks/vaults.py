"""Encrypted vaults with few and with many citizens, made once by the real program and then copied."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from desktop.models.base import new_uuid
from desktop.models.tables import Answer, Caseworker, ChosenQuestion, Citizen, Conversation, Wording
from desktop.records import ConversationState, Office, Rater
from desktop.services.entrance import Entrance
from desktop.services.unlocked import Unlocked
from desktop.text import folded_forms, sort_key
from desktop.vault.folder import VAULTS

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "gul cykel i regn"
OFFICE = Office(job_centre="Jobcenter Nordby", caseworker="Mette Lund", phone="00 00 00 00")
FEW = 100
MANY = 100_000

_FIRST = (
    "Amira Anders Ayşe Bente Bjørn Camilla Daniel Emil Fatima Grethe Hans Ida Jamal Karen Lars Łucja Mads"
)
_SECOND = "Prøve Eksempel Mønster Testgård Tusaale Örnek Przykład Nielsen Ødegaard Ålund Sørensen Winther Zed"
_QUESTIONS = ("A1", "B2")
_BATCH = 5_000
_START = datetime(2026, 1, 5, 9, tzinfo=UTC)


def copy(citizens: int, work: Path) -> Path:
    """A data folder of its own under `work`, to be changed at will, with a vault of that many citizens.

    Half of them have held one conversation of two questions. The vault's password is `PASSWORD`, at
    the cost that the program takes; it is made once and kept with the system's temporary files.
    """
    target = work / f"data-{citizens}-{len(list(work.iterdir()))}"
    shutil.copytree(_kept(citizens), target)
    return target


def opened(data_folder: Path) -> Unlocked:
    """The copy's vault, unlocked as the program unlocks it."""
    entrance = Entrance(data_folder)
    return entrance.unlock(entrance.vaults()[0], PASSWORD)


def _kept(citizens: int) -> Path:
    kept = (
        Path(tempfile.gettempdir())
        / f"pejl-benchmark-vaults-{getattr(os, 'getuid', int)()}-{_state_of_the_tables()}"
    )
    kept.mkdir(mode=0o700, exist_ok=True)
    target = kept / str(citizens)
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=kept) as staged:
            command = [sys.executable, "-m", "tests.benchmarks.vaults", staged, str(citizens)]
            subprocess.run(command, cwd=ROOT, check=True)
            os.rename(Path(staged) / VAULTS, Path(staged) / "made")
            target.mkdir()
            os.rename(Path(staged) / "made", target / VAULTS)
    return target


def _state_of_the_tables() -> str:
    """A vault made by other tables is not used again."""
    files = [Path(__file__), ROOT / "desktop/text.py", *sorted((ROOT / "desktop/models").rglob("*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def make(data_folder: Path, citizens: int) -> None:
    """Make the vault."""
    unlocked = Entrance(data_folder).create(OFFICE, PASSWORD)
    try:
        unlocked.call(_fill, unlocked, citizens).result()
    finally:
        unlocked.close()


def _fill(unlocked: Unlocked, citizens: int) -> None:
    with unlocked._engine.begin() as database:
        owner = database.scalar(select(Caseworker.id))
        database.execute(insert(Wording.__table__), [_wording(question) for question in _QUESTIONS])
        _insert(database, Citizen.__table__, _citizens(citizens, owner))
        held = range(1, citizens + 1, 2)
        _insert(database, Conversation.__table__, (_conversation(c, owner) for c in held))
        _insert(database, ChosenQuestion.__table__, (row for c in held for row in _chosen(c)))
        _insert(database, Answer.__table__, (row for c in held for row in _answers(c)))
        # Last, for from here on the guards of what is final refuse every change.
        database.execute(
            update(Conversation.__table__).values(state=ConversationState.FINAL, finished_at=_START)
        )


def _insert(database: Connection, table: Any, rows: Iterator[dict[str, Any]]) -> None:
    while some := list(islice(rows, _BATCH)):
        database.execute(insert(table), some)


def _citizens(citizens: int, owner: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(citizens)
    for number in range(1, citizens + 1):
        name = f"{chance.choice(_FIRST.split())} {chance.choice(_SECOND.split())} {_word(chance)}"
        yield {
            "id": number,
            "uuid": new_uuid(),
            "name": name,
            "folded": folded_forms(name),
            "sort_key": sort_key(name),
            # No day is above 60: the numbers can be nobody's.
            "cpr": f"{61 + number % 30}{1 + number % 12:02d}{number % 97:02d}{number // 97:04d}",
            "caseworker_id": owner,
            "created_at": _START,
        }


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfghklmnprst") + chance.choice("aeiouæøå") for _ in range(3)).title()


def _conversation(citizen: int, owner: int) -> dict[str, Any]:
    return {
        "id": citizen,
        "uuid": new_uuid(),
        "citizen_id": citizen,
        "caseworker_id": owner,
        "ordinal": 1,
        "state": ConversationState.DRAFT,
        "day": date(2026, 1, 5) + timedelta(days=citizen % 90),
        "prepared_at": _START,
        "started_at": _START,
    }


def _chosen(conversation: int) -> Iterator[dict[str, Any]]:
    for position, question in enumerate(_QUESTIONS):
        yield {
            "id": 2 * conversation + position,
            "conversation_id": conversation,
            "position": position,
            "question_id": question,
            "bank": "benchmark",
            "bank_version": "1",
            "wording_hash": question,
        }


def _answers(conversation: int) -> Iterator[dict[str, Any]]:
    for position in range(len(_QUESTIONS)):
        yield {
            "chosen_question_id": 2 * conversation + position,
            "rater": Rater.CITIZEN,
            "revision": 1,
            "state": "answered",
            "option": 1 + conversation % 5,
            "language": "da",
            "form": "together",
            "interpreter": False,
            "answered_at": _START,
        }


def _wording(question: str) -> dict[str, Any]:
    return {"hash": question, "question_id": question, "language": "da", "body": "{}"}


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
