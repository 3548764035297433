"""How far something that takes its time has come, for whoever watches."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much in all. It stops the work by raising `errors.Cancelled`."""


def unheard(_done: int, _total: int) -> None:
    """The progress that nobody watches."""


def stretch(progress: Progress, begins: int, ends: int) -> Progress:
    """The part of the way from `begins` to `ends` percent, for a piece of the work that counts by itself."""

    def within(done: int, total: int) -> None:
        progress(begins + (ends - begins) * done // max(total, 1), 100)

    return within
