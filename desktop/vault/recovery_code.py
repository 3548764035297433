"""The printed code that opens a vault whose password is forgotten.

160 random bits as 32 characters of Crockford's Base32, which leaves out I, L, O and U, and four more
that check them: nine groups of four, as `7KQ2-…-M3XD`. A code typed from paper is forgiven its case, its
spaces and dashes, and letters that look like digits; a slip of the hand is told by its group.
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Iterator

from desktop import errors

BYTES = 20
GROUPS = 9
GROUP_LENGTH = 4
LENGTH = GROUPS * GROUP_LENGTH
"""Characters of a code without its dashes, the check among them."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 5
_CHECK_LENGTH = 4
_LOOK_ALIKES = {"O": "0", "I": "1", "L": "1"}
_BETWEEN = ("Pd", "Zs", "Zl", "Zp", "Cc", "Cf", "Pc")
"""Unicode kinds that may stand between characters: every dash, space, line end and invisible sign."""
_LONGEST_TYPED = 1_000


def make() -> str:
    """A new code, in groups, as it is printed."""
    secret = secrets.token_bytes(BYTES)
    code = _spelt(int.from_bytes(secret, "big"), LENGTH - _CHECK_LENGTH) + _check(secret)
    return "-".join(code[start : start + GROUP_LENGTH] for start in range(0, LENGTH, GROUP_LENGTH))


def parse(text: str) -> bytes:
    """The 20 bytes of a code as a person typed it.

    Raises `WrongRecoveryCode` with the reason "character", "length" or "checksum" and, where
    that can be told, the group to look at.
    """
    code = _characters(text)
    if len(code) != LENGTH:
        raise errors.WrongRecoveryCode("length", _odd_group(text))
    if not _fits(code):
        raise errors.WrongRecoveryCode("checksum", _suspected_group(code))
    return _secret(code)


def _characters(text: str) -> str:
    """What was typed in the code's own characters; what may stand between them is left out."""
    if len(text) > _LONGEST_TYPED:
        raise errors.WrongRecoveryCode("length")
    found: list[str] = []
    for typed in unicodedata.normalize("NFKC", text):
        if unicodedata.category(typed) in _BETWEEN or typed == "\N{MINUS SIGN}":
            continue
        character = typed.upper()
        character = _LOOK_ALIKES.get(character, character)
        if len(character) != 1 or character not in _ALPHABET:
            raise errors.WrongRecoveryCode("character", min(len(found) // GROUP_LENGTH + 1, GROUPS))
        found.append(character)
    return "".join(found)


def _odd_group(text: str) -> int | None:
    """The first group that has not four characters, where dashes or spaces tell groups apart."""
    kinds = ((typed, unicodedata.category(typed)) for typed in unicodedata.normalize("NFKC", text))
    groups = "".join(" " if kind in ("Pd", "Zs", "Cc") else typed for typed, kind in kinds).split()
    if len(groups) != GROUPS:
        return None
    return next((place for place, group in enumerate(groups, 1) if len(group) != GROUP_LENGTH), None)


def _suspected_group(code: str) -> int | None:
    """The one group in which a single slip explains why the check does not fit."""
    suspects = {place // GROUP_LENGTH + 1 for place, other in _slips(code) if _fits(other)}
    return suspects.pop() if len(suspects) == 1 else None


def _slips(code: str) -> Iterator[tuple[int, str]]:
    """Every code that one wrong character or two neighbours swapped could have been, and where."""
    for place, typed in enumerate(code):
        for meant in _ALPHABET.replace(typed, ""):
            yield place, code[:place] + meant + code[place + 1 :]
    for place in range(LENGTH - 1):
        yield place, code[:place] + code[place + 1] + code[place] + code[place + 2 :]


def _fits(code: str) -> bool:
    return _check(_secret(code)) == code[-_CHECK_LENGTH:]


def _secret(code: str) -> bytes:
    number = 0
    for character in code[:-_CHECK_LENGTH]:
        number = number << _BITS | _ALPHABET.index(character)
    return number.to_bytes(BYTES, "big")


def _check(secret: bytes) -> str:
    """The first 20 bits of the SHA-256."""
    digest = int.from_bytes(hashlib.sha256(secret).digest(), "big")
    return _spelt(digest >> 256 - _CHECK_LENGTH * _BITS, _CHECK_LENGTH)


def _spelt(number: int, length: int) -> str:
    places = range(_BITS * (length - 1), -1, -_BITS)
    return "".join(_ALPHABET[number >> place & 31] for place in places)
