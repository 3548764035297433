"""What a recovery code gives, found out as the program does for a forgotten password; nothing is stored."""

from contextlib import suppress
from pathlib import Path

from desktop.vault.keys import reset_password
from tests.support import CHEAP

_NEW = "syv grå ænder svømmer"


class _Enough(Exception):
    """The key is known; what would follow stores a new password."""


def data_key(folder: Path, code: str) -> bytes:
    """The 32-byte data key. Raises what `reset_password` does for code and slots."""
    found: list[bytes] = []

    def stop(key: bytes) -> None:
        found.append(key)
        raise _Enough

    with suppress(_Enough):
        reset_password(folder, code, _NEW, cost=CHEAP, before=stop)
    return found[0]
