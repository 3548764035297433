"""One backup, one file: key slots, chain heads and the encrypted database, each with its digest.

It is a ZIP without compression, so that any computer can look at it. What is in it opens with the
vault's own password or recovery code, and with nothing else. Members are looked up by four fixed
names; a path inside the archive is never followed.
"""

import errno
import hashlib
import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Annotated

import msgspec

from desktop import errors
from desktop.progress import Progress, unheard
from desktop.vault import key_file
from desktop.vault.faults import translated
from desktop.vault.files import replaced_when_whole, write_privately
from desktop.vault.folder import DATABASE, HEADS
from desktop.vault.key_names import KEYS

SUFFIX = ".pejlbackup"
FORMAT_VERSION = 1

_MANIFEST = "manifest.json"
_PARTS = (KEYS, HEADS, DATABASE)
_LARGEST = {_MANIFEST: 100_000, KEYS: 1_000_000, HEADS: 64_000_000, DATABASE: 1 << 40}
"""Bytes. What claims to be larger is none of ours and is not read."""
_CHUNK = 1 << 20
_ENCRYPTED = 1
"""The bit of a member that zip files have a password for; a backup's are encrypted by themselves."""
_TRACE = 1024
"""Bytes at either end in which a member's name is looked for."""


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A member's size in bytes and its SHA-256."""

    size: Annotated[int, msgspec.Meta(ge=0)]
    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a backup says of itself in the open: whose vault by number, when, and what must be in it.

    `order` counts up with every backup of a folder: which is the newest, whatever the clock said.
    """

    format: int = FORMAT_VERSION
    vault: Annotated[str, msgspec.Meta(pattern="^[0-9a-f-]{36}$")]
    made_at: datetime
    order: Annotated[int, msgspec.Meta(ge=0, le=1 << 53)] = 0
    schema: Annotated[str, msgspec.Meta(max_length=32)]
    parts: dict[str, Seal]


def write(
    target: Path,
    vault_folder: Path,
    *,
    schema: str,
    made_at: datetime,
    order: int = 0,
    progress: Progress = unheard,
) -> Manifest:
    """Copy the vault's files into `target`, which is there whole and synced afterwards, or not at all.

    The caller sees to it that nobody writes meanwhile and that the write-ahead log is folded in.
    Raises the storage kinds, `VaultMissing`/`VaultDamaged` for the key slots, and what `progress` raises.
    """
    keys = key_file.read(vault_folder)
    slots = key_file.encode(keys)
    total = len(slots) + sum(_size(vault_folder / part) for part in (HEADS, DATABASE))
    seals: dict[str, Seal] = {}
    with (
        translated(),
        replaced_when_whole(target) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive,
    ):
        for part in _PARTS:
            done = sum(seal.size for seal in seals.values())
            source = io.BytesIO(slots) if part == KEYS else _opened(vault_folder / part)
            with archive.open(_entry(part), "w", force_zip64=True) as out:
                seals[part] = _copy(source, out, done, total, progress)
        manifest = Manifest(
            vault=keys.vault, made_at=made_at.astimezone(UTC), order=order, schema=schema, parts=seals
        )
        archive.writestr(_entry(_MANIFEST), msgspec.json.format(msgspec.json.encode(manifest), indent=2))
    return manifest


def read_manifest(backup: Path) -> Manifest:
    """What the backup says of itself.

    Raises `BackupRefused` ("no_file", "not_a_backup", "damaged", "newer"), the storage kinds.
    """
    with _archive(backup) as archive:
        return _manifest(archive)


def read_keys(backup: Path) -> key_file.KeyFile:
    """The key slots in the backup. Raises `BackupRefused`, `StorageFailed`."""
    with _archive(backup) as archive:
        seal = _manifest(archive).parts[KEYS]
        with archive.open(KEYS) as member:
            content = member.read(_LARGEST[KEYS] + 1)
    if hashlib.sha256(content).hexdigest() != seal.sha256:
        raise errors.BackupRefused("damaged")
    try:
        return key_file.decode(content)
    except errors.VaultDamaged as error:
        raise errors.BackupRefused("damaged") from error
    except errors.NewerVersion as error:
        raise errors.BackupRefused("newer") from error


def extract(backup: Path, folder: Path, progress: Progress = unheard) -> Manifest:
    """Put the backup's three files into the empty private `folder`, each compared with its digest.

    Raises `BackupRefused`, the storage kinds, and what `progress` raises; then `folder` may hold a part.
    """
    with _archive(backup) as archive:
        manifest = _manifest(archive)
        total, done = sum(seal.size for seal in manifest.parts.values()), 0
        for part, seal in manifest.parts.items():
            with archive.open(part) as member, write_privately(folder / part) as out:
                copied = _copy(member, out, done, total, progress, limit=seal.size)
            if copied != seal:
                raise errors.BackupRefused("damaged")
            done += seal.size
    return manifest


@contextmanager
def _archive(backup: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(backup) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError) as error:
        raise errors.BackupRefused("damaged" if _has_traces(backup) else "not_a_backup") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise errors.BackupRefused("no_file") from error
    except IsADirectoryError as error:
        raise errors.BackupRefused("not_a_backup") from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # the archive says that something lies before its own beginning
            raise errors.BackupRefused("damaged") from error
        with translated():
            raise error


def _has_traces(backup: Path) -> bool:
    """Whether what is no whole archive may once have been a backup: a name of ours at either end, or nothing.

    A copy that was cut off keeps its start; one that was never written out is empty, or all zeros.
    """
    with translated(), open(backup, "rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        start = file.read(_TRACE)
        file.seek(max(0, size - _TRACE))
        end = file.read()
    return KEYS.encode() in start or _MANIFEST.encode() in end or not start.strip(b"\0")


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    members = {member.filename: member for member in archive.infolist()}
    if not members.keys() & {*_PARTS, _MANIFEST}:
        raise errors.BackupRefused("not_a_backup")
    if set(members) != {*_PARTS, _MANIFEST} or len(archive.infolist()) != len(members):
        raise errors.BackupRefused("damaged")
    for name, member in members.items():
        plain = member.compress_type == zipfile.ZIP_STORED and member.compress_size == member.file_size
        if not plain or member.flag_bits & _ENCRYPTED or member.file_size > _LARGEST[name]:
            raise errors.BackupRefused("damaged")
    content = archive.read(_MANIFEST)
    try:
        version = msgspec.json.decode(content, type=dict[str, object]).get("format")
        if isinstance(version, int) and version > FORMAT_VERSION:
            raise errors.BackupRefused("newer")
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise errors.BackupRefused("damaged") from error
    if tuple(manifest.parts) != _PARTS or manifest.made_at.tzinfo is None:
        raise errors.BackupRefused("damaged")
    return manifest


def _copy(
    source: IO[bytes], target: IO[bytes], done: int, total: int, progress: Progress, limit: int | None = None
) -> Seal:
    """Copy to the end of `source`, or past `limit` bytes by one chunk at most, and seal what was copied."""
    # Not `hashlib`: the window's has no OpenSSL, and takes five times as long over a gigabyte.
    from cryptography.hazmat.primitives.hashes import SHA256, Hash

    digest, size = Hash(SHA256()), 0
    with source:
        while chunk := source.read(_CHUNK):
            progress(done + size, total)
            digest.update(chunk)
            target.write(chunk)
            size += len(chunk)
            if limit is not None and size > limit:
                break
    progress(done + size, total)
    return Seal(size, digest.finalize().hex())


def _entry(name: str) -> zipfile.ZipInfo:
    """A member without time or place of making: the manifest says when."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    return entry


def _opened(path: Path) -> IO[bytes]:
    """The file for reading; nothing where there is none, as with heads before the first finished talk."""
    return open(path if path.exists() else os.devnull, "rb")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
