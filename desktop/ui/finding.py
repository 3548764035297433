"""Finding citizens: what is looked for, what is found, and the entry in the log once a search has settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.ui.desk import Desk

if TYPE_CHECKING:
    from desktop.services.citizens import Citizens
    from desktop.services.unlocked import Services
    from desktop.services.views import CitizenRow

PAUSE = 1_000
"""Milliseconds without a key after which a search has settled: what is listed is being read."""


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
