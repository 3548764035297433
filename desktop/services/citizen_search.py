"""One page of the citizens that a search finds, in order, without sorting all it finds.

Names that begin as typed come first. They lie together in the index that orders the list. The other
matches come after them: few are looked up in the full-text index and sorted; where there are many,
the list is walked in its order until the page is full. How many there are costs little to count for the
beginnings that the index has lists of; for more letters it costs as much as there are matches, so that
a page is first looked for near the top of the list.
"""

import re
from collections.abc import Sequence
from math import isqrt
from typing import Any

from desktop.services import citizen_rows
from desktop.services.citizen_rows import columns
from desktop.services.views import CitizenRow
from desktop.text import SEARCHED_WORDS, fold

_BRANCHES = 6
"""Letters of what is typed that are looked at for another letter ordered elsewhere (ø typed as o)."""
_LISTED = 3
"""So many first letters of a word have a list of their own in `citizen_search`; see `models.guards`."""
_NEAR = 6_000
"""Citizens from the top of the list on: walking them takes about as long as counting as many matches."""
_LAST = "\U0010ffff"
_ELSEWHERE = {"a": "{}", "o": "|"}
"""What `sort_key` may have where `fold` has this letter: ä, æ and å; ø and ö."""
_ORDER = "ORDER BY sort_key, citizen.id"
_TOP = f"SELECT sort_key FROM citizen INDEXED BY ix_citizen_order {_ORDER} LIMIT 1"
_IN_A_NUMBER = re.compile(r"(?<=\d)[-\s](?=\d)")
_TO_BRANCH = re.compile("[^ao]*")
_AROUND_BRANCH = re.compile("([^ao]*)([ao]?)([^ao]*)")


def find(connection: Any, typed: str, *, archived: bool, offset: int, limit: int) -> list[CitizenRow]:
    """Those who match, from `offset` on: names that begin as typed, then the others, each in list order."""
    search = _Search(connection, typed, archived)
    if not search.words:
        return search.everybody(offset, limit)
    if not offset:
        page = search.at_once(limit)
        if len(page) == limit:
            return page
    many = _many(limit)
    matches = search.count_to(many)
    if matches < many or not search.may_walk:
        return search.sorted(offset, limit) if matches else []
    page = search.beginning(offset, limit)
    if len(page) == limit:
        return page
    beginning = offset + len(page) if page or not offset else search.count_beginning()
    return page + search.others(max(0, offset - beginning), limit - len(page))


def count(connection: Any, typed: str, *, archived: bool) -> int:
    """How many match, all of them."""
    return _Search(connection, typed, archived).count()


class _Search:
    """The statements. Values go by their numbers, for some of them stand in several places."""

    def __init__(self, connection: Any, typed: str, archived: bool) -> None:
        self.words = _typed_words(typed)
        self._connection = connection
        self._archived = archived
        self._state = "archived_at IS NOT NULL" if archived else "archived_at IS NULL"
        prefix = " ".join(self.words)
        starts = _starts(prefix)
        # `folded` holds other spellings behind the name's own, which has as many words as its key.
        words = f" AND sort_key GLOB '*{' *' * (len(self.words) - 1)}'" if self.words[1:] else ""
        self._begins = [
            f"(sort_key BETWEEN ?{n} AND ?{n + 1} AND folded BETWEEN ?1 AND ?2{words})"
            for n in range(3, 3 + 2 * len(starts), 2)
        ]
        self._values = (prefix, prefix + _LAST, *(end for start in starts for end in (start, start + _LAST)))

    def everybody(self, offset: int, limit: int) -> list[CitizenRow]:
        return self._page(
            f"SELECT {columns('0')} FROM citizen WHERE {self._state} {_ORDER}", (), offset, limit
        )

    def count(self) -> int:
        """The index knows them all: a name that begins as typed holds every word that is typed."""
        if not self.words:
            return self._number(f"SELECT count(*) FROM citizen WHERE {self._state}", ())
        return self._number(
            f"SELECT count(*) FROM citizen_search CROSS JOIN citizen ON citizen.id = citizen_search.rowid"
            f" WHERE citizen_search MATCH ? AND {self._state}",
            (_match(self.words),),
        )

    def at_once(self, limit: int) -> list[CitizenRow]:
        """A whole page in one statement, where names that begin as typed and the top of the list fill it.

        What is shorter is no page: others may match. The top is looked through only where many do.
        """
        begin = f"SELECT * FROM ({self._all_beginning()} ORDER BY sort_key, id LIMIT {limit:d})"
        if not self.may_walk:
            return self._page(begin, self._values, 0, limit)
        values, listed = _Values(self._values), [word[:_LISTED] for word in self.words]
        # Where all the letters are counted, a page is there for certain, be it far down.
        last = f"'{_LAST}'" if listed == self.words else f"ifnull(({_TOP} OFFSET {_NEAR:d}), '{_LAST}')"
        many = _many(limit)
        count = _up_to(many, values.add(_match(listed)))
        # As an end of the index, which is asked for once; any other condition is asked of every row.
        near = f"sort_key <= CASE WHEN ({count}) = {many:d} THEN {last} ELSE '' END"
        others = f"SELECT * FROM ({self._walked(values, near)} LIMIT {limit:d})"
        return self._page(f"{begin} UNION ALL {others}", values, 0, limit)

    def count_to(self, many: int) -> int:
        """How many match; `many` stands for more, too."""
        return self._number(_up_to(many, "?"), (_match(self.words),))

    def sorted(self, offset: int, limit: int) -> list[CitizenRow]:
        values = _Values(self._values)
        matching = (
            f"SELECT {columns(f'NOT ({self._is_beginning})')} FROM citizen_search"
            f" CROSS JOIN citizen ON citizen.id = citizen_search.rowid"
            f" WHERE citizen_search MATCH {values.add(_match(self.words))} AND {self._state}"
            f" ORDER BY part, sort_key, citizen.id"
        )
        return self._page(matching, values, offset, limit)

    def beginning(self, offset: int, limit: int) -> list[CitizenRow]:
        return self._page(f"{self._all_beginning()} ORDER BY sort_key, id", self._values, offset, limit)

    def count_beginning(self) -> int:
        return self._number(f"SELECT count(*) FROM ({self._all_beginning()})", self._values)

    def others(self, offset: int, limit: int) -> list[CitizenRow]:
        """Those who match and whose names do not begin so, of many."""
        values = _Values(self._values)
        return self._page(self._walked(values), values, offset, limit)

    @property
    def may_walk(self) -> bool:
        """Whether letters are told apart as in the index; and those who are archived may be few."""
        return not self._archived and all(word.isascii() and word.isalnum() for word in self.words)

    @property
    def _is_beginning(self) -> str:
        return " OR ".join(self._begins)

    def _walked(self, values: "_Values", among: str = "TRUE") -> str:
        """The list in its order, without those whose names begin as typed."""
        # Told by the index alone, so that only the rows are read of those who may match.
        may_hold = [
            " OR ".join(values.begin_a_word(seed, "sort_key") for seed in seeds)
            for seeds in map(_seeds, self.words)
            if seeds
        ]
        rest = f"{self._state} AND NOT ({self._is_beginning})"
        holds = [values.begin_a_word(word, *_indexed(word)) for word in self.words]
        matches = " AND ".join(f"({each})" for each in (among, *may_hold, rest, *holds))
        return f"SELECT {columns('1')} FROM citizen INDEXED BY ix_citizen_order WHERE {matches} {_ORDER}"

    def _all_beginning(self) -> str:
        """Stretches of the index, merged in its order."""
        return " UNION ALL ".join(
            f"SELECT {columns('0')} FROM citizen WHERE {begins} AND {self._state}" for begins in self._begins
        )

    def _page(self, statement: str, values: Sequence[str], offset: int, limit: int) -> list[CitizenRow]:
        # As figures: with bound ones SQLite plans the statement anew at every run.
        page = f"{statement} LIMIT {limit:d} OFFSET {offset:d}"
        return citizen_rows.read(self._connection, page, values)

    def _number(self, statement: str, values: Sequence[str]) -> int:
        return int(self._connection.execute(statement, values).fetchone()[0])


def _match(words: Sequence[str]) -> str:
    """What the full-text index is asked for words that begin so."""
    return " ".join(f'"{word}"*' for word in words)


def _up_to(many: int, match: str) -> str:
    """The statement for how many match; `many` stands for more, too."""
    matching = f"SELECT rowid FROM citizen_search WHERE citizen_search MATCH {match} LIMIT {many:d}"
    return f"SELECT count(*) FROM ({matching})"


def _many(limit: int) -> int:
    """From so many matches on, walking the list finds a page of `limit` sooner than sorting what matches.

    The more match, the more are sorted and the fewer steps lie between two of them: the two meet at the
    root of the rows that are wanted.
    """
    return 100 * isqrt(limit)


class _Values(list[str]):
    """Values of a statement; what is added gives its place in it."""

    def add(self, value: str) -> str:
        self.append(value)
        return f"?{len(self)}"

    def begin_a_word(self, begins: str, *columns: str) -> str:
        """Whether a word in one of the columns does: the first, or one after a space.

        Each of a hundred thousand may be asked: a copy with a space before the first takes as long again.
        """
        first, last, later = self.add(begins), self.add(begins + _LAST), self.add(" " + begins)
        return " OR ".join(
            f"{column} BETWEEN {first} AND {last} OR instr({column}, {later})" for column in columns
        )


def _indexed(word: str) -> tuple[str, ...]:
    """Where the index of words has such ones from; the last four figures of a CPR are one by themselves."""
    return ("folded", "cpr", "substr(cpr, 7)") if word.isdigit() else ("folded",)


def _typed_words(typed: str) -> list[str]:
    """The typed text as it is indexed; a CPR number is one word with or without its hyphen."""
    return fold(_IN_A_NUMBER.sub("", typed.strip())).split()[:SEARCHED_WORDS]


def _starts(prefix: str) -> list[str]:
    """How the sort keys of names may begin that are folded to begin with `prefix`; none twice.

    Some begin so and fold to something else: æ, ø and å have lost in `prefix` what orders them.
    """
    starts = []
    branches = [place for place, letter in enumerate(prefix) if letter in _ELSEWHERE]
    for place in branches[:_BRANCHES]:
        rest = _TO_BRANCH.match(prefix, place + 1)
        follows = rest.group() if rest else ""
        for letter in _ELSEWHERE[prefix[place]]:
            # ä is folded to a, æ to ae: what follows begins at either letter.
            known = "" if letter == "{" and follows.startswith("e") else follows
            starts.append(prefix[:place] + letter + known)
    plain = prefix if len(branches) <= _BRANCHES else prefix[: branches[_BRANCHES]]
    return [plain, *starts]


def _seeds(word: str) -> list[str]:
    """How a word of the sort key begins where one of the folded name begins with `word`; none for a CPR.

    As far as the first a, which may be ordered elsewhere or stand for two; past the first o, which stands
    for itself or ø, as far as the next of them.
    """
    if word.isdigit():
        return []
    begins, branch, follows = _AROUND_BRANCH.findall(word)[0]
    if branch != "o":
        return [begins + letter for letter in (branch, *_ELSEWHERE.get(branch, ""))]
    # ø is found as o and as oe: what follows begins at either letter.
    return [f"{begins}o{follows}", f"{begins}|" + ("" if follows.startswith("e") else follows)]
