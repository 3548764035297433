"""The vendored fonts on paper, and which of them has a character.

reportlab keeps fonts in one registry per process; a family enters it when first needed, since
reading a large font takes as long as drawing a page.
"""

from enum import StrEnum
from functools import cache

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from desktop import paths

BASE = "IBMPlexSans"
FALLBACKS = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")


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

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """The width of text in points; the same as reportlab's own."""
        return float(0.001 * size * sum(map(self._widths.__getitem__, text)))


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


def has(family: str, character: str) -> bool:
    """Whether the family has the character."""
    return ord(character) in register(family)


@cache
def common() -> frozenset[str]:
    """The characters of the base family that are seen, and the space: nearly all that is typed."""
    return frozenset(character for code in register(BASE) if (character := chr(code)).isprintable())


@cache
def family_with(character: str) -> str | None:
    """The first family that has the character, or None. Later families are read only when asked."""
    return next((family for family in (BASE, *FALLBACKS) if has(family, character)), None)
