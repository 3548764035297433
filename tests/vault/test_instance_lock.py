"""One process per vault; a killed one leaves nothing in the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import errors
from desktop.vault.instance_lock import InstanceLock

HOLDER = """
import sys
from pathlib import Path
from desktop.vault.instance_lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def hold(folder: Path) -> "subprocess.Popen[str]":
    """Another process that holds the lock until its input ends or it is killed."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_process_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    with hold(tmp_path) as holder:
        try:
            with pytest.raises(errors.VaultInUse):
                InstanceLock(tmp_path)
        finally:
            holder.kill()
    assert (tmp_path / "pejl.lock").exists()
    InstanceLock(tmp_path).release()


def test_release_lets_the_next_one_in(tmp_path: Path) -> None:
    with InstanceLock(tmp_path) as lock:
        with pytest.raises(errors.VaultInUse):
            InstanceLock(tmp_path)
        lock.release()
        with hold(tmp_path):
            pass
    InstanceLock(tmp_path).release()


def test_two_vaults_do_not_disturb_each_other(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with InstanceLock(tmp_path / "a"), InstanceLock(tmp_path / "b"):
        assert {file.name for file in tmp_path.rglob("*.lock")} == {"pejl.lock"}


def test_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(errors.VaultMissing):
        InstanceLock(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_the_lock_file_is_private(tmp_path: Path) -> None:
    with InstanceLock(tmp_path):
        assert (tmp_path / "pejl.lock").stat().st_mode & 0o777 == 0o600
