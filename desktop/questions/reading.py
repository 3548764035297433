"""One bank file, from bytes to a bank that holds together, or a refusal that says where and why.

A file may come from anyone: it is looked at before it is opened, read up to a size,
and judged before its texts are used.
"""

import errno
import re
import stat
import tomllib
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from desktop.errors import BankRefused
from desktop.questions.bank import BELIEF_FACTOR, LONGEST_TEXT, BankFile, QuestionEntry
from desktop.questions.places import Where, line_of, written
from desktop.records import OPTION_COUNT

MAX_BYTES = 1_000_000
_MAX_DEPTH = 5
# A key like a.a.a… costs tomllib the square of its parts: a file of 1 MB would take an hour.
_MAX_DOTS_IN_A_LINE = 60
_MAX_DOTS_IN_A_HEADER = 8

# A link in a circle or to nothing has no file behind it.
_NO_FILE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}


class RefusalReason(StrEnum):
    """Why a bank file was refused: `errors.BankRefused.reason`."""

    NOT_A_FILE = "not_a_file"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    ENCODING = "encoding"
    SYNTAX = "syntax"
    NESTING = "nesting"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_TYPE = "wrong_type"
    OUT_OF_RANGE = "out_of_range"
    TOO_MANY = "too_many"
    BAD_ID = "bad_id"
    DUPLICATE_ID = "duplicate_id"
    UNKNOWN_ID = "unknown_id"
    FIVE_OPTIONS = "five_options"
    SAME_WORDS = "same_words"
    EMPTY_TEXT = "empty_text"
    TEXT_TOO_LONG = "text_too_long"
    CONTROL_CHARACTER = "control_character"
    CONTRADICTION = "contradiction"
    CHANGED_WORDING = "changed_wording"


# What msgspec says, in the order in which to look for it.
_MSGSPEC_REASONS = (
    ("unknown field", RefusalReason.UNKNOWN_KEY),
    ("missing required field", RefusalReason.MISSING_KEY),
    ("matching regex", RefusalReason.BAD_ID),
    ("`array` of length <=", RefusalReason.TOO_MANY),
    (f"`array` of length {OPTION_COUNT}", RefusalReason.FIVE_OPTIONS),
    ("`str` of length", RefusalReason.TEXT_TOO_LONG),
    ("`int` <=", RefusalReason.OUT_OF_RANGE),
    ("`int` >=", RefusalReason.OUT_OF_RANGE),
)


class Refusal(Exception):
    """A reason, and where inside the bank it stands; `BankText.refused` adds the file."""

    def __init__(self, reason: RefusalReason, where: Where = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.where = where


class BankText:
    """A file's text and its raw contents, kept to say where in the file a refusal belongs."""

    def __init__(self, file: Path) -> None:
        """Read and parse `file`. Raises `BankRefused`."""
        self.file = file
        self.text = ""
        self.raw: dict[str, Any] = {}
        try:
            self.text = _read(file)
            self.raw = _parse(self.text)
            _settle_texts(self.raw)
        except Refusal as refusal:
            raise self.refused(refusal) from None
        except tomllib.TOMLDecodeError as error:
            raise BankRefused(file, _syntax_place(str(error), self.text), RefusalReason.SYNTAX) from None

    def bank(self) -> BankFile:
        """The contents as a bank that holds together by itself. Raises `BankRefused`."""
        try:
            bank = msgspec.convert(self.raw, BankFile)
            _check_bank(bank)
        except msgspec.ValidationError as error:
            raise self.refused(_from_msgspec(str(error))) from None
        except Refusal as refusal:
            raise self.refused(refusal) from None
        return bank

    def refused(self, refusal: Refusal) -> BankRefused:
        """The refusal of this file: its line (where it can be told) and the path inside."""
        line, path = line_of(self.text, refusal.where), written(self.raw, refusal.where)
        return BankRefused(self.file, ": ".join(part for part in (line, path) if part), refusal.reason)


def _read(file: Path) -> str:
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refusal(RefusalReason.NOT_A_FILE)
        if status.st_size > MAX_BYTES:
            raise Refusal(RefusalReason.TOO_LARGE)
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        missing = error.errno in _NO_FILE
        raise Refusal(RefusalReason.NOT_A_FILE if missing else RefusalReason.UNREADABLE) from None
    if len(content) > MAX_BYTES:
        raise Refusal(RefusalReason.TOO_LARGE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(RefusalReason.ENCODING) from None


def _parse(text: str) -> dict[str, Any]:
    for line in text.split("\n"):
        most = _MAX_DOTS_IN_A_HEADER if line.lstrip().startswith("[") else _MAX_DOTS_IN_A_LINE
        if line.count(".") > most:
            raise Refusal(RefusalReason.NESTING)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise Refusal(RefusalReason.NESTING) from None
    except (ValueError, OverflowError):
        # Numbers of thousands of digits, impossible dates.
        raise Refusal(RefusalReason.SYNTAX) from None


def _settle_texts(raw: dict[str, Any]) -> None:
    """Check every text and give its letters one form, in place.

    Walks by hand, so that no depth can hurt.
    """
    waiting: list[tuple[Where, Any]] = [((), raw)]
    while waiting:
        where, container = waiting.pop()
        if len(where) >= _MAX_DEPTH:
            raise Refusal(RefusalReason.NESTING, where[:1])
        for key, child in container.items() if isinstance(container, dict) else enumerate(container):
            if isinstance(child, str):
                container[key] = _settled(child, (*where, key))
            elif isinstance(child, dict | list):
                waiting.append(((*where, key), child))


def _settled(text: str, where: Where) -> str:
    # Before all else: a million accents on one letter would take minutes to put in order.
    if len(text) > LONGEST_TEXT:
        raise Refusal(RefusalReason.TEXT_TOO_LONG, where)
    kinds = [unicodedata.category(character) for character in text]
    # Control, format (direction marks, zero width), surrogate, private, line and paragraph separator.
    if any(kind in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for kind in kinds):
        raise Refusal(RefusalReason.CONTROL_CHARACTER, where)
    if not any(kind[0] in "LNPS" for kind in kinds):
        raise Refusal(RefusalReason.EMPTY_TEXT, where)
    # The same words typed on two machines have to give one hash.
    return unicodedata.normalize("NFC", text)


def _check_bank(bank: BankFile) -> None:
    for table in ("target_groups", "templates", "factors", "questions"):
        check_unique([entry.id for entry in getattr(bank, table)], set(), table)
    for number, template in enumerate(bank.templates):
        where = ("templates", number, "questions")
        if not template.questions:
            raise Refusal(RefusalReason.EMPTY_TEXT, where)
        if len(set(template.questions)) < len(template.questions):
            raise Refusal(RefusalReason.DUPLICATE_ID, where)
    for number, question in enumerate(bank.questions):
        _check_question(question, ("questions", number))
        if question.caseworker_options and bank.caseworker_source is None:
            raise Refusal(RefusalReason.MISSING_KEY, ("caseworker_source",))


def _check_question(question: QuestionEntry, where: Where) -> None:
    views = {"options": question.options, "caseworker_options": question.caseworker_options}
    for name, options in views.items():
        if len(options) not in {0, OPTION_COUNT}:
            raise Refusal(RefusalReason.FIVE_OPTIONS, (*where, name))
        if len({option.casefold() for option in options}) < len(options):
            raise Refusal(RefusalReason.SAME_WORDS, (*where, name))
    if question.caseworker_only != (question.factor == BELIEF_FACTOR):
        raise Refusal(RefusalReason.CONTRADICTION, (*where, "caseworker_only"))
    # The caseworker's own question has no second side, and nobody rates herself for the citizen.
    if question.caseworker_options and (question.caseworker_only or question.private_screen):
        raise Refusal(RefusalReason.CONTRADICTION, (*where, "caseworker_options"))
    if question.caseworker_only and question.private_screen:
        raise Refusal(RefusalReason.CONTRADICTION, (*where, "private_screen"))


def check_unique(ids: list[str], taken: set[str], table: str) -> None:
    """Refuse an id that is taken or comes twice; `a1` and `A1` would be taken for each other."""
    seen = {id.casefold() for id in taken}
    for number, id in enumerate(ids):
        if id.casefold() in seen:
            raise Refusal(RefusalReason.DUPLICATE_ID, (table, number, "id"))
        seen.add(id.casefold())


def _from_msgspec(message: str) -> Refusal:
    path = re.search(r" - at `\$([^`]*)`\Z", message)
    where: list[str | int] = []
    for name, number in re.findall(r"\.(\w+)|\[(\d+)\]", path[1] if path else ""):
        where.append(name or int(number))
    key = re.search(r"field `(.*)`", message[: path.start()] if path else message, re.DOTALL)
    if key:
        where.append(key[1][:LONGEST_TEXT])
    reasons = (reason for words, reason in _MSGSPEC_REASONS if words in message)
    return Refusal(next(reasons, RefusalReason.WRONG_TYPE), tuple(where))


def _syntax_place(message: str, text: str) -> str:
    found = re.search(r"at line (\d+), column (\d+)\)", message)
    return f"{found[1]}:{found[2]}" if found else str(len(text.splitlines()))
