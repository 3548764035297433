"""Reads a PDF back with poppler's tools: what a printer and another program find in it."""

import re
import subprocess
from dataclasses import dataclass

_FOOT = re.compile(r"do[ck]ument [0-9A-F]{4}-[0-9A-F]{4}( · (KLADDE|DRAFT))?\s*(Side|Page) \d+ (af|of) \d+")


def squeezed(text: str) -> str:
    """Text without any white space, so that where a line was broken does not matter."""
    return "".join(text.split())


@dataclass(frozen=True)
class ReadBack:
    """What poppler finds in a PDF; `pages` are in the order in which the text was laid out."""

    pages: tuple[str, ...]
    fonts: tuple[tuple[str, str], ...]
    info: dict[str, str]
    images: int

    @property
    def text(self) -> str:
        """All pages."""
        return "\n".join(self.pages)

    def says(self, text: str) -> bool:
        """Whether the text stands in the document, wherever its lines and pages break."""
        first, *later = self.pages
        # From page two on, the first line is the running head.
        body = "\n".join([first, *(page.partition("\n")[2] for page in later)])
        return squeezed(text) in squeezed(_FOOT.sub("", body))


def read_back(pdf: bytes) -> ReadBack:
    """Text, fonts (name, whether embedded), document information and number of images."""
    pages = _run(["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], pdf).split("\f")[:-1]
    fonts = [line.split() for line in _run(["pdffonts", "-"], pdf).splitlines()[2:]]
    info = [line.split(":", 1) for line in _run(["pdfinfo", "-"], pdf).splitlines() if ":" in line]
    images = _run(["pdfimages", "-list", "-"], pdf).splitlines()[2:]
    return ReadBack(
        tuple(pages),
        tuple((font[0], font[-5]) for font in fonts),
        {key: value.strip() for key, value in info},
        len(images),
    )


def _run(command: list[str], pdf: bytes) -> str:
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8")
