"""CPR numbers as typed, checked, masked and shown."""

import pytest

from desktop import text
from desktop.errors import InvalidInput


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("211062-5629", "2110625629"),
        ("2110625629", "2110625629"),
        ("211062 5629", "2110625629"),
        ("  211062-5629 ", "2110625629"),
        ("010107-4999", "0101074999"),  # 2007, breaks the old check digit
        ("610190-0000", "6101900000"),  # a replacement number: day + 60
        ("910190-0000", "9101900000"),
        ("290200-4000", "2902004000"),  # leap day of 2000
        ("290204-0000", "2902040000"),  # 1904 was a leap year too
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_cpr_number_is_taken(typed: str, digits: str) -> None:
    assert text.parse_cpr(typed) == digits


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("211062-562", "form"),
        ("211062--5629", "form"),
        ("21106-25629", "form"),
        ("211062-56290", "form"),
        ("A11062-5629", "form"),
        ("٢١١٠٦٢٥٦٢٩", "form"),
        ("511062-5629", "date"),
        ("001062-5629", "date"),
        ("601062-5629", "date"),
        ("921062-5629", "date"),
        ("211362-5629", "date"),
        ("310690-0000", "date"),
        ("290201-0000", "date"),
        ("290200-0000", "date"),  # 1900 was no leap year
    ],
)
def test_a_wrong_cpr_number_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        text.parse_cpr(typed)
    assert (refusal.value.field, refusal.value.reason) == ("cpr", reason)


@pytest.mark.parametrize(
    ("seventh", "year", "leap"),
    [
        ("0", "04", True),
        ("3", "00", False),
        ("4", "36", True),
        ("4", "40", True),
        ("9", "00", True),
        ("5", "56", True),
    ],
)
def test_the_seventh_digit_says_the_century(seventh: str, year: str, leap: bool) -> None:
    """1904, 1900, 2036, 1940, 2000, 2056: only 1900 has no 29 February."""
    typed = f"2902{year}-{seventh}000"
    if leap:
        assert text.parse_cpr(typed) == typed.replace("-", "")
    else:
        with pytest.raises(InvalidInput):
            text.parse_cpr(typed)


def test_a_cpr_number_is_shown_whole_or_masked() -> None:
    assert text.format_cpr("6101900000") == "610190-0000"
    assert text.mask_cpr("6101900000") == "610190-••••"
    assert text.format_cpr("") == text.mask_cpr("") == ""
