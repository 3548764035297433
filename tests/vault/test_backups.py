"""Backups: whole or not there, every changed byte noticed, and the right ones kept."""

import io
import re
import tempfile
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop import errors
from desktop.vault import backup_file, backups
from tests.vault.backup_parts import NOW, Opened, make


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
    # The directory claims to lie further on, by which the members would lie before the file's beginning.
    displaced = whole[:-6] + bytes([*whole[-6:-3], 0x7F]) + whole[-2:]
    # Each member claims to be encrypted, for which zip files have a bit.
    flags = [found.start() + 8 for found in re.finditer(b"PK\x01\x02", whole)]
    sealed = bytes(byte | (place in flags) for place, byte in enumerate(whole))
    file = tmp_path / "a.pejlbackup"
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "x" * 3000)
    for reason, contents in {
        "not_a_backup": [b"noise", b"x" * 5000, other.getvalue()],
        "damaged": [
            b"",
            bytes(5000),
            whole[:-1],
            whole[: len(whole) // 2],
            b"x" + whole[1:],
            displaced,
            sealed,
        ],
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
