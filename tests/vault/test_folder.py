"""What is there before the password: a first start, a locked vault, or an alarm."""

from pathlib import Path

import pytest

from desktop.vault.folder import VaultFolder, VaultState, vaults
from desktop.vault.keys import create_keys
from tests.vault.conftest import CHEAP, PASSWORD

FILES = ("pejl.db", "keys.json", "keys.previous.json")


def test_an_absent_or_untouched_folder_is_new(tmp_path: Path) -> None:
    assert VaultFolder(tmp_path / "nowhere").state() is VaultState.NEW
    assert VaultFolder(tmp_path).state() is VaultState.NEW
    assert not VaultState.NEW.is_alarm


@pytest.mark.parametrize(
    ("contents", "state"),
    [
        ((b"x", b"x", b"x"), VaultState.LOCKED),
        ((b"x", b"x", None), VaultState.LOCKED),
        ((b"x", b"", b"x"), VaultState.LOCKED),
        ((b"x", None, b"x"), VaultState.LOCKED),
        ((None, b"x", None), VaultState.MISSING_DATABASE),
        ((b"", b"x", b"x"), VaultState.MISSING_DATABASE),
        ((None, None, b"x"), VaultState.MISSING_DATABASE),
        ((b"x", None, None), VaultState.MISSING_KEYS),
        ((b"x", b"", b""), VaultState.MISSING_KEYS),
        ((b"", None, None), VaultState.MISSING_BOTH),
        ((None, b"", None), VaultState.MISSING_BOTH),
        ((b"", b"", b""), VaultState.MISSING_BOTH),
    ],
)
def test_what_is_missing_is_named(
    tmp_path: Path, contents: tuple[bytes | None, ...], state: VaultState
) -> None:
    for name, content in zip(FILES, contents, strict=True):
        if content is not None:
            (tmp_path / name).write_bytes(content)
    assert VaultFolder(tmp_path).state() is state
    assert state.is_alarm is (state is not VaultState.LOCKED)


def test_a_write_ahead_log_alone_is_an_alarm(tmp_path: Path) -> None:
    (tmp_path / "pejl.db-wal").write_bytes(b"x")
    assert VaultFolder(tmp_path).state() is VaultState.MISSING_BOTH


def test_vaults_are_listed_with_their_names_and_alarms_are_among_them(tmp_path: Path) -> None:
    assert vaults(tmp_path) == []
    root = tmp_path / "vaults"
    for slug, name in (("b", "Bo Lund"), ("a", "Åse Ørum")):
        create_keys(root / slug, name, PASSWORD, cost=CHEAP)
        (root / slug / "pejl.db").write_bytes(b"x")
    (root / "c").mkdir()
    (root / "c" / "pejl.db").write_bytes(b"x")
    (root / "empty").mkdir()
    (root / ".new-unfinished").mkdir()
    (root / ".new-unfinished" / "pejl.db").write_bytes(b"x")
    (root / "a file").write_bytes(b"x")
    (root / "b" / "keys.json").write_bytes(b"damaged")
    listed = vaults(tmp_path)
    assert [(vault.name(), vault.state()) for vault in listed] == [
        ("Åse Ørum", VaultState.LOCKED),
        ("Bo Lund", VaultState.LOCKED),
        ("c", VaultState.MISSING_KEYS),
    ]
    assert listed[0].database == root / "a" / "pejl.db"
