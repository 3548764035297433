"""Finding citizens: what is looked for, what is found, and the entry in the log once a search has settled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.text import SEARCHED_WORDS, fold, folded_forms, sort_key
from desktop.ui.desk import Desk

if TYPE_CHECKING:
    from desktop.services.citizens import Citizens
    from desktop.services.unlocked import Services
    from desktop.services.views import CitizenRow

PAUSE = 1_000
"""Milliseconds without a key after which a search has settled: what is listed is being read."""
_AT_HAND = 200
"""More rows than these the database looks through sooner."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    typed: str = ""
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for, and a stretch of what was found."""

    query: Query
    offset: int
    rows: Sequence["CitizenRow"]
    complete: bool


def find(citizens: "Citizens", query: Query, offset: int, limit: int) -> Found:
    """In the database thread: the question goes with the answer, so that late answers are known."""
    rows = citizens.search(query.typed, archived=query.archived, offset=offset, limit=limit)
    return Found(query, offset, rows, complete=len(rows) < limit)


def narrowed(found: Found, query: Query, enough: int) -> Found | None:
    """What is found with some letters more, where the rows at hand tell it; None where they do not.

    Who matches more letters matched fewer of them, and nobody comes before whom they came after. So from all
    who matched some drop out, and a page of `enough` rows that all still match stays the page it is.
    """
    before, now = fold(found.query.typed), fold(query.typed)
    other = found.offset or found.query.archived != query.archived or not now.startswith(before)
    if other or not _are_letters(now) or len(found.rows) > _AT_HAND:
        return None
    forms = [folded_forms(row.name) for row in found.rows]
    if not all(form.isascii() for form in forms):
        return None
    kept = [row for row, form in zip(found.rows, forms, strict=True) if _holds(form, now.split())]
    begins = {row.id: fold(row.name).startswith(now) for row in kept}
    if found.complete:
        kept.sort(key=lambda row: (not begins[row.id], sort_key(row.name), row.id))
        return Found(query, 0, kept, complete=True)
    as_before = all(begins[row.id] == fold(row.name).startswith(before) for row in kept)
    return replace(found, query=query) if as_before and len(kept) == len(forms) >= enough else None


def _are_letters(folded: str) -> bool:
    """Figures may be of a CPR number, of which the rows show a part; other scripts the index takes apart."""
    words = folded.split()
    return folded.isascii() and len(words) < SEARCHED_WORDS and all(word.isalpha() for word in words)


def _holds(name: str, words: Sequence[str]) -> bool:
    """Whether a word of the name begins with each of these, as the index sees words."""
    parts = name.replace("_", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)


class SearchNote(QObject):
    """Has a search logged once: at a pause in the typing, or when it led somewhere before one.

    By figures alone. They are counted after the pause, when nobody waits for the database.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query: Query | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.settle)

    def heed(self, query: Query) -> None:
        """Another search has begun; none, where nothing is typed."""
        self._query = query if query.typed.strip() else None
        if self._query is None:
            self._timer.stop()
        else:
            self._timer.start()

    def settle(self) -> None:
        """Log what has not been logged yet."""
        self._timer.stop()
        query, self._query = self._query, None
        if query is not None:
            # A slot of its own: no other search takes its place where the disk refuses it.
            self._desk.store(("searched", object()), _log, self._desk.services, query)


def _log(services: "Services", query: Query) -> None:
    found = services.citizens.count(query.typed, archived=query.archived)
    services.access_log.searched(len(query.typed.strip()), found)
