"""What is on a disk after a power cut: what was synced, and any part of what was not.

Reads what the shim recorded. Names are as fragile as bytes: a file that was made, moved or removed is
so for certain only once its folder was synced. Neighbours of a torn write stay whole, as SQLite assumes
of disks ("powersafe overwrite").
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from struct import unpack

SECTORS = (512, 4096)
"""Bytes that reach a disk together or not at all."""


@dataclass(frozen=True, slots=True)
class Call:
    """One recorded call: W(rite), T(runcate), S(ync), C(reate), U(nlink), R(ename), L(ink), M(ark).

    `number` is the offset of a write, the length of a truncation, or the mark; `data` is what was
    written, or the name before.
    """

    kind: str
    number: int
    path: str
    data: bytes


def calls(log: Path) -> Iterator[Call]:
    """What was recorded, in order."""
    content, at = log.read_bytes(), 0
    while at < len(content):
        number, path, data = unpack("<3q", content[at + 1 : at + 25])
        start = at + 25
        yield Call(
            chr(content[at]),
            number,
            content[start : start + path].decode(),
            content[start + path : start + path + data],
        )
        at = start + path + data


@dataclass
class Platter:
    """One folder on a disk. `names` and `bodies` are synced; what came since waits in order."""

    folder: Path
    names: dict[str, int] = field(default_factory=dict)
    bodies: dict[int, bytearray] = field(default_factory=dict)
    waiting: dict[int, list[Call]] = field(default_factory=dict)
    renamed: list[tuple[str, int | None]] = field(default_factory=list)
    now: dict[str, int] = field(default_factory=dict)
    """As the running program sees the names."""

    def __post_init__(self) -> None:
        self.folder = self.folder.resolve()
        for file in sorted(self.folder.iterdir()):
            if file.is_file():
                self._new(file.name, file.read_bytes())
        self.names = dict(self.now)

    def happens(self, call: Call) -> None:
        """Take over the next call, where it is about a file of this folder."""
        path = Path(call.path)
        if path == self.folder and call.kind == "S":
            self.names, self.renamed = dict(self.now), []
        known = call.kind in "CR" or path.name in self.now
        if path.parent != self.folder or not known or path.name.endswith("-shm"):
            return  # what is shared in memory is made anew after a cut
        match call.kind:
            case "C":
                self.renamed.append((path.name, self._new(path.name, b"")))
            case "U":
                self.now.pop(path.name, None)
                self.renamed.append((path.name, None))
            case "R":
                before = Path(call.data.decode()).name
                self.now[path.name] = self.now.pop(before)
                self.renamed += [(path.name, self.now[path.name]), (before, None)]
            case "W" | "T":
                self.waiting.setdefault(self.now[path.name], []).append(call)
            case "S":
                self._sync(self.now[path.name])

    def cut(self, folder: Path, pick: random.Random) -> None:
        """Write into `folder` what a power cut now may leave."""
        names = dict(self.names)
        share = pick.choice((0.0, 0.5, 0.9, 1.0))
        for name, body in self.renamed:
            if pick.random() < share:
                names.pop(name, None) if body is None else names.update({name: body})
        for name, body in names.items():
            left = bytearray(self.bodies[body])
            for call in self.waiting.get(body, ()):
                _reach(left, call, pick.choice(SECTORS), share, pick)
            (folder / name).write_bytes(left)

    def _new(self, name: str, content: bytes) -> int:
        number = len(self.bodies)
        self.bodies[number] = bytearray(content)
        self.now[name] = number
        return number

    def _sync(self, body: int) -> None:
        for call in self.waiting.pop(body, ()):
            _apply(self.bodies[body], call.kind, call.number, call.data)


def _reach(body: bytearray, call: Call, sector: int, share: float, pick: random.Random) -> None:
    """Some of a call's sectors, or all, or none."""
    if call.kind == "T":
        if pick.random() < share:
            _apply(body, "T", call.number, b"")
        return
    at = 0
    while at < len(call.data):
        end = min(len(call.data), ((call.number + at) // sector + 1) * sector - call.number)
        if pick.random() < share:
            _apply(body, "W", call.number + at, call.data[at:end])
        at = end


def _apply(body: bytearray, kind: str, number: int, data: bytes) -> None:
    end = number + len(data)
    if kind == "T":
        del body[number:]
    if len(body) < end:
        body.extend(bytes(end - len(body)))
    if kind == "W":
        body[number:end] = data
