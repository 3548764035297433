"""The one door through which text reaches the paper.

Whatever a person typed comes out as it was said: markup is shown, never obeyed; what no font can
draw is named by its code, never dropped; and no text is so long that it stops the layout.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import groupby

from desktop.reports import bidi, fonts
from desktop.reports.joining import joined

LONGEST_WORD = 60
"""Characters in a row that are left alone; longer ones are cut, or reportlab takes seconds over them."""
_PIECE = 30

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*){2,}")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_PIECES = re.compile(rf"(?:\[U\+[0-9A-F]{{4,6}}\]){{1,3}}|[^\[]{{1,{_PIECE}}}|\[")

# Marks that show nothing and change nothing by being left out of print.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff\ufe0e\ufe0f")


def plain(text: str) -> str:
    """Text for copying: NFC, line ends as ``\\n``; control, direction and broken characters named."""
    composed = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    if not composed.replace("\n", "").isprintable():
        composed = "".join(_shown(character) for character in composed)
    return composed.strip()


def markup(text: str, weight: fonts.Weight = fonts.Weight.REGULAR) -> str:
    """Text as reportlab's paragraph markup: escaped, every character in a font that has it.

    Line ends become breaks, words above `LONGEST_WORD` characters are cut in pieces.
    """
    runs = _fonts_of(printable(text))
    return "".join(_run(fonts.name(family, weight), run) for family, run in runs)


def simple(text: str) -> str | None:
    """Text that needs no markup, as it is printed: one line in the base family. None for any other."""
    drawn = printable(text)
    return drawn if "\n" not in drawn and _in_base(drawn) else None


def turned(text: str) -> str | None:
    """Text of which a part runs from right to left, as it is drawn: its letters joined, in the order typed.

    None for any other.
    """
    return printable(joined(plain(text))) if bidi.runs_right_to_left(text) else None


def lines(text: str) -> list[str]:
    """The lines as typed; of several empty ones in a row one is left."""
    return [each.strip() for each in _BLANK_LINES.sub("\n\n", plain(text)).split("\n")]


def line(text: str, longest: int) -> str:
    """One line of at most `longest` characters, the rest shown as “…”."""
    single = " ".join(text.split())
    return single if len(single) <= longest else single[: longest - 1].rstrip() + "…"


def _shown(character: str) -> str:
    if character in "\n\t" or character in _UNSEEN:
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return _named(character)
    return character


def _named(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def printable(text: str) -> str:
    """Text as it is drawn: what no font has is named, endless words are cut."""
    shown = _BLANK_LINES.sub("\n\n", plain(text)).replace("\t", " ")
    if not _in_base(shown):
        shown = "".join(_drawable(character) for character in shown if character not in _UNSEEN)
    return _LONG_WORD.sub(lambda word: " ".join(_PIECES.findall(word.group())), shown)


def _in_base(text: str) -> bool:
    return _usual().issuperset(text)


@cache
def _usual() -> frozenset[str]:
    """What the base family draws, and line ends: nearly all that is typed."""
    return fonts.common() - _UNSEEN | {"\n"}


def _drawable(character: str) -> str:
    if character == "\n" or fonts.family_with(character):
        return character
    return " " if character.isspace() else _named(character)


def _fonts_of(text: str) -> Iterator[tuple[str, str]]:
    """(family, run) pairs; a combining mark stays in the font of its letter where it can."""
    if text and _in_base(text):
        yield fonts.BASE, text
        return
    families: list[str] = []
    current = fonts.BASE
    for character in text:
        if not (unicodedata.combining(character) and fonts.has(current, character)):
            current = fonts.family_with(character) or fonts.BASE
        families.append(current)
    for family, group in groupby(zip(families, text, strict=True), key=lambda pair: pair[0]):
        yield family, "".join(character for _, character in group)


def _run(font: str, run: str) -> str:
    escaped = escape(run, quote=False).replace("\n", "<br/>")
    return f'<font name="{font}">{escaped}</font>'
