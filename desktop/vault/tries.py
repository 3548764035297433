"""Wrong passwords wait longer and longer, across restarts, and never cost more than the wait.

A try is stored before its password is looked at: who cuts the power meanwhile gains no free one. What
is stored here only ever makes someone wait, five minutes at most; a damaged or missing file counts as
no tries, and a folder that cannot be written keeps them in memory.
"""

import math
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Protocol

import msgspec

from desktop import errors
from desktop.vault.files import read_file, write_atomically

TRIES = "tries.json"
FREE = 3
"""Tries before the first wait."""
LONGEST_WAIT = 300
"""Seconds."""
KEPT = 100
"""Of how many failed tries the instants are kept, the newest."""

_LARGEST_FILE = 100_000


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""


class Failed(msgspec.Struct, frozen=True):
    """Tries that failed since the vault was last opened, and when (UTC; of many only the newest 100)."""

    count: int = 0
    instants: tuple[datetime, ...] = ()


class _State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `tries.json` holds. `since` is where the wait begins: the last try, or where the clock fell to."""

    count: Annotated[int, msgspec.Meta(ge=0, le=1 << 53)] = 0
    instants: Annotated[tuple[datetime, ...], msgspec.Meta(max_length=KEPT)] = ()
    since: datetime | None = None


class Tries:
    """The tries at one vault's password.

    `check`, then `begin`, then the password; `succeeded` once the vault is open, `stand` where the
    password was wrong, `withdraw` where something else was in the way. A recovery code is not counted:
    160 random bits are not guessed.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._file = folder / TRIES
        self._clock = clock
        self._unstored: _State | None = None
        self._before: _State | None = None

    def check(self) -> None:
        """Raise `TooManyTries` with the seconds left while the next try must wait."""
        seconds = self.seconds_left()
        if seconds:
            raise errors.TooManyTries(seconds)

    def seconds_left(self) -> int:
        """Whole seconds until the next try, 0 to 300."""
        state, now = self._state(), self._clock.now()
        wait = _wait(state.count)
        if not wait or state.since is None:
            return 0
        if now < state.since:
            # The clock was set back: the wait begins anew, else it would last until the clock is there again.
            self._store(msgspec.structs.replace(state, since=now))
            return wait
        return max(0, math.ceil(wait - (now - state.since).total_seconds()))

    def begin(self) -> None:
        """Count a try and have it on the disk before the password is looked at."""
        now = self._clock.now()
        self._before = self._state()
        instants = (*self._before.instants, now)[-KEPT:]
        self._store(_State(self._before.count + 1, instants, now))

    def stand(self) -> None:
        """The password was wrong: nothing takes the try that was begun back any more."""
        self._before = None

    def withdraw(self) -> None:
        """Take the try that was begun back: the password was right, or was not looked at."""
        if self._before is not None:
            self._store(self._before)
            self._before = None

    def failed(self) -> Failed:
        """The failed tries so far; one that has begun and is not withdrawn counts."""
        state = self._state()
        return Failed(state.count, state.instants)

    def failed_before(self) -> Failed:
        """The tries that failed before the one that has begun."""
        state = self._before or self._state()
        return Failed(state.count, state.instants)

    def succeeded(self) -> Failed:
        """Forget all tries, and return those that failed before the one that was begun."""
        failed = self.failed_before()
        self._before = None
        if self._state() != _State():
            self._store(_State())
        return failed

    def _state(self) -> _State:
        if self._unstored is not None:
            return self._unstored
        with suppress(errors.AppError):
            return _read(read_file(self._file))
        return _State()

    def _store(self, state: _State) -> None:
        """On the disk, or in memory where the disk does not take it: no fault may lock anyone out."""
        try:
            write_atomically(self._file, msgspec.json.encode(state))
        except errors.AppError:
            self._unstored = state
        else:
            self._unstored = None


def _wait(count: int) -> int:
    """Seconds to wait after so many tries: none after two, then 2, 4, 8 … 300."""
    if count < FREE:
        return 0
    return min(LONGEST_WAIT, 1 << min(count - FREE + 1, 30))


def _read(content: bytes) -> _State:
    """The stored state; no tries where it cannot be read."""
    if len(content) > _LARGEST_FILE:
        return _State()
    try:
        state = msgspec.json.decode(content, type=_State)
        instants = tuple(_utc(instant) for instant in state.instants)
        since = _utc(state.since) if state.since is not None else None
    except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError):
        return _State()
    return _State(state.count, instants, since)


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant without its zone")
    return instant.astimezone(UTC)
