"""What the chain of a citizen's closed conversations is made of: digests of rows, and of links.

These forms never change: links that were made years ago are computed again when a vault is checked.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

Value = str | int | float | bytes | None
"""What a column holds, as SQLite has it."""


def row_digest(columns: Sequence[str], values: Sequence[Value]) -> str:
    """32 hex digits over a row. Each value keeps its kind: the text "1" is not the number 1."""
    return _sha256(dict(zip(columns, values, strict=True)))[:32]


def row_name(table: str, key: Sequence[Value]) -> str:
    """The name of a row in a link: "answer/7", or "focus_factor/3/A" where two columns make the key."""
    return "/".join([table, *map(str, key)])


def rows_text(rows: Mapping[str, str]) -> str:
    """Digests by row name, as a link keeps them."""
    return _canonical(rows)


def link_hash(previous: str, kind: str, conversation_uuid: str, content_hash: str, rows: str) -> str:
    """64 hex digits over a link and, through `previous`, over all before it."""
    return _sha256([previous, kind, conversation_uuid, content_hash, rows])


def _sha256(value: object) -> str:
    return hashlib.sha256(_canonical(value).encode()).hexdigest()


def _canonical(value: object) -> str:
    # In ASCII: text that is no valid UTF-8 has a form too.
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=_bytes)


def _bytes(value: object) -> object:
    assert isinstance(value, bytes)
    return {"bytes": value.hex()}
