"""The files of the key slots, and the one thing in them that the lock screen shows.

Read here with the standard library alone: what parses the slots would delay the first painting.
"""

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from desktop.vault.files import read_file

KEYS = "keys.json"
PREVIOUS_KEYS = "keys.previous.json"
DAMAGED_KEYS = "keys.damaged.json"

_LONGEST_NAME = 200


def _sha256() -> Callable[[bytes], Any]:
    """The standard library's own: `hashlib` would load OpenSSL before the first painting.

    Its `random` does the same. Not every Python is built with it.
    """
    for name in ("_sha256", "_sha2"):
        try:
            return import_module(name).sha256  # type: ignore[no-any-return]
        except ImportError:
            continue
    from hashlib import sha256

    return sha256


def open_name(folder: Path) -> str | None:
    """The caseworker's name beside the slots; None where neither file can be read. Raises `StorageFailed`."""
    for file in (KEYS, PREVIOUS_KEYS):
        name = _name_in(read_file(folder / file))
        if name is not None:
            return name
    return None


def _name_in(content: bytes) -> str | None:
    """The name in a file that carries the digest of itself; None in every other."""
    try:
        fields = json.loads(content)
        digest = fields.pop("digest")
        # As `key_file` writes it, to the byte.
        sealed = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError, LookupError, AttributeError, TypeError):
        return None
    name = fields.get("name")
    if digest != _sha256()(sealed).hexdigest() or not isinstance(name, str):
        return None
    return name if 0 < len(name) <= _LONGEST_NAME else None
