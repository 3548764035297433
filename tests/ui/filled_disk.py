"""Unlock on a disk that is full from one call on, for every third call, and print what is on the screen.

Run behind what stands between a process and its disk: python -m tests.ui.filled_disk FOLDER
"""

import errno
import json
import shutil
import sys
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from desktop.records import AccessAction
from desktop.ui.pages.citizens import CitizensPage
from tests.faults.shim import Disk
from tests.program import PASSWORD, Program
from tests.ui.way_in_parts import said, used

_MANY, _STEP = 200, 3


def unlocked_at(folder: Path, call: int) -> dict[str, object]:
    """What is shown where this call and all after it are refused, and whether the log has it afterwards."""
    program = Program(folder, language="en")
    disk = Disk(folder)
    program.driver.type("password", PASSWORD)
    program.driver.wait()
    disk.refuse(call, errno.ENOSPC, lasting=True, half=True)
    program.driver.click("unlock")
    program.driver.wait()
    page = program.window.page
    boxes = [box for box in program.window.findChildren(QMessageBox) if box.isVisible()]
    listed = page._table.citizens.rowCount() if isinstance(page, CitizensPage) else None
    told = [box.text() for box in boxes] if listed is not None else [said(program, "lock-error")]
    refused = disk.allow()
    for box in boxes:
        box.close()
    found: dict[str, object] = {"refused": refused, "listed": listed, "told": told}
    if listed is not None:
        program.driver.wait(lambda: not program.window.desk.unsaved.waiting, "the entry")
        log = program.unlocked.services.access_log
        newest = program.ask(lambda: log.entries(actions=[AccessAction.UNLOCKED]))
        found["entries"] = len(newest)
    program.close()
    return found


if __name__ == "__main__":
    here = Path(sys.argv[1])
    used(here / "before", "Amira Prøve", "Bent Prøve")
    seen = []
    for call in range(1, _MANY, _STEP):
        shutil.copytree(here / "before", here / str(call))
        seen.append(unlocked_at(here / str(call), call))
        shutil.rmtree(here / str(call))
        if not seen[-1]["refused"]:
            break
    print(json.dumps(seen))
