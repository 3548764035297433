"""Backups: whole or not there, every changed byte noticed, the right ones kept, restored at any cut."""

import io
import os
import shutil
import signal
import tempfile
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop import errors
from desktop.vault import backup_file, backups, restoring
from desktop.vault.creation import create_vault
from desktop.vault.engine import close, migration_engine, open_engine
from desktop.vault.folder import VaultFolder
from desktop.vault.keys import change_password, unlock
from tests.faults.forks import in_child
from tests.vault.conftest import CHEAP, PASSWORD

NOW = datetime(2026, 11, 21, 15, 44, 19, tzinfo=UTC)


def lay_out(database: Path, key: bytes) -> None:
    engine = migration_engine(database, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    engine.dispose()


def write(vault: VaultFolder, key: bytes, text: str) -> None:
    engine = open_engine(vault.database, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO note (text) VALUES (?)", (text,))
    close(engine)


def read(vault: VaultFolder, key: bytes) -> list[str]:
    engine = open_engine(vault.database, key)
    with engine.begin() as connection:
        found = connection.exec_driver_sql("SELECT text FROM note ORDER BY id").scalars().all()
    close(engine)
    return list(found)


def make(vault: VaultFolder, now: datetime = NOW) -> Path:
    return backups.make(vault.path, backups.own_folder(vault.path), schema="0001", now=now)


@pytest.fixture
def vault_and_key(tmp_path: Path) -> tuple[VaultFolder, bytes]:
    vault, key = create_vault(tmp_path / "data", "Karen Holm", PASSWORD, prepare=lay_out, cost=CHEAP)
    write(vault, key, "første")
    return vault, key


Opened = tuple[VaultFolder, bytes]


def test_a_backup_is_private_names_no_one_and_is_listed(vault_and_key: Opened) -> None:
    vault, _key = vault_and_key
    backup = make(vault)
    assert backup.name == "pejl-2026-11-21-154419.pejlbackup"
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700
    again, later = make(vault), make(vault, NOW + timedelta(seconds=1))
    assert [each.path for each in backups.listed(backup.parent)] == [later, again, backup]
    (backup.parent / "Karens noter.pejlbackup").write_bytes(b"")
    assert len(backups.listed(backup.parent)) == 3


def test_a_backup_is_verified_with_the_key_and_says_what_is_in_it(vault_and_key: Opened) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    seen: list[object] = []
    manifest = backups.verify(
        backup, key, vault.path, look=lambda c: seen.append(c.execute("SELECT text FROM note").fetchall())
    )
    assert (manifest.made_at, manifest.schema) == (NOW, "0001")
    assert seen == [[("første",)]]
    assert not [path for path in vault.path.iterdir() if path.name.startswith(".")]
    with pytest.raises(errors.BackupRefused, match="key"):
        backups.verify(backup, bytes(32), vault.path)
    with pytest.raises(errors.BackupRefused, match="foreign"):
        backups.verify(backup, key, vault.path, vault="0" * 36)


@pytest.mark.parametrize("name", ["../../evil", "/tmp/evil", "pejl.db/../../evil", "extra.txt"])
def test_an_archive_with_other_members_is_refused(vault_and_key: Opened, name: str) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    with zipfile.ZipFile(backup, "a") as archive:
        archive.writestr(name, "x")
    before = sorted(vault.path.parent.parent.rglob("*"))
    with pytest.raises(errors.BackupRefused, match="damaged"):
        backups.verify(backup, key, vault.path)
    assert sorted(vault.path.parent.parent.rglob("*")) == before


def test_what_never_was_a_backup_is_told_from_a_damaged_one(vault_and_key: Opened, tmp_path: Path) -> None:
    vault, _key = vault_and_key
    whole = make(vault).read_bytes()
    file = tmp_path / "a.pejlbackup"
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "x" * 3000)
    for reason, contents in {
        "not_a_backup": [b"noise", b"x" * 5000, other.getvalue()],
        "damaged": [b"", bytes(5000), whole[:-1], whole[: len(whole) // 2], b"x" + whole[1:]],
    }.items():
        for content in contents:
            file.write_bytes(content)
            with pytest.raises(errors.BackupRefused, match=reason):
                backup_file.extract(file, Path(tempfile.mkdtemp(dir=tmp_path)))
    file.unlink()
    with pytest.raises(errors.BackupRefused, match="no_file"):
        backup_file.read_manifest(file)
    with pytest.raises(errors.BackupRefused, match="not_a_backup"):
        backup_file.read_manifest(tmp_path)


def test_a_compressed_member_is_refused_before_it_is_unpacked(vault_and_key: Opened, tmp_path: Path) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    bomb = tmp_path / "pejl-2026-11-21-000000.pejlbackup"
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            target.writestr(member, source.read(member))
    with pytest.raises(errors.BackupRefused, match="damaged"):
        backups.verify(bomb, key, vault.path)


def test_a_newer_manifest_is_called_newer(vault_and_key: Opened, tmp_path: Path) -> None:
    vault, _key = vault_and_key
    backup = make(vault)
    newer = tmp_path / backup.name
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(newer, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member == "manifest.json":
                content = content.replace(b'"format": 1', b'"format": 2')
            target.writestr(member, content)
    with pytest.raises(errors.BackupRefused, match="newer"):
        backup_file.read_manifest(newer)


def test_rotation_keeps_seven_days_five_weeks_twelve_months(vault_and_key: Opened) -> None:
    """Two a day for 500 days, by name and manifest alone; the newest of each period stays."""
    vault, _key = vault_and_key
    folder, first = backups.own_folder(vault.path), make(vault, NOW - timedelta(days=499))
    for day in range(499):
        for hour in (9, 15):
            made = (NOW - timedelta(days=day)).replace(hour=hour, minute=0, second=0)
            copy_with_time(first, folder / f"pejl-{made:%Y-%m-%d-%H%M%S}.pejlbackup", made)
    damaged = folder / "pejl-2020-01-01-000000.pejlbackup"
    damaged.write_bytes(b"not a backup")
    backups.rotate(folder, NOW.date())
    left = [each for each in backups.listed(folder) if each.manifest is not None]
    days = [each.manifest.made_at.date() for each in left if each.manifest is not None]
    assert all(each.manifest is not None and each.manifest.made_at.hour == 15 for each in left)
    assert days[:7] == [NOW.date() - timedelta(days=number) for number in range(7)]
    assert len({day.isocalendar()[:2] for day in days}) >= 5
    assert len({(day.year, day.month) for day in days}) == 12
    assert len(days) <= 7 + 5 + 12
    assert date(2025, 12, 31) in days
    assert damaged.exists()
    assert backups.rotate(folder, NOW.date()) == []


def copy_with_time(source: Path, target: Path, made_at: datetime) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.namelist():
            content = b"" if member == "pejl.db" else old.read(member)
            if member == "manifest.json":
                content = content.replace(
                    (NOW - timedelta(days=499)).strftime("%Y-%m-%dT%H:%M:%S").encode(),
                    made_at.strftime("%Y-%m-%dT%H:%M:%S").encode(),
                )
            new.writestr(member, content)


def test_backups_made_before_the_clock_was_set_back_stay(vault_and_key: Opened) -> None:
    vault, _key = vault_and_key
    ahead = [make(vault, NOW + timedelta(days=3650, hours=hour)) for hour in range(3)]
    here = make(vault)
    assert backups.rotate(here.parent, NOW.date()) == []
    assert all(path.exists() for path in (*ahead, here))


def test_the_newest_of_one_second_stays_however_often_it_is_made(vault_and_key: Opened) -> None:
    vault, _key = vault_and_key
    for _ in range(4):
        made = make(vault)
        backups.rotate(made.parent, NOW.date())
        assert [each.path for each in backups.listed(made.parent)] == [made]


def test_what_is_made_last_is_the_newest_though_the_clock_went_back(vault_and_key: Opened) -> None:
    vault, key = vault_and_key
    made = [make(vault, NOW - timedelta(minutes=number)) for number in range(3)]
    assert [each.path for each in backups.listed(made[0].parent)] == made[::-1]
    backups.rewrite(made[2], vault.path, "0001", lambda database: None)
    backups.rotate(made[0].parent, NOW.date())
    assert [each.path for each in backups.listed(made[0].parent)] == [made[2]]
    assert backups.verify(made[2], key, vault.path).order == 3


def test_stopping_leaves_no_backup(vault_and_key: Opened) -> None:
    vault, _key = vault_and_key

    def stop(_done: int, _total: int) -> None:
        raise errors.Cancelled

    folder = backups.own_folder(vault.path)
    with pytest.raises(errors.Cancelled):
        backups.make(vault.path, folder, schema="0001", now=NOW, progress=stop)
    assert list(folder.iterdir()) == []


def test_a_place_that_is_gone_is_named(vault_and_key: Opened, tmp_path: Path) -> None:
    vault, _key = vault_and_key
    with pytest.raises(errors.PlaceMissing):
        backups.folder_in(tmp_path / "stick", vault.path)
    (tmp_path / "stick").mkdir()
    assert backups.folder_in(tmp_path / "stick", vault.path).parent == tmp_path / "stick"


def test_restoring_keeps_what_was_there_and_the_password_of_today(vault_and_key: Opened) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    write(vault, key, "anden")
    change_password(vault.path, PASSWORD, "grønne cykler synger", cost=CHEAP)
    kept = restoring.restore(vault.path, backup, NOW)
    assert unlock(vault.path, "grønne cykler synger") == key
    assert read(vault, key) == ["første"]
    assert read(VaultFolder(kept), key) == ["første", "anden"]


@pytest.mark.parametrize("damage", ["missing", "empty", "noise"])
def test_a_lost_database_comes_back_and_the_damaged_one_is_kept(vault_and_key: Opened, damage: str) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    if damage == "missing":
        vault.database.unlink()
    else:
        vault.database.write_bytes(b"" if damage == "empty" else os.urandom(20_000))
    left = vault.database.read_bytes() if vault.database.exists() else None
    kept = restoring.restore(vault.path, backup, NOW)
    assert read(vault, key) == ["første"]
    assert left is None or (kept / "pejl.db").read_bytes() == left


def test_lost_slots_come_back_from_the_backup(vault_and_key: Opened) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    for name in ("keys.json", "keys.previous.json"):
        (vault.path / name).write_bytes(b"{}")
    restoring.restore(vault.path, backup, NOW)
    assert unlock(vault.path, PASSWORD) == key
    assert read(vault, key) == ["første"]


def test_another_vaults_backup_is_refused(vault_and_key: Opened, tmp_path: Path) -> None:
    vault, key = vault_and_key
    other, _key = create_vault(tmp_path / "data", "Bo Lund", PASSWORD, prepare=lay_out, cost=CHEAP)
    with pytest.raises(errors.BackupRefused, match="foreign"):
        restoring.restore(vault.path, make(other), NOW)
    assert read(vault, key) == ["første"]


def test_a_backup_opens_on_a_new_computer(vault_and_key: Opened, tmp_path: Path) -> None:
    vault, key = vault_and_key
    backup = shutil.copy(make(vault), tmp_path)
    there = restoring.restore_as_new(tmp_path / "other", Path(backup))
    assert unlock(there, PASSWORD) == key
    assert read(VaultFolder(there), key) == ["første"]
    with pytest.raises(FileExistsError):
        restoring.restore_as_new(tmp_path / "other", Path(backup))


@pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")
def test_a_restore_cut_at_every_file_operation_leaves_the_old_or_the_new(vault_and_key: Opened) -> None:
    vault, key = vault_and_key
    backup = make(vault)
    write(vault, key, "anden")
    cuts, old, new = 0, 0, 0
    for step in range(200):
        _written, code = in_child(lambda _pipe, step=step: cut_at(vault, backup, step), None)
        texts = read(vault, key)
        assert texts in (["første", "anden"], ["første"])
        old, new, cuts = old + (len(texts) == 2), new + (len(texts) == 1), cuts + (code == -signal.SIGKILL)
        shutil.rmtree(vault.path / "kept", ignore_errors=True)
        if code == 0:
            break
        if len(texts) == 1:
            write(vault, key, "anden")
    assert cuts >= 10 and old >= 8 and new >= 1, (cuts, old, new)
    print(f"cuts {cuts}, the old file {old}, the new file {new}, neither 0")


def cut_at(vault: VaultFolder, backup: Path, step: int) -> None:
    """Restore, killed at file operation number `step`."""
    seen = 0

    def counting(function):  # type: ignore[no-untyped-def]
        def call(*arguments, **named):  # type: ignore[no-untyped-def]
            nonlocal seen
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1
            return function(*arguments, **named)

        return call

    for name in ("replace", "link", "unlink", "mkdir", "fsync", "open"):
        setattr(os, name, counting(getattr(os, name)))
    restoring.restore(vault.path, backup, NOW)
