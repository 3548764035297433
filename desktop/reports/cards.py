"""Two tinted cards beside each other, as tall as the taller one."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from desktop.reports import style
from desktop.reports.escape import line
from desktop.reports.flowables import BARE, first_of, table
from desktop.reports.paragraphs import Marked, text

_LONGEST = 120
_BETWEEN = 12.0
_WIDTH = (style.WIDTH - _BETWEEN) / 2


def card(
    told: Sequence[str],
    value: ParagraphStyle = style.CARD_VALUE,
    small: ParagraphStyle = style.SMALL,
) -> list[Marked]:
    """What one says: what it is, the thing itself, and what there is to add."""
    looks = (small, value, *[small] * (len(told) - 2))
    return [text(line(each, _LONGEST), look) for each, look in zip(told, looks, strict=True)]


def cards(cells: Sequence[Sequence[Marked]], *, turned: bool = False) -> Flowable:
    """One or two of them, the first at the right on a page that is `turned`."""
    inner = _WIDTH - 2 * style.CARD_PADDING
    shown = [first_of(cell, inner) for cell in cells]
    heights = [sum(paragraph.height for paragraph in cell) for cell in shown]
    row: list[object] = []
    for cell, height in zip(shown, heights, strict=True):
        filled = [*cell, Spacer(0, max(heights) - height)]
        row += [table([[filled]], [_WIDTH], style.CARD), ""]
    row = [*row, "", ""][:3]
    return table([row[::-1] if turned else row], (_WIDTH, _BETWEEN, _WIDTH), BARE)
