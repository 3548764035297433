"""What runs from right to left: the order on the line, as the Unicode bidirectional algorithm has it."""

import pytest

from desktop.reports import bidi

ARABIC, HEBREW = "\u0628\u062c", "\u05d0\u05d1"


def shown(text: str, page: int = 0) -> str:
    """The characters from left to right."""
    levels = bidi.levels(text, page)
    return "".join(
        bidi.mirrored(text[place]) if levels[place] % 2 else text[place] for place in bidi.in_order(levels)
    )


def back(text: str) -> str:
    return text[::-1]


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Danish alone, 12.", "Danish alone, 12."),
        (ARABIC, back(ARABIC)),
        (f"Ring til {ARABIC} i dag", f"Ring til {back(ARABIC)} i dag"),
        # A figure keeps its own direction, and so do a date and a share.
        (f"{ARABIC} 12 {ARABIC}", f"{back(ARABIC)} 12 {back(ARABIC)}"),
        (f"{ARABIC} 25% {ARABIC}", f"{back(ARABIC)} %25 {back(ARABIC)}"),
        (f"{HEBREW} 1,5 {HEBREW}", f"{back(HEBREW)} 1,5 {back(HEBREW)}"),
        # Brackets are turned round, and hold what they held.
        (f"{ARABIC} ({ARABIC})", f"({back(ARABIC)}) {back(ARABIC)}"),
        (f"{ARABIC}{ARABIC} (job)", f"(job) {back(ARABIC)}{back(ARABIC)}"),
        (f"{ARABIC} «{ARABIC}».", f".«{back(ARABIC)}» {back(ARABIC)}"),
        # The date behind a name is no part of it.
        (f"{ARABIC} · 21. november", f"{back(ARABIC)} · 21. november"),
        (f"{ARABIC} og Mette", f"{back(ARABIC)} og Mette"),
    ],
)
def test_a_line_on_a_danish_page(typed: str, drawn: str) -> None:
    assert shown(typed) == drawn


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("70 10 20 30", "70 10 20 30"),
        ("010190-••••", "010190-••••"),
        ("Jobcenter Nordby (2).", "Jobcenter Nordby (2)."),
        (f"{ARABIC} · Mette Prøvelund", f"Mette Prøvelund · {back(ARABIC)}"),
        (f"28 {ARABIC} 2026", f"2026 {back(ARABIC)} 28"),
    ],
)
def test_a_line_on_a_page_that_runs_to_the_left(typed: str, drawn: str) -> None:
    assert shown(typed, page=1) == drawn


def test_only_text_with_such_letters_is_looked_at_further() -> None:
    assert not bidi.runs_right_to_left("æøå – “Жук” ትግርኛ 12 • …")
    assert bidi.runs_right_to_left(f"Ring til {ARABIC}")


def test_thousands_of_brackets_end() -> None:
    assert len(bidi.levels("(" * 50_000 + ARABIC + ")" * 50_000, 0)) == 100_000 + len(ARABIC)
