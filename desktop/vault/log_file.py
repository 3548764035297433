"""Whether the write-ahead log that a crash left is all there.

SQLite reads a log as far as it holds together and drops the rest without a word: right after a power
cut, when the rest was never acknowledged, and wrong where a bit was flipped or the file was cut short
later, when it was. Two things tell the one from the other:

- `pejl.db-shm` says how many frames were synced. A killed program leaves it; after a restart of the
  computer it may be older than the log, and is not asked.
- Each transaction is synced before the next is written: two that were finished behind a frame that does
  not hold together were not left so by a power cut.

See https://www.sqlite.org/walformat.html for the formats.
"""

import sys
import time
from array import array
from dataclasses import dataclass
from pathlib import Path
from struct import Struct

from desktop import errors
from desktop.vault.files import read_file

_HEADER = Struct(">8I")
"""Of the log: magic, version, page size, number, two salts, two checksums."""
_FRAME = Struct(">6I")
"""Of a frame: page number, size of the database where it ends a transaction, salts, checksums."""
_MAGIC = 0x377F0682
_SHARED = Struct("=3I2BH8I")
"""Of the shared memory: …, made, byte order, page size, frames, pages, checksums, salts, checksums."""

Sums = tuple[int, int]
Salts = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Known:
    """So many frames of the log with these salts were synced."""

    frames: int
    salts: Salts


def check(database: Path) -> None:
    """Raise `VaultDamaged` where the log beside `database` has lost what was acknowledged.

    To be called before SQLite opens the file: opening takes what is readable and throws the rest away.
    Raises `StorageFailed` where the disk does not give it.
    """
    known = _known(database.with_name(database.name + "-shm"))
    log = read_file(database.with_name(database.name + "-wal"))
    header = _header(log)
    if header is None:
        if known.frames if known else _was_begun(log):
            raise errors.VaultDamaged("log: header")
        return
    whole, finished_behind = _frames(log, header)
    lost = known is not None and known.salts == header[4:6] and whole < known.frames
    if lost or finished_behind > 1:
        raise errors.VaultDamaged("log")


def _was_begun(log: bytes) -> bool:
    """Whether there was a header once. A full disk takes a part of the first one; zeros are none."""
    return len(log) >= _HEADER.size and any(log[: _HEADER.size])


def _known(shared: Path) -> _Known | None:
    """What the shared memory says; None where there is none, or it is not of this day's work."""
    content = read_file(shared)[: 2 * _SHARED.size]
    first, second = content[: _SHARED.size], content[_SHARED.size :]
    if len(first) < _SHARED.size or first != second or not _is_since_start(shared):
        return None
    fields = _SHARED.unpack(first)
    if _sums(first[:40], sys.byteorder, (0, 0)) != fields[12:14]:
        return None
    # The salts are kept as they stand in the file, whatever this computer's byte order is.
    first_salt, second_salt = (int.from_bytes(first[at : at + 4], "big") for at in (32, 36))
    return _Known(fields[6], (first_salt, second_salt))


def _is_since_start(path: Path) -> bool:
    """Whether the file was written since this computer was started, as far as its clock can be believed."""
    now = time.time()
    running = time.clock_gettime(time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic()
    try:
        return now - running <= path.stat().st_mtime <= now + 2
    except OSError:
        return False


def _header(log: bytes) -> tuple[int, ...] | None:
    """The header's numbers, None where there is none that holds together."""
    if len(log) < _HEADER.size:
        return None
    fields = _HEADER.unpack_from(log)
    if fields[0] & ~1 != _MAGIC or not 512 <= fields[2] <= 65536:
        return None
    return fields if _sums(log[:24], _order(fields), (0, 0)) == fields[6:8] else None


def _frames(log: bytes, header: tuple[int, ...]) -> tuple[int, int]:
    """How many frames SQLite will take, and how many finished transactions stand behind the first bad one."""
    step, sums, whole, behind, good = _FRAME.size + header[2], header[6:8], 0, 0, True
    for number, start in enumerate(range(_HEADER.size, len(log) - step + 1, step), start=1):
        _page, finished, *salts_and_sums = _FRAME.unpack_from(log, start)
        of_this_log = tuple(salts_and_sums[:2]) == header[4:6]
        if good and of_this_log:
            content = log[start : start + 8] + log[start + _FRAME.size : start + step]
            sums = _sums(content, _order(header), sums)
        good = good and of_this_log and sums == tuple(salts_and_sums[2:])
        if finished and of_this_log:
            whole, behind = (number, behind) if good else (whole, behind + 1)
    return whole, behind


def _order(header: tuple[int, ...]) -> str:
    return "big" if header[0] & 1 else "little"


def _sums(content: bytes, order: str, sums: tuple[int, ...]) -> Sums:
    """SQLite's running checksum over pairs of 32-bit words."""
    words = array("I", content)
    if order != sys.byteorder:
        words.byteswap()
    first, second = sums
    pairs = iter(words)
    for one, two in zip(pairs, pairs, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second
