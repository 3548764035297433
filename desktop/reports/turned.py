"""Lines in which something runs from right to left: broken as typed, drawn in the order it is read in."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from desktop.reports import bidi, fonts
from desktop.reports.fonts import Weight
from desktop.reports.lines import Line

NEW_LINE = "\n"
_NO_LEVELS: tuple[int, ...] = ()
_APART = 40.0
"""Between a letter and a mark that would touch it, in thousandths of the size."""


class Piece(str):
    """A word in a weight, with the level of each of its characters and of the space behind it."""

    weight: Weight
    levels: tuple[int, ...]

    def cut(self, start: int, end: int) -> "Piece":
        """A part of it."""
        return _piece(self[start:end], self.weight, self.levels[start : end + 1])


class _Cluster(NamedTuple):
    """A character with the marks that stand on it."""

    said: str
    marks: str
    weight: Weight
    level: int


def pieces(said: str, weight: Weight, page: int) -> list[Piece]:
    """The words of a text as `escape` gives it, and its line ends. `page` is 1 where it runs to the left."""
    found: list[Piece] = []
    for place, line in enumerate(said.split(NEW_LINE)):
        if place:
            found.append(_piece(NEW_LINE, weight, _NO_LEVELS))
        # Behind the last word stands nothing: a space there goes the way of the page.
        of = [*bidi.levels(line, page), page]
        start = 0
        for word in line.split(" "):
            if word:
                found.append(_piece(word, weight, tuple(of[start : start + len(word) + 1])))
            start += len(word) + 1
    return found


def beside(texts: Iterable[Sequence[Piece]]) -> list[Piece]:
    """Texts behind each other, with a wider space between them."""
    found: list[Piece] = []
    for words in texts:
        if found:
            last = found.pop()
            found.append(_piece(last + "\xa0", last.weight, (*last.levels, *last.levels[-1:])))
        found += words
    return found


def broken(words: Sequence[Piece], size: float, width: float) -> list[Line]:
    """The words in lines `width` points wide; a single character may be wider."""
    lines: list[Line] = []
    line: list[str] = []
    used = 0.0
    for word in words:
        for part in _parts(word, size, width):
            wide = _width(part, part.weight, size)
            space = _width(" ", part.weight, size) if line else 0.0
            if line and part != NEW_LINE and used + space + wide > width:
                lines.append(Line(width - used, line))
                line, used, space = [], 0.0, 0.0
            line.append(part)
            used += space + wide
            if part == NEW_LINE:
                lines.append(Line(width - used, line))
                line, used = [], 0.0
    return [*lines, Line(width - used, line)] if line else lines


def draw(canvas: Canvas, lines: Sequence[Line], look: ParagraphStyle, width: float, height: float) -> None:
    """Draw the lines in a paragraph `width` by `height` points, at the right where the page runs that way."""
    size = look.fontSize
    canvas.setFillColor(look.textColor)
    for number, line in enumerate(lines):
        clusters = _clusters([word for word in line.words if isinstance(word, Piece) and word != NEW_LINE])
        ordered = [clusters[place] for place in bidi.in_order([each.level for each in clusters])]
        x = look.leftIndent
        if getattr(look, "turned", 0):
            x = (
                width
                - look.rightIndent
                - sum(_width(each.said + each.marks, each.weight, size) for each in ordered)
            )
        _draw_line(canvas, ordered, x, height - size - number * look.leading, size)


def _draw_line(canvas: Canvas, ordered: Sequence[_Cluster], x: float, y: float, size: float) -> None:
    written = canvas.beginText(x, y)
    run, font = "", ""
    for each in ordered:
        own = _font(each.said, each.weight)
        placed = bool(each.marks) and _is_placed(each)
        if own != font and run:
            _write(written, run, font, size)
            run = ""
        font = own
        run += bidi.mirrored(each.said) if each.level % 2 else each.said
        if placed:
            # Behind its letter in the file too, so that another program finds them together.
            _write(written, run, font, size)
            run = ""
            for mark, across, up in _placed_marks(each, own, size):
                written.setTextOrigin(x + across, y + up)
                written.textOut(mark)
            written.setTextOrigin(x + _width(each.said, each.weight, size), y)
        else:
            run += each.marks
        x += _width(each.said + each.marks, each.weight, size)
    _write(written, run, font, size)
    canvas.drawText(written)


def _write(written: PDFTextObject, run: str, font: str, size: float) -> None:
    if run:
        written.setFont(font, size)
        written.textOut(run)


def _placed_marks(each: _Cluster, font: str, size: float) -> Iterator[tuple[str, float, float]]:
    """Each mark, and how far across and up it stands from where its letter begins.

    It is over or under the letter's middle, further out where another one stands.
    """
    scale = size / 1000
    left, low, right, high = fonts.box(font, each.said)
    for mark in each.marks:
        mark_left, mark_low, mark_right, mark_high = fonts.box(font, mark)
        if mark_low >= 0:
            up = max(0.0, high + _APART - mark_low)
            high = mark_high + up
        else:
            up = min(0.0, low - _APART - mark_high)
            low = mark_low + up
        yield mark, (left + right - mark_left - mark_right) / 2 * scale, up * scale


def _clusters(words: Sequence[Piece]) -> list[_Cluster]:
    found: list[_Cluster] = []
    for place, word in enumerate(words):
        for character, level in zip(word, word.levels, strict=False):
            if found and unicodedata.category(character) == "Mn":
                found[-1] = found[-1]._replace(marks=found[-1].marks + character)
            else:
                found.append(_Cluster(character, "", word.weight, level))
        if place < len(words) - 1:
            found.append(_Cluster(" ", "", word.weight, word.levels[-1]))
    return found


def _is_placed(each: _Cluster) -> bool:
    """Whether it is for the program to put the marks on the letter, as the font does not."""
    return all(_look(mark, each.weight).placed for mark in each.marks)


def _parts(word: Piece, size: float, width: float) -> list[Piece]:
    if word == NEW_LINE or _width(word, word.weight, size) <= width:
        return [word]
    parts: list[Piece] = []
    start, used = 0, 0.0
    for place, character in enumerate(word):
        wide = _look(character, word.weight).width * size
        if place > start and used + wide > width:
            parts.append(word.cut(start, place))
            start, used = place, 0.0
        used += wide
    return [*parts, word.cut(start, len(word))]


def _width(said: str, weight: Weight, size: float) -> float:
    return size * sum(_look(character, weight).width for character in said if character != NEW_LINE)


def _font(character: str, weight: Weight) -> str:
    return _look(character, weight).font


class _Look(NamedTuple):
    """Which font draws a character, how wide in parts of the size, and whether the program places it."""

    font: str
    width: float
    placed: bool


@cache
def _look(character: str, weight: Weight) -> _Look:
    font = fonts.name(fonts.family_with(character) or fonts.BASE, weight)
    # The vendored Arabic marks have a place of their own behind the letter, for an engine to move.
    placed = unicodedata.category(character) == "Mn" and fonts.box(font, character).left >= 0
    return _Look(font, 0.0 if placed else float(pdfmetrics.stringWidth(character, font, 1)), placed)


def _piece(said: str, weight: Weight, levels: tuple[int, ...]) -> Piece:
    made = Piece(said)
    made.weight, made.levels = weight, levels
    return made
