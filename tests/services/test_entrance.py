"""The way in: making a vault, opening it, and letting go of it."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest

from desktop import questions
from desktop.errors import InvalidInput, StorageFailed, VaultInUse, WeakPassword, WrongPassword
from desktop.records import Office
from desktop.services import entrance as entrance_module
from desktop.services.entrance import Entrance
from desktop.services.unlocked import Unlocked
from desktop.vault import engine as vault_engine
from desktop.vault import keys
from desktop.vault.tries import Tries
from tests.support import CHEAP, OFFICE, PASSWORD, Desk, HandClock, new_desk, reopened


def entrance(folder: Path) -> Entrance:
    return Entrance(folder, HandClock(), CHEAP)


def test_a_new_vault_knows_its_office_and_opens_again(tmp_path: Path) -> None:
    assert entrance(tmp_path).vaults() == []
    desk = Desk(entrance(tmp_path).create(OFFICE, PASSWORD), HandClock())
    assert desk.office.get() == OFFICE
    conversation = desk.begun(desk.citizen("Amira Prøvesen"))
    desk.says(conversation, "A1", 2)
    desk = reopened(desk, tmp_path)
    assert [row.name for row in desk.citizens.search("amira")] == ["Amira Prøvesen"]
    assert desk.conversations.get(conversation).record.questions[0].citizen.option == 2
    desk.unlocked.close()


@pytest.mark.parametrize(
    ("office", "password", "kind"),
    [
        (Office(caseworker=""), PASSWORD, InvalidInput),
        (Office(caseworker="   "), PASSWORD, InvalidInput),
        (Office(caseworker="Karen", months_between=13), PASSWORD, InvalidInput),
        (Office(caseworker="Karen", phone="x" * 200), PASSWORD, InvalidInput),
        (Office(caseworker="x" * 121), PASSWORD, InvalidInput),
        (OFFICE, "kort", WeakPassword),
    ],
)
def test_a_first_start_that_is_refused_leaves_nothing(
    tmp_path: Path, office: Office, password: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        entrance(tmp_path).create(office, password)
    assert entrance(tmp_path).vaults() == []
    new_desk(tmp_path).unlocked.close()


def test_a_wrong_password_and_a_second_program_are_refused(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    (vault,) = entrance(tmp_path).vaults()
    with pytest.raises(VaultInUse):
        entrance(tmp_path).unlock(vault, PASSWORD)
    desk.unlocked.close()
    with pytest.raises(WrongPassword):
        entrance(tmp_path).unlock(vault, "en helt anden sætning")
    entrance(tmp_path).unlock(vault, PASSWORD).close()


def test_each_caseworker_has_an_own_vault(tmp_path: Path) -> None:
    mine = new_desk(tmp_path)
    mine.citizen("Amira")
    other = entrance(tmp_path).create(Office(caseworker="Bo Kollega"), "en helt anden sætning")
    assert Desk(other, HandClock()).citizens.search() == []
    assert [vault.name() for vault in entrance(tmp_path).vaults()] == [OFFICE.caseworker, "Bo Kollega"]
    mine.unlocked.close()
    other.close()


def test_closing_lets_go_even_where_the_log_cannot_be_folded_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = new_desk(tmp_path)
    citizen = desk.citizen("Amira")
    real = vault_engine.close

    def fails(engine: object) -> None:
        real(engine)
        raise StorageFailed("SQLITE_IOERR")

    monkeypatch.setattr(vault_engine, "close", fails)
    with pytest.raises(StorageFailed):
        desk.unlocked.close()
    monkeypatch.undo()
    again = Desk(entrance(tmp_path).unlock(entrance(tmp_path).vaults()[0], PASSWORD), desk.clock)
    assert again.citizens.get(citizen).name == "Amira"
    again.unlocked.close()


# --- The office's settings ---------------------------------------------------


def test_settings_are_changed_and_the_owner_stays_one(desk: Desk) -> None:
    office = Office("Jobcenter Nyby", "Karen  Nyt-Navn", "11 11 11 11", 6, " Velkommen \r\n her ")
    desk.office.set(office)
    assert desk.office.get() == Office(
        "Jobcenter Nyby", "Karen Nyt-Navn", "11 11 11 11", 6, "Velkommen \n her"
    )
    assert desk.sql("SELECT name, is_owner FROM caseworker") == [("Karen Nyt-Navn", 1)]


@pytest.mark.parametrize(
    ("office", "field"),
    [
        (Office(caseworker=" "), "caseworker"),
        (Office(caseworker="Karen", months_between=0), "months_between"),
        (Office(caseworker="Karen", months_between=13), "months_between"),
        (Office(caseworker="Karen", job_centre="a\x00"), "job_centre"),
        (Office(caseworker="Karen", welcome_text="x" * 2001), "welcome_text"),
    ],
)
def test_a_wrong_setting_is_named_and_none_is_stored(desk: Desk, office: Office, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        desk.office.set(office)
    assert refusal.value.field == field
    assert desk.office.get() == OFFICE


def test_a_try_is_on_its_way_to_the_disk_before_the_banks_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entrance(tmp_path).create(OFFICE, PASSWORD).close()
    order: list[str] = []
    begin, load = Tries.begin, questions.load

    def slow_disk(tries: Tries) -> None:
        time.sleep(0.2)
        begin(tries)
        order.append("try")

    def noted(*arguments: Any) -> questions.QuestionBanks:
        order.append("banks")
        return load(*arguments)

    monkeypatch.setattr(Tries, "begin", slow_disk)
    monkeypatch.setattr(questions, "load", noted)
    entrance(tmp_path).unlock(entrance(tmp_path).vaults()[0], PASSWORD).close()
    assert order == ["try", "banks"]


def test_a_right_password_takes_its_try_back_while_the_vault_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entrance(tmp_path).create(OFFICE, PASSWORD).close()
    (vault,) = entrance(tmp_path).vaults()
    tries = Tries(vault.path, HandClock())
    opened = entrance_module.Unlocked

    def held_up(*arguments: Any) -> Unlocked:
        until = time.monotonic() + 10
        while tries.failed().count and time.monotonic() < until:
            time.sleep(0.01)
        assert tries.failed().count == 0
        return opened(*arguments)

    monkeypatch.setattr(entrance_module, "Unlocked", held_up)
    entrance(tmp_path).unlock(vault, PASSWORD).close()


def test_the_question_banks_are_read_while_the_key_is_derived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entrance(tmp_path).create(OFFICE, PASSWORD).close()
    read = threading.Event()
    load, derive = questions.load, keys.unlock

    def noted(*arguments: Any) -> questions.QuestionBanks:
        read.set()
        return load(*arguments)

    def held_up(*arguments: Any) -> bytes:
        assert read.wait(10)
        return derive(*arguments)

    monkeypatch.setattr(questions, "load", noted)
    monkeypatch.setattr(keys, "unlock", held_up)
    entrance(tmp_path).unlock(entrance(tmp_path).vaults()[0], PASSWORD).close()
