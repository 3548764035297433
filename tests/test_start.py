"""What is heavy is imported after the first painting, and before anyone has clicked."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("alembic", "babel", "cryptography", "msgspec", "pypdfium2", "reportlab", "sqlalchemy", "sqlcipher3")
NEEDED = ("cryptography", "msgspec", "sqlalchemy", "sqlcipher3")
"""What unlocking and the list take."""

_PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from desktop.app import App

heavy = sys.argv[2].split()
found = {}

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            found.setdefault("painted", sorted(set(heavy) & set(sys.modules)))
        return False

app = App(Path(sys.argv[1]), language="da")
watch = Watch()
app.window.installEventFilter(watch)
app.show()
while "painted" not in found:
    app.application.processEvents()
app._way_in.warm_up()
app._way_in.finish()
found["warm"] = sorted(set(heavy) & set(sys.modules))
print(json.dumps(found))
app.close()
"""


def _found(data_folder: Path) -> dict[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(data_folder), " ".join(HEAVY)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_nothing_heavy_is_imported_before_the_first_painting(tmp_path: Path) -> None:
    assert _found(tmp_path)["painted"] == []


def test_no_click_pays_for_what_is_imported_while_the_password_is_typed(tmp_path: Path) -> None:
    assert set(NEEDED) <= set(_found(tmp_path)["warm"])
