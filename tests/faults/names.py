"""Hostile names: whatever a citizen is called, files stay in their folder and the paper obeys nothing.

A file's name is made of date and document number. Each name is put through the real services: the
proposed file name, the saved file, the paper. Markup in a name opens no file and makes no link; every file
that Python opens meanwhile is looked at. The control names files after citizens and prints without escaping.
"""

import random
import sys
from pathlib import Path

import pypdfium2
import pypdfium2.raw
from msgspec import structs
from reportlab.platypus import Paragraph

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.reports import SummaryOptions, style, summary_pdf
from desktop.reports.naming import neutral_file_name
from desktop.text import clean_line
from tests.faults.counts import Counts
from tests.faults.lasting import rounds
from tests.reports import samples

WANTING = ""
WORDS = Catalogue("da")
_PAPERS = 40
"""On how many of the names a whole paper is made; the others have their file named."""
_PIECES = (
    *(
        "../",
        "..\\",
        "/",
        "\\",
        "/etc/passwd",
        "C:\\",
        "file:///",
        "~",
        "$HOME",
        "%TEMP%",
        "`id`",
        "$(id)",
        ";rm",
    ),
    *("CON", "NUL", "COM1", ".", "..", "...", " ", "a" * 300, "æ", "\u202e", "\u2044", "\uff0f", "\n", "\t"),
    *("|", "<", ">", ":", '"', "*", "?", "-rf", "--", ".pdf", ".exe", "%00", "%2e%2e%2f", "\ufeff", "😀"),
)
_MARKUP = (
    '<img src="file:///{secret}"/>',
    '<a href="http://127.0.0.1:1/">link</a>',
    '<link href="file:///{secret}">x</link>',
    "<font color=red",
    '<para><img src="{secret}" width="10" height="10"/></para>',
    "<onDraw name='x'/>",
    '<a name="x"/><font name="/{secret}">x</font>',
    "&#60;img src='{secret}'/>",
    "<![CDATA[<b>]]>",
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///{secret}'>]><a>&b;</a>",
)


class Opened:
    """Whether Python opens a file, while it is on."""

    def __init__(self, secret: Path) -> None:
        self.secret, self.on, self.times = str(secret), False, 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.on and event in ("open", "socket.connect", "urllib.Request"):
            self.times += self.secret in str(arguments[0]) or event != "open"


def run(folder: Path, *, long: bool = False) -> Counts:
    """`tried` names of files and papers."""
    counts, pick = Counts(more={"papers": 0, "opened": 0, "links": 0}), random.Random(5)
    secret = _secret(folder)
    opened = Opened(secret)
    target = folder / "out"
    target.mkdir()
    for number in rounds(100_000 if long else 2_000):
        record = _record(pick, secret, number)
        counts.tried += 1
        path = target / neutral_file_name(record)
        if path.resolve().parent != target.resolve() or not _neutral(path.name, record):
            counts.note(f"{record.citizen_name[:60]!r}: {path.name}")
        if number % (2_000 // _PAPERS) == 0:
            _paper(record, opened, counts)
            path.write_bytes(b"x")
    if {path.parent for path in folder.rglob("*.pdf")} != {target}:
        counts.note("a file is outside the folder")
    return counts


def control(folder: Path) -> Counts:
    """Names after citizens, and markup straight to the paper."""
    counts, pick = Counts(), random.Random(5)
    secret = _secret(folder)
    opened = Opened(secret)
    target = folder / "out"
    for number in range(200):
        record = _record(pick, secret, number)
        counts.tried += 1
        opened.on = True
        try:
            outside = (target / f"{record.citizen_name}.pdf").resolve().parent != target.resolve()
            Paragraph(record.citizen_name, style.BODY).wrap(400, 800)
        except Exception:
            outside = True
        opened.on = False
        counts.wrong += outside
    counts.wrong += opened.times
    counts.more["opened"] = opened.times
    return counts


def _secret(folder: Path) -> Path:
    """A picture that nothing on a paper may open."""
    from PIL import Image

    path = folder / "secret.png"
    Image.new("RGB", (2, 2)).save(path)
    return path


def _record(pick: random.Random, secret: Path, number: int) -> FinalRecord:
    pieces = [pick.choice(_PIECES) for _ in range(pick.randrange(1, 6))]
    if number % 2 == 0:
        pieces.insert(pick.randrange(len(pieces)), pick.choice(_MARKUP).replace("{secret}", str(secret)))
    name = clean_line("".join(pieces), "name", longest=10_000)
    return structs.replace(samples.everywhere(name or "-"), citizen_cpr="0101904321")


def _neutral(name: str, record: FinalRecord) -> bool:
    """Only a date and eight hexadecimal digits; nothing of the number that says who it is."""
    parts = name.removeprefix("samtale-").removesuffix(".pdf").split("-")
    hexadecimal = all(set(part) <= set("0123456789ABCDEF") for part in parts)
    return len(name) == 32 and hexadecimal and record.citizen_cpr[:6] not in name


def _paper(record: FinalRecord, opened: Opened, counts: Counts) -> None:
    """A whole paper: no file opened, no link in it, and the name as it was typed."""
    counts.more["papers"] += 1
    before, opened.on = opened.times, True
    pdf = summary_pdf(record, SummaryOptions(), WORDS)
    opened.on = False
    with pypdfium2.PdfDocument(pdf) as document:
        links = sum(_links(page) for page in document)
    counts.more["links"] += links
    counts.more["opened"] += opened.times - before
    if links or opened.times != before:
        counts.note(f"{record.citizen_name[:60]!r}: {links} links, {opened.times - before} files")


def _links(page: pypdfium2.PdfPage) -> int:
    return int(pypdfium2.raw.FPDFPage_GetAnnotCount(page.raw))
