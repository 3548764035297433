"""Which way each character runs: the Unicode bidirectional algorithm (UAX #9) for one line as typed.

Direction marks never come here: `escape` names them or leaves them out, so the rules for explicit
levels have nothing to do. What stands between middle dots is a text of its own.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

BETWEEN = " · "
"""What parts the paper's lists; a name written from right to left must not draw in the date behind it."""
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_OPEN_AT_MOST = 63
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
_RIGHT = ("R", "AL")
_AS_RIGHT = ("R", "AN", "EN")
_NEUTRAL = ("ON", "WS", "B", "S")


def runs_right_to_left(text: str) -> bool:
    """Whether any character does."""
    return not text.isascii() and any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in text)


def levels(text: str, page: int) -> list[int]:
    """The level of each character: odd from right to left. `page` is 0 or 1, the page's own direction.

    Each part between middle dots takes the direction of most of its letters; without a letter, as a
    telephone number, it runs from left to right.
    """
    found: list[int] = []
    for place, part in enumerate(text.split(BETWEEN)):
        found += [page] * len(BETWEEN) if place else []
        found += _levels_of(part, _level_of(part, page))
    return found


def in_order(of: Sequence[int]) -> list[int]:
    """The places of a line's characters from left to right, by the level of each."""
    order = list(range(len(of)))
    for level in range(max(of, default=0), 0, -1):
        start = 0
        for turned, run in groupby([of[place] >= level for place in order]):
            end = start + len(list(run))
            if turned:
                order[start:end] = reversed(order[start:end])
            start = end
    return order


def mirrored(character: str) -> str:
    """What is drawn for a character that runs from right to left: “(” for “)”."""
    return character.translate(_MIRRORED)


def _level_of(part: str, page: int) -> int:
    """The direction of most of the letters; the page's own where there are as many of both."""
    kinds = Counter(unicodedata.bidirectional(character) for character in part)
    left, right = kinds["L"], kinds["R"] + kinds["AL"]
    if left == right:
        return 2 * page if right == 0 else page
    return 1 if right > left else 2 * page


def _levels_of(text: str, level: int) -> list[int]:
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    kinds = ["ON" if kind.startswith(("LR", "RL", "PD", "FS", "BN")) else kind for kind in kinds]
    own = "R" if level % 2 else "L"
    marks = [kind == "NSM" for kind in kinds]
    _weak(kinds, own)
    _bracketed(text, kinds, marks, own)
    _neutral(kinds, own)
    if level % 2:
        return [level if kind == "R" else level + 1 for kind in kinds]
    return [level + {"L": 0, "R": 1}.get(kind, 2) for kind in kinds]


def _weak(kinds: list[str], own: str) -> None:
    """W1 to W7: figures and what stands among them."""
    before, strong = own, own
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = kind = before
        before = kind
        if kind in ("L", *_RIGHT):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        left, right = kinds[place - 1], kinds[place + 1]
        if left == right and (
            (kinds[place] == "ES" and left == "EN") or (kinds[place] == "CS" and left in ("EN", "AN"))
        ):
            kinds[place] = left
    _beside_figures(kinds)
    strong = own
    for place, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _beside_figures(kinds: list[str]) -> None:
    """W5: signs as % and kr. beside a figure go with it."""
    for ordered in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        beside = False
        for place in ordered:
            if beside and kinds[place] == "ET":
                kinds[place] = "EN"
            beside = kinds[place] == "EN"


def _bracketed(text: str, kinds: list[str], marks: Sequence[bool], own: str) -> None:
    """N0: both brackets of a pair go the way of what they hold."""
    for opened, closed in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[opened + 1 : closed]} - {""}
        if not inside:
            continue
        way = own
        if own not in inside:
            before = next((_strong(kind) for kind in reversed(kinds[:opened]) if _strong(kind)), own)
            way = before if before in inside else own
        for place in (opened, closed):
            kinds[place] = way
            for mark in range(place + 1, len(kinds)):
                if not marks[mark]:
                    break
                kinds[mark] = way


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        if character in _BRACKETS:
            if len(waiting) == _OPEN_AT_MOST:
                return []
            waiting.append((_BRACKETS[character], place))
        elif character in ")]}":
            for deep in range(len(waiting) - 1, -1, -1):
                if waiting[deep][0] == character:
                    found.append((waiting[deep][1], place))
                    del waiting[deep:]
                    break
    return sorted(found)


def _strong(kind: str) -> str:
    return "R" if kind in _AS_RIGHT else "L" if kind == "L" else ""


def _neutral(kinds: list[str], own: str) -> None:
    """N1 and N2: spaces and signs go the way of both sides, else that of the text."""
    place = 0
    before = own
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > place:
            after = _strong(kinds[end]) if end < len(kinds) else own
            kinds[place:end] = [before if before == after else own] * (end - place)
            place = end
        else:
            before = _strong(kinds[place])
            place += 1
