"""A folder that lies on another disk than the tests' own, as a stick does."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_ELSEWHERE = (Path("/dev/shm"), Path.home(), Path.cwd())


@contextmanager
def stick_beside(folder: Path) -> Iterator[Path]:
    """Such a folder, gone afterwards. The test is skipped where this computer has no other disk."""
    for place in _ELSEWHERE:
        if place.is_dir() and place.stat().st_dev != folder.stat().st_dev:
            with tempfile.TemporaryDirectory(dir=place) as stick:
                yield Path(stick)
                return
    pytest.skip("there is no other disk here")
