"""Any text a person can type or paste is the same everywhere: file, screen, paper, copy and JSON.

What no file can hold (NUL, half of a pair) is refused by name and stores nothing. What no font can draw
stands on the paper as its code. The control prints without the escaping door, and copies as Latin-1.
"""

import json
import math
import random
import re
import time
import unicodedata
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from reportlab.platypus import Paragraph

from desktop import errors, final_record
from desktop.i18n import Catalogue
from desktop.records import NoteKind
from desktop.reports import escape, fonts, style
from desktop.services.unlocked import Services
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.note_field import NoteField
from tests.faults.counts import Counts
from tests.faults.lasting import rounds
from tests.support import new_desk

WANTING = ""
WORDS = Catalogue("da")
_BATCH = 50
_PIECES = (
    *("æøåÆØÅ", "é", "e\u0301", "A\u030a", "ﬁ", "ß", "İ", "Å"),
    *("العربية", "\u202eevil\u202c", "\u2066x\u2069", "Тест", "ትግርኛ", "漢字", "ไทย", "हिन्दी"),
    *("😀", "👨‍👩‍👧", "🇩🇰", "\U000e0041", "\U0010ffff", "\ufdd0", "\uffff"),
    *(
        "<b>",
        "</b>",
        '<img src="file:///etc/passwd"/>',
        "<font",
        "&amp;",
        "&#0;",
        "&",
        "<!--",
        "]]>",
        "%(name)s",
        "{0}",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u2028",
        "\u2029",
        "\x0b",
        "\x0c",
        "\x85",
        "\x1f",
        "\x1b[31m",
        "\x7f",
        "\u00a0",
        "\u200b",
    ),
    *(
        "\u00ad",
        "\ufeff",
        "\0",
        "\ud800",
        "\udc00x",
        "=1+1",
        "'; DROP TABLE note; --",
        "\\",
        '"',
        " ",
        "  ",
        "ord ",
    ),
)
EXTREMES = (
    *("", " ", "\n" * 300, "ord " * 25_000, "linje\n" * 16_000, "å" * 100_000, "x" * 100_000, "<b>" * 30_000),
    *("\u202e" * 1000, "😀" * 25_000, "e\u0301" * 50_000, "العربية " * 12_000, "a" + "\u0301" * 2_000),
)
ENDS = tuple(
    whole % mark
    for mark in (*"\x0b\x0c\x1b\x1c\x1d\x1e\x1f\x85\ufeff", "\x1f\x1f", "\ufeff\ufeff")
    for whole in ("%s", "%sord", "ord%s", "ord %s ord", "漢\n %s \n漢", " %s", "%s ")
)
"""Marks without a picture, which Python or Qt takes for nothing, where a text or its line begins or ends."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """`acknowledged` texts were stored; `refused` ones could not be."""
    application = QApplication.instance() or QApplication([])
    desk = new_desk(folder)
    conversation = desk.begun()
    pick = random.Random(11)
    counts = Counts(acknowledged=0, lost=0, more={"refused": 0})
    field = NoteField("note")
    field.resize(500, 200)
    made = [*EXTREMES, *ENDS, *(_text(pick) for _ in range(100_000 if long else 2_000))]
    for number in rounds(math.ceil(len(made) / _BATCH)):
        start = number * _BATCH
        batch = made[start : start + _BATCH]
        told = desk.unlocked.at_once(
            lambda services, batch=batch: _stored(services, conversation, batch)
        ).result()
        for text, found in zip(batch, told, strict=True):
            counts.tried += 1
            _compare(text, found, field, counts)
    desk.unlocked.close()
    del application
    return counts


def control(_folder: Path) -> Counts:
    """Without the door."""
    counts, pick = Counts(), random.Random(11)
    for text in (_text(pick) for _ in range(200)):
        counts.tried += 1
        try:
            shown = Paragraph(text, style.BODY).getPlainText(identify=False)
        except Exception:
            shown = ""
        copied = text.encode("latin-1", "replace").decode("latin-1")
        counts.wrong += _squeezed(shown) != _squeezed(printed(text)) or copied != text
    return counts


def _text(pick: random.Random) -> str:
    """A few pieces in a row, with letters from anywhere between them."""
    parts = []
    for _number in range(pick.randrange(1, 9)):
        parts.append(pick.choice(_PIECES))
        if pick.random() < 0.4:
            parts.append(chr(pick.randrange(1, 0x3000)) * pick.randrange(1, 4))
    return "".join(parts)


def kept(text: str) -> str | None:
    """What must be stored; None for what no file can hold."""
    if re.search("[\0\ud800-\udfff]", text):
        return None
    return unicodedata.normalize("NFC", re.sub("\r\n|[\r\u2029]", "\n", text)).lstrip("\ufeff")


def printed(text: str) -> str:
    """What must stand on paper, white space and ends of lines aside.

    By its code what cannot be drawn, which to Python may be white space; no unseen marks.
    """
    shown = []
    for character in unicodedata.normalize("NFC", text):
        if character in escape._UNSEEN or (character.isspace() and character != "\x1f"):
            continue
        hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs")
        drawn = not hidden and fonts.family_with(character)
        shown.append(character if drawn else f"[U+{ord(character):04X}]")
    return "".join(shown)


def _stored(services: Services, conversation: int, batch: list[str]) -> list[tuple[str, str, str] | None]:
    """Each text stored and read again: the record's words, its JSON, and the copy; None where refused."""
    told: list[tuple[str, str, str] | None] = []
    for text in batch:
        found = None
        with suppress(errors.InvalidInput):
            services.answers.note(conversation, NoteKind.TALK, text)
            record = services.summaries.record(conversation)
            body = final_record.encode(record)
            copied = services.summaries.text(conversation, WORDS) if len(text) < 2_000 else ""
            found = (record.talk, json.loads(body)["talk"], copied)
        told.append(found)
    return told


def _compare(text: str, found: tuple[str, str, str] | None, field: NoteField, counts: Counts) -> None:
    wanted = kept(text)
    if found is None or wanted is None:
        counts.more["refused"] += 1
        if (found is None) != (wanted is None):
            counts.note(f"refused wrongly: {text[:60]!r}")
        return
    counts.acknowledged = (counts.acknowledged or 0) + 1
    talk, in_json, copied = found
    for where, there in (("file", talk), ("JSON", in_json)):
        if there != wanted:
            counts.lost = (counts.lost or 0) + 1
            counts.notes.append(f"{where}: {text[:60]!r} is {there[:60]!r}")
    # White space and paragraphs are the copy's own; the letters are not. Of nothing else it is no note.
    if copied and wanted.strip() and _squeezed(escape.plain(wanted)) not in _squeezed(copied):
        counts.note(f"copy: {text[:60]!r}")
    _on_screen(wanted, field, counts)
    _on_paper(wanted, counts)


def _on_screen(text: str, field: NoteField, counts: Counts) -> None:
    begun = time.process_time()
    field.show_text(text)
    QApplication.processEvents()
    # Qt's own marks around tables, which are no letters of any script, come out as line ends.
    if field.toPlainText() != re.sub("[\ufdd0\ufdd1]", "\n", text):
        counts.note(f"field: {text[:60]!r} is {field.toPlainText()[:60]!r}")
    words = label(text, wrap=True)
    # Where a long word may be broken shows nothing.
    if (
        words.text().replace("\u200b", "") != text.replace("\u200b", "")
        or words.textFormat() is not Qt.TextFormat.PlainText
    ):
        counts.note(f"label: {text[:60]!r}")
    words.deleteLater()
    counts.took(time.process_time() - begun)


def _on_paper(text: str, counts: Counts) -> None:
    begun = time.process_time()
    paragraph = Paragraph(escape.markup(text), style.BODY)
    shown = paragraph.getPlainText(identify=False)
    paragraph.wrap(400, 800)
    counts.took(time.process_time() - begun)
    if _squeezed(shown) != _squeezed(printed(text)):
        counts.note(f"paper: {text[:60]!r} is {shown[:60]!r}")


def _squeezed(text: str) -> str:
    return "".join(text.split())
