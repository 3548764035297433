"""Text that follows a rule: CPR numbers, folding for search, dates, what people type."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date as babel_format_date
from babel.dates import format_skeleton, format_time

from desktop.errors import InvalidInput

NAME_LENGTH = 120
NOTE_LENGTH = 200_000
"""Characters: whoever pastes a whole letter into a note loses nothing of it."""
SHORT_LENGTH = 500

_DAYS = 1_024
"""How many written dates are remembered: a page writes the same ones again and again."""

_MARK = "\ufeff"
"""What a program puts before a text to tell of its encoding; a paste out of a file brings it."""
_BEFORE_A_LINE = re.compile(rf"\A[\s{_MARK}]+")

_CPR = re.compile(r"(\d{6})[-\s]?(\d{4})")


def parse_cpr(typed: str) -> str:
    """Ten digits of a CPR number; empty stays empty.

    The form and the date are checked, the modulus-11 digit is not: since 2007 valid numbers
    break it (CPR-kontoret, “Personnumre uden kontrolciffer”). Replacement numbers with
    day + 60 are taken. Raises `InvalidInput("cpr", "form" | "date")`.
    """
    compact = typed.strip()
    if not compact:
        return ""
    match = _CPR.fullmatch(compact)
    if match is None or not compact.isascii():
        raise InvalidInput("cpr", "form")
    digits = match.group(1) + match.group(2)
    _check_cpr_date(digits)
    return digits


def _check_cpr_date(digits: str) -> None:
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    if day > 60:
        day -= 60
    try:
        date(_century(year, seventh) + year, month, day)
    except ValueError:
        raise InvalidInput("cpr", "date") from None


def _century(year: int, seventh: int) -> int:
    """The century by the seventh digit (CPR-kontoret, “Personnummeret i CPR”)."""
    if seventh < 4:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def format_cpr(cpr: str) -> str:
    """``0101904321`` as ``010190-4321``."""
    return f"{cpr[:6]}-{cpr[6:]}" if cpr else ""


def mask_cpr(cpr: str) -> str:
    """``0101904321`` as ``010190-••••``."""
    return f"{cpr[:6]}-••••" if cpr else ""


_HOURS = re.compile(r"(\d{1,3})(?:[,.](\d{1,2})|:([0-5]\d))?\s*(?:t|t\.|time|timer|h|hours?)?", re.IGNORECASE)
_MOST_HOURS = 60


def parse_hours(typed: str, field: str) -> int | None:
    """Minutes of “12,5”, “12.5” or “12:30” hours a week; None where nothing is typed.

    Raises `InvalidInput(field, "form" | "many")`, the latter above 60 hours.
    """
    compact = typed.strip()
    if not compact:
        return None
    match = _HOURS.fullmatch(compact)
    if match is None or not compact.isascii():
        raise InvalidInput(field, "form")
    hours, decimals, minutes = match.groups()
    part = round(int(decimals.ljust(2, "0")) * 60 / 100) if decimals else int(minutes or 0)
    total = int(hours) * 60 + part
    if total > _MOST_HOURS * 60:
        raise InvalidInput(field, "many")
    return total


def format_hours(minutes: int, language: str) -> str:
    """Hours as they are typed: “12”, “12,5”, “12,25”, else “12:20”."""
    hours, rest = divmod(minutes, 60)
    if not rest:
        return str(hours)
    if rest % 6 and rest % 15:
        return f"{hours}:{rest:02d}"
    mark = "," if language == "da" else "."
    return f"{hours}{mark}{f'{rest / 60:.2f}'[2:].rstrip('0')}"


_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"})
_SPELT_OUT = str.maketrans({"å": "aa", "ø": "oe"})
_AFTER_Z = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"}
_BETWEEN_WORDS = re.compile(r"[^\w]+")


SEARCHED_WORDS = 8
"""Words of what is typed that a search for a name heeds."""


def fold(text: str) -> str:
    """Text as it is searched: lower case, no accents, ø→o, æ→ae, å→a, punctuation as space."""
    return " ".join(_BETWEEN_WORDS.sub(" ", _plain(text)).split())


def folded_forms(name: str) -> str:
    """All spellings a name is found by, its own first: å as “a” and “aa”, ø as “o” and “oe”, aa as å."""
    own = fold(name)
    spelt_out = fold(unicodedata.normalize("NFC", name.casefold()).translate(_SPELT_OUT))
    return " ".join(dict.fromkeys((own, spelt_out, own.replace("aa", "a"))))


def sort_key(name: str) -> str:
    """The name as it is ordered: as folded, with æ, ø and å (and ä, ö) after z."""
    letters = unicodedata.normalize("NFC", name.casefold())
    plain = "".join(_AFTER_Z.get(letter) or _plain(letter) for letter in letters)
    return " ".join(re.sub(r"[^\w{|}]+", " ", plain).split())


def _plain(text: str) -> str:
    """Lower case without marks. Taking a letter apart may bring out a capital: lowered twice."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return kept.casefold().translate(_LETTERS)


def clean_line(typed: str, field: str, longest: int = SHORT_LENGTH) -> str:
    """One line as it is stored: trimmed, NFC. Raises `InvalidInput(field, "long" | "character")`."""
    return " ".join(_BEFORE_A_LINE.sub("", clean_text(typed, field, longest)).split())


def clean_text(typed: str, field: str, longest: int = NOTE_LENGTH) -> str:
    """Text as it is stored: kept as said, NFC, line ends as ``\\n``, no mark of an encoding before it.

    Raises `InvalidInput(field, "character")` for NUL and lone surrogates, which no file can hold,
    and `InvalidInput(field, "long")` above `longest` characters.
    """
    text = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.lstrip(_MARK).replace("\u2029", "\n")
    if "\x00" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise InvalidInput(field, "character")
    if len(text) > longest:
        raise InvalidInput(field, "long")
    return text


def first_name(name: str) -> str:
    """What the two call each other: the first word of the name."""
    return name.split()[0] if name.split() else name


@lru_cache(maxsize=_DAYS)
def format_date(day: date, language: str) -> str:
    """“12. maj 2026” or “12 May 2026”."""
    if language == "da":
        return babel_format_date(day, "d. MMMM y", locale=language)
    return babel_format_date(day, "d MMMM y", locale=language)


@lru_cache(maxsize=_DAYS)
def format_day(day: date, today: date, language: str) -> str:
    """A date as short as it can be: without the year when it is within half a year of `today`."""
    if abs((day - today).days) > 183:
        return format_date(day, language)
    return babel_format_date(day, "d. MMMM" if language == "da" else "d MMMM", locale=language)


@lru_cache(maxsize=_DAYS)
def format_short_day(day: date, today: date, language: str) -> str:
    """“12. maj” or “21. nov.”, with the year (“21. nov. 2024”) when it is over half a year ago."""
    pattern = "d. MMM" if language == "da" else "d MMM"
    if abs((day - today).days) > 183:
        pattern += " y"
    return babel_format_date(day, pattern, locale=language)


@lru_cache(maxsize=_DAYS)
def format_month(day: date, language: str) -> str:
    """“nov. 25”: a month on the axis of a chart."""
    return format_skeleton("yMMM", datetime(day.year, day.month, day.day), locale=language).replace(
        str(day.year), f"{day.year % 100:02d}"
    )


def format_clock(moment: datetime, language: str) -> str:
    """“10.42”, in English “10:42”: the time of day as Denmark tells it, without AM and PM."""
    return format_time(moment, "HH:mm" if language == "en" else "short", locale=language)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


def weeks_between(start: date, end: date) -> int:
    """Weeks from `start` to `end`, to the nearest but none only for the same day; negative when past."""
    weeks = round(abs(end - start) / timedelta(weeks=1))
    return 0 if start == end else max(weeks, 1) * (1 if end > start else -1)


def capitalised(text: str) -> str:
    """The same words as a line begins."""
    return text[:1].upper() + text[1:]


def possessive(name: str, language: str) -> str:
    """“Amiras”, “Jens'”; in English “Amira's”."""
    if language == "da":
        return f"{name}'" if name[-1:].casefold() in ("s", "x", "z") else f"{name}s"
    return f"{name}'s"
