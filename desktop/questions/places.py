"""Where in a bank file something stands, said so that its writer finds it."""

import re
from typing import Any

Where = tuple[str | int, ...]
"""A way into the raw file: ("questions", 3, "options", 0)."""

_LONGEST = 120


def written(raw: dict[str, Any], where: Where) -> str:
    """`questions[A1].options[3]`: by id where the entry has one, else by number, counted from 1."""
    path = ""
    value: Any = raw
    for part in where:
        inside = isinstance(value, dict) and part in value
        if isinstance(part, int):
            value = value[part] if isinstance(value, list) and part < len(value) else None
            id = value.get("id") if isinstance(value, dict) else None
            path += f"[{id if isinstance(id, str) else part + 1}]"
        else:
            value = value[part] if inside else None
            path += f".{part}"
    # The file is a stranger's: nothing invisible and nothing endless goes on to screen and log.
    path = path.removeprefix(".")[:_LONGEST]
    return "".join(character if character.isprintable() else "?" for character in path)


def line_of(text: str, where: Where) -> str:
    """The line of the key, else of its entry, counted from 1; empty where neither is found."""
    if not where:
        return ""
    table = re.escape(str(where[0]))
    number = where[1] if len(where) > 1 and isinstance(where[1], int) else 0
    keys = [part for part in where[1:] if isinstance(part, str)] or [str(where[0])]
    headers = list(re.finditer(rf"^[ \t]*\[\[?[ \t]*{table}[ \t]*\]", text, re.MULTILINE))
    start, end = 0, len(text)
    if number < len(headers):
        start = headers[number].start()
        following = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, headers[number].end())
        end = following.start() if following else end
    key = re.compile(rf'^[ \t]*"?{re.escape(keys[0])}"?[ \t]*=', re.MULTILINE).search(text, start, end)
    if key is None and not headers:
        return ""
    return str(text.count("\n", 0, key.start() if key else start) + 1)
