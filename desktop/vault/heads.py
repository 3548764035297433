"""The newest link of each citizen's chain and what was erased, kept beside the database and sealed.

An older database put back whole is sound in itself; it is only behind what stands here, and on paper.
"""

import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from desktop.vault.files import read_file, write_atomically
from desktop.vault.folder import HEADS as HEADS

DAMAGED_HEADS = "heads.damaged"

_MARK = b"pejl heads 1\n"
"""The file begins so, and is sealed as such: kind and version."""
_NONCE_LENGTH = 12
_TAG_LENGTH = 16

CitizenUuid = Annotated[str, msgspec.Meta(max_length=36)]
Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the database must not be behind.

    `sequence` is a number that only grows with the vault's life. `heads` has the hash (hexadecimal
    SHA-256) of each citizen's newest link, `erased` when (UTC) a citizen was erased; both by
    the citizen's UUID.
    """

    sequence: Annotated[int, msgspec.Meta(ge=0)] = 0
    heads: dict[CitizenUuid, Hash] = {}
    erased: dict[CitizenUuid, Instant] = {}


def read(folder: Path, key: bytes) -> Heads | None:
    """What `write` stored under the same data key; None where there is nothing to be read.

    A file that is damaged, forged or another key's is set aside as `heads.damaged`,
    so that it is there to be looked at when a new one is written. Raises
    `StorageFailed` where the disk does not give it.
    """
    content = read_file(folder / HEADS)
    if not content:
        return None
    opened = _open(content, key)
    if opened is None:
        with suppress(OSError):
            os.replace(folder / HEADS, folder / DAMAGED_HEADS)
    return opened


def write(folder: Path, key: bytes, heads: Heads) -> None:
    """Replace the file; a cut at any point leaves the old or the new. Raises the storage kinds."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_LENGTH)
    sealed = AESGCM(_own_key(key)).encrypt(nonce, msgspec.json.encode(heads), _MARK)
    write_atomically(folder / HEADS, _MARK + nonce + sealed)


def _open(content: bytes, key: bytes) -> Heads | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    body = content.removeprefix(_MARK)
    if body == content or len(body) < _NONCE_LENGTH + _TAG_LENGTH:
        return None
    try:
        plain = AESGCM(_own_key(key)).decrypt(body[:_NONCE_LENGTH], body[_NONCE_LENGTH:], _MARK)
        return msgspec.json.decode(plain, type=Heads)
    except (InvalidTag, msgspec.MsgspecError):
        return None


def _own_key(data_key: bytes) -> bytes:
    """A key for this file alone: the database's key encrypts nothing else."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"pejl heads").derive(data_key)
