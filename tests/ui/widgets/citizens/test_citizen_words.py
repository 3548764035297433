"""When the next conversation is due, in words."""

from datetime import date, timedelta

import pytest

from desktop.i18n import Catalogue
from desktop.services.views import CitizenRow
from desktop.ui.widgets.citizens import citizen_words
from desktop.ui.widgets.citizens.citizen_words import Chip


def row(name: str = "Amira", **fields: object) -> CitizenRow:
    """A line of the list with nothing in it but what is named."""
    empty: dict[str, object] = {
        "id": 7,
        "cpr": "",
        "last_day": None,
        "conversations": 0,
        "draft": None,
        "draft_day": None,
        "draft_started": False,
        "due": None,
        "archived": False,
    }
    return CitizenRow(name=name, **{**empty, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "chip"),
    [
        (0, Chip("now", amber=True)),
        (6, Chip("now", amber=True)),
        (-6, Chip("now", amber=True)),
        (7, Chip("in 1 week")),
        (9, Chip("in 1 week")),
        (42, Chip("in 6 weeks")),
        (59, Chip("in 8 weeks")),
        (60, Chip("in 2 months")),
        (89, Chip("in 3 months")),
        (-14, Chip("2 weeks ago", amber=True)),
        (-101, Chip("3 months ago", amber=True)),
    ],
)
def test_when_the_next_conversation_is_due(days: int, chip: Chip) -> None:
    today = date(2026, 11, 21)
    due = row(due=today + timedelta(days=days))
    assert citizen_words.next_chip(Catalogue("en"), due, today) == chip


def test_a_draft_tells_its_day_even_where_a_conversation_is_due() -> None:
    today = date(2026, 11, 21)
    drafted = row(draft=1, draft_day=date(2026, 11, 9), draft_started=True, due=date(2026, 11, 20))
    assert citizen_words.next_chip(Catalogue("en"), drafted, today) == Chip(
        "draft from 9 November", amber=True
    )
