"""The key slots: one password opens them, nothing else does, and damage is known as damage."""

import json
import os
import unicodedata
from pathlib import Path

import msgspec
import pytest

from desktop import errors
from desktop.vault import key_file
from desktop.vault.keys import STANDARD_COST, change_password, create_keys, unlock
from tests.vault.conftest import CHEAP, PASSWORD

NEW_PASSWORD = "grønne cykler synger"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vaults" / "one"


@pytest.fixture
def data_key(folder: Path) -> bytes:
    return create_keys(folder, "Karen Holm", PASSWORD, cost=CHEAP)


def test_the_password_gives_the_key_back(folder: Path, data_key: bytes) -> None:
    assert len(data_key) == 32
    assert unlock(folder, PASSWORD) == data_key
    assert create_keys(folder.with_name("two"), "Karen Holm", PASSWORD, cost=CHEAP) != data_key


def test_the_standard_cost_is_what_the_slot_says_and_it_opens(folder: Path) -> None:
    data_key = create_keys(folder, "Karen Holm", PASSWORD)
    (slot,) = key_file.read(folder).slots
    assert (slot.cost.memory, slot.cost.passes, slot.cost.lanes) == (65536, 3, 4)
    assert slot.cost == STANDARD_COST
    assert unlock(folder, PASSWORD) == data_key


@pytest.mark.parametrize(
    "wrong", ["", "blå heste drikker t", PASSWORD + " ", PASSWORD.upper(), "\ud800", "\x00", "x" * 300]
)
def test_a_wrong_password_opens_nothing(folder: Path, data_key: bytes, wrong: str) -> None:
    with pytest.raises(errors.WrongPassword):
        unlock(folder, wrong)


def test_the_same_password_from_another_keyboard_opens(folder: Path, data_key: bytes) -> None:
    decomposed = unicodedata.normalize("NFD", PASSWORD)
    assert decomposed != PASSWORD
    assert unlock(folder, decomposed) == data_key


def test_a_changed_password_replaces_the_old_in_both_copies(folder: Path, data_key: bytes) -> None:
    change_password(folder, PASSWORD, NEW_PASSWORD, cost=CHEAP)
    assert (folder / "keys.json").read_bytes() == (folder / "keys.previous.json").read_bytes()
    assert unlock(folder, NEW_PASSWORD) == data_key
    with pytest.raises(errors.WrongPassword):
        unlock(folder, PASSWORD)
    (folder / "keys.json").unlink()
    with pytest.raises(errors.WrongPassword):
        unlock(folder, PASSWORD)
    assert unlock(folder, NEW_PASSWORD) == data_key
    assert (folder / "keys.json").read_bytes() == (folder / "keys.previous.json").read_bytes()


def test_a_refused_change_leaves_every_byte(folder: Path, data_key: bytes) -> None:
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(errors.WrongPassword):
        change_password(folder, NEW_PASSWORD, NEW_PASSWORD, cost=CHEAP)
    for weak in ("kort", "Karen er bedst"):
        with pytest.raises(errors.WeakPassword):
            change_password(folder, PASSWORD, weak, cost=CHEAP)
    assert (folder / "keys.json").read_bytes() == before


def test_a_slot_of_another_kind_survives_a_change(folder: Path, data_key: bytes) -> None:
    keys = key_file.read(folder)
    recovery = msgspec.structs.replace(keys.slots[0], kind="recovery")
    key_file.write(folder, msgspec.structs.replace(keys, slots=(recovery, *keys.slots)))
    change_password(folder, PASSWORD, NEW_PASSWORD, cost=CHEAP)
    assert [slot.kind for slot in key_file.read(folder).slots] == ["password", "recovery"]
    assert recovery in key_file.read(folder).slots
    assert unlock(folder, NEW_PASSWORD) == data_key


def test_nothing_is_created_over_an_old_vault(folder: Path, data_key: bytes, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        create_keys(folder, "Karen Holm", NEW_PASSWORD, cost=CHEAP)
    assert unlock(folder, PASSWORD) == data_key
    (tmp_path / "pejl.db").write_bytes(b"a database without keys")
    with pytest.raises(FileExistsError):
        create_keys(tmp_path, "Karen Holm", PASSWORD, cost=CHEAP)


@pytest.mark.parametrize("name", ["", "  ", "Karen\x00", "\ud83d", "K" * 201])
def test_an_impossible_name_is_refused_before_anything_is_made(folder: Path, name: str) -> None:
    with pytest.raises(errors.InvalidInput):
        create_keys(folder, name, PASSWORD, cost=CHEAP)
    assert not folder.exists()


def test_every_flipped_bit_is_damage_and_the_previous_copy_stands_in(folder: Path, data_key: bytes) -> None:
    good = (folder / "keys.json").read_bytes()
    for position in range(len(good)):
        flipped = bytearray(good)
        flipped[position] ^= 1 << position % 8
        try:
            read = key_file.decode(bytes(flipped))
        except errors.VaultDamaged:
            continue
        assert read == key_file.decode(good), f"byte {position} changed what was read"
    (folder / "keys.json").write_bytes(good.replace(b'"name": "K', b'"name": "B'))
    assert unlock(folder, PASSWORD) == data_key
    (folder / "keys.previous.json").write_bytes(b"{}")
    with pytest.raises(errors.VaultDamaged):
        unlock(folder, PASSWORD)


@pytest.mark.parametrize(
    "rubbish",
    [b"null", b"[]", b"{", b"\xff\xfe", b"[" * 100_000, b'{"format":1,"digest":""}', b"x" * 1_000_001],
)
def test_rubbish_is_damage(folder: Path, data_key: bytes, rubbish: bytes) -> None:
    for name in ("keys.json", "keys.previous.json"):
        (folder / name).write_bytes(rubbish)
    with pytest.raises(errors.VaultDamaged):
        unlock(folder, PASSWORD)


def test_a_damaged_file_is_kept_when_the_password_is_changed(folder: Path, data_key: bytes) -> None:
    (folder / "keys.json").write_bytes(b"damaged")
    assert unlock(folder, PASSWORD) == data_key
    assert (folder / "keys.json").read_bytes() == b"damaged"
    change_password(folder, PASSWORD, NEW_PASSWORD, cost=CHEAP)
    assert (folder / "keys.damaged.json").read_bytes() == b"damaged"
    assert unlock(folder, NEW_PASSWORD) == data_key


def test_missing_or_empty_slots_are_an_alarm(folder: Path, data_key: bytes) -> None:
    (folder / "keys.json").write_bytes(b"")
    assert unlock(folder, PASSWORD) == data_key
    assert (folder / "keys.json").read_bytes() != b""
    for name in ("keys.json", "keys.previous.json"):
        (folder / name).write_bytes(b"")
    with pytest.raises(errors.VaultMissing):
        unlock(folder, PASSWORD)
    with pytest.raises(errors.VaultMissing):
        unlock(folder.with_name("nowhere"), PASSWORD)


def rewritten(folder: Path, **changes: object) -> None:
    """Put fields into keys.json with a digest that fits, as a later version or a forger would."""
    fields = json.loads((folder / "keys.json").read_bytes())
    del fields["digest"]
    fields |= changes
    fields["digest"] = key_file._digest(fields)
    (folder / "keys.json").write_text(json.dumps(fields))


def test_a_newer_file_is_not_passed_over_for_the_previous_copy(folder: Path, data_key: bytes) -> None:
    rewritten(folder, format=2, anything=["new"])
    with pytest.raises(errors.NewerVersion):
        unlock(folder, PASSWORD)
    with pytest.raises(errors.NewerVersion):
        change_password(folder, PASSWORD, NEW_PASSWORD, cost=CHEAP)


def test_unknown_fields_and_other_types_are_refused(folder: Path, data_key: bytes) -> None:
    (folder / "keys.previous.json").unlink()
    good = (folder / "keys.json").read_bytes()
    slot = json.loads(good)["slots"][0]
    broken: tuple[dict[str, object], ...] = (
        {"extra": 1},
        {"format": "1"},
        {"format": 0},
        {"slots": []},
        {"slots": [slot | {"extra": 1}]},
        {"slots": [slot | {"cost": {"memory": 1 << 40, "passes": 3, "lanes": 4}}]},
        {"slots": [slot | {"cost": {"memory": 8, "passes": 1, "lanes": 4}}]},
        {"slots": [slot | {"salt": "AAAA"}]},
    )
    for changes in broken:
        (folder / "keys.json").write_bytes(good)
        rewritten(folder, **changes)
        with pytest.raises(errors.VaultDamaged):
            unlock(folder, PASSWORD)


def test_a_slot_is_bound_to_its_vault_kind_and_cost(folder: Path, data_key: bytes) -> None:
    keys = key_file.read(folder)
    (slot,) = keys.slots
    dearer = msgspec.structs.replace(slot, cost=msgspec.structs.replace(slot.cost, passes=2))
    moved = "00000000-0000-4000-8000-000000000000"
    for forged in (
        msgspec.structs.replace(keys, vault=moved),
        msgspec.structs.replace(keys, slots=(dearer,)),
        msgspec.structs.replace(keys, slots=(msgspec.structs.replace(slot, kind="recovery"),)),
    ):
        key_file.write(folder, forged)
        with pytest.raises(errors.WrongPassword):
            unlock(folder, PASSWORD)
    key_file.write(folder, msgspec.structs.replace(keys, name="Karen Lund"))
    assert unlock(folder, PASSWORD) == data_key


def test_neither_key_nor_password_stands_in_the_files(folder: Path, data_key: bytes) -> None:
    change_password(folder, PASSWORD, NEW_PASSWORD, cost=CHEAP)
    for file in folder.iterdir():
        content = file.read_bytes()
        for secret in (PASSWORD, NEW_PASSWORD, data_key.hex()):
            assert secret.encode() not in content
        assert data_key not in content
    assert sorted(file.name for file in folder.iterdir()) == ["keys.json", "keys.previous.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_files_and_folders_are_private_under_any_umask(folder: Path) -> None:
    old = os.umask(0)
    try:
        create_keys(folder, "Karen Holm", PASSWORD, cost=CHEAP)
        change_password(folder, PASSWORD, NEW_PASSWORD, cost=CHEAP)
    finally:
        os.umask(old)
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert {each.stat().st_mode & 0o777 for each in (folder, folder.parent)} == {0o700}
