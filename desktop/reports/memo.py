"""What is worked out once while one paper is made, though it is laid out twice; nothing is kept after it.

A cache for the whole process would hold what citizens said after the program is locked.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

_Made = TypeVar("_Made")
_known: ContextVar[dict[Hashable, Any] | None] = ContextVar("known", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Within it, `once` works everything out once."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def once(key: Hashable, make: Callable[[], _Made]) -> _Made:
    """What `make` gives; inside `remembering` it is made the first time only, and not to be changed."""
    known = _known.get()
    if known is None:
        return make()
    if key not in known:
        known[key] = make()
    made: _Made = known[key]
    return made
