"""Words too long for a line: they may be broken, instead of widening what they stand in."""

import re

_LONG = re.compile(r"[^\s\u200b]{31,}")
_PART = 10
_MAY_BREAK = "\u200b"


def breakable(text: str) -> str:
    """The text with places where a line may end in words of more than thirty characters."""
    return _LONG.sub(lambda found: _in_parts(found.group()), text) if len(text) > 30 else text


def _in_parts(word: str) -> str:
    return _MAY_BREAK.join(word[start : start + _PART] for start in range(0, len(word), _PART))
