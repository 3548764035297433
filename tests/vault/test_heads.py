"""The chain heads beside the database: sealed, whole or not at all, and kept when they cannot be read."""

import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from desktop import errors
from desktop.vault import heads
from desktop.vault.heads import DAMAGED_HEADS, HEADS, Heads

CITIZEN, ERASED = "3f0c8e0e-5b1a-4c39-9d39-0d1a8f0b5a01", "9a4c2f6d-8a53-4b62-8d1f-0b7c2c5e7f02"
SOME = Heads(7, {CITIZEN: "ab" * 32}, {ERASED: datetime(2026, 11, 21, 8, 30, tzinfo=UTC)})


def test_what_was_written_is_read_and_nothing_is_read_where_nothing_is(tmp_path: Path, key: bytes) -> None:
    assert heads.read(tmp_path, key) is None
    heads.write(tmp_path, key, SOME)
    assert heads.read(tmp_path, key) == SOME
    heads.write(tmp_path, key, Heads(8))
    assert heads.read(tmp_path, key) == Heads(8)
    assert [file.name for file in tmp_path.iterdir()] == [HEADS]


def test_no_uuid_hash_or_key_can_be_read_in_the_file(tmp_path: Path, key: bytes) -> None:
    heads.write(tmp_path, key, SOME)
    first = (tmp_path / HEADS).read_bytes()
    for needle in (CITIZEN.encode(), ERASED.encode(), b"ab" * 8, b"sequence", key):
        assert needle not in first
    heads.write(tmp_path, key, SOME)
    assert (tmp_path / HEADS).read_bytes()[30:] != first[30:]


def test_every_flipped_bit_and_every_cut_is_found_and_the_file_is_kept(tmp_path: Path, key: bytes) -> None:
    heads.write(tmp_path, key, SOME)
    good = (tmp_path / HEADS).read_bytes()
    flips = [bytearray(good) for _ in good]
    for position, flipped in enumerate(flips):
        flipped[position] ^= 1 << position % 8
    for damaged in [*map(bytes, flips), *(good[:length] for length in range(1, len(good))), good + b"\0"]:
        (tmp_path / HEADS).write_bytes(damaged)
        assert heads.read(tmp_path, key) is None
        assert (tmp_path / DAMAGED_HEADS).read_bytes() == damaged
        assert not (tmp_path / HEADS).exists()
    heads.write(tmp_path, key, SOME)
    assert heads.read(tmp_path, key) == SOME
    assert (tmp_path / DAMAGED_HEADS).exists()


def test_another_vaults_heads_are_refused(tmp_path: Path, key: bytes) -> None:
    heads.write(tmp_path, bytes(32), SOME)
    assert heads.read(tmp_path, key) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"sequence": -1},
        {"sequence": 1, "heads": {CITIZEN: "short"}},
        {"sequence": 1, "erased": {CITIZEN: "2026-11-21T08:30:00"}},
        {"sequence": 1, "later": []},
        [],
    ],
)
def test_what_has_another_form_is_not_taken(
    tmp_path: Path, key: bytes, fields: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heads.msgspec.json, "encode", lambda _heads: msgspec.json.Encoder().encode(fields))
    heads.write(tmp_path, key, SOME)
    assert heads.read(tmp_path, key) is None


def test_a_disk_that_fails_is_no_damage(tmp_path: Path, key: bytes) -> None:
    (tmp_path / HEADS).mkdir()
    with pytest.raises(errors.StorageFailed):
        heads.read(tmp_path, key)
    assert not (tmp_path / DAMAGED_HEADS).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_the_file_is_private(tmp_path: Path, key: bytes) -> None:
    heads.write(tmp_path, key, SOME)
    assert (tmp_path / HEADS).stat().st_mode & 0o777 == 0o600
