"""Bring the catalogues up to the texts in the code: `python installer/messages.py`. Needs Babel.

New texts come in without a translation, which the tests then ask for; texts that no code has any
more go. Places in the code are not noted, since they change with every line.
"""

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from catalogues import ROOT, sources

KEYWORDS = {
    "_": None,
    "gettext": None,
    "mark": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_HEADER = """# %s translations for Pejl.
# This file is distributed under the same license as Pejl, MPL-2.0.
#
"""
# What changes at every run and says nothing.
_NOISE = re.compile(
    r'"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By'
    r'|Report-Msgid-Bugs-To): .*\\n"\n'
)


def in_code(root: Path = ROOT) -> Catalog:
    """Every text that the code asks a catalogue for."""
    catalogue = Catalog(project="Pejl", version="0.1", charset="utf-8")
    found = extract_from_dir(root / "desktop", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for _file, _line, message, _comments, context in found:
        catalogue.add(message, context=context)
    return catalogue


def read(source: Path) -> Catalog:
    """A catalogue as written."""
    with source.open("rb") as file:
        return read_po(file, locale=source.parent.parent.name, abort_invalid=True)


def updated(source: Path, root: Path = ROOT) -> str:
    """The catalogue's text with exactly the texts of the code."""
    before = read(source)
    after = in_code(root)
    after.locale = before.locale
    after.fuzzy = False
    after.header_comment = _HEADER % before.locale.english_name if before.locale else ""
    for message in after:
        known = before.get(message.id, context=message.context) if message.id else None
        if known is not None:
            message.string = known.string
    written = io.BytesIO()
    write_po(written, after, width=100, sort_output=True, no_location=True)
    return _NOISE.sub("", written.getvalue().decode("utf-8"))


def main() -> int:
    """Update every catalogue, and name the texts that have no translation."""
    for source in sources():
        source.write_text(updated(source), encoding="utf-8")
        holes = [m.id for m in read(source) if m.id and not all(_strings(m.string))]
        print(f"{source.relative_to(ROOT)}: {len(holes)} without a translation")
        for hole in holes:
            print(f"  {hole!r}")
    return 0


def _strings(string: object) -> tuple[object, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (string,)


if __name__ == "__main__":
    sys.exit(main())
