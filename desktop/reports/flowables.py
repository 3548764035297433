"""Building blocks of the paper: sections, tables that break between rows, a rule, a badge."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import CondPageBreak, Flowable, Table

from desktop.reports import fonts, style
from desktop.reports.paragraphs import Marked

_TALLEST_ROW = 170.0
_TALLEST_WHOLE = 600.0
"""Points that every page has below a heading and the names of columns."""
BARE = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
"""The commands of a table that is only there to put things beside each other."""
_UNDER_HEADING = 84.0
"""Points that a heading and two lines of text take."""


class Badge(Flowable):
    """A word in a rounded field, as wide as the word."""

    def __init__(self, text: str, ink: Color, ground: Color) -> None:
        super().__init__()
        self.text, self.ink, self.ground = text, ink, ground
        self.hAlign = "RIGHT"

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its own size."""
        look = style.SMALL_STRONG
        self.width = pdfmetrics.stringWidth(self.text, look.fontName, look.fontSize) + 20
        self.height = 20.0
        return self.width, self.height

    def draw(self) -> None:
        """Draw field and word."""
        look = style.SMALL_STRONG
        self.canv.setFillColor(self.ground)
        self.canv.roundRect(0, 0, self.width, self.height, 10, stroke=0, fill=1)
        self.canv.setFillColor(self.ink)
        self.canv.setFont(look.fontName, look.fontSize)
        self.canv.drawCentredString(self.width / 2, 6.5, self.text)


class Rule(Flowable):
    """A fine line across, with room above and below."""

    def __init__(self, above: float = 8, below: float = 8) -> None:
        super().__init__()
        self.above, self.below = above, below

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.width = width
        return width, self.above + self.below

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setStrokeColor(style.LINE)
        self.canv.setLineWidth(0.75)
        self.canv.line(0, self.below, self.width, self.below)


def cut_row(cells: Sequence[Sequence[Marked]], widths: Sequence[float]) -> list[list[list[Marked]]]:
    """The row, cut into several where a cell is taller than `_TALLEST_ROW` points.

    reportlab moves a row that does not fit to the next page, and gives up on one taller than a page.
    """
    columns = [_chunks(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return [list(row) for row in zip_longest(*columns, fillvalue=[])]


def whole_row(cells: Sequence[Sequence[Marked]], widths: Sequence[float]) -> list[list[list[Marked]]]:
    """The row as one, which stands on one page; cut only where it would fit on none."""
    heights = (
        sum(paragraph.wrap(width, style.PAGE_HEIGHT)[1] for paragraph in cell)
        for cell, width in zip(cells, widths, strict=True)
    )
    return [list(map(list, cells))] if max(heights) <= _TALLEST_WHOLE else cut_row(cells, widths)


def section(block: Sequence[Flowable], needed: float | None = None) -> list[Flowable]:
    """A block that begins with a heading, on the next page where less than `needed` points are left.

    Left out, `needed` is enough for two lines, or for any row of a table, under the heading.
    Keeping heading and text together would move a long text whole, and leave half a page empty.
    """
    if not block:
        return []
    if needed is None:
        needed = _UNDER_HEADING + (_TALLEST_ROW if isinstance(block[-1], Table) else 0)
    return [CondPageBreak(needed), *block]


def row_height(row: Sequence[Sequence[Marked]]) -> float:
    """The height in points of a row that `cut_row` gave, without its padding."""
    return float(max(sum(paragraph.height for paragraph in cell) for cell in row))


def beginning(block: Sequence[Flowable]) -> float:
    """The height in points of a block down to the end of the first row of its table, 0 without a table."""
    height = 0.0
    for flowable in block:
        if isinstance(flowable, _Table):
            return height + flowable.beginning()
        height += flowable.wrap(style.WIDTH, style.PAGE_HEIGHT)[1]
        height += flowable.getSpaceBefore() + flowable.getSpaceAfter()
    return 0.0


def first_of(cell: Sequence[Marked], width: float) -> list[Marked]:
    """As much of the cell as stands in one row: for what is written out in full elsewhere."""
    return _chunks(cell, width)[0]


def seamless(first: int, last: int) -> list[tuple[object, ...]]:
    """Commands that close the gaps between table rows `first` to `last`, which were one row."""
    if first == last:
        return []
    return [
        ("BOTTOMPADDING", (0, first), (-1, last - 1), 0),
        ("TOPPADDING", (0, first + 1), (-1, last), 0),
    ]


def _chunks(cell: Sequence[Marked], width: float) -> list[list[Marked]]:
    chunks: list[list[Marked]] = [[]]
    waiting = list(cell)
    room = _TALLEST_ROW
    while waiting:
        paragraph = waiting.pop(0)
        _width, height = paragraph.wrap(width, room)
        if height <= room:
            chunks[-1].append(paragraph)
            room -= height
            continue
        first, *rest = paragraph.split(width, room) or [None, paragraph]
        if first is not None:
            chunks[-1].append(first)
        waiting[:0] = rest
        if rest:
            chunks.append([])
            room = _TALLEST_ROW
    return chunks


class _Table(Table):
    """A table that is measured once, however often it is asked for the same room.

    The line under its repeated headings is drawn once where it is cut, and not darker.
    """

    _measured: tuple[float, float] | None = None

    def _calc(self, availWidth: float, availHeight: float) -> None:
        if self._room(availWidth, availHeight) != self._measured:
            super()._calc(availWidth, availHeight)
            self._measured = self._room(availWidth, availHeight)

    def beginning(self) -> float:
        """The height of what is repeated on every page and of the first row below it."""
        self.wrap(style.WIDTH, style.PAGE_HEIGHT)
        return float(sum(self._rowHeights[: self.repeatRows + 1]))

    def _room(self, width: float, height: float) -> tuple[float, float]:
        # Where it is higher than the room, the rows that do not fit have not been measured.
        return (width, height if None in self._rowHeights else 0.0)

    def _splitLineCmds(self, n: int, doInRowSplit: int = 0) -> list[tuple[Any, ...]]:
        commands: list[tuple[Any, ...]] = super()._splitLineCmds(n, doInRowSplit)
        below = {last for kind, _first, (_column, last), *_rest in commands if kind == "LINEBELOW"}
        if self.repeatRows - 1 not in below:
            return commands
        return [each for each in commands if (each[0], each[1][1]) != ("LINEABOVE", n)]


def table(
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    commands: Sequence[tuple[object, ...]],
    *,
    repeat: int = 0,
) -> Table:
    """A table that is split between rows only; its first `repeat` rows stand on every page."""
    return _Table(
        [list(row) for row in rows],
        colWidths=list(widths),
        repeatRows=repeat,
        # An empty cell counts as text, and would bring in a font that is not embedded.
        style=[("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR), ("VALIGN", (0, 0), (-1, -1), "TOP"), *commands],
        hAlign="LEFT",
    )
