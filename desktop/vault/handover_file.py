"""The one encrypted file in which a citizen travels to a colleague, opened by a passphrase told by phone.

A mark, a digest of all that follows, then a version, a header and the sealed content. The digest tells a
damaged file from a wrong passphrase; the seal covers the header too. Nothing in it is compressed, so that
nothing can swell, and what is larger than the cap is not read.
"""

import hashlib
import os
import secrets
from pathlib import Path
from typing import Annotated

import msgspec

from desktop import errors
from desktop.vault.faults import translated
from desktop.vault.key_file import Cost
from desktop.vault.passwords import check_password, normalise

SUFFIX = ".pejlhandover"
FORMAT_VERSION = 1
LARGEST = 32 << 20
"""Bytes of a whole file."""

_MARK = b"pejl handover\r\n\x00"
_DIGEST = hashlib.sha256().digest_size
_VERSION = 2
_LENGTH = 4
_LONGEST_HEADER = 1_000
_MOST = Cost(memory=128 << 10, passes=8, lanes=8)
"""What trying a passphrase may cost: a hostile file is not to ask for all memory and time there is."""
_CONSONANTS, _VOWELS = "bfghklmrstv", "aiou"
"""Those that are not taken for one another on the phone."""
_WORDS = 6


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What it takes to try a passphrase."""

    cost: Cost
    salt: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    nonce: Annotated[bytes, msgspec.Meta(min_length=12, max_length=12)]


def propose_passphrase() -> str:
    """Six words of two syllables that mean nothing, easy to tell by phone: some 65 random bits."""
    while True:
        words = ["".join(_syllable() for _ in range(2)) for _ in range(_WORDS)]
        proposed = "-".join(words)
        try:
            check_password(proposed, name="")
        except errors.WeakPassword:
            continue
        return proposed


def seal(content: bytes, passphrase: str, cost: Cost) -> bytes:
    """The whole file. Raises `WeakPassword`, `HandoverRefused("large")`."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    check_password(passphrase, name="")
    header = Header(cost=cost, salt=secrets.token_bytes(16), nonce=secrets.token_bytes(12))
    encoded = msgspec.json.encode(header)
    opening = FORMAT_VERSION.to_bytes(_VERSION, "big") + len(encoded).to_bytes(_LENGTH, "big") + encoded
    sealed = AESGCM(_key(passphrase, header)).encrypt(header.nonce, content, _MARK + opening)
    whole = _MARK + hashlib.sha256(opening + sealed).digest() + opening + sealed
    if len(whole) > LARGEST:
        raise errors.HandoverRefused("large")
    return whole


def read(path: Path) -> bytes:
    """The file's bytes. Raises `HandoverRefused` ("no_file", "foreign", "large"), `StorageFailed`."""
    try:
        with translated(), open(path, "rb") as file:
            found = file.read(len(_MARK))
            if found != _MARK:
                raise errors.HandoverRefused("foreign" if found.strip(b"\0") else "damaged")
            size = file.seek(0, os.SEEK_END)
            if size > LARGEST:
                raise errors.HandoverRefused("large")
            file.seek(len(_MARK))
            return found + file.read(size)
    except errors.StorageFailed as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError | IsADirectoryError):
            raise errors.HandoverRefused("no_file") from error
        raise


def unseal(whole: bytes, passphrase: str) -> bytes:
    """What was sealed. Raises `HandoverRefused`: "foreign", "damaged", "newer" or "key"."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not whole.startswith(_MARK):
        raise errors.HandoverRefused("foreign")
    start = len(_MARK) + _DIGEST
    if hashlib.sha256(memoryview(whole)[start:]).digest() != whole[len(_MARK) : start]:
        raise errors.HandoverRefused("damaged")
    if int.from_bytes(whole[start : start + _VERSION], "big") > FORMAT_VERSION:
        raise errors.HandoverRefused("newer")
    header, end = _header(whole, start + _VERSION)
    opening = _MARK + whole[start:end]
    try:
        return AESGCM(_key(passphrase, header)).decrypt(header.nonce, whole[end:], opening)
    except InvalidTag as error:
        raise errors.HandoverRefused("key") from error


def _header(whole: bytes, start: int) -> tuple[Header, int]:
    """The header, and where it ends."""
    body = start + _LENGTH
    length = int.from_bytes(whole[start:body], "big")
    if not 0 < length <= _LONGEST_HEADER:
        raise errors.HandoverRefused("damaged")
    try:
        header = msgspec.json.decode(whole[body : body + length], type=Header)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise errors.HandoverRefused("damaged") from error
    cost = header.cost
    if cost.memory > _MOST.memory or cost.passes > _MOST.passes or cost.lanes > _MOST.lanes:
        raise errors.HandoverRefused("damaged")
    return header, body + length


def _key(passphrase: str, header: Header) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    cost = header.cost
    kdf = Argon2id(
        salt=header.salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    )
    return kdf.derive(_told(passphrase))


def _told(passphrase: str) -> bytes:
    """A passphrase as it is told by phone: capitals, spaces and hyphens make no difference."""
    try:
        told = normalise(passphrase).decode()
    except errors.WeakPassword as error:
        raise errors.HandoverRefused("key") from error
    return "".join(letter for letter in told.casefold() if letter not in " -\u2010\u2011\u2013").encode()


def _syllable() -> str:
    return secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS)
