"""A PDF that opens with a password only: AES-256 as PDF 2.0 has it (ISO 32000-2, 7.6.4, revision 6).

reportlab's own is RC4, which is broken; its AES wants a package that Pejl does not carry.
"""

import hashlib
import secrets
import unicodedata

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfdoc import DummyDoc, PDFDictionary, PDFName, PDFObject

_BLOCK = 16
_LONGEST = 127
"""Bytes of a password that readers look at."""
_ALLOWED = -4
"""Whoever opens it may print and copy: what may not be copied is not given away."""
_HASHES = (hashlib.sha256, hashlib.sha384, hashlib.sha512)


class Seal(StandardEncryption):
    """Encrypts every string and stream of one PDF under a key that the password unwraps."""

    def __init__(self, password: str) -> None:
        super().__init__(password)
        self._password = unicodedata.normalize("NFKC", password).encode()[:_LONGEST]
        self._key = secrets.token_bytes(32)

    def prepare(self, document: object, overrideID: object = None) -> None:
        """reportlab's hook before the first object is written."""
        self.prepared = 1

    def register(self, objnum: int, version: int) -> None:
        """Nothing: the key is the same for every object."""

    def encode(self, content: bytes | str) -> bytes:
        """reportlab's hook for each string and stream."""
        plain = content.encode("latin-1") if isinstance(content, str) else content
        padding = _BLOCK - len(plain) % _BLOCK
        start = secrets.token_bytes(_BLOCK)
        return start + _chained(self._key, start, plain + bytes([padding]) * padding)

    def info(self) -> PDFObject:
        """What a reader needs to try a password."""
        user, user_key = self._slot(b"")
        owner, owner_key = self._slot(user)
        allowed = (_ALLOWED & 0xFFFFFFFF).to_bytes(4, "little")
        rights = allowed + b"\xff\xff\xff\xffTadb" + secrets.token_bytes(4)
        encryptor = Cipher(algorithms.AES(self._key), modes.ECB()).encryptor()
        return _Dictionary(
            {
                "Filter": PDFName("Standard"),
                "V": 5,
                "R": 6,
                "Length": 256,
                "P": _ALLOWED,
                "U": _hex(user),
                "UE": _hex(user_key),
                "O": _hex(owner),
                "OE": _hex(owner_key),
                "Perms": _hex(encryptor.update(rights) + encryptor.finalize()),
                "CF": PDFDictionary({"StdCF": PDFDictionary({
                    "CFM": PDFName("AESV3"), "AuthEvent": PDFName("DocOpen"), "Length": 32,
                })}),
                "StmF": PDFName("StdCF"),
                "StrF": PDFName("StdCF"),
            }
        )  # fmt: skip

    def _slot(self, bound: bytes) -> tuple[bytes, bytes]:
        """What a password is tried against, with its salts, and the key wrapped by it."""
        trying, wrapping = secrets.token_bytes(8), secrets.token_bytes(8)
        tried = _hardened(self._password, trying, bound) + trying + wrapping
        wrapped = _chained(_hardened(self._password, wrapping, bound), bytes(_BLOCK), self._key)
        return tried, wrapped


class _Dictionary(PDFObject):
    """The one object of the file that is not encrypted."""

    __RefOnly__ = 1

    def __init__(self, entries: dict[str, object]) -> None:
        self._entries = entries

    def format(self, document: object) -> bytes:
        """reportlab's hook for writing it."""
        return bytes(PDFDictionary(self._entries).format(DummyDoc()))


def _hardened(password: bytes, salt: bytes, bound: bytes) -> bytes:
    """The standard's algorithm 2.B: 32 bytes after 64 rounds or more."""
    key = hashlib.sha256(password + salt + bound).digest()
    rounds = 0
    while True:
        rounds += 1
        mixed = _chained(key[:16], key[16:32], (password + key + bound) * 64)
        key = _HASHES[sum(mixed[:_BLOCK]) % 3](mixed).digest()
        if rounds >= 64 and mixed[-1] <= rounds - 32:
            return key[:32]


def _chained(key: bytes, start: bytes, content: bytes) -> bytes:
    """AES-CBC of whole blocks."""
    encryptor = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    return encryptor.update(content) + encryptor.finalize()


def _hex(content: bytes) -> str:
    return f"<{content.hex()}>"
