"""Ways to spoil a backup: bytes, structure, names, sizes, kinds, and manifests that lie."""

import hashlib
import io
import json
import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

Members = list[tuple[zipfile.ZipInfo, bytes]]
Change = Callable[[random.Random, Members], bytes]
"""The bytes of another archive; the members may be changed on the way."""

_PATHS = ("../pejl.db", "/etc/passwd", "..\\pejl.db", "a/../../keys.json")
_PATHS += ("C:\\x", "keys.json/", "CON", "p\0.db")


def members(good: Path) -> Members:
    """Of a backup, in order."""
    with zipfile.ZipFile(good) as archive:
        return [(member, archive.read(member)) for member in archive.infolist()]


def _packed(members: Members, kind: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", kind) as archive:
        for member, content in members:
            entry = zipfile.ZipInfo(member.filename)
            entry.external_attr, entry.compress_type = member.external_attr, kind
            archive.writestr(entry, content)
    return file.getvalue()


def _turned(pick: random.Random, members: Members) -> bytes:
    """A few bytes anywhere are others."""
    content = bytearray(_packed(members))
    for _number in range(pick.randrange(1, 4)):
        content[pick.randrange(len(content))] ^= 1 << pick.randrange(8)
    return bytes(content)


def _turned_structure(pick: random.Random, members: Members) -> bytes:
    """The same in the directory at the end, where names and sizes stand."""
    content = bytearray(_packed(members))
    for _number in range(pick.randrange(1, 6)):
        content[-1 - pick.randrange(400)] = pick.randrange(256)
    return bytes(content)


def _cut(pick: random.Random, members: Members) -> bytes:
    content = _packed(members)
    return content[: pick.randrange(len(content))]


def _doubled(pick: random.Random, members: Members) -> bytes:
    """A member twice: which of them counts?"""
    member, content = pick.choice(members)
    with warnings.catch_warnings(action="ignore"):
        return _packed([*members, (member, content[::-1])])


def _renamed(pick: random.Random, members: Members) -> bytes:
    place = pick.randrange(len(members))
    entry = zipfile.ZipInfo(pick.choice(_PATHS))
    if pick.random() < 0.5:
        return _packed([*members, (entry, b"x")])
    members[place] = (entry, members[place][1])
    return _packed(members)


def _left_out(pick: random.Random, members: Members) -> bytes:
    members.pop(pick.randrange(len(members)))
    return _packed(members)


def _link(pick: random.Random, members: Members) -> bytes:
    """A member that says it is a link to another file."""
    place = pick.randrange(len(members))
    member, _content = members[place]
    member.external_attr = 0o120777 << 16
    members[place] = (member, b"/etc/passwd")
    return _packed(members)


def _squeezed(pick: random.Random, members: Members) -> bytes:
    """Compressed members, one of them a bomb."""
    place = pick.randrange(len(members))
    members[place] = (members[place][0], bytes(pick.choice((1, 30)) << 20))
    return _packed(members, pick.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))


def _nested(pick: random.Random, members: Members) -> bytes:
    place = pick.randrange(len(members))
    members[place] = (members[place][0], _packed(members))
    return _packed(members)


def _sizes(pick: random.Random, members: Members) -> bytes:
    """A directory that claims other sizes than there are."""
    content = bytearray(_packed(members))
    start = content.rfind(b"PK\x01\x02")
    for _number in range(pick.randrange(len(members))):
        start = content.rfind(b"PK\x01\x02", 0, start)
    claimed = pick.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF))
    struct.pack_into("<I", content, start + pick.choice((20, 24, 42)), claimed)
    return bytes(content)


def _manifest(pick: random.Random, members: Members) -> bytes:
    """A manifest that lies, or is none."""
    place = next(at for at, (member, _content) in enumerate(members) if member.filename == "manifest.json")
    told = json.loads(members[place][1])
    part = pick.choice(list(told["parts"]))
    lies: list[Callable[[], object]] = [
        lambda: told.update(format=pick.choice((0, -1, 2, 1 << 70, "1", None))),
        lambda: told.update(vault=pick.choice(("", "../x", "0" * 36, 5))),
        lambda: told.update(made_at=pick.choice(("", "2026-11-21T12:00:00", "9999-99-99", 0))),
        lambda: told.update(schema=pick.choice(("x" * 5000, 5, None))),
        lambda: told["parts"].update({"../../x": told["parts"][part]}),
        lambda: told["parts"].pop(part),
        lambda: told["parts"][part].update(size=pick.choice((-1, 0, 1 << 62, 1.5, "9"))),
        lambda: told["parts"][part].update(sha256=pick.choice(("", "0" * 64, "g" * 64, None))),
        lambda: told.update(extra={"a": [1]}),
    ]
    pick.choice(lies)()
    texts = [
        json.dumps(told).encode(),
        b"[" * 100_000,
        b'{"format":1}',
        b"\xff\xfe",
        b"",
        json.dumps(told).encode("utf-16"),
    ]
    members[place] = (members[place][0], texts[0] if pick.random() < 0.7 else pick.choice(texts))
    return _packed(members)


def _keys(pick: random.Random, members: Members) -> bytes:
    """Other key slots, with a manifest that agrees with them."""
    (slots, content), manifest = members[0], len(members) - 1
    text = bytearray(content)
    for _number in range(pick.randrange(1, 20)):
        text[pick.randrange(len(text))] = pick.randrange(256)
    members[0] = (slots, bytes(text))
    told = json.loads(members[manifest][1])
    told["parts"]["keys.json"] = {"size": len(text), "sha256": hashlib.sha256(text).hexdigest()}
    told["vault"] = "00000000-0000-0000-0000-000000000000"
    members[manifest] = (members[manifest][0], json.dumps(told).encode())
    return _packed(members)


def _noise(pick: random.Random, _members: Members) -> bytes:
    return pick.randbytes(pick.choice((0, 1, 21, 22, 5000)))


def _around(pick: random.Random, members: Members) -> bytes:
    """Something before or behind the archive, or a comment in it."""
    content = _packed(members)
    return pick.choice((b"MZ" + content, content + b"x" * 70_000, content[:-2] + b"\xff\xff" + b"c" * 65_535))


CHANGES: list[tuple[str, Change]] = [
    (change.__name__.strip("_"), change)
    for change in (
        _turned,
        _turned_structure,
        _cut,
        _doubled,
        _renamed,
        _left_out,
        _link,
        _squeezed,
        _nested,
        _sizes,
        _manifest,
        _keys,
        _noise,
        _around,
    )
]
