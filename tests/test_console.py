"""Backup, restore and check on the command line, on real files, in plain Danish."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.console import Console
from desktop.i18n import Catalogue
from desktop.records import AccessAction
from desktop.vault import connection
from tests.support import PASSWORD, Desk, new_desk

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def console(tmp_path: Path) -> Console:
    desk = new_desk(tmp_path)
    desk.held(desk.citizen())
    desk.unlocked.close()
    return made(tmp_path)


def made(folder: Path, password: str = PASSWORD) -> Console:
    return Console(folder, Catalogue("da"), ask=lambda _prompt: password)


Output = Callable[[], str]


@pytest.fixture
def output(capsys: pytest.CaptureFixture[str]) -> Output:
    def read() -> str:
        captured = capsys.readouterr()
        return captured.out + captured.err

    return read


def test_a_backup_is_made_and_carried_elsewhere(console: Console, tmp_path: Path, output: Output) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert console.backup(None, stick) == 0
    (copy,) = stick.iterdir()
    said = output()
    assert str(copy) in said and "Sikkerhedskopien er lavet" in said
    unlocked = console._entrance.unlock(console._entrance.vaults()[0], PASSWORD)
    entries = unlocked.call(unlocked.services.access_log.entries).result()
    unlocked.close()
    assert [entry.action for entry in entries].count(AccessAction.BACKUP_MADE) == 1


def test_a_backup_comes_back_after_the_question(console: Console, tmp_path: Path, output: Output) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    console.backup(None, stick)
    (copy,) = stick.iterdir()
    desk = Desk(console._entrance.unlock(console._entrance.vaults()[0], PASSWORD), None)  # type: ignore[arg-type]
    desk.held(desk.citizen("Bo Prøvesen"))
    desk.unlocked.close()
    output()
    assert console.restore(copy, confirmed=True) == 0
    said = output()
    assert "Bo Prøvesen" in said and "kept" in said
    assert console.restore(copy, confirmed=True) == 0
    assert "Alle samtaler" in output()


def test_restoring_asks_first(
    console: Console, tmp_path: Path, output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    console.backup(None, tmp_path)
    (copy,) = tmp_path.glob("*.pejlbackup")
    before = (console._entrance.vaults()[0].database).read_bytes()
    for typed in ("\n", "nej\n", ""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        assert console.restore(copy, confirmed=False) == 1
        assert "Intet er ændret" in output()
    assert console._entrance.vaults()[0].database.read_bytes() == before
    monkeypatch.setattr(sys, "stdin", io.StringIO("ja\n"))
    assert console.restore(copy, confirmed=False) == 0


def test_on_a_new_computer_it_becomes_a_file_of_its_own(
    console: Console, tmp_path: Path, output: Output
) -> None:
    console.backup(None, tmp_path)
    (copy,) = tmp_path.glob("*.pejlbackup")
    other = made(tmp_path / "other")
    assert other.restore(copy, confirmed=False) == 0
    assert other.check(None) == 0
    assert "Alt er, som det var" in output()


def test_a_check_names_the_altered_row(console: Console, output: Output) -> None:
    assert console.check(None) == 0
    assert "1 " in output()
    vault = console._entrance.vaults()[0]
    unlocked = console._entrance.unlock(vault, PASSWORD)
    key = unlocked.security._key
    unlocked.close()
    raw = connection.open_connection(vault.database, key)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute("UPDATE answer SET option = 1 WHERE id = 1")
    raw.close()
    assert console.check(None) == 1
    said = output()
    assert "answer 1" in said and "samtale 1" in said


def test_refusals_are_said_in_danish_without_a_traceback(
    console: Console, tmp_path: Path, output: Output
) -> None:
    assert made(tmp_path, "en helt anden sætning").check(None) == 1
    assert "adgangskode" in output().casefold()
    (tmp_path / "noise.pejlbackup").write_bytes(b"noise")
    assert console.restore(tmp_path / "noise.pejlbackup", confirmed=True) == 1
    assert "ikke en sikkerhedskopi fra Pejl" in output()
    assert console.restore(tmp_path / "nofile", confirmed=True) == 1
    assert "Filen findes ikke." in output()
    assert console.restore(tmp_path / "missing.pejlbackup", confirmed=True) == 1
    assert made(tmp_path / "empty").check(None) == 2
    assert console.check(7) == 2
    assert "Traceback" not in output()


def test_the_command_line_reaches_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--data", str(tmp_path), "check"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "ingen fil" in done.stdout and done.stderr == ""


def test_a_file_without_finished_conversations_has_a_sentence_of_its_own(
    tmp_path: Path, output: Output
) -> None:
    new_desk(tmp_path).unlocked.close()
    assert made(tmp_path).check(None) == 0
    assert output() == "Filen er hel. Der er ingen afsluttede samtaler i den endnu.\n"


def test_a_password_comes_through_a_pipe_without_a_warning(console: Console, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desktop", "--data", str(tmp_path), "--language", "da", "check"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        input=PASSWORD + "\n",
        capture_output=True,
        encoding="utf-8",
        start_new_session=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Alt er, som det var: 1 afsluttet indførsel for 1 borger.\n"
