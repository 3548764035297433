"""Hostile handover files: whatever a `.pejlhandover` claims to be, it is refused, and nothing is stored.

Some mutants are of the file: bytes turned, cut and doubled, headers that lie, with the digest put right
again as often as not. Others know the passphrase and are sealed anew around content that lies: values of
another kind, rows of other people, changed answers, broken links, numbers of somebody who is here already.
Each is looked at and received as a user would, in little time and memory. The control inserts the rows as
a careless program would.
"""

import copy
import hashlib
import json
import random
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from desktop import errors
from desktop.models.frozen import FROZEN
from desktop.vault import handover_file
from tests import handovers
from tests.faults.counts import Counts
from tests.faults.lasting import rounds
from tests.support import CHEAP, Desk

WANTING = ""
MOST_SECONDS, MOST_BYTES = 5.0, 2 * handover_file.LARGEST
"""For one mutant; the good one takes a hundredth of the time."""
_MARK, _DIGEST = 16, 32
Tables = dict[str, dict[str, Any]]
Change = Callable[[random.Random, dict[str, Any]], None]


def run(folder: Path, *, long: bool = False) -> Counts:
    """`tried` mutants; none may be received."""
    return tried(folder, 50_000 if long else 300, seed=11)


def tried(folder: Path, mutants: int, seed: int) -> Counts:
    """So many mutants, of this seed."""
    giver, receiver = handovers.two(folder)
    good = handovers.given(giver, handovers.everything(giver), folder / "good")
    known, goal = receiver.sql("SELECT uuid FROM citizen")[0][0], str(UUID(int=7))
    receiver.sql(f"INSERT INTO small_goal VALUES (1, '{goal}', 1, NULL, 0, 'x', 'open', '2026-05-12', NULL)")
    whole = good.read_bytes()
    plain = json.loads(handover_file.unseal(whole, handovers.PASSPHRASE))
    mutant = folder / "mutant.pejlhandover"
    before = _content(receiver)
    outside = _files(folder)
    counts = Counts(detected=0)
    pick = random.Random(seed)
    for number in rounds(mutants):
        if number % 2:
            name, change = _BYTES[number // 2 % len(_BYTES)]
            mutant.write_bytes(change(pick, whole))
        else:
            name, lie = _LIES[number // 2 % len(_LIES)]
            told = copy.deepcopy(plain)
            told |= {"known": known, "goal": goal}
            lie(pick, told)
            told = {name: value for name, value in told.items() if name not in ("known", "goal")}
            mutant.write_bytes(_sealed(told))
        counts.tried += 1
        _one(receiver, mutant, f"{number} {name}", counts)
        if _content(receiver) != before:
            counts.note(f"{number} {name}: the database is changed")
            before = _content(receiver)
    if _files(folder) - {mutant} != outside:
        counts.note(f"{sorted(_files(folder) - outside)} are new")
    if handovers.received(receiver, good).added != 3 or handovers.findings(receiver):
        counts.note("the good one is not received")
    giver.unlocked.close()
    receiver.unlocked.close()
    return counts


def control(folder: Path) -> Counts:
    """Rows taken at their word: an answer that was changed on the way stands here as if it had been given."""
    giver, receiver = handovers.two(folder)
    good = handovers.given(giver, handovers.everything(giver), folder / "good")
    plain = json.loads(handover_file.unseal(good.read_bytes(), handovers.PASSPHRASE))
    _another_answer(random.Random(1), plain)
    counts = Counts(tried=1)
    kept = plain["tables"]["answer"]["rows"]
    receiver.sql("PRAGMA foreign_keys = OFF")
    receiver.sql("CREATE TABLE careless (id, chosen_question_id, rater, revision, state, option)")
    for row in kept:
        receiver.sql("INSERT INTO careless VALUES (?, ?, ?, ?, ?, ?)", *row[:6])
    counts.wrong += receiver.sql("SELECT 1 FROM careless WHERE option = 5") != []
    giver.unlocked.close()
    receiver.unlocked.close()
    return counts


def _one(receiver: Desk, mutant: Path, name: str, counts: Counts) -> None:
    begun = time.monotonic()
    tracemalloc.start()
    try:
        done = handovers.received(receiver, mutant)
        counts.note(f"{name}: {done}")
    except errors.HandoverRefused:
        counts.detected = (counts.detected or 0) + 1
    except Exception as error:
        counts.note(f"{name}: {type(error).__name__}: {error}")
    seconds, most = time.monotonic() - begun, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    if seconds > MOST_SECONDS or most > MOST_BYTES:
        counts.note(f"{name}: {seconds:.1f} s, {most >> 20} MB")


def _content(desk: Desk) -> str:
    """A digest of every row of every table."""
    return hashlib.sha256(repr(handovers.content(desk)).encode()).hexdigest()


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and "-wal" not in path.name}


def _sealed(told: dict[str, Any]) -> bytes:
    return handover_file.seal(msgspec.json.encode(told), handovers.PASSPHRASE, CHEAP)


def _righted(whole: bytes) -> bytes:
    """The digest over what follows it made to fit again."""
    start = _MARK + _DIGEST
    return whole[:_MARK] + hashlib.sha256(whole[start:]).digest() + whole[start:]


def _turned(pick: random.Random, whole: bytes) -> bytes:
    place = pick.randrange(len(whole))
    made = whole[:place] + bytes([whole[place] ^ (1 << pick.randrange(8))]) + whole[place + 1 :]
    return _righted(made) if pick.random() < 0.5 and place >= _MARK + _DIGEST else made


def _cut(pick: random.Random, whole: bytes) -> bytes:
    made = whole[: pick.randrange(len(whole))]
    return _righted(made) if len(made) > _MARK + _DIGEST and pick.random() < 0.5 else made


def _doubled(pick: random.Random, whole: bytes) -> bytes:
    return _righted(whole + whole[pick.randrange(len(whole)) :] + b"x")


def _header(
    change: Callable[[random.Random, dict[str, Any]], None],
) -> Callable[[random.Random, bytes], bytes]:
    """The header said anew, digest and all."""

    def changed(pick: random.Random, whole: bytes) -> bytes:
        start = _MARK + _DIGEST + 2
        length = int.from_bytes(whole[start : start + 4], "big")
        header = json.loads(whole[start + 4 : start + 4 + length])
        change(pick, header)
        encoded = json.dumps(header).encode()
        opening = whole[:start] + len(encoded).to_bytes(4, "big") + encoded
        return _righted(opening + whole[start + 4 + length :])

    return changed


def _dear(pick: random.Random, header: dict[str, Any]) -> None:
    header["cost"][pick.choice(("memory", "passes", "lanes"))] = pick.choice((1 << 20, 64, 1 << 62, -1, 0))


def _salted(pick: random.Random, header: dict[str, Any]) -> None:
    header[pick.choice(("salt", "nonce"))] = pick.choice(("", "AAAA", "A" * 900, None, 7))


def _more_header(pick: random.Random, header: dict[str, Any]) -> None:
    header[pick.choice(("path", "__reduce__", "kind"))] = "../../x"


def _length(pick: random.Random, whole: bytes) -> bytes:
    start = _MARK + _DIGEST + 2
    size = pick.choice((0, 1, 999, 1 << 20, (1 << 32) - 1))
    return _righted(whole[:start] + size.to_bytes(4, "big") + whole[start + 4 :])


def _version(pick: random.Random, whole: bytes) -> bytes:
    start = _MARK + _DIGEST
    return _righted(whole[:start] + pick.choice((2, 0, 65_535)).to_bytes(2, "big") + whole[start + 2 :])


_BYTES: list[tuple[str, Callable[[random.Random, bytes], bytes]]] = [
    ("turned", _turned),
    ("cut", _cut),
    ("doubled", _doubled),
    ("dear", _header(_dear)),
    ("salted", _header(_salted)),
    ("more in the header", _header(_more_header)),
    ("length", _length),
    ("version", _version),
]


def _place(pick: random.Random, tables: Tables, names: list[str]) -> tuple[list[Any], int, str]:
    """A row of one of these tables, a column of it, and the table's name."""
    name = pick.choice([each for each in names if tables[each]["rows"]])
    row = pick.choice(tables[name]["rows"])
    return row, pick.randrange(len(row)), name


def _another_kind(pick: random.Random, told: dict[str, Any]) -> None:
    row, place, _ = _place(pick, told["tables"], list(told["tables"]))
    row[place] = pick.choice((1.5, True, [], {}, 1 << 60, -(1 << 70), "\0", "x" * (5 << 20), [[[]]]))


def _another_value(pick: random.Random, told: dict[str, Any]) -> None:
    """Any value of any row that is final."""
    row, place, name = _place(pick, told["tables"], list(FROZEN))
    columns = told["tables"][name]["columns"]
    while columns[place] not in FROZEN[name].columns:
        place = pick.randrange(len(row))
    old = row[place]
    row[place] = old + 1 if isinstance(old, int) else f"{old or ''}x" if pick.random() < 0.7 else None
    if row[place] == old:
        row[place] = "x"


def _another_answer(pick: random.Random, told: dict[str, Any]) -> None:
    answered = [row for row in told["tables"]["answer"]["rows"] if row[5]]
    pick.choice(answered)[5] = 5


def _gone(pick: random.Random, told: dict[str, Any]) -> None:
    name = pick.choice([name for name in FROZEN if told["tables"][name]["rows"]])
    rows = told["tables"][name]["rows"]
    del rows[pick.randrange(len(rows))]


def _twice(pick: random.Random, told: dict[str, Any]) -> None:
    rows = told["tables"][pick.choice([name for name in FROZEN if told["tables"][name]["rows"]])]["rows"]
    rows.append(list(pick.choice(rows)))


def _link(pick: random.Random, told: dict[str, Any]) -> None:
    row, place, _ = _place(pick, told["tables"], ["chain_link"])
    row[place] = pick.choice((None, "", 1, "0" * 64, 99))
    told["tables"]["chain_link"]["rows"].reverse()
    told["tables"]["chain_link"]["rows"].pop()


def _table(pick: random.Random, told: dict[str, Any]) -> None:
    name = pick.choice(list(told["tables"]))
    if pick.random() < 0.5:
        del told["tables"][name]
    else:
        told["tables"][pick.choice(("setting", "erasure", "access_entry", "sqlite_schema", "x; --"))] = {
            "columns": ["key"],
            "rows": [["x"]],
        }


def _columns(pick: random.Random, told: dict[str, Any]) -> None:
    table = told["tables"][pick.choice(list(told["tables"]))]
    table["columns"][pick.randrange(len(table["columns"]))] = pick.choice(("x", "id) --", "rowid", ""))


def _two_citizens(pick: random.Random, told: dict[str, Any]) -> None:
    rows = told["tables"]["citizen"]["rows"]
    second = list(rows[0])
    second[0], second[1], second[5] = 999, "11111111-1111-4111-8111-111111111111", None
    rows.append(second)


def _nobody(_pick: random.Random, told: dict[str, Any]) -> None:
    told["tables"]["citizen"]["rows"] = []


def _somebody_here(_pick: random.Random, told: dict[str, Any]) -> None:
    """The citizen's number is that of another citizen here."""
    told["tables"]["citizen"]["rows"][0][1] = told["known"]


def _somebodys_row(_pick: random.Random, told: dict[str, Any]) -> None:
    """A small goal has the number of another citizen's here."""
    told["tables"]["small_goal"]["rows"][0][1] = told["goal"]


def _name(pick: random.Random, told: dict[str, Any]) -> None:
    row = told["tables"]["citizen"]["rows"][0]
    row[2] = pick.choice(("", " ", "A\nB", "x" * 5_000, "Anden Person", "\ud7ff" + "e\u0301"))


def _open_again(pick: random.Random, told: dict[str, Any]) -> None:
    row = pick.choice(told["tables"]["conversation"]["rows"])
    row[told["tables"]["conversation"]["columns"].index("state")] = pick.choice(("draft", "prepared", "x"))


def _dangling(pick: random.Random, told: dict[str, Any]) -> None:
    name = pick.choice(("placement_task", "ordinary_hours", "completion", "caseworker_period"))
    pick.choice(told["tables"][name]["rows"])[0 if name == "completion" else 1] = 31_337


def _enum(pick: random.Random, told: dict[str, Any]) -> None:
    name, column = pick.choice((("small_goal", "status"), ("barrier", "kind"), ("outcome", "kind")))
    table = told["tables"][name]
    table["rows"][0][table["columns"].index(column)] = pick.choice(("x", "", "OPEN"))


def _top(pick: random.Random, told: dict[str, Any]) -> None:
    name = pick.choice(("format", "schema", "transfer", "made_at", "giver", "head", "page", "tables"))
    told[name] = pick.choice((None, 999, "9999", [], {"a": 1}, "x" * 100_000))


def _more(pick: random.Random, told: dict[str, Any]) -> None:
    told[pick.choice(("path", "__class__", "command"))] = "../../etc/passwd"


def _many(_pick: random.Random, told: dict[str, Any]) -> None:
    told["tables"]["outcome"]["rows"] *= 50_001


_LIES: list[tuple[str, Change]] = [
    ("another kind", _another_kind),
    ("another value", _another_value),
    ("another answer", _another_answer),
    ("gone", _gone),
    ("twice", _twice),
    ("link", _link),
    ("table", _table),
    ("columns", _columns),
    ("two citizens", _two_citizens),
    ("nobody", _nobody),
    ("somebody here", _somebody_here),
    ("somebody's row", _somebodys_row),
    ("name", _name),
    ("open again", _open_again),
    ("dangling", _dangling),
    ("enum", _enum),
    ("top", _top),
    ("more", _more),
    ("another value", _another_value),
    ("many", _many),
]
