"""Unlock on a disk that takes nothing, and print what the lock screen says.

python -m tests.ui.locked_disk FOLDER [LANGUAGE] [PICTURE]
"""

import sys
from pathlib import Path

from tests.program import PASSWORD, Program
from tests.ui.way_in_parts import said

if __name__ == "__main__":
    program = Program(Path(sys.argv[1]), language=(sys.argv[2:] or ["en"])[0])
    program.driver.type("password", PASSWORD)
    program.driver.click("unlock")
    print(said(program, "lock-error"))
    if sys.argv[3:]:
        program.window.grab().save(sys.argv[3])
    program.close()
