"""The lock screen's reader of names agrees with the one that parses the slots."""

from pathlib import Path

import pytest

from desktop.vault import key_file, key_names, keys
from desktop.vault.key_file import Cost

CHEAP = Cost(memory=8, passes=1, lanes=1)


@pytest.mark.parametrize(
    "name", ["Åse Ørn", 'Bo "Bob" Lund', "Back\\slash", "Łucja 🙂", "شيرين", "a/b <c> & d"]
)
def test_any_name_is_read_as_it_was_written(tmp_path: Path, name: str) -> None:
    keys.create_keys(tmp_path / "v", name, "gul cykel i regn", cost=CHEAP)
    assert key_names.open_name(tmp_path / "v") == name == key_file.read(tmp_path / "v").name


def test_a_name_from_a_damaged_file_is_not_shown(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    keys.create_keys(folder, "Karen Holm", "gul cykel i regn", cost=CHEAP)
    damaged = (folder / key_names.KEYS).read_bytes().replace(b"Karen", b"Kares")
    (folder / key_names.KEYS).write_bytes(damaged)
    assert key_names.open_name(folder) == "Karen Holm"
    (folder / key_names.PREVIOUS_KEYS).write_bytes(damaged)
    assert key_names.open_name(folder) is None
