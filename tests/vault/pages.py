"""Every page of an encrypted database in the clear, free pages and the write-ahead log included.

Written against SQLCipher's file format, not against the program: what SQLite no longer shows is found
here. See https://www.zetetic.net/sqlcipher/design/ for the format.
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVE, _SALT = 4096, 80, 16
_WAL_HEADER, _FRAME_HEADER = 32, 24


def plain(database: Path, key: bytes) -> bytes:
    """All that a holder of the key can read out of the database file and its log."""
    content = database.read_bytes()
    pages = [
        _decrypt(content[start : start + _PAGE], key, first=start == 0)
        for start in range(0, len(content), _PAGE)
    ]
    log = database.with_name(database.name + "-wal")
    return b"".join([*pages, *(_frames(log.read_bytes(), key) if log.exists() else ())])


def _frames(log: bytes, key: bytes) -> Iterator[bytes]:
    for start in range(_WAL_HEADER, len(log) - _FRAME_HEADER, _FRAME_HEADER + _PAGE):
        number = int.from_bytes(log[start : start + 4], "big")
        page = log[start + _FRAME_HEADER : start + _FRAME_HEADER + _PAGE]
        yield _decrypt(page, key, first=number == 1)


def _decrypt(page: bytes, key: bytes, *, first: bool) -> bytes:
    start, end = _SALT if first else 0, _PAGE - _RESERVE
    initial = page[end : end + 16]
    opened = Cipher(algorithms.AES(key), modes.CBC(initial)).decryptor()
    return opened.update(page[start:end]) + opened.finalize()
