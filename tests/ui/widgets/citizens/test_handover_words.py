"""What goes along with a citizen who is handed over, in words."""

import pytest

from desktop.i18n import Catalogue
from desktop.plan_records import BarrierKind
from desktop.services.handover.page import Standing
from desktop.ui.widgets.citizens.handover_words import standing_lines


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", ("Promised answer time", "Within 3 working days")),
        ("da", ("Lovet svartid", "Inden for 3 hverdage")),
    ],
)
def test_the_promised_answer_time_goes_along(language: str, line: tuple[str, str]) -> None:
    assert standing_lines(Catalogue(language), Standing(answer_days=3)) == [line]


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (BarrierKind.OWN, "Naboens hund", "Naboens hund"),
        (BarrierKind.MOBILITY, "bussen", "Getting around: bussen"),
        (BarrierKind.MOBILITY, "Getting around", "Getting around"),
    ],
)
def test_what_the_citizen_starts_with_goes_along(kind: BarrierKind, text: str, told: str) -> None:
    standing = Standing(barrier=kind, barrier_text=text)
    assert standing_lines(Catalogue("en"), standing) == [("What the citizen starts with", told)]


def test_what_is_not_there_is_not_said() -> None:
    assert standing_lines(Catalogue("da"), Standing()) == []
