"""No file in the folder of banks can do harm: it is refused with place and reason, the rest works."""

import os
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import questions
from desktop.errors import BankRefused
from desktop.questions import RefusalReason
from desktop.questions.reading import MAX_BYTES
from tests.bank_files import BUILT_IN, GOOD, HEAD, QUESTION, TEMPLATE, VIEW, assert_built_in_works, put


def only_refusal(folder: Path) -> BankRefused:
    """The one refusal; the built-in bank and a good bank beside have to work."""
    put(folder, GOOD.replace("nordby", "sydby").replace("N1", "S1"), "a-good-one.toml")
    put(folder, GOOD.replace("nordby", "vestby").replace("N1", "V1"), "z-good-one.toml")
    banks = questions.load(folder)
    assert_built_in_works(banks)
    assert banks.question("S1").text == banks.question("V1").text == "Kan du komme frem?"
    assert len(banks.banks) == 3
    (refusal,) = banks.refused
    return refusal


def changed(old: str, new: str) -> str:
    """The good bank with one thing changed."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


REASONS = RefusalReason
REFUSED: dict[str, tuple[str | bytes, RefusalReason, str]] = {
    "unknown key": (GOOD + 'colour = "red"\n', REASONS.UNKNOWN_KEY, "11: questions[N1].colour"),
    "unknown key on top": ("colour = 1\n" + GOOD, REASONS.UNKNOWN_KEY, "1: colour"),
    "unknown table": (GOOD + "[colour]\nred = 1\n", REASONS.UNKNOWN_KEY, "11: colour"),
    "reserved key": (GOOD + 'bank = "x"\n', REASONS.UNKNOWN_KEY, "11: questions[N1].bank"),
    "key with a bell": (GOOD + '"a\\u0007b" = 1\n', REASONS.UNKNOWN_KEY, "4: questions[N1].a?b"),
    "missing key": (changed('source = "Egne ord"\n', ""), REASONS.MISSING_KEY, "4: questions[N1].source"),
    "missing id": (changed('id = "N1"\n', ""), REASONS.MISSING_KEY, "4: questions[1].id"),
    "missing version": (changed('version = "1"\n', ""), REASONS.MISSING_KEY, "version"),
    "no source of the view": (GOOD + VIEW, REASONS.MISSING_KEY, "caseworker_source"),
    "empty file": ("", REASONS.MISSING_KEY, "id"),
    "four answers": (changed(', "Aldrig"', ""), REASONS.FIVE_OPTIONS, "9: questions[N1].options"),
    "six answers": (changed('"Aldrig"', '"Aldrig", "Nej"'), REASONS.FIVE_OPTIONS, "9: questions[N1].options"),
    "four in the view": (
        'caseworker_source = "O"\n' + GOOD + VIEW.replace(', "5"', ""),
        REASONS.FIVE_OPTIONS,
        "12: questions[N1].caseworker_options",
    ),
    "answers alike": (changed('"Aldrig"', '"ALTID"'), REASONS.SAME_WORDS, "9: questions[N1].options"),
    "empty text": (changed("Kan du komme frem?", ""), REASONS.EMPTY_TEXT, "8: questions[N1].text"),
    "blank answer": (changed('"Aldrig"', '" \u00a0"'), REASONS.EMPTY_TEXT, "9: questions[N1].options[5]"),
    "empty template": (
        GOOD + TEMPLATE.replace('"N1", "A1"', ""),
        REASONS.EMPTY_TEXT,
        "14: templates[n].questions",
    ),
    "line break in a word": (changed("komme frem", "komme\\nfrem"), REASONS.CONTROL_CHARACTER, ""),
    "carriage return": (changed("komme frem", "komme\\rfrem"), REASONS.CONTROL_CHARACTER, ""),
    "line break in a long text": (
        changed('"Kan du', '"""Kan\ndu').replace('?"', '?"""'),
        REASONS.CONTROL_CHARACTER,
        "",
    ),
    "tab": (changed("komme frem", "komme\tfrem"), REASONS.CONTROL_CHARACTER, ""),
    "NUL": (changed("komme frem", "komme\\u0000frem"), REASONS.CONTROL_CHARACTER, ""),
    "direction override": (changed("komme", "\u202eemmok"), REASONS.CONTROL_CHARACTER, ""),
    "zero width": (changed("komme", "kom\u200bme"), REASONS.CONTROL_CHARACTER, ""),
    "line separator": (changed("komme frem", "komme\u2028frem"), REASONS.CONTROL_CHARACTER, ""),
    "text too long": (changed("Kan du", "Kan du " * 80), REASONS.TEXT_TOO_LONG, "8: questions[N1].text"),
    "short too long": (changed("Transport", "T" * 81), REASONS.TEXT_TOO_LONG, "7: questions[N1].short"),
    "number for text": (changed('"Kan du komme frem?"', "7"), REASONS.WRONG_TYPE, "8: questions[N1].text"),
    "text for truth": (GOOD + 'ladder = "false"\n', REASONS.WRONG_TYPE, "11: questions[N1].ladder"),
    "number in answers": (changed('"Aldrig"', "5"), REASONS.WRONG_TYPE, "9: questions[N1].options[5]"),
    "table for questions": (HEAD + "[questions]\nid = 1\n", REASONS.WRONG_TYPE, "4: questions"),
    "too many minutes": (
        GOOD + "[meeting]\nminutes = 10\nminutes_per_question = 61\n",
        REASONS.OUT_OF_RANGE,
        "13: meeting.minutes_per_question",
    ),
    "fewer than none": (
        GOOD + "[meeting]\nminutes = -1\nminutes_per_question = 1\n",
        REASONS.OUT_OF_RANGE,
        "12: meeting.minutes",
    ),
    "too many templates": (
        GOOD + "".join(TEMPLATE.replace('"n"', f'"n{n}"') for n in range(101)),
        REASONS.TOO_MANY,
        "11: templates",
    ),
    "bad id": (changed('"N1"', '"N 1"'), REASONS.BAD_ID, "5: questions[N 1].id"),
    "path as id": (changed('"nordby"', '"../nordby"'), REASONS.BAD_ID, "1: id"),
    "id with a tail": (changed('"N1"', f'"{"N" * 41}"'), REASONS.BAD_ID, ""),
    "twice in a file": (GOOD + QUESTION, REASONS.DUPLICATE_ID, "12: questions[N1].id"),
    "once small": (GOOD + QUESTION.replace("N1", "n1"), REASONS.DUPLICATE_ID, "12: questions[n1].id"),
    "built-in id": (changed('"N1"', '"A1"'), REASONS.DUPLICATE_ID, "5: questions[A1].id"),
    "another file's id": (changed('"N1"', '"S1"'), REASONS.DUPLICATE_ID, "5: questions[S1].id"),
    "another file's bank": (changed('"nordby"', '"sydby"'), REASONS.DUPLICATE_ID, "1: id"),
    "built-in template": (
        GOOD + TEMPLATE.replace('"n"', '"bip"'),
        REASONS.DUPLICATE_ID,
        "12: templates[bip].id",
    ),
    "twice in a template": (
        GOOD + TEMPLATE.replace('"A1"', '"N1"'),
        REASONS.DUPLICATE_ID,
        "14: templates[n].questions",
    ),
    "copy of the built-in": (BUILT_IN, REASONS.DUPLICATE_ID, "6: id"),
    "unknown factor": (changed('"A"', '"X"'), REASONS.UNKNOWN_ID, "6: questions[N1].factor"),
    "unknown group": (
        GOOD + 'target_groups = ["x"]\n',
        REASONS.UNKNOWN_ID,
        "11: questions[N1].target_groups",
    ),
    "unknown in template": (
        GOOD + TEMPLATE.replace("A1", "S1"),
        REASONS.UNKNOWN_ID,
        "14: templates[n].questions[2]",
    ),
    "belief beside F": (GOOD + "caseworker_only = true\n", REASONS.CONTRADICTION, ""),
    "F in the conversation": (changed('"A"', '"F"'), REASONS.CONTRADICTION, ""),
    "rating oneself": (
        'caseworker_source = "O"\n' + GOOD + VIEW + "private_screen = true\n",
        REASONS.CONTRADICTION,
        "12: questions[N1].caseworker_options",
    ),
    "private belief": (
        changed('"A"', '"F"') + "caseworker_only = true\nprivate_screen = true\n",
        REASONS.CONTRADICTION,
        "12: questions[N1].private_screen",
    ),
    "changed wording": (
        BUILT_IN.replace(b"let ved tage", b"let ved at tage"),
        REASONS.CHANGED_WORDING,
        "7: version",
    ),
    "changed view": (
        BUILT_IN.replace("Jeg vurderer: har få".encode(), "Jeg vurderer: har meget få".encode()),
        REASONS.CHANGED_WORDING,
        "7: version",
    ),
    "Latin 1": (GOOD.encode("latin-1"), REASONS.ENCODING, ""),
    "UTF-16": (GOOD.encode("utf-16"), REASONS.ENCODING, ""),
    "surrogate": (changed("komme", "@").encode().replace(b"@", b"\xed\xa0\x80"), REASONS.ENCODING, ""),
    "not TOML": ("<html>\n", REASONS.SYNTAX, "1:1"),
    "open text": (changed('frem?"', "frem?"), REASONS.SYNTAX, "8:27"),
    "open at the end": (GOOD + "a = [\n", REASONS.SYNTAX, "11"),
    "key given twice": (GOOD + 'text = "Igen?"\n', REASONS.SYNTAX, "11:15"),
    "endless number": ("a = " + "1" * 5000, REASONS.SYNTAX, ""),
    "open brackets": ("a = " + "[" * 100_000, REASONS.NESTING, ""),
    "open braces": ("a = " + "{a = " * 100_000, REASONS.NESTING, ""),
    "closed brackets": ("a = " + "[" * 50 + "]" * 50, REASONS.NESTING, "1: a"),
    "dotted key": ("a" + ".a" * 400_000 + " = 1", REASONS.NESTING, ""),
    "dotted tables": ("".join(f"[a{n}{'.a' * 8}]\n" for n in range(30_000)), REASONS.NESTING, ""),
    "endless key": ("a" * 999_000 + " = 1", REASONS.UNKNOWN_KEY, "a" * 120),
    "key like a message": (
        GOOD + '" - at `$.x[0]`" = 1\n',
        REASONS.UNKNOWN_KEY,
        "11: questions[N1]. - at `$.x[0]`",
    ),
    "top key like a message": ('" - at `$.x`" = 1\n' + GOOD, REASONS.UNKNOWN_KEY, "1:  - at `$.x`"),
    "endless accents": ('a = "a' + "\u0301\u0316" * 249_000 + '"', REASONS.TEXT_TOO_LONG, "1: a"),
    "nested tables": (GOOD + "[a.b.c.d.e.f.g]\nh = 1\n", REASONS.NESTING, "a"),
    "10 MB": (b"#" * 10_000_000, REASONS.TOO_LARGE, ""),
    "a byte too many": (b"#" * (MAX_BYTES + 1), REASONS.TOO_LARGE, ""),
}


@pytest.mark.parametrize(("content", "reason", "place"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(tmp_path: Path, content: str | bytes, reason: RefusalReason, place: str) -> None:
    file = put(tmp_path, content)
    refusal = only_refusal(tmp_path)
    assert (refusal.file, refusal.reason) == (file, reason)
    assert refusal.place.isprintable()
    assert refusal.place == place or not place


def test_every_reason_is_tried() -> None:
    tried = {reason for _, reason, _ in REFUSED.values()}
    assert set(RefusalReason) - tried == {RefusalReason.NOT_A_FILE, RefusalReason.UNREADABLE}


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """A hundred gigabytes would not fit into memory, and next to none was used."""
    with (tmp_path / "nordby.toml").open("wb") as stream:
        stream.truncate(100_000_000_000)
    tracemalloc.start()
    assert only_refusal(tmp_path).reason == RefusalReason.TOO_LARGE
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_the_largest_file_is_taken(tmp_path: Path) -> None:
    put(tmp_path, GOOD.encode() + b"#" * (MAX_BYTES - len(GOOD.encode())))
    assert not questions.load(tmp_path).refused


def make_folder(file: Path) -> None:
    file.mkdir()


def make_link_circle(file: Path) -> None:
    file.symlink_to(file.with_name("other.link"))
    file.with_name("other.link").symlink_to(file)


def make_dead_link(file: Path) -> None:
    file.symlink_to(file.with_name("nowhere"))


def make_link_to_endless(file: Path) -> None:
    file.symlink_to("/dev/zero")


def make_pipe(file: Path) -> None:
    os.mkfifo(file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipes in folders nor free links")
@pytest.mark.parametrize(
    "make", [make_folder, make_link_circle, make_dead_link, make_link_to_endless, make_pipe]
)
def test_what_is_no_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "nordby.toml")
    assert only_refusal(tmp_path).reason == RefusalReason.NOT_A_FILE


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that fails when it is read")
def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "nordby.toml").symlink_to("/proc/self/mem")
    assert only_refusal(tmp_path).reason == RefusalReason.UNREADABLE


def test_a_version_used_before_keeps_its_words(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    used = questions.load(tmp_path).banks[1]
    known = {(used.id, used.version): questions.digest(used)}
    assert not questions.load(tmp_path, known).refused
    put(tmp_path, changed("Altid", "Hver gang"))
    assert [refusal.reason for refusal in questions.load(tmp_path, known).refused] == [
        REASONS.CHANGED_WORDING
    ]
    put(tmp_path, changed("Altid", "Hver gang").replace('version = "1"', 'version = "2"'))
    assert not questions.load(tmp_path, known).refused
