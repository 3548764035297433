"""Modules that libraries import and Pejl has no use for: loaded when something of them is asked for."""

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_NAMED_AT_IMPORT: dict[str, dict[str, Any]] = {"asyncio": {"iscoroutine": inspect.iscoroutine}}
"""What libraries take out of a module at their own import; it is given without waking the module."""

_DIGESTS = (("_md5",), ("_sha1",), ("_sha2", "_sha256"), ("_sha2", "_sha512"), ("_sha3",), ("_blake2",))
"""What hashlib needs where there is no OpenSSL, each under one of these names."""


@contextmanager
def asleep(*names: str) -> Iterator[None]:
    """What is imported in this block gets a stand-in for each of these modules.

    SQLAlchemy imports asyncio for databases that are waited for, and with it comes all that talks to
    networks, 3 MB; and importlib.metadata, which finds it databases of others, with all that reads e-mail,
    1 MB. reportlab imports PIL.Image for pictures, with the libraries of their formats, 2 MB. Outside the
    block, and for whatever else is asked of a stand-in, the module is the real one.
    """
    stand_ins = [_Asleep(name) for name in names if name not in sys.modules]
    for stand_in in stand_ins:
        vars(stand_in).update(_NAMED_AT_IMPORT.get(stand_in.__name__, {}))
        sys.modules[stand_in.__name__] = stand_in
    try:
        yield
    finally:
        for stand_in in stand_ins:
            stand_in.leave()


@contextmanager
def own_digests() -> Iterator[None]:
    """Where hashlib is imported in this block, it has Python's own digests, and not those of OpenSSL.

    SQLCipher and cryptography bring an OpenSSL each; hashlib would load the system's beside them, which takes
    3.5 MB, for digests of a few hundred bytes. Large files are digested by cryptography's.
    """
    # Not every Python is built with digests of its own.
    if "_hashlib" in sys.modules or not all(any(map(find_spec, names)) for names in _DIGESTS):
        yield
        return
    sys.modules["_hashlib"] = None  # type: ignore[assignment]  # Python's word for: there is none
    try:
        yield
    finally:
        del sys.modules["_hashlib"]


class _Asleep(ModuleType):
    """Wakes the real module of its name at the first thing asked for that it has not got."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what the import itself looks for
            raise AttributeError(name)
        self.leave()
        return getattr(import_module(self.__name__), name)

    def leave(self) -> None:
        """Make way for the real module."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
