"""Where lines of text break: between words, else after a hyphen, inside a word only where a part is too wide.

reportlab's own breaking takes as long as drawing, and cuts a long name anywhere.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.paragraph import split

from desktop.reports.memo import once

_PIECES = re.compile("[^-–/]*[-–/]+|[^-–/]+")
_SHRINK = 0.05
"""How much narrower each space of a line may be for one more word to fit; reportlab's own share."""
_Measure = Callable[[str], float]


class Line(NamedTuple):
    """A line as reportlab's paragraphs hold it: the room in points that is left, and its words.

    Where `left` is below 0, the spaces are drawn so much narrower.
    """

    left: float
    words: list[str]


def broken(said: str | tuple[str, ...], font: str, size: float, width: float) -> list[Line]:
    """The text, or its words, in lines `width` points wide; a single character may be wider."""
    return once((said, font, size, width), lambda: _broken(said, font, size, width))


def _broken(said: str | tuple[str, ...], font: str, size: float, width: float) -> list[Line]:
    measure: _Measure = partial(pdfmetrics.getFont(font).stringWidth, size=size)
    words = split(said) if isinstance(said, str) else list(said)
    whole = measure(" ".join(words))
    if whole <= width:
        # Most texts of a paper are this short.
        return [Line(width - whole, words)] if words else []
    space = measure(" ")
    shrink = _SHRINK * space
    lines: list[Line] = []
    line: list[str] = []
    used = -space
    for word in words:
        # Two parts of one word are together wider than a line, and never stand on one with a space between.
        for part, wide in _parts(word, measure, width):
            if line and used + space + wide > width + shrink * len(line):
                lines.append(Line(width - used, line))
                line, used = [part], wide
            else:
                line.append(part)
                used += space + wide
    return [*lines, Line(width - used, line)] if line else lines


def _parts(word: str, measure: _Measure, width: float) -> list[tuple[str, float]]:
    """The word, or as much of it in each part as fits on a line; each with how wide it is."""
    whole = measure(word)
    if whole <= width:
        return [(word, whole)]
    parts = [""]
    for piece in _PIECES.findall(word):
        for bit in [piece] if measure(piece) <= width else piece:
            if measure(parts[-1] + bit) <= width or not parts[-1]:
                parts[-1] += bit
            else:
                parts.append(bit)
    return [(part, measure(part)) for part in parts]
