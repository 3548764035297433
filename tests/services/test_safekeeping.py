"""Backups of an open vault: due once a day and at closing, in two places, each read back."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop import errors
from desktop.records import AccessAction
from desktop.services.keeper import BackupDone
from desktop.services.safekeeping import BackupState
from desktop.vault import backups
from desktop.vault.backups import Backup
from tests.other_disk import stick_beside
from tests.support import Desk, HandClock, reopened


def state(desk: Desk) -> BackupState:
    return desk.unlocked.call(desk.unlocked.safekeeping.state).result()


def own(desk: Desk) -> list[Backup]:
    return desk.unlocked.safekeeping.own()


def is_due(desk: Desk, **named: bool) -> bool:
    return desk.unlocked.call(desk.unlocked.safekeeping.is_due, **named).result()


def choose(desk: Desk, place: Path | str) -> None:
    desk.unlocked.call(desk.unlocked.safekeeping.choose_place, str(place)).result()


def citizens_in(backup: Path, desk: Desk, key: bytes) -> int:
    found: list[Any] = []
    backups.verify(
        backup,
        key,
        desk.unlocked.folder,
        look=lambda connection: found.append(connection.execute("SELECT count(*) FROM citizen").fetchone()),
    )
    return int(found[0][0])


@pytest.fixture
def fresh(desk: Desk) -> Desk:
    """A vault without any backup yet."""
    shutil.rmtree(backups.own_folder(desk.unlocked.folder))
    return desk


def test_a_backup_holds_what_was_stored_and_opens(fresh: Desk, clock: HandClock) -> None:
    fresh.citizen()
    assert state(fresh).newest is None
    done = fresh.unlocked.keeper.start().result()
    assert done.made_at == clock.now()
    assert (done.elsewhere, done.elsewhere_failed) == (None, None)
    assert state(fresh).newest == clock.now() and state(fresh).count == 1
    assert citizens_in(done.path, fresh, fresh.unlocked.safekeeping._key) == 1


def test_one_is_due_each_day_and_after_changes_at_closing(fresh: Desk, clock: HandClock) -> None:
    assert is_due(fresh)
    fresh.unlocked.keeper.start_if_due().result()
    assert not is_due(fresh) and not is_due(fresh, closing=True)
    assert fresh.unlocked.keeper.start_if_due().result() is None
    fresh.citizen()
    clock.turn(hours=2)
    assert not is_due(fresh) and is_due(fresh, closing=True)
    clock.turn(days=1)
    assert is_due(fresh)
    fresh.unlocked.keeper.start().result()
    clock.turn(days=-400)  # a clock set back must not stop backups
    assert is_due(fresh)


def test_closing_keeps_what_was_done_since_the_morning(fresh: Desk, clock: HandClock, tmp_path: Path) -> None:
    fresh.unlocked.keeper.start().result()
    clock.turn(hours=5)
    fresh.citizen()
    key = fresh.unlocked.safekeeping._key
    fresh.unlocked = reopened(fresh, tmp_path).unlocked
    assert citizens_in(own(fresh)[0].path, fresh, key) == 1
    assert len(own(fresh)) == 1  # the day keeps its newest


def test_the_second_place_gets_its_own_copy(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose(desk, stick)
    done = desk.unlocked.keeper.start().result()
    assert done.elsewhere is not None and done.elsewhere.is_relative_to(stick)
    assert done.elsewhere.read_bytes() == done.path.read_bytes()
    assert "Karen" not in str(done.elsewhere) and done.elsewhere.stat().st_mode & 0o777 == 0o600
    now = state(desk)
    assert (now.place, now.place_is_there, now.newest_elsewhere) == (str(stick), True, clock.now())


def test_a_copy_that_leaves_the_laptop_is_in_the_log(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.unlocked.keeper.start().result()
    logged = desk.access_log.entries(actions=[AccessAction.BACKUP_MADE])
    choose(desk, stick)
    desk.unlocked.keeper.start().result()
    assert logged == [] and len(desk.access_log.entries(actions=[AccessAction.BACKUP_MADE])) == 1


def test_the_newest_in_the_place_is_what_lies_there(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    """A restored file remembers another moment than that of the copy in the place, or none."""
    stick = tmp_path / "stick"
    stick.mkdir()
    choose(desk, stick)
    done = desk.unlocked.keeper.start().result()
    desk.sql("UPDATE setting SET value = '' WHERE key = 'backup_elsewhere_at'")
    assert state(desk).newest_elsewhere == clock.now()
    assert done.elsewhere is not None
    done.elsewhere.unlink()
    desk.unlocked.call(desk.unlocked.safekeeping.note_elsewhere, clock.now()).result()
    assert state(desk).newest_elsewhere is None
    stick.rename(tmp_path / "pulled")
    shutil.rmtree(tmp_path / "pulled")
    assert state(desk).newest_elsewhere == clock.now()  # all that is known without the stick


def test_a_place_on_the_disk_of_the_data_is_known_as_such(desk: Desk, tmp_path: Path) -> None:
    assert not state(desk).place_on_same_disk
    choose(desk, tmp_path)
    assert state(desk).place_on_same_disk
    if Path("/proc/self").exists():
        choose(desk, "/proc")
        assert not state(desk).place_on_same_disk


def test_a_pulled_stick_is_told_and_the_own_backup_stands(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose(desk, stick)
    stick.rmdir()
    done = desk.unlocked.keeper.start().result()
    assert isinstance(done.elsewhere_failed, errors.PlaceMissing)
    assert done.path.exists() and not state(desk).place_is_there
    with pytest.raises(errors.PlaceMissing):
        choose(desk, stick)


def test_a_stick_pulled_while_copying_is_told(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose(desk, stick)

    def pull(_done: int, _total: int) -> None:
        if list(stick.rglob("*.new")):
            shutil.rmtree(stick)

    done = desk.unlocked.keeper.start(pull).result()
    assert isinstance(done.elsewhere_failed, errors.PlaceMissing)
    assert done.path.exists()


def test_the_reminder_comes_after_a_week_and_goes_with_a_copy_elsewhere(
    desk: Desk, clock: HandClock, tmp_path: Path
) -> None:
    desk.unlocked.keeper.start().result()
    assert not state(desk).reminder
    clock.turn(days=8)
    assert state(desk).reminder  # nowhere but on the laptop
    with stick_beside(tmp_path) as stick:
        choose(desk, stick)
        desk.unlocked.keeper.start().result()
        assert not state(desk).reminder
        clock.turn(days=8)
        assert state(desk).reminder


def test_a_copy_on_the_same_disk_ends_no_reminder(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    choose(desk, tmp_path)
    desk.unlocked.keeper.start().result()
    assert not state(desk).reminder, "not on the first day"
    clock.turn(days=8)
    assert desk.unlocked.keeper.start().result().elsewhere is not None
    assert state(desk).newest_elsewhere == clock.now() and state(desk).reminder


def test_a_place_inside_the_vault_is_refused(desk: Desk) -> None:
    with pytest.raises(errors.InvalidInput):
        choose(desk, backups.own_folder(desk.unlocked.folder))


def test_stopping_leaves_neither_backup_nor_trouble(fresh: Desk) -> None:
    def stop(_done: int, _total: int) -> None:
        raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        fresh.unlocked.keeper.start(stop).result()
    assert own(fresh) == []
    assert isinstance(fresh.unlocked.keeper.start().result(), BackupDone)


def test_a_backup_that_does_not_read_back_is_not_kept(fresh: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk gives back another byte than it was given."""
    copy = fresh.unlocked.safekeeping.copy

    def spoilt(*arguments: Any) -> Path:
        made = copy(*arguments)
        content = bytearray(made.read_bytes())
        content[len(content) // 2] ^= 1
        made.write_bytes(content)
        return made

    monkeypatch.setattr(fresh.unlocked.safekeeping, "copy", spoilt)
    with pytest.raises(errors.BackupRefused, match="damaged"):
        fresh.unlocked.keeper.start().result()
    assert own(fresh) == []


def test_answers_are_stored_while_a_backup_is_read_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    verify = desk.unlocked.safekeeping.verify
    stored: list[int] = []

    def busy(*arguments: Any) -> None:
        stored.append(desk.citizen())  # waits for the database thread, which must be free
        verify(*arguments)

    monkeypatch.setattr(desk.unlocked.safekeeping, "verify", busy)
    desk.unlocked.keeper.start().result(timeout=20)
    assert len(stored) == 1


def test_a_full_disk_does_not_keep_anyone_from_closing(
    fresh: Desk, clock: HandClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fresh.citizen()

    def full(*_arguments: Any, **_named: Any) -> Path:
        raise errors.StorageFull("ENOSPC")

    monkeypatch.setattr(backups, "make", full)
    clock.turn(hours=2)
    again = reopened(fresh, tmp_path)
    fresh.unlocked = again.unlocked
    assert len(fresh.citizens.search()) == 1


def test_backups_are_rotated_as_they_are_made(desk: Desk, clock: HandClock) -> None:
    for _ in range(20):
        clock.turn(days=1)
        desk.unlocked.keeper.start().result()
    days = [each.manifest.made_at.date() for each in own(desk) if each.manifest is not None]
    assert days[:7] == [clock.now().date() - timedelta(days=number) for number in range(7)]
    assert len(days) < 14
