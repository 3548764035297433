"""A keystroke in the search among 100,000 citizens, until the list is painted."""

import itertools
from pathlib import Path
from unittest.mock import patch

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.pages.citizens import CitizensPage
from tests.benchmarks import vaults
from tests.benchmarks.harness import Row, alternating, row
from tests.benchmarks.painting import seconds_until_still
from tests.program import Program

_TYPED = ("a", "am", "amira", "ørnek", "ni", "s", "testg", "61", "ida m", "wint")


def rows(work: Path, *, quick: bool) -> list[Row]:
    """The last letter of several words, against the same list shown from rows already there."""
    program = Program(vaults.copy(vaults.MANY, work)).unlock()
    try:
        page = program.window.page
        assert isinstance(page, CitizensPage)
        field = program.driver.find("search")
        assert isinstance(field, QLineEdit)
        typed, again = itertools.cycle(_TYPED), itertools.cycle(_TYPED)

        def type_last(word: str) -> float:
            field.setText(word[:-1])
            seconds_until_still(program, lambda: None)
            return seconds_until_still(program, lambda: QTest.keyClicks(field, word[-1]))

        def ours() -> float:
            return type_last(next(typed))

        found = {}
        with patch.object(page, "_show_found", side_effect=page._show_found) as shown:
            for word in _TYPED:
                type_last(word)
                found[word] = shown.call_args.args[0]

        def base() -> float:
            word = next(again)
            field.setText(word[:-1])
            seconds_until_still(program, lambda: None)
            with patch.object(page, "_ask", lambda *_: page._show_found(found[word])):
                return seconds_until_still(program, lambda: QTest.keyClicks(field, word[-1]))

        values = alternating(ours, base, 20 if quick else 100)
    finally:
        program.close()
    return [
        row(
            "search keystroke to painted list, 100,000 citizens",
            "same list, rows in memory",
            1.2,
            f"the last letter of {len(_TYPED)} words typed in the real window until all is painted; the floor"
            " is the same keystroke with the rows it finds handed to the page at once",
            *values,
        )
    ]
