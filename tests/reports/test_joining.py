"""Arabic letters beside each other."""

import unicodedata

import pytest

from desktop.reports import fonts
from desktop.reports.fonts import Weight
from desktop.reports.joining import _forms, joined, letters

ARABIC = "NotoSansArabic"


def named(text: str) -> list[str]:
    """The form of each letter: the last words of its Unicode name."""
    return [unicodedata.name(each).removeprefix("ARABIC ") for each in joined(text)]


def test_a_letter_is_drawn_as_its_neighbours_ask() -> None:
    assert named("ببب") == ["LETTER BEH INITIAL FORM", "LETTER BEH MEDIAL FORM", "LETTER BEH FINAL FORM"]
    assert named("ب ب") == ["LETTER BEH ISOLATED FORM", "SPACE", "LETTER BEH ISOLATED FORM"]


def test_some_letters_join_only_to_what_is_before_them() -> None:
    assert named("دار") == [
        "LETTER DAL ISOLATED FORM",
        "LETTER ALEF ISOLATED FORM",
        "LETTER REH ISOLATED FORM",
    ]
    assert named("بر") == ["LETTER BEH INITIAL FORM", "LETTER REH FINAL FORM"]


def test_lam_and_alef_are_one() -> None:
    assert named("لا") == ["LIGATURE LAM WITH ALEF ISOLATED FORM"]
    assert named("بلا")[1:] == ["LIGATURE LAM WITH ALEF FINAL FORM"]
    assert named("لل")[1] == "LETTER LAM FINAL FORM"


def test_a_mark_does_not_part_letters() -> None:
    assert named("بَب") == ["LETTER BEH INITIAL FORM", "FATHA", "LETTER BEH FINAL FORM"]


def test_the_mark_that_parts_letters_does() -> None:
    assert named("ب\u200cب")[0] == "LETTER BEH ISOLATED FORM"


@pytest.mark.parametrize("text", ["السلام عليكم، كيف حالك؟", "می‌خواهم", "پژوهشگر", "دائماً أوّلاً ولديّ"])
def test_nothing_is_lost(text: str) -> None:
    assert "".join(map(letters, joined(text))) == text


def test_other_scripts_are_left_alone() -> None:
    text = "æøå Жук ትግርኛ אב \ufb01"
    assert joined(text) is text


def test_the_font_has_every_form() -> None:
    forms = {form for found in _forms().values() for form in found if form}
    assert len(forms) > 150
    assert {form for form in forms if not fonts.has(ARABIC, form)} == set()


def test_a_glyph_says_what_it_covers() -> None:
    fonts.register(ARABIC)
    font = fonts.name(ARABIC, Weight.REGULAR)
    alef, mark = fonts.box(font, "\u0627"), fonts.box(font, "\u064b")
    assert alef.low == 0 and alef.high > 600
    assert mark.low > 500 and mark.right > mark.left
    assert fonts.box(font, " ") == (0, 0, 0, 0)
