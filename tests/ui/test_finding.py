"""A longer search is answered from the rows at hand as the database would answer it, or not at all."""

import random
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk as WindowDesk
from desktop.ui.finding import Found, Query, find, narrowed
from desktop.ui.pages.citizens import CitizensPage
from desktop.ui.widgets.citizens.citizen_table import CitizenTable
from desktop.ui.worker import Worker
from tests.support import Desk, examples, new_desk
from tests.ui.pages.shown_page import ShownPage

_LETTERS = "aeosæøåAØ ' _-é"


@pytest.fixture(scope="module")
def spelt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Names of letters that are ordered elsewhere than where they are found, and what is no letter."""
    desk = new_desk(tmp_path_factory.mktemp("spelt"))
    chance = random.Random(2)
    for first in (*[""] * 150, *["Seo "] * 40, *["Øes Aso "] * 40, *["Åse "] * 40):
        name = first + "".join(chance.choices(_LETTERS, k=chance.randint(2, 9))).strip()
        if any(map(str.isalpha, name)):
            desk.citizen(name)
    for name in ("Оксана Aseo", "ትዕግስት", "aßeo", "José Oså 61", "Ægir a1"):
        desk.citizen(name, "")
    for name in ("Ase Arkiv", "Ose Arkiv"):
        desk.citizens.archive(desk.citizen(name))
    yield desk
    desk.unlocked.close()


def found(desk: Desk, typed: str, enough: int, archived: bool = False) -> Found:
    return desk.unlocked.at_once(
        lambda services: find(services.citizens, Query(typed, archived), 0, enough)
    ).result()


@settings(max_examples=examples(250, 5_000), deadline=None, derandomize=True)
@given(
    before=st.text(_LETTERS, max_size=3)
    | st.sampled_from(["se", "seo", "øe", "øes a", "oes", "åse", "aas", "as"]),
    more=st.text(_LETTERS + "16", min_size=1, max_size=3),
    enough=st.integers(1, 30),
    archived=st.booleans(),
)
def test_what_is_told_from_the_rows_at_hand_is_what_the_database_tells(
    spelt: Desk, before: str, more: str, enough: int, archived: bool
) -> None:
    at_hand = narrowed(found(spelt, before, enough, archived), Query(before + more, archived), enough)
    if at_hand is not None:
        assert at_hand == found(spelt, before + more, enough, archived)


@pytest.mark.parametrize(
    ("before", "typed", "rows"),
    [
        ("ase aaeo", "ase aaeo s", 20),  # all who match are at hand
        ("se", "seo", 3),  # those who come first all match
    ],
)
def test_the_rows_at_hand_are_enough(spelt: Desk, before: str, typed: str, rows: int) -> None:
    assert narrowed(found(spelt, before, rows), Query(typed), rows) == found(spelt, typed, rows)


@pytest.mark.parametrize(
    ("before", "typed", "rows"),
    [
        ("", "ø", 3),  # others come in the place of those who drop out
        ("a", "o", 3),  # another search
        ("a", "a 6", 3),  # of a CPR number a part is shown
        ("a", "ae", 20),  # the window has room for more than there was before
    ],
)
def test_the_database_is_asked_where_they_are_not(spelt: Desk, before: str, typed: str, rows: int) -> None:
    assert narrowed(found(spelt, before, 3), Query(typed), rows) is None
    assert narrowed(found(spelt, before, 3), Query(before, archived=True), rows) is None


def test_a_letter_that_changes_nothing_asks_nothing(
    desk: WindowDesk, behind: Desk, qtbot: QtBot, worker: Worker
) -> None:
    for name in ("Bo Prøve", "Amira Prøve", "Anton Prøve"):
        behind.citizen(name)
    shown = ShownPage(CitizensPage(desk), qtbot, worker)
    field, table = shown.page.findChild(QLineEdit, "search"), shown.page.findChild(CitizenTable)

    def type_and_read(key: str) -> list[str]:
        qtbot.keyClicks(field, key)
        shown.settle()
        return [table.citizens.index(row, 0).data() for row in range(table.citizens.rowCount())]

    with behind.statements() as sent:
        assert type_and_read("a") == ["Amira Prøve", "Anton Prøve"]
        assert type_and_read("m") == ["Amira Prøve"]
        assert type_and_read("x") == []
    assert sent == []
    with behind.statements() as sent:
        qtbot.keyClicks(field, "\b")
        assert type_and_read("\b") == ["Amira Prøve", "Anton Prøve"]
    assert sent, "what dropped out comes from the database"


def test_what_is_being_read_again_is_not_told_from_what_was_there(
    desk: WindowDesk, behind: Desk, qtbot: QtBot, worker: Worker
) -> None:
    behind.citizen("Amira Prøve")
    shown = ShownPage(CitizensPage(desk), qtbot, worker)
    field, table = shown.page.findChild(QLineEdit, "search"), shown.page.findChild(CitizenTable)
    behind.citizen("Anton Prøve")
    behind.unlocked.call(time.sleep, 0.3)  # the list comes home when the letter is typed
    shown.page.refresh()
    qtbot.keyClicks(field, "a")
    shown.settle()
    assert table.citizens.rowCount() == 2
