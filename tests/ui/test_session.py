"""Sleep and the lock of the session, told by a bus of the test's own as logind and a screen saver tell it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.ui.session import own_session

ROOT = Path(__file__).resolve().parents[2]

_LISTENS = """
import os, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from desktop.ui.session import Session

application = QCoreApplication([])
session = Session()
session.left.connect(lambda: print("left", flush=True))
session.listen(0)
session.listen(0)

logind = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "logind")
if sys.argv[1] != "stranger":
    assert logind.registerService("org.freedesktop.login1")

def tell(path, interface, name, *arguments):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    assert logind.send(message)

def tell_all():
    what = sys.argv[1]
    if what in ("sleep", "stranger"):
        tell("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True)
    elif what == "wake":
        tell("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", False)
    elif what == "lock":
        tell("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock")
    elif what == "other's lock":
        tell("/org/freedesktop/login1/session/_37", "org.freedesktop.login1.Session", "Lock")
    elif what == "saver":
        tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    elif what == "saver goes":
        tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    QTimer.singleShot(400, application.quit)

QTimer.singleShot(300, tell_all)
application.exec()
print("end")
"""


@pytest.fixture(scope="module")
def bus() -> Iterator[str]:
    """The address of a bus that nobody else is on."""
    if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
        pytest.skip("no bus here")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()


def heard(what: str, **environment: str) -> list[str]:
    """What a fresh process prints."""
    done = subprocess.run(
        [sys.executable, "-c", _LISTENS, what],
        cwd=ROOT,
        env={**os.environ, "XDG_SESSION_ID": "2", **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    return done.stdout.split()


@pytest.mark.parametrize("what", ["sleep", "lock", "saver"])
def test_it_is_heard_once(bus: str, what: str) -> None:
    assert heard(what, DBUS_SYSTEM_BUS_ADDRESS=bus, DBUS_SESSION_BUS_ADDRESS=bus) == ["left", "end"]


@pytest.mark.parametrize("what", ["wake", "other's lock", "saver goes", "stranger"])
def test_what_is_not_meant_is_not_heard(bus: str, what: str) -> None:
    assert heard(what, DBUS_SYSTEM_BUS_ADDRESS=bus, DBUS_SESSION_BUS_ADDRESS=bus) == ["end"]


_LOCKS = """
import os, sys
from pathlib import Path
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from tests.program import Program

logind = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "logind")
assert logind.registerService("org.freedesktop.login1")
program = Program(Path(sys.argv[1])).begin()
program.start_conversation(program.add_citizen(), "A1")
program.window.hiding.guard.idle.look()
message = QDBusMessage.createSignal(
    "/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock"
)
assert logind.send(message)
program.driver.wait(lambda: program.window.desk is None, "the lock")
print("locked")
program.close()
"""


def test_an_open_program_listens_and_locks(bus: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOCKS, str(tmp_path)],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_SESSION_ID": "2",
            "DBUS_SYSTEM_BUS_ADDRESS": bus,
            "DBUS_SESSION_BUS_ADDRESS": bus,
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == "locked\n", done.stderr


_NOBODY = """
from PySide6.QtCore import QCoreApplication
from desktop.ui.session import Session
import sys
if sys.argv[1:] == ["no module"]:
    sys.modules["PySide6.QtDBus"] = None
application = QCoreApplication([])
Session().listen(0)
print("still here")
"""


@pytest.mark.parametrize("why", ["no bus", "no module"])
def test_where_nobody_tells_nothing_fails(why: str) -> None:
    nowhere = "unix:path=/nonexistent"
    done = subprocess.run(
        [sys.executable, "-c", _NOBODY, why],
        cwd=ROOT,
        env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": nowhere, "DBUS_SESSION_BUS_ADDRESS": nowhere},
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    assert done.stdout == "still here\n" and done.stderr == ""


@pytest.mark.parametrize(
    ("number", "path"),
    [
        ("", ""),
        ("2", "/org/freedesktop/login1/session/_32"),
        ("42", "/org/freedesktop/login1/session/_342"),
        ("c1", "/org/freedesktop/login1/session/c1"),
        ("a-1", "/org/freedesktop/login1/session/a_2d1"),
    ],
)
def test_the_session_is_named_as_logind_names_it(
    monkeypatch: pytest.MonkeyPatch, number: str, path: str
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", number)
    assert own_session() == path
