"""Which passwords are good enough for a laptop that gets lost.

Argon2id makes each guess dear; this keeps out what is guessed among the first
few million: short, common, a row on the keyboard, one's own name. It asks for
no digits or signs: those rules bring out “Sommer2026!”, which is refused here.
"""

import itertools
import re
import unicodedata
from enum import StrEnum

from desktop import errors

SHORTEST = 10
LONGEST = 256


class WeakReason(StrEnum):
    """Why a password was refused; `WeakPassword.args[0]`."""

    SHORT = "short"
    LONG = "long"
    CHARACTERS = "characters"
    DIGITS = "digits"
    COMMON = "common"
    PATTERN = "pattern"
    NAME = "name"


_COMMON_WORDS = """
    abc adgang adgangskode admin administrator aftale aktivitet arbejde arbejdsplads baseball batman
    beskaeftigelse borger chef computer danmark dansk demo dragon efteraar elsker farvel fodbold football
    foraar fredag fuck gammel gaest goddag guest hej hejhej hejmeddig hemmelig hemmelighed hjem
    iloveyou jegelskerdig job jobcenter jobcentret jul julemand kaffe kaerlighed kommune kommunen kode kodeord
    kontor koebenhavn letmein login lordag loerdag mandag master medarbejder minkode mitkodeord monkey morgen
    mor nytaar onsdag pass password passwort pejl pejlemaerke princess progression qwerty qwertz raadhus root
    sagsbehandler secret sommer sommerferie soendag starwars sunshine superman system test tester tirsdag
    torsdag trustno user velkommen velkommentil vinter virksomhed welcome windows aarhus aalborg odense
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_ROWS = (
    "1234567890",
    "qwertyuiopå",
    "asdfghjklæø",
    "zxcvbnm",
    "qwertzuiop",
    "azertyuiop",
    "abcdefghijklmnopqrstuvwxyzæøå",
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
    if _is_common(folded):
        raise errors.WeakPassword(WeakReason.COMMON)


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


def _is_common(folded: str) -> bool:
    """One well-known word or two, whatever digits and signs stand around or in place of letters."""
    bare = _letters(re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded))
    spelt = _letters(folded.rstrip("0123456789!.?*#-_ ").translate(_SPELT_BY_DIGITS))
    return any(_splits_into_common(candidate) for candidate in (bare, spelt))


def _splits_into_common(text: str) -> bool:
    return text in _COMMON or any(
        text[:cut] in _COMMON and text[cut:] in _COMMON for cut in range(1, len(text))
    )


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
