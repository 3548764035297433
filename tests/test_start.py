"""What is heavy is loaded after the first painting, and before anyone has clicked."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support import new_desk

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("alembic", "babel", "cryptography", "msgspec", "pypdfium2", "reportlab", "sqlalchemy", "sqlcipher3")
SMALL = (
    "_hashlib",
    "asyncio",
    "dataclasses",
    "desktop.fault_words",
    "desktop.ui.window_keys",
    "importlib.metadata",
)
"""A few milliseconds each."""

NEEDED = ("cryptography", "msgspec", "sqlalchemy", "sqlcipher3")
"""What unlocking and the list take."""

PAPERS = ("pypdfium2", "reportlab")
"""What draws and shows paper."""

_PROGRAM = """
import json, linecache, sys
from pathlib import Path
from desktop.ui import binding
binding.load()
from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from desktop.app import App

heavy = sys.argv[2].split()
found = {}

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "painted" not in found:
            found["painted"] = sorted(set(heavy) & set(sys.modules))
            found["names"] = "Qt" in vars(QtCore)
            found["views"] = "QAbstractItemView" in vars(QtWidgets)
            letter = QInputMethodEvent()
            letter.setCommitString("a")
            QCoreApplication.postEvent(app.window.focusWidget(), letter)
        return False

load_the_rest = App.load_the_rest
def watched_rest(app):
    found["typed"] = app.window.focusWidget().text()
    load_the_rest(app)
App.load_the_rest = watched_rest

app = App(Path(sys.argv[1]), language="da")
watch = Watch()
app.window.installEventFilter(watch)
app.show()
while "typed" not in found:
    app.application.processEvents()
app._way_in.finish()
found["warm"] = sorted(set(heavy) & set(sys.modules))
found["modules"] = sorted(name for name in sys.modules if name.startswith("desktop."))
found["sources"] = sorted(linecache.cache)
print(json.dumps(found))
app.close()
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a fresh process came upon, from its start until all is loaded."""
    data_folder = tmp_path_factory.mktemp("start")
    new_desk(data_folder).unlocked.close()
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(data_folder), " ".join((*HEAVY, *SMALL))],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_nothing_heavy_is_imported_before_the_first_painting(found: dict[str, Any]) -> None:
    assert found["painted"] == []


def test_the_lock_screen_is_painted_without_all_names_of_qt(found: dict[str, Any]) -> None:
    assert found["names"] is False, (
        "`QtCore.Qt` takes a tenth of the start: name it where the lock screen ends"
    )


def test_the_lock_screen_is_painted_without_what_its_widgets_are_made_of(found: dict[str, Any]) -> None:
    assert found["views"] is False, "to look for a widget among the children makes a class of each of them"


def test_what_is_typed_at_once_goes_before_the_loading(found: dict[str, Any]) -> None:
    assert found["typed"] == "a"


def test_no_click_pays_for_what_is_imported_while_the_password_is_typed(found: dict[str, Any]) -> None:
    assert set(NEEDED) <= set(found["warm"])


def test_the_check_of_the_password_does_without_what_conversations_and_papers_take(
    found: dict[str, Any],
) -> None:
    without = {*PAPERS, "_hashlib", "asyncio", "desktop.ui.conversation", "importlib.metadata"}
    assert not without & {*found["warm"], *found["modules"]}


_TALKS = """
import json, sys
from pathlib import Path
from tests.program import Program

talks = sys.argv[2].split()
program = Program(Path(sys.argv[1])).begin()
program.driver.wait(lambda: set(talks) <= set(sys.modules), "the rest to be loaded")
program.close()
"""


def test_no_click_in_the_list_pays_for_what_is_imported_once_it_is_painted(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", _TALKS, str(tmp_path), " ".join((*PAPERS, "desktop.ui.conversation"))],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        timeout=60,
    )


def test_no_source_of_a_module_is_read_or_kept(found: dict[str, Any]) -> None:
    assert [file for file in found["sources"] if "sqlalchemy" in file and file.endswith(".py")] == []


_GUARD = """
import ctypes, sys
from PySide6.QtCore import QTimer
from desktop import commands
from desktop.app import App

def show(self):
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    self.load_the_rest()
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)
    QTimer.singleShot(0, self.application.quit)

App.show = show
commands.main(["--data", sys.argv[1]])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="dumpable is Linux's word")
def test_no_other_program_may_look_into_the_memory_once_a_password_can_be_typed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _GUARD, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == ["1", "0"]
