"""The vendored fonts on paper, and which of them has a character.

reportlab keeps fonts in one registry per process; a family enters it when first needed, since
reading a large font takes as long as drawing a page.
"""

import re
import unicodedata
from enum import StrEnum
from functools import cache
from struct import unpack
from typing import NamedTuple

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from desktop import paths
from desktop.reports.joining import letters

BASE = "IBMPlexSans"
FALLBACKS = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")
_OF_SCRIPT = {"ARABIC": "NotoSansArabic", "ETHIOPIC": "NotoSansEthiopic"}
"""By the word that the names of a script's characters begin with."""
_CONTOURS = 2
"""Bytes of a glyph before its box."""
_FORM = re.compile("<(F[BCDE][0-9A-F]{2})>")


class Weight(StrEnum):
    """The two weights that every family has."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"


def name(family: str, weight: Weight) -> str:
    """What reportlab and the font file call a family in a weight."""
    return f"{family}-{weight}"


REGULAR = name(BASE, Weight.REGULAR)
SEMIBOLD = name(BASE, Weight.SEMIBOLD)


class _Font(TTFont):
    """A font that measures text without looking up code points one by one."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._widths = _Widths(self.face)
        self._boxes: dict[str, Box] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """The width of text in points; the same as reportlab's own."""
        return float(0.001 * size * sum(map(self._widths.__getitem__, text)))

    def box(self, character: str) -> "Box":
        """What a character covers, as its glyph says."""
        if character not in self._boxes:
            self._boxes[character] = self._read_box(character)
        return self._boxes[character]

    def _read_box(self, character: str) -> "Box":
        face = self.face
        glyph = face.charToGlyph.get(ord(character), 0)
        start, end = face.glyphPos[glyph : glyph + 2]
        if start == end:
            return Box(0, 0, 0, 0)
        at = face.get_table_pos("glyf")[0] + start + _CONTOURS
        measures = unpack(">4h", face.get_chunk(at, 8))
        return Box(*(measure * 1000 / face.unitsPerEm for measure in measures))

    def addObjects(self, document: PDFDocument) -> None:
        """Enter the font into the file; what is drawn as a joined letter is copied as the letter typed."""
        super().addObjects(document)
        for name, stream in document.idToObject.items():
            if name.startswith("toUnicodeCMap:") and self.face.name.decode() in name:
                stream.content = _FORM.sub(_typed, stream.content)


def _typed(form: "re.Match[str]") -> str:
    typed = letters(chr(int(form[1], 16)))
    # Programs do not agree on the order of two letters in one: that form stays, and they take it apart.
    return f"<{ord(typed):04X}>" if len(typed) == 1 else form[0]


class Box(NamedTuple):
    """What a character covers, in thousandths of the size, from where it begins on the line."""

    left: float
    low: float
    right: float
    high: float


class _Widths(dict[str, float]):
    """The width of each character of a face, in thousandths of the size."""

    def __init__(self, face: TTFontFace) -> None:
        super().__init__({chr(code): width for code, width in face.charWidths.items()})
        self._other = float(face.defaultWidth)

    def __missing__(self, _character: str) -> float:
        return self._other


@cache
def register(family: str) -> frozenset[int]:
    """Make a family known to reportlab, embedded and subset; its code points.

    Both weights have the same characters. Raises `FileNotFoundError` where the files are missing.
    """
    for weight in Weight:
        font = name(family, weight)
        file = paths.resources() / "fonts" / f"{font}.ttf"
        if not file.is_file():
            raise FileNotFoundError(file.name)
        pdfmetrics.registerFont(_Font(font, str(file)))
        # Paragraphs look a font up by family and weight: each is its own family, without a bold.
        addMapping(font, 0, 0, font)
    return frozenset(pdfmetrics.getFont(name(family, Weight.REGULAR)).face.charToGlyph)


def box(font: str, character: str) -> Box:
    """What a character covers in a registered font."""
    found: Box = pdfmetrics.getFont(font).box(character)
    return found


def has(family: str, character: str) -> bool:
    """Whether the family has the character."""
    return ord(character) in register(family)


@cache
def common() -> frozenset[str]:
    """The characters of the base family that are seen, and the space: nearly all that is typed."""
    return frozenset(character for code in register(BASE) if (character := chr(code)).isprintable())


@cache
def family_with(character: str) -> str | None:
    """The first family that has the character, or None.

    Families are read only when asked: that of the character's own script goes first.
    """
    script = unicodedata.name(character, "").partition(" ")[0]
    own = (_OF_SCRIPT[script],) if script in _OF_SCRIPT else ()
    return next((family for family in (*own, BASE, *FALLBACKS) if has(family, character)), None)
