"""Arabic letters in the form that they take beside each other, as Unicode's presentation forms.

The vendored font has a character for every form, so that no engine for shaping is needed.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

_PRESENTATION = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
_LAM = "\u0644"
_JOINERS = "\u0640\u200d"
"""What joins to both sides without changing: the lengthening stroke, and the mark that shows nothing."""
_KINDS = ("<isolated>", "<final>", "<initial>", "<medial>")


class _Forms(NamedTuple):
    """A letter standing alone, and joined to the letter before it, behind it, and both; "" for none."""

    isolated: str
    final: str
    initial: str
    medial: str


def joined(text: str) -> str:
    """Text as typed, in the order typed, its Arabic letters in their forms; lam and alef as one."""
    if text.isascii() or not any("\u0600" <= character <= "\u08ff" for character in text):
        return text
    found: list[str] = []
    open_before = False
    last = -1
    lam = False
    for character in text:
        if unicodedata.category(character) == "Mn":
            found.append(character)
            continue
        forms = _forms().get(character)
        together = _forms().get(_LAM + character) if lam else None
        if together is not None:
            # The lam stands last in `found` but for marks, alone or joined to what is before it.
            found[last] = together.final if found[last] == _forms()[_LAM].final else together.isolated
            open_before = lam = False
            continue
        joins = open_before and (character in _JOINERS or bool(forms and forms.final))
        if joins and last >= 0:
            found[last] = _opened(found[last])
        lam = character == _LAM
        open_before = character in _JOINERS or bool(forms and forms.initial)
        last = len(found)
        found.append(character if forms is None else (forms.final if joins else forms.isolated) or character)
    return "".join(found)


def letters(form: str) -> str:
    """What was typed where this form is drawn."""
    return unicodedata.normalize("NFKC", form) if form >= "\ufb50" else form


def _opened(form: str) -> str:
    """The form that also joins what comes behind it."""
    forms = _forms().get(letters(form))
    if forms is None:
        return form
    return (forms.medial if form == forms.final else forms.initial) or form


@cache
def _forms() -> dict[str, _Forms]:
    """By letter, and by lam with each alef; read out of what each presentation form stands for."""
    found: dict[str, dict[str, str]] = {}
    for code in _PRESENTATION:
        kind, _, of = unicodedata.decomposition(chr(code)).partition(" ")
        typed = "".join(chr(int(each, 16)) for each in of.split())
        if kind in _KINDS and (len(typed) == 1 or (typed[0] == _LAM and _is_alef(typed))):
            found.setdefault(typed, {})[kind] = chr(code)
    return {typed: _Forms(*(forms.get(kind, "") for kind in _KINDS)) for typed, forms in found.items()}


def _is_alef(typed: str) -> bool:
    return typed[1:] in ("\u0622", "\u0623", "\u0625", "\u0627")
