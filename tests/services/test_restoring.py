"""A backup in the vault's place: told beforehand, kept afterwards, and nobody erased comes back."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from desktop import errors
from desktop.services.entrance import Entrance
from desktop.vault.folder import VaultFolder, VaultState
from tests.services.test_rights import pages, talked
from tests.support import CHEAP, PASSWORD, Desk, HandClock, new_desk


@pytest.fixture
def entrance(tmp_path: Path, clock: HandClock) -> Entrance:
    return Entrance(tmp_path, clock, CHEAP)


def vault(entrance: Entrance) -> VaultFolder:
    return entrance.vaults()[0]


def backed_up(desk: Desk) -> Path:
    """A backup in a safe place; the ones made at closing are out of the way."""
    made = desk.unlocked.keeper.start().result().path
    return Path(shutil.copy(made, desk.unlocked.folder.parents[1]))


def opened(desk: Desk, entrance: Entrance, backup: Path, password: str = PASSWORD) -> Path:
    """Restore, and let the desk work on the outcome."""
    restored = entrance.restoring(vault(entrance), backup, password).restore()
    desk.unlocked = restored.unlocked
    return restored.kept


def test_what_would_change_is_told_first(desk: Desk, entrance: Entrance, clock: HandClock) -> None:
    first = desk.citizen("Amira Prøvesen")
    desk.held(first)
    backup = backed_up(desk)
    clock.turn(days=30)
    desk.held(first)
    desk.citizen("Bo Prøvesen")
    desk.unlocked.close()
    told = entrance.restoring(vault(entrance), backup, PASSWORD).compare()
    assert told.present_opens and (told.citizens, told.talks) == (1, 1)
    assert [(talk.day, talk.citizen, talk.finished) for talk in told.gone] == [
        (date(2026, 6, 11), "Amira Prøvesen", True)
    ]
    assert (told.back, told.gone_citizens) == ((), ("Bo Prøvesen",))
    desk.unlocked = entrance.unlock(vault(entrance), PASSWORD)
    assert len(desk.citizens.search()) == 2  # asking changed nothing


def test_restoring_brings_the_day_back_and_keeps_the_present(desk: Desk, entrance: Entrance) -> None:
    desk.citizen("Amira Prøvesen")
    backup = backed_up(desk)
    desk.citizen("Bo Prøvesen")
    desk.unlocked.close()
    kept = opened(desk, entrance, backup)
    assert [row.name for row in desk.citizens.search()] == ["Amira Prøvesen"]
    assert (kept / "pejl.db").stat().st_size > 0
    assert desk.access_log.entries()[0].action == "restored"


@pytest.mark.parametrize("damage", ["missing", "noise", "truncated", "empty"])
def test_a_damaged_file_comes_back_from_its_newest_backup(
    desk: Desk, entrance: Entrance, damage: str
) -> None:
    desk.citizen("Amira Prøvesen")
    desk.unlocked.keeper.start().result()
    desk.unlocked.close()
    database = vault(entrance).database
    content = database.read_bytes()
    spoilt = {"noise": os.urandom(len(content)), "truncated": content[: len(content) // 2], "empty": b""}
    database.unlink() if damage == "missing" else database.write_bytes(spoilt[damage])
    (backup,) = [each.path for each in offered(entrance)][:1]
    told = entrance.restoring(vault(entrance), backup, PASSWORD).compare()
    assert not told.present_opens and told.citizens == 1
    kept = opened(desk, entrance, backup)
    assert [row.name for row in desk.citizens.search()] == ["Amira Prøvesen"]
    if damage != "missing":
        assert (kept / "pejl.db").read_bytes() == spoilt[damage]


def offered(entrance: Entrance) -> list:  # type: ignore[type-arg]
    from desktop.services import restoring

    return restoring.offered(vault(entrance).path)


def test_lost_slots_come_back_with_the_password_of_the_backups_day(desk: Desk, entrance: Entrance) -> None:
    desk.citizen("Amira Prøvesen")
    backup = backed_up(desk)
    desk.unlocked.close()
    for name in ("keys.json", "keys.previous.json"):
        (vault(entrance).path / name).unlink()
    assert vault(entrance).state() is VaultState.MISSING_KEYS
    opened(desk, entrance, backup)
    assert len(desk.citizens.search()) == 1


def test_who_was_erased_since_is_erased_again(desk: Desk, entrance: Entrance) -> None:
    citizen = talked(desk)
    backup = backed_up(desk)  # on a stick in a drawer
    desk.unlocked.keeper.erase(citizen, "flyttet").result()
    desk.unlocked.close()
    opened(desk, entrance, backup)
    assert desk.citizens.search() == []
    assert b"Amira" not in pages(desk)
    assert len(desk.receipts.listed()) == 1


def test_who_was_erased_is_known_when_the_database_is_lost(desk: Desk, entrance: Entrance) -> None:
    citizen = talked(desk)
    backup = backed_up(desk)
    desk.unlocked.keeper.erase(citizen, "flyttet").result()
    desk.unlocked.close()
    vault(entrance).database.write_bytes(os.urandom(30_000))
    opened(desk, entrance, backup)
    assert desk.citizens.search() == []
    assert b"Amira" not in pages(desk)


def test_a_wrong_password_changes_nothing(desk: Desk, entrance: Entrance) -> None:
    backup = backed_up(desk)
    desk.citizen()
    desk.unlocked.close()
    with pytest.raises(errors.WrongPassword):
        entrance.restoring(vault(entrance), backup, "en helt anden sætning").restore()
    desk.unlocked = entrance.unlock(vault(entrance), PASSWORD)
    assert len(desk.citizens.search()) == 1


def test_a_damaged_backup_takes_the_place_of_nothing(desk: Desk, entrance: Entrance) -> None:
    backup = backed_up(desk)
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 4
    backup.write_bytes(content)
    desk.citizen()
    desk.unlocked.close()
    before = vault(entrance).database.read_bytes()
    with pytest.raises(errors.BackupRefused, match="damaged"):
        entrance.restoring(vault(entrance), backup, PASSWORD).restore()
    assert vault(entrance).database.read_bytes() == before
    desk.unlocked = entrance.unlock(vault(entrance), PASSWORD)


def test_an_open_vault_is_not_restored_under_ones_feet(desk: Desk, entrance: Entrance) -> None:
    backup = backed_up(desk)
    with pytest.raises(errors.VaultInUse):
        entrance.restoring(vault(entrance), backup, PASSWORD).restore()


def test_a_backup_opens_on_a_new_computer(desk: Desk, tmp_path: Path, clock: HandClock) -> None:
    desk.citizen("Amira Prøvesen")
    backup = backed_up(desk)
    other = Entrance(tmp_path / "other", clock, CHEAP)
    assert other.vault_of(backup) is None
    there = other.restore_as_new(backup)
    assert other.vault_of(backup) == there
    again = Desk(other.unlock(there, PASSWORD), clock)
    assert [row.name for row in again.citizens.search()] == ["Amira Prøvesen"]
    again.unlocked.close()


def test_another_caseworkers_backup_is_refused(desk: Desk, entrance: Entrance, tmp_path: Path) -> None:
    other = new_desk(tmp_path / "other")
    slots = (other.unlocked.folder / "keys.json").read_bytes()
    other.unlocked.close()
    foreign = backed_up(desk)
    desk.unlocked.close()
    there = Entrance(tmp_path / "other", desk.clock, CHEAP)
    (other_vault,) = there.vaults()
    # The test's vaults are copies of one: give this one a number of its own.
    from desktop.vault import key_file

    keys = key_file.decode(slots)
    import msgspec

    key_file.write(other_vault.path, msgspec.structs.replace(keys, vault="0" * 36))
    with pytest.raises((errors.BackupRefused, errors.WrongPassword)):
        there.restoring(other_vault, foreign, PASSWORD).restore()
    desk.unlocked = entrance.unlock(vault(entrance), PASSWORD)
