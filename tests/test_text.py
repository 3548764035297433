"""Rules for text: CPR numbers, searching, what people type, dates."""

import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import text
from desktop.errors import InvalidInput
from tests.support import examples

ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200)
NAMES = st.text("aåæøeéAÅÆØzß -'.ŁłıİДي漢", max_size=30)
FEW = settings(max_examples=examples(150, 20_000), deadline=None, derandomize=True)


# --- Folding -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Sørensen", "sorensen"),
        ("Ægidius", "aegidius"),
        ("Åse", "ase"),
        ("José  Núñez-Łukasz", "jose nunez lukasz"),
        ("O'Brien", "o brien"),
        ("Straße", "strasse"),
        ("ǾRSTED", "orsted"),
        ("Öz İpek ışık", "oz ipek isik"),
        ("Оксана", "оксана"),
        ("A\u030ase", "ase"),
        ("℡", "tel"),
    ],
)
def test_folding_forgives_case_and_marks(name: str, folded: str) -> None:
    assert text.fold(name) == folded


@FEW
@given(ANY_TEXT)
def test_folded_text_folds_to_itself(typed: str) -> None:
    folded = text.fold(typed)
    assert text.fold(folded) == folded
    assert folded == " ".join(folded.split())


@FEW
@given(NAMES)
def test_a_name_is_found_by_its_own_folding_first(name: str) -> None:
    assert text.folded_forms(name).startswith(text.fold(name))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Åse Nygård", "aase"),
        ("Åse Nygård", "ase nygaard"),
        ("Bo Aagaard", "ågård"),
        ("Bo Sørensen", "soerensen"),
        ("Bo Sørensen", "sorensen"),
        ("Ægir", "aegir"),
    ],
)
def test_each_way_to_write_a_danish_letter_is_among_the_forms(name: str, typed: str) -> None:
    forms = text.folded_forms(name).split()
    assert all(word in forms for word in text.fold(typed).split())


def test_names_are_ordered_as_danes_do() -> None:
    names = ["Zita", "Ægir", "Østen", "Åse", "adam", "Bo Ax", "Bo Åx", "Bob", "Özlem", "Éva", "Eva B"]
    wanted = ["adam", "Bo Ax", "Bo Åx", "Bob", "Éva", "Eva B", "Zita", "Ægir", "Østen", "Özlem", "Åse"]
    assert sorted(names, key=text.sort_key) == wanted


# --- What people type --------------------------------------------------------


@FEW
@given(ANY_TEXT)
def test_a_text_is_kept_as_said(typed: str) -> None:
    kept = text.clean_text(typed, "note")
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    assert kept == unicodedata.normalize("NFC", lines).lstrip("\ufeff")
    assert text.clean_text(kept, "note") == kept


@FEW
@given(ANY_TEXT)
def test_a_line_has_no_line_break_and_no_space_around(typed: str) -> None:
    line = text.clean_line(typed, "name")
    assert line == line.strip()
    assert len(line.splitlines()) <= 1


def test_the_mark_of_a_file_before_a_text_is_no_part_of_it() -> None:
    assert text.clean_text("\ufeff\ufeff Fra en fil\ufeff", "note") == " Fra en fil\ufeff"
    assert text.clean_line(" \ufeff\ufeff Bo \ufeff", "name") == "Bo \ufeff"
    assert text.clean_line("\ufeff", "name") == text.clean_text("\ufeff", "note") == ""


@pytest.mark.parametrize("bad", ["før\x00efter", "\x00", "\ud800", "a\udfffb"])
def test_what_no_file_can_hold_is_refused(bad: str) -> None:
    for clean in (text.clean_text, text.clean_line):
        with pytest.raises(InvalidInput) as refusal:
            clean(bad, "note")
        assert (refusal.value.field, refusal.value.reason) == ("note", "character")


def test_a_text_is_as_long_as_allowed_and_not_a_character_longer() -> None:
    longest = "ø" * text.NOTE_LENGTH
    assert text.clean_text(longest, "note") == longest
    assert text.clean_text("o\u0308" * text.NOTE_LENGTH, "note") == "ö" * text.NOTE_LENGTH
    with pytest.raises(InvalidInput) as refusal:
        text.clean_text(longest + "x", "note")
    assert refusal.value.reason == "long"


def test_two_people_call_each_other_by_the_first_word() -> None:
    assert text.first_name("Amira Prøvesen") == "Amira"
    assert text.first_name("") == ""


# --- Dates -------------------------------------------------------------------


def test_dates_in_both_languages() -> None:
    day = date(2026, 5, 12)
    assert text.format_date(day, "da") == "12. maj 2026"
    assert text.format_date(day, "en") == "12 May 2026"
    assert text.format_day(day, date(2026, 11, 11), "da") == "12. maj"
    assert text.format_day(day, date(2026, 11, 12), "da") == "12. maj 2026"
    assert text.format_day(day, date(2026, 1, 1), "en") == "12 May"


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2025, 11, 21), "nov. 25", "Nov 25"),
        (date(2026, 5, 1), "maj 26", "May 26"),
        (date(2007, 1, 31), "jan. 07", "Jan 07"),
    ],
)
def test_a_month_on_an_axis_is_short(day: date, danish: str, english: str) -> None:
    assert text.format_month(day, "da") == danish
    assert text.format_month(day, "en") == english


def test_the_time_of_day() -> None:
    moment = datetime(2026, 5, 12, 10, 42, tzinfo=timezone(timedelta(hours=2)))
    assert text.format_clock(moment, "da") == "10.42"
    assert text.format_clock(moment, "en") == "10:42"
    assert text.format_clock(moment.astimezone(UTC), "da") == "08.42"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 29), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 5, 12), 0, date(2026, 5, 12)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int, later: date) -> None:
    assert text.add_months(day, months) == later


@FEW
@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-24, 24))
def test_months_later_is_always_in_that_month(day: date, months: int) -> None:
    later = text.add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("days", "weeks"),
    [(0, 0), (1, 1), (7, 1), (8, 1), (11, 2), (42, 6), (93, 13), (-1, -1), (-7, -1), (-8, -1), (-42, -6)],
)
def test_weeks_between_are_the_nearest_and_none_only_today(days: int, weeks: int) -> None:
    start = date(2026, 5, 12)
    assert text.weeks_between(start, start + timedelta(days=days)) == weeks


@pytest.mark.parametrize(
    ("words", "line"), [("inden for 3 dage", "Inden for 3 dage"), ("åben Dør", "Åben Dør"), ("", "")]
)
def test_a_line_begins_with_a_capital_letter(words: str, line: str) -> None:
    assert text.capitalised(words) == line
