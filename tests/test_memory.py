"""What a whole conversation does without: it would be held in memory, and nobody would see why."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UNUSED = {
    "_hashlib": "OpenSSL's digests; SQLCipher and cryptography bring an OpenSSL each",
    "_ssl": "what talks to networks",
    "alembic": "a migration, which is not due",
    "asyncio": "what talks to networks",
    "email": "what talks to networks",
    "http": "what talks to networks",
    "importlib.metadata": "what looks for plug-ins",
    "pikepdf": "what the tests read papers with",
    "PIL.Image": "pictures, of which no paper has any",
    "PySide6.QtPdf": "a second reader of PDF",
    "urllib.request": "what talks to networks",
    "xml.sax": "what reads XML",
}

_PROGRAM = """
import json, sys
from pathlib import Path
from desktop.ui import binding
binding.load()
from PySide6.QtCore import QCoreApplication, Qt
from desktop.app import App

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
folder = Path(sys.argv[1])
app = App(folder / "data", language="da", demo=True)
app.window.resize(1366, 768)
app.show()
from desktop.driver import Driver
from desktop.tour import play
paper = play(Driver(app.window), folder)
print(json.dumps([paper.exists(), sorted(sys.modules)]))
app.close()
"""


def test_a_whole_conversation_loads_nothing_that_it_has_no_use_for(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    written, modules = json.loads(done.stdout.splitlines()[-1])
    assert written
    assert {name: what for name, what in UNUSED.items() if name in modules} == {}
