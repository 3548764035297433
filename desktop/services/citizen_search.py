"""One page of the citizens that a search finds, in order, without sorting all it finds.

Names that begin as typed come first. They lie together in the index that orders the list. The other
matches come after them: few are looked up in the full-text index and sorted; where there are many,
the list is walked in its order until the page is full.
"""

import re
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop.text import fold

_MANY = 1_000
"""From so many matches on, walking the list finds a page sooner than sorting what matches."""
_BRANCHES = 6
"""Letters of what is typed that are looked at for another letter ordered elsewhere (ø typed as o)."""
_LAST = "\U0010ffff"
_ELSEWHERE = {"a": "{}", "o": "|"}
"""What `sort_key` may have where `fold` has this letter: ä, æ and å; ø and ö."""
_COLUMNS = "citizen.id, citizen.name, citizen.cpr, archived_at IS NOT NULL AS archived, sort_key"
_ORDER = "ORDER BY sort_key, citizen.id"
_INDEXED = "' ' || folded || ' ' || coalesce(cpr || ' ' || substr(cpr, 7), '')"


@dataclass(frozen=True, slots=True)
class Found:
    """What a row of the list needs to know of the citizen."""

    id: int
    name: str
    cpr: str
    archived: bool


def find(session: Session, typed: str, *, archived: bool, offset: int, limit: int) -> list[Found]:
    """Those who match, from `offset` on: names that begin as typed, then the others, each in list order."""
    search = _Search(session, typed, archived)
    if not search.words:
        return search.everybody(offset, limit)
    page = search.beginning(offset, limit)
    if len(page) == limit:
        return page
    beginning = offset + len(page) if page or not offset else search.count_beginning()
    return page + search.others(beginning, max(0, offset - beginning), limit - len(page))


class _Search:
    def __init__(self, session: Session, typed: str, archived: bool) -> None:
        self.words = _typed_words(typed)
        self._session = session
        self._archived = archived
        self._state = "archived_at IS NOT NULL" if archived else "archived_at IS NULL"
        prefix = " ".join(self.words)
        starts = _starts(prefix)
        self._begins = [
            f"(sort_key BETWEEN :from{n} AND :to{n} AND folded BETWEEN :prefix AND :last)"
            for n in range(len(starts))
        ]
        self._values = {"prefix": prefix, "last": prefix + _LAST}
        for n, start in enumerate(starts):
            self._values |= {f"from{n}": start, f"to{n}": start + _LAST}
        self._match = " ".join(f'"{word}"*' for word in self.words)

    def everybody(self, offset: int, limit: int) -> list[Found]:
        return self._page(f"SELECT {_COLUMNS} FROM citizen WHERE {self._state} {_ORDER}", {}, offset, limit)

    def beginning(self, offset: int, limit: int) -> list[Found]:
        return self._page(f"{self._all_beginning()} ORDER BY sort_key, id", self._values, offset, limit)

    def count_beginning(self) -> int:
        return self._number(f"SELECT count(*) FROM ({self._all_beginning()})", self._values)

    def others(self, beginning: int, offset: int, limit: int) -> list[Found]:
        """Those who match and whose names do not begin so; of the matches `beginning` do."""
        enough = beginning + _MANY
        matches = self._number(
            f"SELECT count(*) FROM (SELECT rowid FROM citizen_search WHERE citizen_search MATCH :match"
            f" LIMIT {enough})",
            {"match": self._match},
        )
        if not matches:
            return []
        # Letters that the two tell apart in the same way; and those who are archived may be few.
        plain = all(word.isascii() and word.isalnum() for word in self.words)
        others = f"{self._state} AND NOT ({' OR '.join(self._begins)})"
        if matches < enough or not plain or self._archived:
            matching = (
                f"SELECT {_COLUMNS} FROM citizen_search"
                f" CROSS JOIN citizen ON citizen.id = citizen_search.rowid"
                f" WHERE citizen_search MATCH :match AND {others} {_ORDER}"
            )
            return self._page(matching, self._values | {"match": self._match}, offset, limit)
        holds = " AND ".join(f"instr({_INDEXED}, :word{n})" for n in range(len(self.words)))
        words = {f"word{n}": f" {word}" for n, word in enumerate(self.words)}
        walked = (
            f"SELECT {_COLUMNS} FROM citizen INDEXED BY ix_citizen_order WHERE {others} AND {holds} {_ORDER}"
        )
        return self._page(walked, self._values | words, offset, limit)

    def _all_beginning(self) -> str:
        """Stretches of the index, merged in its order."""
        return " UNION ALL ".join(
            f"SELECT {_COLUMNS} FROM citizen WHERE {begins} AND {self._state}" for begins in self._begins
        )

    def _page(self, statement: str, values: dict[str, str], offset: int, limit: int) -> list[Found]:
        # As figures: with bound ones SQLite plans the statement anew at every run.
        rows = self._session.execute(text(f"{statement} LIMIT {limit:d} OFFSET {offset:d}"), values)
        return [Found(id, name, cpr or "", bool(archived)) for id, name, cpr, archived, _ in rows]

    def _number(self, statement: str, values: dict[str, str]) -> int:
        return int(self._session.execute(text(statement), values).scalar_one())


def _typed_words(typed: str) -> list[str]:
    """The typed text as it is indexed; a CPR number is one word with or without its hyphen."""
    joined = re.sub(r"(?<=\d)[-\s](?=\d)", "", typed.strip())
    return fold(joined).split()[:8]


def _starts(prefix: str) -> list[str]:
    """How the sort keys of names may begin that are folded to begin with `prefix`; none twice.

    Some begin so and fold to something else: æ, ø and å have lost in `prefix` what orders them.
    """
    starts = []
    branches = [place for place, letter in enumerate(prefix) if letter in _ELSEWHERE]
    for place in branches[:_BRANCHES]:
        rest = re.match("[^ao]*", prefix[place + 1 :])
        follows = rest.group() if rest else ""
        for letter in _ELSEWHERE[prefix[place]]:
            # ä is folded to a, æ to ae: what follows begins at either letter.
            known = "" if letter == "{" and follows.startswith("e") else follows
            starts.append(prefix[:place] + letter + known)
    plain = prefix if len(branches) <= _BRANCHES else prefix[: branches[_BRANCHES]]
    return [plain, *starts]
