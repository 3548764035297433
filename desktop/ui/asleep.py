"""A module that a library imports and Pejl has no use for: it is loaded when something of it is asked for."""

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def asyncio_asleep() -> Iterator[None]:
    """What is imported in this block gets a stand-in for asyncio, with the one function named at import.

    SQLAlchemy imports it for databases that are waited for, and with it comes all that talks to networks:
    3 MB, just below the moment when the check of the password takes its own. Outside the block, and for
    whatever else is asked of the stand-in, asyncio is the real one.
    """
    if "asyncio" in sys.modules:
        yield
        return
    stand_in = _Asleep("asyncio")
    stand_in.iscoroutine = inspect.iscoroutine
    sys.modules["asyncio"] = stand_in
    try:
        yield
    finally:
        stand_in.leave()


class _Asleep(ModuleType):
    """Wakes the real module of its name at the first thing asked for that it has not got."""

    iscoroutine: Any

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what the import itself looks for
            raise AttributeError(name)
        self.leave()
        return getattr(import_module(self.__name__), name)

    def leave(self) -> None:
        """Make way for the real module."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
