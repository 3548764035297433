"""An opened vault, made for one test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.models.conftest import Lived, live
from tests.services.spoiling import past_every_guard
from tests.support import Desk, HandClock, new_desk, reopened


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    opened = new_desk(tmp_path, clock)
    yield opened
    opened.unlocked.close()


Reopen = Callable[[str | None], None]


@pytest.fixture
def reopen(desk: Desk, tmp_path: Path) -> Reopen:
    """Close the vault and open it again, with this extra bank in its folder, or with none."""

    def again(bank: str | None) -> None:
        folder = tmp_path / "questions"
        folder.mkdir(exist_ok=True)
        if bank is None:
            (folder / "nordby.toml").unlink(missing_ok=True)
        else:
            (folder / "nordby.toml").write_text(bank, encoding="utf-8")
        desk.unlocked = reopened(desk, tmp_path).unlocked

    return again


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    return live(tmp_path_factory.mktemp("lived"))


@pytest.fixture
def database(lived: Lived, tmp_path: Path) -> Path:
    """A copy of the vault's file, to be spoilt."""
    return Path(shutil.copy(lived.database, tmp_path))


@pytest.fixture
def spoilt(lived: Lived, database: Path) -> Iterator[Any]:
    with past_every_guard(database, lived.key) as connection:
        yield connection
