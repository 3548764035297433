"""The whole story in its order."""

from tests.ui.story import february, may, november, summer
from tests.ui.story.hand import Hand


def play(hand: Hand) -> None:
    """From the first conversation to the last."""
    february.play(hand)
    february.list_barriers_in_private(hand)
    may.play(hand)
    summer.play(hand)
    november.play(hand)
