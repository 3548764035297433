"""The lock screen: names of vaults and nothing else, waits after wrong passwords, a word for every fault."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop import errors
from desktop.app import App
from desktop.driver import Driver
from desktop.i18n import Catalogue
from desktop.ui.pages.lock import LockPage
from desktop.ui.widgets.entrance.countdown import time_in_words
from tests.program import PASSWORD, Program
from tests.ui.way_in_parts import VAULT, names, said, used, words

ROOT = Path(__file__).parents[3]
WRONG = "forkert adgangskode"


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Program]:
    started = Program(tmp_path, language="en").begin()
    started.add_citizen("Amira Prøve")
    started.window.lock()
    started.driver.wait()
    yield started
    started.close()


def try_password(program: Program, password: str) -> None:
    field = program.driver.find("password")
    assert isinstance(field, QLineEdit)
    field.clear()
    program.driver.type("password", password)
    program.driver.click("unlock")


def test_it_shows_names_of_vaults_and_of_nobody_else(locked: Program) -> None:
    assert "Mette Lund" in words(locked)
    assert "Amira" not in words(locked)
    assert locked.window.windowTitle() == "Pejl"


def test_after_three_wrong_passwords_one_waits_and_the_wait_ends_by_itself(locked: Program) -> None:
    for _ in range(3):
        try_password(locked, WRONG)
        assert "Nothing is lost" in said(locked, "lock-error")
    field = locked.driver.find("password")
    assert isinstance(field, QLineEdit)
    field.clear()
    locked.driver.type("password", PASSWORD)
    locked.driver.click("unlock")
    button = locked.driver.find("unlock")
    assert not button.isEnabled()
    assert "You can try again in 2 seconds." in said(locked, "lock-error")
    assert field.isEnabled() and field.text() == PASSWORD
    QTest.keyClick(field, Qt.Key.Key_Return)
    locked.driver.wait()
    assert isinstance(locked.window.page, LockPage), "Enter waits too"
    locked.driver.wait(button.isEnabled, "the end of the wait")
    assert not locked.driver.shows("lock-error")
    assert field.text() == PASSWORD
    locked.driver.click("unlock")
    assert names(locked) == ["Amira Prøve"]


def test_the_wait_outlives_the_program(tmp_path: Path) -> None:
    used(tmp_path)
    tries = {"count": 9, "instants": [], "since": "2999-01-01T00:00:00Z"}  # a clock that was set back
    (tmp_path / VAULT / "tries.json").write_text(json.dumps(tries))
    second = Program(tmp_path, language="en")
    try_password(second, PASSWORD)
    assert "You can try again in 2 minutes and" in said(second, "lock-error")
    second.close()


def test_the_demo_shows_nobodys_vault(tmp_path: Path) -> None:
    used(tmp_path)
    app = App(tmp_path, language="en", demo=True)
    app.show()
    driver = Driver(app.window)
    assert driver.find("open-demo")
    assert not driver.shows("password") and not driver.shows("fetch-backup")
    driver.click("open-demo")
    driver.find("search")
    app.close()


@pytest.mark.parametrize(
    ("seconds", "english"),
    [
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (61, "1 minute and 1 second"),
        (300, "5 minutes"),
    ],
)
def test_a_wait_is_told_in_words(seconds: int, english: str) -> None:
    assert time_in_words(seconds, Catalogue("en")) == english


def test_the_wait_of_one_vault_does_not_hold_back_another(tmp_path: Path) -> None:
    used(tmp_path)
    shutil.copytree(tmp_path / VAULT, tmp_path / "vaults" / "caseworker-2")
    second = Program(tmp_path, language="en")
    for _ in range(4):
        try_password(second, WRONG)
    assert not second.driver.find("unlock").isEnabled()
    choice = second.driver.window.findChild(QComboBox)
    choice.setCurrentIndex(1)
    assert second.driver.find("unlock").isEnabled() and not second.driver.shows("lock-error")
    second.close()


def test_everything_can_be_reached_by_keys_from_top_to_bottom(locked: Program) -> None:
    driver = locked.driver
    order = []
    for _ in range(5):
        focus = locked.window.focusWidget()
        order.append(focus.objectName())
        driver.press(Qt.Key.Key_Tab)
    assert order == ["password", "forgotten", "unlock", "new-vault", "fetch-backup"]


def test_a_file_of_a_newer_version_is_told(locked: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    locked.unlock()
    locked.unlocked.call(lambda: _set_version(locked, "9999")).result()
    locked.window.lock()
    try_password(locked, PASSWORD)
    assert "made by a newer version" in said(locked, "lock-error")
    assert "Install the newer version" in said(locked, "lock-error")


def _set_version(program: Program, version: str) -> None:
    with program.unlocked._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = ?", (version,))


def test_a_file_that_is_open_elsewhere_is_told(tmp_path: Path, locked: Program) -> None:
    second = Program(tmp_path, language="en")
    try_password(second, PASSWORD)
    try_password(locked, PASSWORD)
    assert "already open" in said(locked, "lock-error")
    second.close()
    try_password(locked, PASSWORD)
    assert names(locked) == ["Amira Prøve"]


TMPFS = 'mount -t tmpfs -o size=3m none "$0" && cp -r "$1"/. "$0" && (cat /dev/zero > "$0/filler" || true)'
READ_ONLY = 'mount --bind "$1" "$0" && mount -o remount,bind,ro "$0"'


@pytest.mark.skipif(sys.platform != "linux", reason="mounts in a namespace of its own")
@pytest.mark.parametrize(
    ("mount", "happened"), [(TMPFS, "The disk is full."), (READ_ONLY, "Pejl may not write in its folder.")]
)
def test_a_disk_that_takes_nothing_is_told(tmp_path: Path, mount: str, happened: str) -> None:
    used(tmp_path / "data", "Amira Prøve")
    disk = tmp_path / "disk"
    disk.mkdir()
    space = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
    probe = [*space, 'mount -t tmpfs none "$0"', str(disk)]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    program = [sys.executable, "-m", "tests.ui.locked_disk", str(disk)]
    done = subprocess.run(
        [*space, mount + ' 2>/dev/null; shift; exec "$@"', str(disk), str(tmp_path / "data"), *program],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert happened in done.stdout
    assert "What was saved before is kept." in done.stdout


def test_a_folder_that_cannot_be_looked_into_is_told_and_no_welcome(tmp_path: Path) -> None:
    """As where the rights of the folder were taken away."""
    used(tmp_path)
    denied = errors.StorageFailed("cannot be read")
    with pytest.MonkeyPatch.context() as patch:
        from desktop.vault import folder

        def refuse(_data_folder: Path) -> list[folder.VaultFolder]:
            raise denied

        patch.setattr(folder, "vaults", refuse)
        second = Program(tmp_path, language="en")
        assert not second.driver.shows("new-name")
        assert "The folder with your files cannot be read." in words(second)
    second.driver.click("look-again")
    assert second.driver.shows("password")
    second.close()
