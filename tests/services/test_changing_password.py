"""An open window is no place to guess at the password: tries count there as they do at unlocking."""

from pathlib import Path

import pytest

from desktop import errors
from desktop.records import AccessAction
from desktop.services.entrance import Entrance
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
