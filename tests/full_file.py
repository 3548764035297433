"""A file that takes nothing more, as on a full disk: reading works, and it says what a full disk says."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from desktop import errors
from desktop.services.unlocked import Unlocked

_LARGEST = 1_073_741_823
"""Pages: as many as SQLite knows."""


@contextmanager
def full(unlocked: Unlocked) -> Iterator[None]:
    """Let the file not grow until the end of the block; first it is filled up by entries in its log."""
    _limit(unlocked, 1)  # SQLite takes the size that it has, where that is more
    with pytest.raises(errors.StorageFull):
        for _ in range(100_000):
            unlocked.call(unlocked.services.access_log.searched, 1, 1).result()
    yield
    _limit(unlocked, _LARGEST)


def _limit(unlocked: Unlocked, pages: int) -> None:
    def limit() -> None:
        connection = unlocked._engine.raw_connection()
        connection.driver_connection.execute(f"PRAGMA max_page_count = {pages}")
        connection.close()

    unlocked.call(limit).result()
