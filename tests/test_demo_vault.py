"""The demo's vault: opened again as it was left, closed to passwords, with a clock of its own."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.demo import DemoClock, create_demo
from desktop.demo.people import PEOPLE
from desktop.errors import VaultInUse, WrongPassword
from desktop.services.entrance import Entrance
from tests.demo_parts import THURSDAY, made


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer citizens: what is tested is the vault."""
    monkeypatch.setattr("desktop.demo.talks.PEOPLE", PEOPLE[-3:])


@pytest.mark.usefixtures("short")
def test_asked_again_it_opens_the_same_vault_as_it_was_left(tmp_path: Path) -> None:
    desk = made(tmp_path)
    desk.citizen("Ny Borger")
    with pytest.raises(VaultInUse):
        create_demo(tmp_path)
    desk.unlocked.close()
    again = made(tmp_path)
    assert [row.name for row in again.citizens.search("ny")] == ["Ny Borger"]
    again.unlocked.close()
    other = made(tmp_path / "other")
    assert other.citizens.search("ny") == []
    other.unlocked.close()


@pytest.mark.usefixtures("short")
def test_no_password_opens_it_from_outside(tmp_path: Path) -> None:
    made(tmp_path).unlocked.close()
    entrance = Entrance(tmp_path)
    (vault,) = entrance.vaults()
    for guess in ("", "demo", "Jobcenter Nordby"):
        with pytest.raises(WrongPassword):
            entrance.unlock(vault, guess)
    assert b"SQLite format" not in vault.database.read_bytes()


@pytest.mark.usefixtures("short")
def test_afterwards_its_clock_goes_on(tmp_path: Path) -> None:
    unlocked = create_demo(tmp_path)
    before = datetime.now(UTC)
    assert before <= unlocked.clock.now() <= datetime.now(UTC)
    assert unlocked.clock.today() in {before.astimezone().date(), datetime.now(UTC).astimezone().date()}
    unlocked.close()


def test_a_given_day_is_the_last_one_and_time_passes() -> None:
    clock = DemoClock(THURSDAY)
    first = clock.now()
    assert timedelta(0) <= clock.now() - first < timedelta(minutes=1)
    assert (clock.today(), clock.last_day) == (THURSDAY, THURSDAY)
    clock.set(date(2025, 2, 3), 9)
    moments = [clock.now() for _ in range(3)]
    assert moments == sorted(set(moments))
    assert clock.today() == date(2025, 2, 3)
    clock.run()
    assert clock.today() == THURSDAY
