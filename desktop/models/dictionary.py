"""The data dictionary: what each column is for, how long it is kept, and whether it is about a person.

`python -m desktop.models.dictionary` prints `docs/data-dictionary.md`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.models.dictionary_tables import TABLES, Personal, Retention

_HEAD = """# Data dictionary

Every column of `pejl.db`: its purpose, how long it is kept, and whether it is about a person. The table is
made from `desktop/models/dictionary_tables.py`; a test fails where a column is missing or has nothing to say.

A citizen is erased when the caseworker decides so. Pejl reminds when the time that the office has set has
gone by since the last conversation, and never deletes by itself. Backups hold what was there when they were
made, until they are replaced; an erasure is done again in a backup that is put back.

| table | column | purpose | kept | personal |
| --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the database."""

    table: str
    name: str
    purpose: str
    retention: Retention
    personal: Personal


def columns() -> Iterator[Column]:
    """Every column, table by table."""
    for table, (retention, described) in TABLES.items():
        for name, (purpose, personal) in described.items():
            yield Column(table, name, purpose, retention, personal)


def document() -> str:
    """The dictionary as a page in Markdown."""
    lines = (
        f"| `{each.table}` | `{each.name}` | {each.purpose} | {each.retention} | {each.personal} |\n"
        for each in columns()
    )
    return _HEAD + "".join(lines)


if __name__ == "__main__":
    print(document(), end="")
