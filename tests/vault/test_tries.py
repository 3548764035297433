"""Wrong passwords wait, across restarts, and whatever happens to file or clock no one is locked out."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import TooManyTries, WrongPassword
from desktop.vault.keys import create_keys, unlock
from desktop.vault.tries import TRIES, Tries
from tests.vault.conftest import CHEAP, PASSWORD

START = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
WAITS = [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]


class FakeClock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.time = START

    def now(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def tries(tmp_path: Path, clock: FakeClock) -> Tries:
    return Tries(tmp_path, clock)


def wait_of(tries: Tries) -> int:
    """The seconds that `check` asks for; 0 where the next try is free."""
    try:
        tries.check()
    except TooManyTries as refusal:
        assert refusal.seconds == tries.seconds_left()
        return refusal.seconds
    return 0


def fail(tries: Tries, times: int) -> None:
    for _ in range(times):
        tries.begin()


def test_three_tries_are_free_then_each_wait_is_twice_the_last(tries: Tries, clock: FakeClock) -> None:
    waits = []
    for _ in WAITS:
        waits.append(wait_of(tries))
        clock.wait(waits[-1])
        assert wait_of(tries) == 0
        tries.begin()
    assert waits == WAITS


def test_a_wait_runs_down_and_is_over_neither_sooner_nor_later(tries: Tries, clock: FakeClock) -> None:
    fail(tries, 5)
    assert wait_of(tries) == 8
    clock.wait(7.5)
    assert wait_of(tries) == 1
    clock.wait(0.5)
    assert wait_of(tries) == 0


def test_a_restart_changes_nothing(tmp_path: Path, clock: FakeClock) -> None:
    waits = []
    for _ in WAITS:
        waits.append(wait_of(Tries(tmp_path, clock)))
        clock.wait(waits[-1])
        Tries(tmp_path, clock).begin()
    assert waits == WAITS


def test_a_try_is_on_the_disk_before_its_password_is_looked_at(
    tmp_path: Path, tries: Tries, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    monkeypatch.setattr("os.fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    tries.begin()
    assert {(tmp_path / TRIES).stat().st_ino, tmp_path.stat().st_ino} == set(synced)
    assert json.loads((tmp_path / TRIES).read_bytes())["count"] == 1


def test_success_forgets_the_tries_and_tells_those_that_failed(tmp_path: Path, clock: FakeClock) -> None:
    fail(Tries(tmp_path, clock), 2)
    clock.wait(60)
    tries = Tries(tmp_path, clock)
    tries.begin()
    assert tries.failed().count == 3
    failed = tries.succeeded()
    assert (failed.count, failed.instants) == (2, (START, START))
    assert all(instant.tzinfo is UTC for instant in failed.instants)
    again = Tries(tmp_path, clock)
    assert (again.failed().count, again.succeeded().count) == (0, 0)
    fail(again, 3)
    assert wait_of(again) == 2


def test_of_many_the_newest_hundred_instants_are_kept(tmp_path: Path, clock: FakeClock) -> None:
    for _ in range(130):
        Tries(tmp_path, clock).begin()
        clock.wait(1)
    failed = Tries(tmp_path, clock).succeeded()
    assert failed.count == 130
    assert failed.instants == tuple(START + timedelta(seconds=second) for second in range(30, 130))


def test_a_try_that_was_no_failure_is_taken_back(tmp_path: Path, clock: FakeClock) -> None:
    fail(Tries(tmp_path, clock), 3)
    clock.wait(2)
    tries = Tries(tmp_path, clock)
    tries.begin()
    tries.withdraw()
    tries.withdraw()
    assert (tries.failed().count, wait_of(tries)) == (3, 0)
    assert Tries(tmp_path, clock).succeeded().count == 3


@pytest.mark.parametrize("back", [timedelta(days=1), timedelta(days=3653)])
def test_a_clock_set_back_waits_at_most_the_full_wait_from_now(
    tmp_path: Path, clock: FakeClock, back: timedelta
) -> None:
    fail(Tries(tmp_path, clock), 20)
    clock.time -= back
    assert wait_of(Tries(tmp_path, clock)) == 300
    clock.wait(299)
    assert wait_of(Tries(tmp_path, clock)) == 1
    clock.wait(1)
    assert wait_of(Tries(tmp_path, clock)) == 0


def test_a_clock_set_forward_is_taken_as_it_is(tries: Tries, clock: FakeClock) -> None:
    fail(tries, 20)
    clock.time += timedelta(days=3653)
    assert wait_of(tries) == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"[" * 90_000,
        b" " * 200_000,
        b'{"count":-1,"instants":[],"since":null}',
        b'{"count":9,"instants":[],"since":"2026-11-21T08:30:00"}',
        b'{"count":9,"instants":[],"since":"0001-01-01T00:00:00+14:00"}',
        b'{"count":9,"instants":["9999-12-31T23:59:59-14:00"],"since":"2026-11-21T08:30:00Z"}',
        b'{"count":9,"since":"2026-11-21T08:30:00Z","later":1}',
    ],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, clock: FakeClock, content: bytes) -> None:
    (tmp_path / TRIES).write_bytes(content)
    tries = Tries(tmp_path, clock)
    assert (wait_of(tries), tries.failed().count) == (0, 0)
    fail(tries, 3)
    assert wait_of(Tries(tmp_path, clock)) == 2


def test_no_flipped_bit_waits_longer_than_the_longest_wait(tmp_path: Path, clock: FakeClock) -> None:
    fail(Tries(tmp_path, clock), 20)
    good = (tmp_path / TRIES).read_bytes()
    assert wait_of(Tries(tmp_path, clock)) == 300
    for position in range(len(good)):
        flipped = bytearray(good)
        flipped[position] ^= 1 << position % 8
        (tmp_path / TRIES).write_bytes(flipped)
        clock.time = START
        assert wait_of(Tries(tmp_path, clock)) <= 300
        clock.wait(300)
        assert wait_of(Tries(tmp_path, clock)) <= 300  # a flipped `since` was in the future and began anew
        clock.wait(300)
        assert wait_of(Tries(tmp_path, clock)) == 0, position


def test_a_folder_that_takes_nothing_locks_no_one_out_and_still_waits(
    tmp_path: Path, clock: FakeClock
) -> None:
    (tmp_path / TRIES).mkdir()
    (tmp_path / TRIES / "in the way").touch()
    tries = Tries(tmp_path, clock)
    fail(tries, 4)
    assert wait_of(tries) == 4
    assert Tries(tmp_path, clock).seconds_left() == 0
    assert tries.succeeded().count == 3
    assert wait_of(tries) == 0


def attempt(folder: Path, clock: FakeClock, password: str) -> bytes | None:
    """One try as the lock screen makes it, each after a restart: wait, count, derive, reset."""
    tries = Tries(folder, clock)
    clock.wait(wait_of(tries))
    tries.begin()
    try:
        key = unlock(folder, password)
    except WrongPassword:
        return None
    tries.succeeded()
    return key


def test_wrong_then_right_fifty_times(tmp_path: Path, clock: FakeClock) -> None:
    key = create_keys(tmp_path / "one", "Karen Holm", PASSWORD, cost=CHEAP)
    for _ in range(50):
        assert attempt(tmp_path / "one", clock, PASSWORD + "!") is None
        assert attempt(tmp_path / "one", clock, PASSWORD) == key
    assert clock.time == START
