"""Two caseworkers, each with a vault of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.handovers import two
from tests.support import Desk


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """A giver and a receiver."""
    giver, receiver = two(tmp_path)
    yield giver, receiver
    giver.unlocked.close()
    receiver.unlocked.close()
