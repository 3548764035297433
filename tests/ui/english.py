"""The whole program in English, where what a test looks for are the message ids."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.program import Program
from tests.support import HandClock


@pytest.fixture
def program(data_folder: Path, clock: HandClock) -> Iterator[Program]:
    """After the first start; its clock is turned by hand."""
    started = Program(data_folder, language="en", clock=clock).begin()
    yield started
    started.close()
