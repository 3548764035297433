"""What a bank file says is one thing, and mutants of it are refused or valid, never a fault."""

import re
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop import questions
from desktop.errors import BankRefused
from desktop.questions import Bank, RefusalReason
from desktop.questions.bank import BankFile
from desktop.questions.reading import BankText
from tests.bank_files import BUILT_IN, GOOD, assert_built_in_works, put

TOKENS = [
    b'"',
    b"'",
    b'"""',
    b"[",
    b"]",
    b"[[",
    b"{",
    b"=",
    b".",
    b",",
    b"\n",
    b"\r",
    b"#",
    b"\\",
    b"\\u",
    b"1e9",
]
TOKENS += [
    b"options",
    b"id",
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    "å".encode(),
    b"a",
    b" ",
    b"true",
    b"A1",
    b"",
]
EDITS = st.lists(
    st.tuples(
        st.integers(0, len(BUILT_IN)),
        st.integers(0, 40),
        st.one_of(st.sampled_from(TOKENS), st.binary(max_size=8)),
    ),
    min_size=1,
    max_size=4,
)
MUTANTS = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def mutant(original: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """The original with pieces cut out and put in."""
    for place, cut, insert in edits:
        position = place % (len(original) + 1)
        original = original[:position] + insert + original[position + cut :]
    return original


def assert_valid(bank: Bank | BankFile) -> None:
    for question in bank.questions:
        assert len({*question.options}) == 5
        assert all(text.strip() and "\n" not in text for text in (question.text, *question.options))


@MUTANTS
@given(EDITS)
def test_a_mutant_of_the_built_in_bank(tmp_path: Path, edits: list[tuple[int, int, bytes]]) -> None:
    file = put(tmp_path, mutant(BUILT_IN, edits))
    try:
        assert_valid(BankText(file).bank())
    except BankRefused as refusal:
        assert refusal.reason in RefusalReason
    banks = questions.load(tmp_path)
    assert_built_in_works(banks)
    # Its ids are the built-in bank's: as a second bank no mutant is taken.
    assert [refusal.file for refusal in banks.refused] == [file]


@MUTANTS
@example([(GOOD.index("Altid"), 0, b"a")])
@example([(0, 0, b"\xff")])
@given(EDITS)
def test_a_mutant_of_a_small_bank(tmp_path: Path, edits: list[tuple[int, int, bytes]]) -> None:
    put(tmp_path, mutant(GOOD.encode(), edits))
    banks = questions.load(tmp_path)
    assert_built_in_works(banks)
    assert len(banks.banks[1:]) + len(banks.refused) == 1
    for bank in banks.banks[1:]:
        assert_valid(bank)


def test_one_letter_more_is_another_digest(tmp_path: Path) -> None:
    """In each question, answer, source and view: by itself the bank is whole, beside its like refused."""
    first = BUILT_IN.index(b"[[questions]]")
    words = re.compile(rb'^(?:text = "|source = "|    ")', re.MULTILINE).finditer(BUILT_IN, first)
    digests = set()
    for word in words:
        file = put(tmp_path, mutant(BUILT_IN, [(word.end(), 0, b"X")]))
        digests.add(questions.digest(BankText(file).bank()))
        assert [refusal.reason for refusal in questions.load(tmp_path).refused] == [
            RefusalReason.CHANGED_WORDING
        ]
    # Questions, sources, answers (those of B3, B4 and C4 share a line), the caseworker's answers.
    assert len(digests) == 22 + 22 + (22 - 3) * 5 + 10 * 5
