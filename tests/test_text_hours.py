"""Hours a week, as people type them and as they are shown."""

import pytest

from desktop import text
from desktop.errors import InvalidInput


@pytest.mark.parametrize(
    ("typed", "minutes", "shown"),
    [
        ("12,5", 750, "12,5"),
        ("12.5", 750, "12,5"),
        ("12:30", 750, "12,5"),
        (" 8 timer ", 480, "8"),
        ("7 t", 420, "7"),
        ("0", 0, "0"),
        ("12,25", 735, "12,25"),
        ("3:20", 200, "3:20"),
        ("7,05", 423, "7:03"),
        ("60", 3600, "60"),
    ],
)
def test_hours_are_typed_as_people_do_and_shown_the_same_way(typed: str, minutes: int, shown: str) -> None:
    assert text.parse_hours(typed, "hours") == minutes
    assert text.format_hours(minutes, "da") == shown
    assert text.parse_hours(text.format_hours(minutes, "en"), "hours") == minutes


def test_hours_in_english_have_a_point() -> None:
    assert text.format_hours(750, "en") == "12.5"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("tolv", "form"),
        ("12:60", "form"),
        ("-3", "form"),
        ("1,234", "form"),
        ("60:01", "many"),
        ("61", "many"),
    ],
)
def test_hours_that_are_none_are_refused(typed: str, reason: str) -> None:
    with pytest.raises(InvalidInput) as error:
        text.parse_hours(typed, "hours")
    assert (error.value.field, error.value.reason) == ("hours", reason)


def test_no_hours_are_none() -> None:
    assert text.parse_hours("  ", "hours") is None
