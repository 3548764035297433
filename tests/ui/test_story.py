"""Nine months of one citizen, played through the real window, and read back from file, screen and paper."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.support import HandClock
from tests.ui.story.all_of_it import play
from tests.ui.story.hand import Hand


def test_nine_months_of_one_citizen(qapp: QApplication, tmp_path: Path) -> None:
    hand = Hand(tmp_path, HandClock())
    try:
        play(hand)
    finally:
        hand.program.close()
