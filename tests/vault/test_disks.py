"""A full disk, a read-only disk and missing permissions each have their name, and nothing is lost."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop import errors
from desktop.vault.engine import close, open_engine
from desktop.vault.instance_lock import InstanceLock
from desktop.vault.keys import change_password, unlock
from tests.vault.conftest import CHEAP
from tests.vault.disks import NEW, OLD, make

NOBODY = 65534
TMPFS = 'mount -t tmpfs -o "size=$1" none "$0"'
READ_ONLY = 'mount --bind "$0" "$0" && mount -o "remount,bind,ro" "$0"'


def on_disk(mount: str, what: str, folder: Path, size: str = "") -> dict[str, object]:
    """Run `tests.vault.disks` with `folder` mounted in a namespace of its own, gone with the process."""
    space = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
    try:
        subprocess.run([*space, mount, str(folder), size or "64k"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting is not allowed here")
    program = [sys.executable, "-m", "tests.vault.disks", what, str(folder)]
    finished = subprocess.run(
        [*space, mount + ' && shift && exec "$@"', str(folder), size, *program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(finished.stdout)
    return found


@pytest.mark.parametrize("size", ["120k", "152k", "400k"])
def test_a_full_disk_is_named_and_nothing_acknowledged_is_lost(tmp_path: Path, size: str) -> None:
    found = on_disk(TMPFS, "full", tmp_path, size)
    assert {found[what] for what in ("insert", "insert again", "change", "create")} == {"StorageFull"}
    assert found["old password"] == "nothing"
    assert found["left"] == []
    assert {found[what] for what in ("close", "close again")} <= {"nothing", "StorageFull"}
    assert found["stored"] == found["acknowledged"] != 0
    assert found["sound"] == "ok"


def test_a_read_only_disk_is_named(tmp_path: Path) -> None:
    make(tmp_path / "one")
    found = on_disk(READ_ONLY, "read-only", tmp_path)
    assert found == dict.fromkeys(("open", "lock", "change", "create"), "StorageReadOnly")


@pytest.fixture
def public_vault() -> Iterator[Path]:
    """A vault outside the administrator's own folders, where permissions can bind."""
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "one"
        make(vault)
        (vault / "pejl.lock").touch()
        if os.geteuid() == 0:
            for path in (Path(folder), vault, *vault.iterdir()):
                os.chown(path, NOBODY, NOBODY)
        yield vault
        vault.chmod(0o700)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Permission bits do not bind an administrator: be nobody meanwhile."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
@pytest.mark.parametrize(("file", "folder"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)])
def test_a_write_protected_file_or_folder_is_named(public_vault: Path, file: int, folder: int) -> None:
    for name in ("pejl.db", "pejl.lock"):
        (public_vault / name).chmod(file)
    public_vault.chmod(folder)
    with without_privileges():
        key = unlock(public_vault, OLD)
        for _ in range(2):
            with pytest.raises(errors.StorageReadOnly):
                open_engine(public_vault / "pejl.db", key)
        if file == 0o400:
            with pytest.raises(errors.StorageReadOnly):
                InstanceLock(public_vault)
        if folder == 0o500:
            with pytest.raises(errors.StorageReadOnly):
                change_password(public_vault, OLD, NEW, cost=CHEAP)
            assert unlock(public_vault, OLD) == key


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_a_file_that_may_not_be_read_is_no_damage(public_vault: Path) -> None:
    for name in ("keys.json", "pejl.db"):
        (public_vault / name).chmod(0)
    with without_privileges():
        with pytest.raises(errors.StorageFailed):
            unlock(public_vault, OLD)
        with pytest.raises((errors.StorageFailed, errors.StorageReadOnly)):
            open_engine(public_vault / "pejl.db", bytes(32))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_a_file_that_was_write_protected_opens_when_it_no_longer_is(public_vault: Path) -> None:
    (public_vault / "pejl.db").chmod(0o400)
    with without_privileges():
        key = unlock(public_vault, OLD)
        with pytest.raises(errors.StorageReadOnly):
            open_engine(public_vault / "pejl.db", key)
    (public_vault / "pejl.db").chmod(0o600)
    with without_privileges():
        close(open_engine(public_vault / "pejl.db", key))
