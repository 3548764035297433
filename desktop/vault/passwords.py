"""Which passwords are good enough for a laptop that gets lost.

Argon2id makes each guess dear; this keeps out what is guessed among the first
few million: short, common, a row on the keyboard, one's own name, a season or a
town with a year behind it, a saying. It asks for no digits or signs: those
rules bring out “Sommer2026!”, which is refused here. Each reason has advice of
its own on the screen.
"""

import itertools
import re
import unicodedata
from enum import StrEnum

from desktop import errors
from desktop.vault.common_words import FILLERS, PLACES, SAYINGS, TIMES, WORDS

SHORTEST = 10
LONGEST = 256


class WeakReason(StrEnum):
    """Why a password was refused; `WeakPassword.args[0]`."""

    SHORT = "short"
    LONG = "long"
    CHARACTERS = "characters"
    DIGITS = "digits"
    COMMON = "common"
    TIME = "time"
    PLACE = "place"
    SAYING = "saying"
    PATTERN = "pattern"
    NAME = "name"


_COMMON = TIMES | PLACES | SAYINGS | WORDS
_LONGEST_WORD = max(map(len, _COMMON))
_FILLER, _WORD, _STRAY = 1, 2, 2
_GUESSED = 6
"""What a password must cost more than: three common words, or two and a stray letter; fillers count half."""
_ROWS = (
    "1234567890",
    "qwertyuiopå",
    "asdfghjklæø",
    "zxcvbnm",
    "qwertzuiop",
    "azertyuiop",
    "abcdefghijklmnopqrstuvwxyzæøå",
    *("1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm"),
)
_NEXT_KEYS = frozenset(
    pair for row in _ROWS for line in (row, row[::-1]) for pair in itertools.pairwise(line)
)
_SPELT_BY_DIGITS = str.maketrans("013457@$!", "oieastasi")
_UNSURE = ("Cc", "Cf", "Cs", "Cn", "Co")
"""Unicode kinds that no keyboard can be trusted to give again: NUL, line ends, invisible signs."""
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def normalise(password: str) -> bytes:
    """The password as bytes, the same however the keyboard composed it (NFC, UTF-8).

    Raises `WeakPassword` for lone surrogates, which have no bytes, and above 256
    characters. It is no stricter: what once opened a vault must open it under
    another Unicode version too.
    """
    composed = unicodedata.normalize("NFC", password)
    if len(composed) > LONGEST:
        raise errors.WeakPassword(WeakReason.LONG)
    try:
        return composed.encode()
    except UnicodeEncodeError as error:
        raise errors.WeakPassword(WeakReason.CHARACTERS) from error


def check_password(password: str, name: str) -> None:
    """Raise `WeakPassword` with a `WeakReason` unless the password may protect `name`'s vault."""
    composed = normalise(password).decode()
    if any(unicodedata.category(character) in _UNSURE for character in composed):
        raise errors.WeakPassword(WeakReason.CHARACTERS)
    if len(composed) < SHORTEST:
        raise errors.WeakPassword(WeakReason.SHORT)
    folded = composed.casefold()
    if all(character.isdigit() or character in " -+./" for character in folded):
        raise errors.WeakPassword(WeakReason.DIGITS)  # CPR numbers, telephones, dates
    if _is_pattern(folded):
        raise errors.WeakPassword(WeakReason.PATTERN)
    if _holds_name(_letters(folded), _fold_name(name)):
        raise errors.WeakPassword(WeakReason.NAME)
    reason = _why_common(folded)
    if reason is not None:
        raise errors.WeakPassword(reason)


def _is_pattern(folded: str) -> bool:
    """Few different characters, one piece over and over, or mostly rows of neighbouring keys."""
    if len(set(folded)) < 5:
        return True
    if _period(folded) <= 5:
        return True
    steps = [a == b or (a, b) in _NEXT_KEYS for a, b in itertools.pairwise(folded)]
    # A character reached by two easy steps in a row tells a guesser nothing new.
    free = sum(1 for before, here in itertools.pairwise(steps) if before and here)
    return len(folded) - free < 7


def _period(text: str) -> int:
    """The length of the piece that `text` repeats; its own length where it repeats none."""
    return next(size for size in range(1, len(text) + 1) if text.startswith(text[size:]))


def _why_common(folded: str) -> WeakReason | None:
    """A few well-known words, whatever digits and signs stand around or in place of letters."""
    bare = _letters(re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded))
    spelt = _letters(folded.rstrip("0123456789!.?*#-_ ").translate(_SPELT_BY_DIGITS))
    covers = (_cheapest_words(text) for text in (bare, spelt))
    return next((_kind(words) for words in covers if _tells(words)), None)


def _cheapest_words(text: str) -> tuple[str, ...]:
    """The words that `text` is made of, with stray letters between them; none where they cost too much."""
    if len(text) > _GUESSED // _WORD * _LONGEST_WORD:
        return ()
    cheapest: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for end in range(1, len(text) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST_WORD), end):
            price = _price(text[start:end])
            if price is not None:
                cost, words = cheapest[start]
                ways.append((cost + price, (*words, text[start:end])))
        cheapest.append(min(ways, key=lambda way: way[0]))  # of equals the first: its last word is longest
    cost, words = cheapest[-1]
    return words if cost <= _GUESSED else ()


def _price(piece: str) -> int | None:
    if piece in FILLERS:
        return _FILLER
    if piece in _COMMON:
        return _WORD
    return _STRAY if len(piece) == 1 else None


def _tells(words: tuple[str, ...]) -> bool:
    """Whether the words, and not the signs and stray letters among them, make up the password."""
    known = sum(len(word) for word in words if word in _COMMON)
    strays = any(word not in _COMMON and word not in FILLERS for word in words)
    return known >= 5 if strays else known > 0 or len("".join(words)) >= 8


def _kind(words: tuple[str, ...]) -> WeakReason:
    told = [word for word in words if word in _COMMON]
    for reason, kind in ((WeakReason.TIME, TIMES), (WeakReason.PLACE, PLACES)):
        if told and kind.issuperset(told):
            return reason
    if len(words) > 2 or not SAYINGS.isdisjoint(told):
        return WeakReason.SAYING
    return WeakReason.COMMON


def _holds_name(letters: str, names: list[str]) -> bool:
    """Any of the name's words of four letters or more, or a shorter one with little beside it."""
    return any(name in letters and (len(name) >= 4 or len(letters) - len(name) < 4) for name in names)


def _fold_name(name: str) -> list[str]:
    words = [_letters(word) for word in re.split(r"[\W\d_]+", unicodedata.normalize("NFC", name).casefold())]
    return [word for word in words if len(word) >= 2]


def _letters(folded: str) -> str:
    """Letters only, without accents, æøå written out."""
    plain = unicodedata.normalize("NFKD", folded.translate(_DANISH))
    return "".join(character for character in plain if character.isalpha())
