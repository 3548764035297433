"""A log that has lost what was acknowledged is damage; what a power cut leaves of it is not."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import errors
from desktop.vault.connection import open_connection
from desktop.vault.engine import close, open_engine
from desktop.vault.log_file import check

FRAME, HEADER = 24 + 4096, 32


@pytest.fixture
def killed(database: Path, key: bytes) -> Path:
    """The files as a kill leaves them, with five transactions in the log."""
    engine = open_engine(database, key, create=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    for _ in range(4):
        with engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO note (text) VALUES ('ord')")
    (database.parent / "killed").mkdir()
    for file in database.parent.glob("pejl.db*"):
        shutil.copy2(file, database.parent / "killed")
    close(engine)
    return database.parent / "killed" / database.name


def log_of(database: Path) -> Path:
    return database.with_name("pejl.db-wal")


def shared_of(database: Path) -> Path:
    return database.with_name("pejl.db-shm")


def flip(file: Path, place: int) -> None:
    body = bytearray(file.read_bytes())
    body[place] ^= 1
    file.write_bytes(body)


def rows(database: Path, key: bytes) -> int:
    connection = open_connection(database, key)
    (found,) = connection.execute("SELECT count(*) FROM note").fetchone()
    connection.close()
    return int(found)


def test_after_a_kill_everything_is_there(killed: Path, key: bytes) -> None:
    assert log_of(killed).stat().st_size > 5 * FRAME
    assert rows(killed, key) == 4


def test_every_kilobyte_flipped_is_damage_and_the_files_stay_as_they_are(killed: Path, key: bytes) -> None:
    whole = log_of(killed).read_bytes()
    for place in range(0, len(whole), 1009):
        flip(log_of(killed), place)
        with pytest.raises(errors.VaultDamaged):
            open_connection(killed, key)
        flip(log_of(killed), place)
    assert log_of(killed).read_bytes() == whole
    assert rows(killed, key) == 4


@pytest.mark.parametrize("left", [0, 20, HEADER, HEADER + FRAME, -FRAME, -1])
def test_a_log_cut_short_is_damage(killed: Path, left: int) -> None:
    size = log_of(killed).stat().st_size
    os.truncate(log_of(killed), left if left >= 0 else size + left)
    with pytest.raises(errors.VaultDamaged):
        check(killed)


@pytest.mark.parametrize("shared_is_there", [True, False])
@pytest.mark.parametrize("written", [1, 16, 31])
def test_a_first_header_of_which_a_full_disk_took_a_part_is_no_damage(
    database: Path, key: bytes, written: int, shared_is_there: bool
) -> None:
    close(open_engine(database, key, create=True))
    log_of(database).write_bytes(b"\x37\x7f\x06\x82" * 8)
    os.truncate(log_of(database), written)
    if shared_is_there:
        shared_of(database).write_bytes(bytes(32768))
    close(open_engine(database, key))


def test_a_log_taken_away_is_damage(killed: Path) -> None:
    log_of(killed).unlink()
    with pytest.raises(errors.VaultDamaged):
        check(killed)


def long_ago(shared: Path) -> None:
    os.utime(shared, (1_000_000_000, 1_000_000_000))


@pytest.mark.parametrize("forget", [Path.unlink, long_ago])
def test_after_a_power_cut_a_torn_end_is_none_and_a_torn_middle_is(
    killed: Path, key: bytes, forget: Callable[[Path], None]
) -> None:
    forget(shared_of(killed))
    whole = log_of(killed).read_bytes()
    flip(log_of(killed), HEADER + FRAME)
    with pytest.raises(errors.VaultDamaged):
        check(killed)
    log_of(killed).write_bytes(whole)
    flip(log_of(killed), len(whole) - 100)
    assert rows(killed, key) == 3


def test_what_is_made_up_in_the_shared_memory_accuses_nobody(killed: Path, key: bytes) -> None:
    body = bytearray(shared_of(killed).read_bytes())
    body[16] = body[48 + 16] = 200  # frames, without the checksum that belongs to it
    shared_of(killed).write_bytes(body)
    assert rows(killed, key) == 4
