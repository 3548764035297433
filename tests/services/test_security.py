"""Password and recovery code of an open vault, and the way in when the password is forgotten."""

from pathlib import Path

import pytest

from desktop import errors
from desktop.records import AccessAction
from desktop.services.entrance import Entrance
from desktop.vault.folder import VaultFolder
from tests.support import CHEAP, PASSWORD, Desk, HandClock, reopened

NEW = "grønne cykler synger"
WRONG = "en helt anden sætning"


@pytest.fixture
def entrance(tmp_path: Path, clock: HandClock) -> Entrance:
    return Entrance(tmp_path, clock, CHEAP)


def vault(entrance: Entrance) -> VaultFolder:
    return entrance.vaults()[0]


def actions(desk: Desk) -> list[AccessAction]:
    return [entry.action for entry in desk.access_log.entries()]


def test_a_code_counts_once_it_was_typed_back(desk: Desk, entrance: Entrance) -> None:
    security = desk.unlocked.security
    assert not security.has_recovery_code()
    code = security.new_recovery_code()
    with pytest.raises(errors.WrongRecoveryCode):
        security.keep_recovery_code(code, security.new_recovery_code())
    with pytest.raises(errors.WrongRecoveryCode):
        security.keep_recovery_code(code, code[:-5])
    assert not security.has_recovery_code()
    desk.unlocked.call(security.keep_recovery_code, code, code.lower().replace("-", " ")).result()
    assert security.has_recovery_code()
    assert actions(desk)[0] == AccessAction.RECOVERY_MADE
    desk.unlocked.close()
    desk.unlocked = entrance.reset_password(vault(entrance), code, NEW)
    assert actions(desk)[:2] == [AccessAction.PASSWORD_CHANGED, AccessAction.UNLOCKED]
    desk.unlocked.close()
    with pytest.raises(errors.WrongPassword):
        entrance.unlock(vault(entrance), PASSWORD)
    desk.unlocked = entrance.unlock(vault(entrance), NEW)
    assert desk.unlocked.security.has_recovery_code()


def test_the_password_is_changed_in_an_open_vault(desk: Desk, entrance: Entrance) -> None:
    change = desk.unlocked.security.change_password
    with pytest.raises(errors.WrongPassword):
        desk.unlocked.call(change, WRONG, NEW).result()
    with pytest.raises(errors.WeakPassword):
        desk.unlocked.call(change, PASSWORD, "kort").result()
    desk.unlocked.call(change, PASSWORD, NEW).result()
    desk.unlocked.close()
    with pytest.raises(errors.WrongPassword):
        entrance.unlock(vault(entrance), PASSWORD)
    desk.unlocked = entrance.unlock(vault(entrance), NEW)
    assert AccessAction.PASSWORD_CHANGED in actions(desk)


def test_wrong_passwords_wait_and_are_told_of_afterwards(
    desk: Desk, entrance: Entrance, clock: HandClock
) -> None:
    desk.unlocked.close()
    for _ in range(3):
        with pytest.raises(errors.WrongPassword):
            entrance.unlock(vault(entrance), WRONG)
    with pytest.raises(errors.TooManyTries) as told:
        entrance.unlock(vault(entrance), PASSWORD)
    assert told.value.seconds == 2
    # Another process: the wait is on the disk.
    with pytest.raises(errors.TooManyTries):
        Entrance(entrance.data_folder, clock, CHEAP).unlock(vault(entrance), PASSWORD)
    clock.turn(seconds=2)
    desk.unlocked = entrance.unlock(vault(entrance), PASSWORD)
    assert actions(desk)[:4] == [AccessAction.UNLOCKED, *[AccessAction.UNLOCK_FAILED] * 3]
    desk.unlocked = reopened(desk, entrance.data_folder).unlocked
    assert actions(desk).count(AccessAction.UNLOCK_FAILED) == 3


def test_no_failed_try_is_lost_on_the_way_in_by_the_recovery_code(
    desk: Desk, entrance: Entrance, clock: HandClock
) -> None:
    """One in the settings of the open vault, two on the lock screen: three."""
    security = desk.unlocked.security
    code = security.new_recovery_code()
    desk.unlocked.call(security.keep_recovery_code, code, code).result()
    assert desk.unlocked.failed_tries == 0
    with pytest.raises(errors.WrongPassword):
        desk.unlocked.call(security.change_password, WRONG, NEW).result()
    desk.unlocked.close()
    for _ in range(2):
        clock.turn(minutes=10)
        with pytest.raises(errors.WrongPassword):
            entrance.unlock(vault(entrance), WRONG)
    desk.unlocked = entrance.reset_password(vault(entrance), code, NEW)
    assert desk.unlocked.failed_tries == 3
    assert actions(desk).count(AccessAction.UNLOCK_FAILED) == 3
    desk.unlocked.close()
    desk.unlocked = entrance.unlock(vault(entrance), NEW)
    assert desk.unlocked.failed_tries == 0
    assert actions(desk).count(AccessAction.UNLOCK_FAILED) == 3


def test_a_vault_in_use_costs_no_try(desk: Desk, entrance: Entrance) -> None:
    for _ in range(5):
        with pytest.raises(errors.VaultInUse):
            entrance.unlock(vault(entrance), PASSWORD)


def test_the_data_key_is_let_go_when_the_vault_is_closed(desk: Desk, entrance: Entrance) -> None:
    unlocked = desk.unlocked
    unlocked.close()
    assert not hasattr(unlocked, "security") and not hasattr(unlocked, "safekeeping")
    desk.unlocked = entrance.unlock(vault(entrance), PASSWORD)
