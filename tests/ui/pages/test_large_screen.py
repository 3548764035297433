"""On a large screen a page of rows keeps the width at which a row can be followed across."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame

from desktop.ui.pages.barriers import BarriersPage
from desktop.ui.pages.experience import ExperiencePage
from desktop.ui.pages.goal import GoalPage
from desktop.ui.pages.placement import PlacementPage
from desktop.ui.pages.plan import PlanPage
from desktop.ui.pages.support import SupportPage
from desktop.ui.pages.welcome import WelcomePage
from desktop.ui.talk_page import WIDEST, TalkPage
from desktop.ui.widgets.basics import READING_WIDTH
from tests.ui.shared_screen import Talks, part, talks

__all__ = ["talks"]

LARGE = (2310, 1300)
"""What the shell leaves for a page at 2560×1440."""


@pytest.fixture
def today(talks: Talks) -> Talks:
    talks.on(date(2026, 6, 12))
    talks.answered({"B2": 3})
    return talks


@pytest.mark.parametrize(
    "page", [WelcomePage, PlanPage, GoalPage, BarriersPage, PlacementPage, SupportPage, ExperiencePage]
)
def test_no_card_is_wider_than_a_row_is_followed(today: Talks, page: type[TalkPage]) -> None:
    shown = today.show(page, LARGE)
    cards = [each for each in shown.findChildren(QFrame) if each.property("role") == "card"]
    rights = [each.mapTo(shown, QPoint(each.width(), 0)).x() for each in cards if each.isVisible()]
    assert rights and WIDEST - 60 <= max(rights) <= WIDEST


def test_the_welcome_text_breaks_where_it_is_read_well(today: Talks) -> None:
    card = part(today.show(WelcomePage, LARGE), "why-we-ask")
    (text,) = (each for each in card.findChildren(QFrame) if "\n\n" in getattr(each, "text", str)())
    assert text.width() == READING_WIDTH
