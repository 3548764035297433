"""The recovery code opens the vault when the password is forgotten, and costs the password nothing."""

import json
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from desktop import errors
from desktop.vault import key_file, keys, recovery_code
from desktop.vault.key_file import Cost
from desktop.vault.keys import (
    add_recovery_code,
    change_password,
    create_keys,
    has_recovery_code,
    reset_password,
    unlock,
)
from tests import recovered
from tests.vault.conftest import CHEAP, PASSWORD

NEW_PASSWORD = "grønne cykler synger"
CODE, OTHER_CODE = recovery_code.make(), recovery_code.make()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vaults" / "one"


@pytest.fixture
def data_key(folder: Path) -> bytes:
    made = create_keys(folder, "Karen Holm", PASSWORD, cost=CHEAP)
    add_recovery_code(folder, made, CODE, cost=CHEAP)
    return made


def refusal(folder: Path, code: str) -> str:
    with pytest.raises(errors.WrongRecoveryCode) as caught:
        recovered.data_key(folder, code)
    return caught.value.reason


def test_the_code_and_the_password_give_the_same_key(folder: Path, data_key: bytes) -> None:
    assert has_recovery_code(folder)
    assert unlock(folder, PASSWORD) == recovered.data_key(folder, CODE) == data_key
    assert recovered.data_key(folder, CODE.lower().replace("-", " ")) == data_key


def test_without_a_code_the_vault_says_so(folder: Path) -> None:
    create_keys(folder, "Karen Holm", PASSWORD, cost=CHEAP)
    assert not has_recovery_code(folder)
    assert refusal(folder, CODE) == "none"
    with pytest.raises(errors.WrongRecoveryCode):
        reset_password(folder, CODE, NEW_PASSWORD, cost=CHEAP)
    assert unlock(folder, PASSWORD)


def test_another_code_opens_nothing_and_a_slip_is_known_as_one(folder: Path, data_key: bytes) -> None:
    assert refusal(folder, OTHER_CODE) == "other"
    assert refusal(folder, CODE[:-1]) == "length"
    assert refusal(folder, CODE[:-1] + "U") == "character"
    assert refusal(folder, CODE[:-1] + ("7" if CODE[-1] != "7" else "8")) == "checksum"


def test_neither_secret_opens_the_slot_of_the_other(folder: Path, data_key: bytes) -> None:
    with pytest.raises(errors.WrongPassword):
        unlock(folder, CODE)
    assert refusal(folder, PASSWORD) in ("length", "character")


def test_a_forgotten_password_is_replaced_and_the_code_stays(folder: Path, data_key: bytes) -> None:
    assert reset_password(folder, CODE, NEW_PASSWORD, cost=CHEAP) == data_key
    assert unlock(folder, NEW_PASSWORD) == recovered.data_key(folder, CODE) == data_key
    with pytest.raises(errors.WrongPassword):
        unlock(folder, PASSWORD)
    assert (folder / "keys.json").read_bytes() == (folder / "keys.previous.json").read_bytes()


def test_a_new_code_takes_the_place_of_the_old_in_both_copies(folder: Path, data_key: bytes) -> None:
    add_recovery_code(folder, data_key, OTHER_CODE, cost=CHEAP)
    for _ in range(2):
        assert refusal(folder, CODE) == "other"
        assert recovered.data_key(folder, OTHER_CODE) == data_key
        assert unlock(folder, PASSWORD) == data_key
        (folder / "keys.json").write_bytes(b"damaged")


def test_a_changed_password_leaves_the_code(folder: Path, data_key: bytes) -> None:
    change_password(folder, PASSWORD, NEW_PASSWORD, cost=CHEAP)
    assert recovered.data_key(folder, CODE) == data_key
    kinds = [slot["kind"] for slot in json.loads((folder / "keys.json").read_bytes())["slots"]]
    assert sorted(kinds) == ["password", "recovery"]


def test_the_slot_of_the_other_is_not_even_tried(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = create_keys(folder, "Karen Holm", PASSWORD, cost=CHEAP)
    dear = msgspec.structs.replace(CHEAP, passes=CHEAP.passes + 1)
    add_recovery_code(folder, made, CODE, cost=dear)
    derive, tried = keys._derive, []

    def noted(secret: bytes, salt: bytes, cost: Cost) -> bytes:
        tried.append(cost)
        return derive(secret, salt, cost)

    monkeypatch.setattr(keys, "_derive", noted)
    for password in (PASSWORD, NEW_PASSWORD):
        with suppress(errors.WrongPassword):
            unlock(folder, password)
    assert tried == [CHEAP, CHEAP]


def test_what_is_refused_leaves_every_byte(folder: Path, data_key: bytes) -> None:
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(errors.WrongRecoveryCode):
        reset_password(folder, OTHER_CODE, NEW_PASSWORD, cost=CHEAP)
    with pytest.raises(errors.WeakPassword):
        reset_password(folder, CODE, "kort", cost=CHEAP)
    with pytest.raises(errors.WrongRecoveryCode):
        add_recovery_code(folder, data_key, OTHER_CODE[:-1], cost=CHEAP)
    with pytest.raises(ValueError):
        add_recovery_code(folder, data_key[:-1], OTHER_CODE, cost=CHEAP)
    assert (folder / "keys.json").read_bytes() == before


def test_a_damaged_copy_does_not_cost_the_code(folder: Path, data_key: bytes) -> None:
    for damaged, kept in (("keys.json", "keys.previous.json"), ("keys.previous.json", "keys.json")):
        (folder / damaged).write_bytes(b"damaged")
        assert recovered.data_key(folder, CODE) == data_key
        (folder / damaged).write_bytes((folder / kept).read_bytes())
    for name in ("keys.json", "keys.previous.json"):
        (folder / name).write_bytes(b"damaged")
    with pytest.raises(errors.VaultDamaged):
        recovered.data_key(folder, CODE)
    with pytest.raises(errors.VaultDamaged):
        has_recovery_code(folder)


def test_the_code_stands_in_no_file(folder: Path, data_key: bytes) -> None:
    secret = recovery_code.parse(CODE)
    needles = [CODE.encode(), CODE.replace("-", "").encode(), secret, secret.hex().encode(), data_key]
    for file in folder.iterdir():
        assert not [needle for needle in needles if needle in file.read_bytes()]


def test_the_standard_cost_guards_the_code_too(folder: Path) -> None:
    made = create_keys(folder, "Karen Holm", PASSWORD, cost=CHEAP)
    add_recovery_code(folder, made, CODE)
    assert {slot.kind: slot.cost.memory for slot in key_file.read(folder).slots} == {
        "password": CHEAP.memory,
        "recovery": 65536,
    }
    assert recovered.data_key(folder, CODE) == made
