"""Mutants of a handover file: bytes turned, cut and doubled, headers that lie."""

import hashlib
import json
import random
from collections.abc import Callable
from typing import Any

_MARK, _DIGEST = 16, 32


def _righted(whole: bytes) -> bytes:
    """The digest over what follows it made to fit again."""
    start = _MARK + _DIGEST
    return whole[:_MARK] + hashlib.sha256(whole[start:]).digest() + whole[start:]


def _turned(pick: random.Random, whole: bytes) -> bytes:
    place = pick.randrange(len(whole))
    made = whole[:place] + bytes([whole[place] ^ (1 << pick.randrange(8))]) + whole[place + 1 :]
    return _righted(made) if pick.random() < 0.5 and place >= _MARK + _DIGEST else made


def _cut(pick: random.Random, whole: bytes) -> bytes:
    made = whole[: pick.randrange(len(whole))]
    return _righted(made) if len(made) > _MARK + _DIGEST and pick.random() < 0.5 else made


def _doubled(pick: random.Random, whole: bytes) -> bytes:
    return _righted(whole + whole[pick.randrange(len(whole)) :] + b"x")


def _header(
    change: Callable[[random.Random, dict[str, Any]], None],
) -> Callable[[random.Random, bytes], bytes]:
    """The header said anew, digest and all."""

    def changed(pick: random.Random, whole: bytes) -> bytes:
        start = _MARK + _DIGEST + 2
        length = int.from_bytes(whole[start : start + 4], "big")
        header = json.loads(whole[start + 4 : start + 4 + length])
        change(pick, header)
        encoded = json.dumps(header).encode()
        opening = whole[:start] + len(encoded).to_bytes(4, "big") + encoded
        return _righted(opening + whole[start + 4 + length :])

    return changed


def _dear(pick: random.Random, header: dict[str, Any]) -> None:
    header["cost"][pick.choice(("memory", "passes", "lanes"))] = pick.choice((1 << 20, 64, 1 << 62, -1, 0))


def _salted(pick: random.Random, header: dict[str, Any]) -> None:
    header[pick.choice(("salt", "nonce"))] = pick.choice(("", "AAAA", "A" * 900, None, 7))


def _more_header(pick: random.Random, header: dict[str, Any]) -> None:
    header[pick.choice(("path", "__reduce__", "kind"))] = "../../x"


def _length(pick: random.Random, whole: bytes) -> bytes:
    start = _MARK + _DIGEST + 2
    size = pick.choice((0, 1, 999, 1 << 20, (1 << 32) - 1))
    return _righted(whole[:start] + size.to_bytes(4, "big") + whole[start + 4 :])


def _version(pick: random.Random, whole: bytes) -> bytes:
    start = _MARK + _DIGEST
    return _righted(whole[:start] + pick.choice((2, 0, 65_535)).to_bytes(2, "big") + whole[start + 2 :])


BYTES: list[tuple[str, Callable[[random.Random, bytes], bytes]]] = [
    ("turned", _turned),
    ("cut", _cut),
    ("doubled", _doubled),
    ("dear", _header(_dear)),
    ("salted", _header(_salted)),
    ("more in the header", _header(_more_header)),
    ("length", _length),
    ("version", _version),
]
