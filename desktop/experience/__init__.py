"""Health and belief as the citizen says them, beside placements, responsibility and ordinary hours.

What is shown, where it stands on one time axis, and the same in words; for screen and paper alike. It
says what was at the same time, never what led to what.
"""

from desktop.experience.content import FACTORS, Experience, Lane, Rung, Stay, of
from desktop.experience.drawing import Drawing, Sizes, Tick, lay_out, ticks
from desktop.experience.table import Row, lane_words, rows

__all__ = [
    "FACTORS",
    "Drawing",
    "Experience",
    "Lane",
    "Row",
    "Rung",
    "Sizes",
    "Stay",
    "Tick",
    "lane_words",
    "lay_out",
    "of",
    "rows",
    "ticks",
]
