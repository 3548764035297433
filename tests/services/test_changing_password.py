"""An open window is no place to guess at the password: tries count there as they do at unlocking."""

from pathlib import Path

import pytest

from desktop import errors
from desktop.records import AccessAction
from desktop.services.entrance import Entrance
from desktop.services.security import REFUSED
from desktop.vault import key_file, keys
from tests import recovered
from tests.support import CHEAP, PASSWORD, Desk, HandClock

NEW = "grønne cykler synger"
WRONG = "en helt anden sætning"


def change(desk: Desk, old: str, new: str = NEW) -> None:
    desk.unlocked.call(desk.unlocked.security.change_password, old, new).result()


def guess(desk: Desk, times: int) -> None:
    for _ in range(times):
        with pytest.raises(errors.WrongPassword):
            change(desk, WRONG)


def test_wrong_old_passwords_wait_and_the_right_one_waits_with_them(desk: Desk, clock: HandClock) -> None:
    guess(desk, 3)
    with pytest.raises(errors.TooManyTries) as told:
        change(desk, PASSWORD)
    assert told.value.seconds == 2
    clock.turn(seconds=2)
    change(desk, PASSWORD)


def test_the_count_is_that_of_unlocking(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    guess(desk, 3)
    desk.unlocked.close()
    entrance = Entrance(tmp_path, clock, CHEAP)
    with pytest.raises(errors.TooManyTries):
        entrance.unlock(entrance.vaults()[0], PASSWORD)
    clock.turn(seconds=2)
    desk.unlocked = entrance.unlock(entrance.vaults()[0], PASSWORD)
    actions = [entry.action for entry in desk.access_log.entries(limit=4)]
    assert actions == [AccessAction.UNLOCKED, *[AccessAction.UNLOCK_FAILED] * 3]


def test_a_weak_new_password_costs_no_try(desk: Desk) -> None:
    for _ in range(5):
        with pytest.raises(errors.WeakPassword):
            change(desk, PASSWORD, "kort")
    change(desk, PASSWORD)


def test_wrong_ones_before_the_change_are_logged_with_it(desk: Desk, clock: HandClock) -> None:
    guess(desk, 2)
    change(desk, PASSWORD)
    actions = [entry.action for entry in desk.access_log.entries(limit=3)]
    assert actions == [AccessAction.PASSWORD_CHANGED, *[AccessAction.UNLOCK_FAILED] * 2]
    guess(desk, 2)
    change(desk, NEW, PASSWORD)
    assert len(desk.access_log.entries(actions=[AccessAction.UNLOCK_FAILED])) == 4, "each is logged once"


def opens(desk: Desk, password: str) -> bool:
    try:
        keys.unlock(desk.unlocked.folder, password)
    except errors.WrongPassword:
        return False
    return True


def write_protect(desk: Desk, protected: bool = True) -> None:
    """Have the database refuse all writes, as on a disk that was remounted."""

    def protect() -> None:
        connection = desk.unlocked._engine.raw_connection()
        connection.driver_connection.execute(f"PRAGMA query_only = {int(protected)}")
        connection.close()

    desk.unlocked.call(protect).result()


def newest(desk: Desk, count: int) -> list[tuple[AccessAction, str]]:
    return [(entry.action, entry.detail) for entry in desk.access_log.entries(limit=count)]


def test_a_change_that_the_log_cannot_take_is_not_made(desk: Desk) -> None:
    guess(desk, 1)
    write_protect(desk)
    with pytest.raises(errors.StorageReadOnly):
        change(desk, PASSWORD)
    assert opens(desk, PASSWORD) and not opens(desk, NEW)
    write_protect(desk, False)
    change(desk, PASSWORD)
    assert opens(desk, NEW) and not opens(desk, PASSWORD)
    assert newest(desk, 2) == [(AccessAction.PASSWORD_CHANGED, ""), (AccessAction.UNLOCK_FAILED, "")]


def test_a_change_that_the_slots_do_not_take_is_told_and_logged_as_refused(desk: Desk) -> None:
    guess(desk, 1)
    in_the_way = desk.unlocked.folder / f"{key_file.KEYS}.new"
    in_the_way.mkdir()
    with pytest.raises((errors.StorageFailed, errors.StorageReadOnly)):
        change(desk, PASSWORD)
    assert opens(desk, PASSWORD) and not opens(desk, NEW)
    changed = AccessAction.PASSWORD_CHANGED
    assert newest(desk, 3) == [(changed, REFUSED), (changed, ""), (AccessAction.UNLOCK_FAILED, "")]
    in_the_way.rmdir()
    change(desk, PASSWORD)
    assert newest(desk, 2) == [(changed, ""), (changed, REFUSED)], "the wrong try is in the log once"


def test_a_recovery_code_that_the_log_cannot_take_is_not_kept(desk: Desk) -> None:
    security = desk.unlocked.security
    code, other = security.new_recovery_code(), security.new_recovery_code()
    desk.unlocked.call(security.keep_recovery_code, code, code).result()
    write_protect(desk)
    with pytest.raises(errors.StorageReadOnly):
        desk.unlocked.call(security.keep_recovery_code, other, other).result()
    assert recovered.data_key(desk.unlocked.folder, code)
    with pytest.raises(errors.WrongRecoveryCode):
        recovered.data_key(desk.unlocked.folder, other)
    write_protect(desk, False)


def test_a_reset_that_the_slots_do_not_take_leaves_the_old_password(
    desk: Desk, clock: HandClock, tmp_path: Path
) -> None:
    security, folder = desk.unlocked.security, desk.unlocked.folder
    code = security.new_recovery_code()
    desk.unlocked.call(security.keep_recovery_code, code, code).result()
    desk.unlocked.close()
    entrance = Entrance(tmp_path, clock, CHEAP)
    (folder / f"{key_file.KEYS}.new").mkdir()
    with pytest.raises((errors.StorageFailed, errors.StorageReadOnly)):
        entrance.reset_password(entrance.vaults()[0], code, NEW)
    (folder / f"{key_file.KEYS}.new").rmdir()
    desk.unlocked = entrance.unlock(entrance.vaults()[0], PASSWORD)
    told = [entry.detail for entry in desk.access_log.entries(actions=[AccessAction.PASSWORD_CHANGED])]
    assert told == [REFUSED, "recovery"]


def test_a_reset_of_a_file_that_does_not_open_leaves_the_old_password(
    desk: Desk, clock: HandClock, tmp_path: Path
) -> None:
    security, folder = desk.unlocked.security, desk.unlocked.folder
    code = security.new_recovery_code()
    desk.unlocked.call(security.keep_recovery_code, code, code).result()
    entrance = Entrance(tmp_path, clock, CHEAP)
    with pytest.raises(errors.VaultInUse):
        entrance.reset_password(entrance.vaults()[0], code, NEW)
    assert keys.unlock(folder, PASSWORD)
