"""Who may enter a folder on Windows, as the command says; how files are written is shown by the others."""

import sys
from pathlib import Path

import pytest

from desktop.vault.files import restrict_to_user, restriction

ENVIRONMENT = {"USERNAME": "Karen Æ. Holm", "USERDOMAIN": "KOMMUNE", "SYSTEMROOT": "C:\\Windows"}


def test_the_command_drops_what_is_inherited_and_lets_in_the_user_alone() -> None:
    assert restriction(Path("data") / "vaults", ENVIRONMENT) == [
        "C:\\Windows\\System32\\icacls.exe",
        str(Path("data") / "vaults"),
        "/inheritance:r",
        "/grant:r",
        "KOMMUNE\\Karen Æ. Holm:(OI)(CI)F",
    ]


@pytest.mark.parametrize("missing", list(ENVIRONMENT))
@pytest.mark.parametrize("there", [False, True])
def test_no_rights_are_given_to_a_guessed_name(missing: str, there: bool) -> None:
    rest = {name: value for name, value in ENVIRONMENT.items() if name != missing}
    assert restriction(Path("vaults"), rest | ({missing: ""} if there else {})) is None


@pytest.mark.skipif(sys.platform == "win32", reason="there it is done")
def test_elsewhere_the_permission_bits_do_it(tmp_path: Path) -> None:
    assert not restrict_to_user(tmp_path)
