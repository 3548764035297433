"""`python -m tests.ui.story.pictures DIR`: the story with a picture of every page, and its papers."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def main(folder: Path) -> None:
    """Play, and keep everything in `folder`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication, Qt

    from tests.support import HandClock
    from tests.ui.story.all_of_it import play
    from tests.ui.story.hand import Hand

    folder.mkdir(parents=True, exist_ok=True)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    with TemporaryDirectory() as data:
        hand = Hand(Path(data), HandClock(), folder)
        try:
            play(hand)
        except BaseException:
            hand.window_as_it_is()
            raise
        finally:
            hand.program.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
