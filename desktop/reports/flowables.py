"""Building blocks of the paper. Every text goes through `escape` here and nowhere else."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import TypeVar

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Table
from reportlab.platypus.paraparser import ParaFrag

from desktop.records import Rater
from desktop.reports import escape, fonts, style
from desktop.reports.fonts import Weight

MARK_SIZE = 6.5
_BAR_WIDTH = 3.0
_TALLEST_ROW = 170.0
_UNDER_HEADING = 84.0
"""Points that a heading and two lines of text take."""


class Measured(Paragraph):
    """A paragraph that is broken into lines once for each width, however often it is asked."""

    _wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size; broken into lines anew where the width is another."""
        # `split` throws the lines away where it finds no place to cut.
        if self._wrapped is None or self._wrapped[0] != width or not hasattr(self, "blPara"):
            self._wrapped = (width, super().wrap(width, height))
        return self._wrapped[1]


class Marked(Measured):
    """A paragraph with what its style names before it.

    The rater's mark (`mark`), the triangle of a change (`triangle`), or a bar (`bar`).
    """

    def draw(self) -> None:
        """Draw mark or bar, then the text."""
        bar = getattr(self.style, "bar", None)
        if bar is not None:
            self.canv.setFillColor(bar)
            self.canv.rect(0, 0, _BAR_WIDTH, self.height, stroke=0, fill=1)
        rater = getattr(self.style, "mark", None)
        if rater is not None:
            middle = self.height - self.style.leading / 2 - 0.5
            draw_mark(self.canv, rater, MARK_SIZE / 2, middle)
        if getattr(self.style, "triangle", False):
            draw_triangle(self.canv, MARK_SIZE / 2, self.height - self.style.leading / 2 - MARK_SIZE / 2)
        super().draw()


class Heading(Measured):
    """A heading; `outline` (title, level 0 or 1) is its entry in the document's outline."""

    # Set from outside: reportlab builds the rest of a split paragraph with arguments of its own.
    outline: tuple[str, int] | None = None

    def draw(self) -> None:
        """Draw the heading and enter it into the outline of `paper`'s canvas."""
        if self.outline is not None:
            title, level = self.outline
            self.canv.add_heading(escape.plain(title), level, self.height)
        super().draw()


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


def draw_mark(
    canvas: Canvas, rater: Rater, x: float, y: float, filled: bool = True, size: float = MARK_SIZE
) -> None:
    """The citizen's blue circle or the caseworker's amber square, centred on a point."""
    colour = style.RATER_COLOURS[rater]
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour if filled else style.WHITE)
    canvas.setLineWidth(1)
    if rater is Rater.CITIZEN:
        canvas.circle(x, y, size / 2 - 0.5, stroke=1, fill=1)
    else:
        side = size - 1
        canvas.rect(x - side / 2, y - side / 2, side, side, stroke=1, fill=1)


def draw_triangle(canvas: Canvas, x: float, y: float, size: float = MARK_SIZE) -> None:
    """The mark of a change, standing on `y` with its tip above `x`."""
    canvas.setFillColor(style.QUIET)
    shape = canvas.beginPath()
    shape.moveTo(x - size / 2, y)
    shape.lineTo(x + size / 2, y)
    shape.lineTo(x, y + size)
    shape.close()
    canvas.drawPath(shape, stroke=0, fill=1)


def heading(said: str, look: ParagraphStyle = style.HEADING, level: int = 1) -> Heading:
    """A heading of `level` 0 (a page) or 1 in the outline."""
    made = _paragraph(Heading, said, look)
    made.outline = (said, level)
    return made


def text(said: str, look: ParagraphStyle = style.BODY) -> Marked:
    """A paragraph of somebody's words, or of the catalogue's."""
    return _paragraph(Marked, said, look)


_Kind = TypeVar("_Kind", bound=Measured)


def _paragraph(kind: type[_Kind], said: str, look: ParagraphStyle) -> _Kind:
    """Without reportlab's parser of markup, which takes longer than the layout, where none is needed."""
    simple = escape.simple(said)
    if simple is None:
        return kind(escape.markup(said, _weight(look)), look)
    return kind("", look, frags=[_plain_fragment(simple, look)])


def _plain_fragment(said: str, look: ParagraphStyle) -> ParaFrag:
    """What the parser makes of text without markup."""
    return ParaFrag(
        text=said, fontName=look.fontName, fontSize=look.fontSize, textColor=look.textColor,
        bold=0, italic=0, rise=0, greek=0, link=[], us_lines=[],
    )  # fmt: skip


def labelled(label: str, said: str, look: ParagraphStyle = style.BODY) -> Marked:
    """A bold label and what it labels, on one line."""
    return Marked(f"{escape.markup(label, Weight.SEMIBOLD)}&nbsp; {escape.markup(said, _weight(look))}", look)


def _weight(look: ParagraphStyle) -> Weight:
    return Weight(look.fontName.rpartition("-")[2])


def cut_row(cells: Sequence[Sequence[Marked]], widths: Sequence[float]) -> list[list[list[Marked]]]:
    """The row, cut into several where a cell is taller than `_TALLEST_ROW` points.

    reportlab moves a row that does not fit to the next page, and gives up on one taller than a page.
    """
    columns = [_chunks(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return [list(row) for row in zip_longest(*columns, fillvalue=[])]


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


def table(
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    commands: Sequence[tuple[object, ...]],
    *,
    repeat: int = 0,
) -> Table:
    """A table that is split between rows only; its first `repeat` rows stand on every page."""
    return Table(
        [list(row) for row in rows],
        colWidths=list(widths),
        repeatRows=repeat,
        # An empty cell counts as text, and would bring in a font that is not embedded.
        style=[("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR), ("VALIGN", (0, 0), (-1, -1), "TOP"), *commands],
        hAlign="LEFT",
    )
