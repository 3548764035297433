"""`keys.json`: who owns the vault, and the data key wrapped once per slot.

The file is public in the sense that it opens nothing without a password. It
carries a digest of itself, so that a flipped bit is known as damage and not
taken for a wrong password; `keys.previous.json` then stands in.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import msgspec

from desktop import errors
from desktop.vault.faults import translated
from desktop.vault.files import read_file, sync_folder, write_atomically
from desktop.vault.key_names import DAMAGED_KEYS as DAMAGED_KEYS
from desktop.vault.key_names import KEYS as KEYS
from desktop.vault.key_names import PREVIOUS_KEYS as PREVIOUS_KEYS

FORMAT_VERSION = 1

_LARGEST_FILE = 1_000_000
"""Bytes. A file larger than this is none of ours and is not parsed."""


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one try at a password costs with Argon2id: memory in KiB, passes, lanes.

    The upper ends keep a hostile file from asking for all the memory there is.
    """

    memory: Annotated[int, msgspec.Meta(ge=8, le=1 << 20)] = 64 * 1024
    passes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 3
    lanes: Annotated[int, msgspec.Meta(ge=1, le=16)] = 4

    def __post_init__(self) -> None:
        if self.memory < 8 * self.lanes:
            raise ValueError("Argon2id needs 8 KiB a lane")


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The data key wrapped with AES-256-GCM by a key that Argon2id makes of a secret.

    `kind` says which secret ("password"); a reader skips kinds that it does not know.
    """

    kind: Annotated[str, msgspec.Meta(pattern="^[a-z_]{1,30}$")]
    cost: Cost
    salt: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    nonce: Annotated[bytes, msgspec.Meta(min_length=12, max_length=12)]
    wrapped: Annotated[bytes, msgspec.Meta(min_length=48, max_length=48)]


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of `keys.json` but its digest. `name` is the caseworker's, shown on the lock screen."""

    format: int = FORMAT_VERSION
    vault: Annotated[str, msgspec.Meta(pattern="^[0-9a-f-]{36}$")]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    slots: Annotated[tuple[Slot, ...], msgspec.Meta(min_length=1, max_length=20)]


def encode(key_file: KeyFile) -> bytes:
    """The file's bytes, laid out for reading by eye."""
    fields: dict[str, Any] = msgspec.to_builtins(key_file)
    fields["digest"] = _digest(fields)
    return msgspec.json.format(msgspec.json.encode(fields), indent=2) + b"\n"


def decode(content: bytes) -> KeyFile:
    """Read what `encode` wrote.

    Raises `VaultDamaged`, or `NewerVersion` where a later Pejl wrote it whole.
    """
    if len(content) > _LARGEST_FILE:
        raise errors.VaultDamaged("keys: too large")
    try:
        fields = msgspec.json.decode(content, type=dict[str, Any])
        # The digest comes first: a flipped version number is damage, not a newer Pejl.
        if fields.pop("digest", None) != _digest(fields):
            raise errors.VaultDamaged("keys: digest")
        if isinstance(fields.get("format"), int) and fields["format"] > FORMAT_VERSION:
            raise errors.NewerVersion("keys")
        key_file = msgspec.convert(fields, KeyFile)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise errors.VaultDamaged("keys: format") from error
    if key_file.format != FORMAT_VERSION:
        raise errors.VaultDamaged("keys: version")
    return key_file


def read(folder: Path) -> KeyFile:
    """The folder's key slots: `keys.json`, or the previous copy only where that is missing or unreadable.

    Raises `VaultMissing` where neither file holds anything, `VaultDamaged` where
    what there is cannot be read, `NewerVersion`, `StorageFailed`.
    """
    contents = [read_file(folder / name) for name in (KEYS, PREVIOUS_KEYS)]
    if not any(contents):
        raise errors.VaultMissing("keys")
    damage = errors.VaultDamaged("keys")
    for content in filter(None, contents):
        try:
            return decode(content)
        except errors.VaultDamaged as error:
            damage = error
    raise damage


def write(folder: Path, key_file: KeyFile) -> None:
    """Replace the key slots; a cut at any point leaves one set that works, the old or the new.

    The previous copy covers the moment of the change and is then brought to the
    new state too, so that it stands in for a damaged file with the same password
    and an outlived password does not linger. Raises `StorageFull`,
    `StorageReadOnly`, `StorageFailed`; the old slots then stand.
    """
    content, current = encode(key_file), read_file(folder / KEYS)
    if _is_readable(current):
        _copy_to_previous(folder, current)
    elif current:
        with translated():  # a damaged file is kept; until the next line the previous copy serves
            os.replace(folder / KEYS, folder / DAMAGED_KEYS)
            sync_folder(folder)
    try:
        write_atomically(folder / KEYS, content)
    except errors.AppError:
        # Where only the folder's sync failed, the new slots are in place: then they count.
        if read_file(folder / KEYS) != content:
            raise
    mend(folder)


def mend(folder: Path) -> None:
    """Make both copies the same again after a cut, as far as the disk lets us.

    To be called when the slots are known to work. A damaged `keys.json` is left as it is.
    """
    with suppress(errors.AppError):  # the slots that count are in place: nothing to alarm about
        current = read_file(folder / KEYS)
        if _is_readable(current):
            _copy_to_previous(folder, current)
        elif not current:
            write_atomically(folder / KEYS, read_file(folder / PREVIOUS_KEYS))


def _copy_to_previous(folder: Path, current: bytes) -> None:
    if read_file(folder / PREVIOUS_KEYS) != current:
        write_atomically(folder / PREVIOUS_KEYS, current)


def _is_readable(content: bytes) -> bool:
    try:
        decode(content)
    except errors.VaultDamaged:
        return False
    return True


def _digest(fields: dict[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(fields, order="sorted")).hexdigest()
