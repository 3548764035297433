"""Bring the catalogues up to code and question bank: `python installer/messages.py`. Needs Babel.

`pejl.po` holds the texts of the program, `questions.po` what the citizen reads. New texts come in
without a translation, which the tests then ask for; texts that are nowhere any more go. Places in
the code are not noted, since they change with every line.
"""

import io
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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
QUESTIONS = "questions.po"
_CITIZEN_KEYWORDS = {"mark_for_citizen": None}
_COLUMN = "column"  # desktop.i18n.COLUMN
_WHY, _WELCOME, _NAME = "why", "welcome", "name"  # desktop.i18n
_NAMED_IN = "en"
"""The other language of the interface, in which what the bank calls things has names too."""
_NEVER_SAID = "F"
"""The factor that is the caseworker's alone: nobody explains it to the citizen."""
_HEADER = """# %s translations for Pejl.
# This file is distributed under the same license as Pejl, MPL-2.0.
#
"""
# What changes at every run and says nothing.
_NOISE = re.compile(
    r'"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By'
    r'|Report-Msgid-Bugs-To): .*\\n"\n'
)


def wanted(source: Path, root: Path = ROOT) -> Catalog:
    """Every text that a catalogue has to hold."""
    if source.name != QUESTIONS:
        return in_code(root)
    return in_bank(root, names=source.parent.parent.name == _NAMED_IN)


def in_code(root: Path = ROOT) -> Catalog:
    """Every text that the code asks a catalogue for."""
    catalogue = Catalog(project="Pejl", version="0.1", charset="utf-8")
    for message, context in _extracted(root, KEYWORDS):
        catalogue.add(message, context=context)
    return catalogue


def in_bank(root: Path = ROOT, *, names: bool = False) -> Catalog:
    """Every text that the citizen reads: the built-in bank's, each with its question's id, in order.

    With `names`, what the bank calls its factors, templates and target groups too.
    """
    catalogue = Catalog(project="Pejl", version="0.1", charset="utf-8")
    bank = tomllib.loads((root / "resources" / "questions" / "progression.toml").read_text("utf-8"))
    for question in bank["questions"]:
        if not question.get("caseworker_only"):
            for message in (question["text"], *question["options"]):
                catalogue.add(message, context=question["id"])
    for factor in bank["factors"]:
        if factor["id"] != _NEVER_SAID:
            catalogue.add(factor["why"], context=_WHY)
    for paragraph in bank["welcome"]:
        catalogue.add(paragraph, context=_WELCOME)
    for message, _context in sorted(_extracted(root, _CITIZEN_KEYWORDS), key=str):
        catalogue.add(message, context=_COLUMN)
    for name in _names(bank) if names else ():
        catalogue.add(name, context=_NAME)
    return catalogue


def _names(bank: Mapping[str, Any]) -> Iterator[str]:
    yield bank["name"]
    for table, keys in (("factors", ("name", "short")), ("templates", ("name",))):
        yield from (entry[key] for entry in bank[table] for key in keys)
    yield from (group[key] for group in bank["target_groups"] for key in ("name", "only"))


def _extracted(root: Path, keywords: Mapping[str, Any]) -> Iterator[tuple[Any, str | None]]:
    found = extract_from_dir(root / "desktop", method_map=[("**.py", "python")], keywords=keywords)
    for _file, _line, message, _comments, context in found:
        yield message, context


def read(source: Path) -> Catalog:
    """A catalogue as written."""
    with source.open("rb") as file:
        return read_po(file, locale=source.parent.parent.name, abort_invalid=True)


def updated(source: Path, root: Path = ROOT) -> str:
    """The catalogue's text with exactly the texts that it has to hold."""
    before = read(source)
    after = wanted(source, root)
    questions = source.name == QUESTIONS
    after.locale = before.locale
    after.fuzzy = False
    # Who translated the questions, and whether anybody has tried them, stands in the file itself.
    name = before.locale.english_name if before.locale else ""
    after.header_comment = before.header_comment if questions else _HEADER % name
    for message in after:
        known = before.get(message.id, context=message.context) if message.id else None
        if known is not None:
            message.string = known.string
    written = io.BytesIO()
    write_po(written, after, width=100, sort_output=not questions, no_location=True)
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
