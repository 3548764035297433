"""Lies in what a handover file holds, told by somebody who knows the passphrase."""

import random
from collections.abc import Callable
from typing import Any

from desktop.models.frozen import FROZEN

Tables = dict[str, dict[str, Any]]
Change = Callable[[random.Random, dict[str, Any]], None]


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


def another_answer(pick: random.Random, told: dict[str, Any]) -> None:
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


LIES: list[tuple[str, Change]] = [
    ("another kind", _another_kind),
    ("another value", _another_value),
    ("another answer", another_answer),
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
