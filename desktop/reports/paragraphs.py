"""Paragraphs of the paper. Every text goes through `escape` here and nowhere else."""

from collections.abc import Sequence
from typing import TypeVar

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer
from reportlab.platypus.paraparser import ParaFrag

from desktop.reports import escape, fonts, style, turned
from desktop.reports.fonts import Weight
from desktop.reports.lines import broken
from desktop.reports.marks import BOX_SIZE, MARK_SIZE, draw_box, draw_marks, draw_triangle
from desktop.reports.memo import once

_BAR_WIDTH = 3.0
_ROUNDING = -1e-8


class Measured(Paragraph):
    """A paragraph that is broken into lines once for each width, however often it is asked."""

    _wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size; broken into lines anew where the width is another."""
        # `split` throws the lines away where it finds no place to cut.
        if self._wrapped is None or self._wrapped[0] != width or not hasattr(self, "blPara"):
            self._wrapped = (width, super().wrap(width, height))
        return self._wrapped[1]

    def breakLines(self, widths: Sequence[float]) -> object:
        """The lines of the text; what is not in several fonts is broken by `lines`."""
        if len(self.frags) != 1 or getattr(self.frags[0], "lineBreak", False):
            return super().breakLines(widths)
        fragment = self.frags[0]
        if getattr(fragment, "turned", False):
            found = turned.broken(fragment.words, fragment.fontSize, widths[-1])
            return fragment.clone(kind=0, lines=found)
        # What is left of a text that was cut holds its words.
        said = fragment.text if hasattr(fragment, "text") else tuple(fragment.words)
        found = broken(said, fragment.fontName, fragment.fontSize, widths[-1])
        return fragment.clone(kind=0, lines=found)

    def split(self, width: float, height: float) -> list[Paragraph]:
        """The part that fits and the rest, which would begin with an empty line where one was ended."""
        parts: list[Paragraph] = super().split(width, height)
        if len(parts) > 1 and self.blPara.kind == 0:
            count = len(parts[0].blPara.lines)
            parts[0].take(self.blPara, 0, count, width)
            parts[1].take(self.blPara, count, len(self.blPara.lines), width)
        elif len(parts) > 1 and getattr(parts[0].blPara.lines[-1], "lineBreak", False):
            del parts[1].frags[0]
        return parts

    def take(self, broken_before: ParaFrag, start: int, end: int, width: float) -> None:
        """Have these lines of the text that was cut: breaking the rest anew each time takes seconds."""
        lines = broken_before.lines[start:end]
        self.blPara = broken_before.clone(lines=lines)
        self.width, self.height = width, len(lines) * self.style.leading
        self._wrapped = (width, (self.width, self.height))

    def drawPara(self, debug: int = 0) -> None:
        """Write the lines; without reportlab's many cases where they are in one font."""
        if self.blPara.kind != 0:
            super().drawPara(debug)
        elif getattr(self.blPara, "turned", False):
            turned.draw(self.canv, self.blPara.lines, self.style, self.width, self.height)
        elif self.blPara.lines:
            look = self.blPara
            written = self.canv.beginText(self.style.leftIndent, self.height - look.fontSize)
            written.setFont(look.fontName, look.fontSize, self.style.leading)
            written.setFillColor(look.textColor)
            for left, words in look.lines:
                if left < _ROUNDING:
                    written.setWordSpace(left / max(len(words) - 1, 1))
                written.textLine(" ".join(words))
                if left < _ROUNDING:
                    written.setWordSpace(0)
            self.canv.drawText(written)


class Marked(Measured):
    """A paragraph with what its style names before it.

    The rater's mark (`mark`), the triangle of a change (`triangle`), a box to tick (`box`), or a bar (`bar`).
    """

    def draw(self) -> None:
        """Draw mark or bar, then the text; before it is at the right where the page runs that way."""
        bar = getattr(self.style, "bar", None)
        if bar is not None:
            self.canv.setFillColor(bar)
            left = self.width - _BAR_WIDTH if _page(self.style) else 0
            self.canv.rect(left, 0, _BAR_WIDTH, self.height, stroke=0, fill=1)
        rater = getattr(self.style, "mark", None)
        if rater is not None:
            middle = self.height - self.style.leading / 2 - 0.5
            left = self.width - MARK_SIZE if _page(self.style) else 0
            draw_marks(self.canv, rater, [(left + MARK_SIZE / 2, middle)])
        if getattr(self.style, "box", False):
            middle = self.height - self.style.leading / 2 - 0.5
            draw_box(self.canv, self.width - BOX_SIZE if _page(self.style) else 0, middle - BOX_SIZE / 2)
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


def heading(said: str, look: ParagraphStyle = style.HEADING, level: int = 1) -> Heading:
    """A heading of `level` 0 (a page) or 1 in the outline."""
    made = _paragraph(Heading, said, look)
    made.outline = (said, level)
    return made


def text(said: str, look: ParagraphStyle = style.BODY) -> Marked:
    """A paragraph of somebody's words, or of the catalogue's."""
    return _paragraph(Marked, said, look)


def lines_of(said: str, look: ParagraphStyle = style.BODY) -> list[Flowable]:
    """A note, each line that was typed by itself, so that it can be cut at any of them."""
    lines = escape.lines(said)
    return [text(line, look) if line else Spacer(0, look.leading) for line in lines]


_Kind = TypeVar("_Kind", bound=Measured)


def _paragraph(kind: type[_Kind], said: str, look: ParagraphStyle) -> _Kind:
    """Without reportlab's parser of markup, which takes longer than the layout, where none is needed."""
    simple = _simple(said)
    if _page(look) or simple is None:
        words = _turned([(said, _weight(look))], look)
        if words is not None:
            return kind("", look, frags=[words])
    if simple is None:
        return kind(escape.markup(said, _weight(look)), look)
    return kind("", look, frags=[_plain_fragment(simple, look)])


def _simple(said: str) -> str | None:
    return once(said, lambda: escape.simple(said))


def _turned(parts: Sequence[tuple[str, Weight]], look: ParagraphStyle) -> ParaFrag | None:
    """Texts behind each other, where one of them or the page runs from right to left; None for any others."""
    page = _page(look)
    drawn = [(escape.turned(said), said, weight) for said, weight in parts]
    if not page and all(joined is None for joined, _said, _weight in drawn):
        return None
    made = _plain_fragment("", look)
    del made.text
    made.turned = True
    made.words = turned.beside(
        turned.pieces(escape.printable(said) if joined is None else joined, weight, page)
        for joined, said, weight in drawn
    )
    return made


def _page(look: ParagraphStyle) -> int:
    """0, or 1 where the page of this style runs from right to left."""
    return int(getattr(look, "turned", 0))


def _plain_fragment(said: str, look: ParagraphStyle) -> ParaFrag:
    """What the parser makes of text without markup."""
    return ParaFrag(
        text=said, fontName=look.fontName, fontSize=look.fontSize, textColor=look.textColor,
        bold=0, italic=0, rise=0, greek=0, link=[], us_lines=[],
    )  # fmt: skip


def labelled(label: str, said: str, look: ParagraphStyle = style.BODY) -> Marked:
    """A bold label and what it labels, on one line."""
    words = _turned([(label, Weight.SEMIBOLD), (said, _weight(look))], look)
    if words is not None:
        return Marked("", look, frags=[words])
    name, rest = _simple(label), _simple(said)
    if name and rest is not None:
        bold = _plain_fragment(name, look)
        bold.fontName = fonts.SEMIBOLD
        return Marked("", look, frags=[bold, _plain_fragment(f"\xa0 {rest}", look)])
    return Marked(f"{escape.markup(label, Weight.SEMIBOLD)}&nbsp; {escape.markup(said, _weight(look))}", look)


def followed(said: str, more: str, look: ParagraphStyle, after: ParagraphStyle) -> Marked:
    """A text, and on the same line what follows it in a style of its own."""
    first, rest = _simple(said), _simple(more)
    if first and rest and not _page(look):
        return Marked("", look, frags=[_plain_fragment(first, look), _plain_fragment(f"\xa0 {rest}", after)])
    words = _turned([(said, _weight(look)), (more, _weight(after))], look)
    if words is not None:
        return Marked("", look, frags=[words])
    behind = f'<font size="{after.fontSize}">{escape.markup(more, _weight(after))}</font>'
    return Marked(f"{escape.markup(said, _weight(look))}&nbsp; {behind}", look)


def _weight(look: ParagraphStyle) -> Weight:
    return Weight(look.fontName.rpartition("-")[2])
