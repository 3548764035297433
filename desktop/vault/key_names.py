"""The files of the key slots, and the one thing in them that the lock screen shows.

Read here with the standard library alone: what parses the slots would delay the first painting.
"""

import hashlib
import json
from pathlib import Path

from desktop.vault.files import read_file

KEYS = "keys.json"
PREVIOUS_KEYS = "keys.previous.json"
DAMAGED_KEYS = "keys.damaged.json"

_LONGEST_NAME = 200


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
    if digest != hashlib.sha256(sealed).hexdigest() or not isinstance(name, str):
        return None
    return name if 0 < len(name) <= _LONGEST_NAME else None
