"""A second start on the same data folder: the first window comes to the front, and nothing else happens."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.ui.single_instance import SOCKET, SingleInstance
from tests.program import Program

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a named pipe there: untried")
_PATIENCE = 20.0


def start(folder: Path, *options: str) -> "subprocess.Popen[str]":
    """`pejl --data FOLDER` as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "desktop", "--data", str(folder), *options],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    )


def until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.02)


def ended(process: "subprocess.Popen[str]") -> int:
    """The exit code, and nothing said on the way."""
    _out, said = process.communicate(timeout=_PATIENCE)
    assert said == ""
    return process.returncode


class First:
    """The first window, in this process; it serves its socket while a second start runs."""

    def __init__(self, folder: Path) -> None:
        self.instance = SingleInstance(folder)
        self.program = Program(folder)
        self.shown = 0
        self.instance.serve(self.program.window)
        bring = self.program.window.activateWindow

        def counted() -> None:
            self.shown += 1
            bring()

        self.program.window.activateWindow = counted  # type: ignore[method-assign]

    def second_start(self) -> int:
        """Start it once more, wait for its end, and tell its exit code."""
        process = start(self.program.data_folder)
        deadline = time.monotonic() + _PATIENCE
        while process.poll() is None and time.monotonic() < deadline:
            self.program.driver.wait()
            time.sleep(0.01)
        self.program.driver.wait()
        return ended(process)

    def close(self) -> None:
        self.program.close()
        self.instance.release()


@pytest.fixture
def first(tmp_path: Path) -> Iterator[First]:
    made = First(tmp_path / "data")
    yield made
    made.close()


def test_the_second_start_shows_the_first_and_ends_itself(first: First) -> None:
    assert first.instance.is_first
    first.program.window.showMinimized()
    assert first.second_start() == 0
    assert first.shown == 1 and not first.program.window.isMinimized()
    assert first.second_start() == 0
    assert first.shown == 2


def test_what_is_hidden_stays_hidden(first: First) -> None:
    program = first.program.begin()
    program.start_conversation(program.add_citizen(), "A1")
    program.driver.press(Qt.Key.Key_F9)
    assert first.second_start() == 0
    assert first.shown == 1 and program.window.curtain.isVisible()
    program.window.lock()
    program.driver.wait()
    assert first.second_start() == 0
    assert first.shown == 2 and program.driver.shows("password")


def test_whatever_is_sent_is_not_read(first: First) -> None:
    """To be called is all there is to say: words of any length are hung up on."""
    address = str(first.program.data_folder / SOCKET)
    for message in (b"", b"unlock\n", b"\x00" * 1_000_000):
        with socket.socket(socket.AF_UNIX) as caller:
            caller.settimeout(2)
            caller.connect(address)
            caller.setblocking(False)
            with suppress(BrokenPipeError, BlockingIOError):
                caller.send(message)
            first.program.driver.wait()
    until(lambda: (first.program.driver.wait(), first.shown == 3)[1], "three calls")


def test_the_socket_is_this_users_alone(first: First) -> None:
    path = first.program.data_folder / SOCKET
    assert stat.S_ISSOCK(path.stat().st_mode)
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can be somebody else")
def test_another_user_cannot_talk_to_it() -> None:
    nobody = 65534
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        first = First(Path(folder))
        Path(folder).chmod(0o755)
        call = f"import socket; socket.socket(socket.AF_UNIX).connect({str(Path(folder) / SOCKET)!r})"

        def tried(user: int) -> subprocess.CompletedProcess[str]:
            python = shutil.which("python3", path="/usr/bin") or sys.executable
            return subprocess.run(
                [python, "-c", call], user=user, capture_output=True, text=True, check=False, timeout=20
            )

        assert "PermissionError" in tried(nobody).stderr, "even where the folder lets anybody in"
        assert tried(0).returncode == 0
        first.close()


def test_two_data_folders_do_not_meet(first: First, tmp_path: Path) -> None:
    other = start(tmp_path / "other")
    until((tmp_path / "other" / SOCKET).exists, "the other window")
    assert other.poll() is None
    first.program.driver.wait()
    assert first.shown == 0
    other.terminate()
    other.communicate(timeout=_PATIENCE)


def test_the_demo_runs_beside_it(first: First) -> None:
    demo = start(first.program.data_folder, "--demo")
    time.sleep(1.5)
    first.program.driver.wait()
    assert demo.poll() is None and first.shown == 0
    demo.terminate()
    demo.communicate(timeout=_PATIENCE)


def test_what_a_killed_window_left_is_nothing(tmp_path: Path) -> None:
    killed = start(tmp_path)
    until((tmp_path / SOCKET).exists, "the first window")
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=_PATIENCE)
    assert (tmp_path / SOCKET).exists(), "it is stale now"
    next_one = First(tmp_path)
    assert next_one.instance.is_first
    assert next_one.second_start() == 0 and next_one.shown == 1
    next_one.close()
    assert not (tmp_path / SOCKET).exists()


def test_two_starts_at_once_make_one_window(tmp_path: Path) -> None:
    both = [start(tmp_path), start(tmp_path)]
    until(lambda: any(each.poll() is not None for each in both), "one of them to end")
    gone, left = sorted(both, key=lambda each: each.poll() is None)
    assert ended(gone) == 0 and left.poll() is None
    left.terminate()
    left.communicate(timeout=_PATIENCE)


def test_where_the_first_does_not_answer_a_window_comes_all_the_same(tmp_path: Path) -> None:
    held = SingleInstance(tmp_path)
    later = start(tmp_path)
    time.sleep(4.5)
    assert later.poll() is None, "the file itself lets only one in, and says so"
    later.terminate()
    _out, said = later.communicate(timeout=_PATIENCE)
    assert said == ""
    held.release()


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert SingleInstance(tmp_path).is_first
    tmp_path.chmod(0o700)


def test_a_path_too_long_for_a_socket_keeps_nobody_out(tmp_path: Path) -> None:
    deep = First(tmp_path / ("x" * 100))
    assert deep.instance.is_first and deep.program.driver.shows("new-name")
    deep.close()
