"""A citizen with a placement, and how the tests of its page look at it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QMenu, QWidget

from desktop.plan_records import PlacementKind
from desktop.services.plan.placement_views import PlacementView
from desktop.ui.widgets.plan.placement_card import PlacementCard
from tests.ui.shared_screen import Talks, part, talks

__all__ = ["talks"]

TODAY, SPRING = date(2026, 11, 21), date(2026, 3, 2)
LONG = "Plejehjemmet Solgårdens store centralkøkken ved Nordby Havn og dets aftenafdeling i kælder"
COMPANY = PlacementKind.COMPANY


@pytest.fixture
def today(talks: Talks) -> Talks:
    """A conversation under way, with low answers on two questions and on A3."""
    talks.on(TODAY)
    talks.answered({"D2": 5, "A1": 4, "A3": 5, "B2": 2})
    return talks


@pytest.fixture
def placed(today: Talks) -> Talks:
    """The same with a placement since spring, of two rungs."""
    placements = today.behind.placements
    placement = placements.add(today.citizen, COMPANY, "Solgården")
    placements.change(placement, starts=SPRING)
    for text in ("Snitte", "Stille an"):
        placements.add_task(placement, text)
    return today


def all_of(talks: Talks) -> tuple[PlacementView, ...]:
    talks.settle()
    found: tuple[PlacementView, ...] = talks.behind.placements.listed(talks.citizen)
    return found


def the(talks: Talks) -> PlacementView:
    (found,) = all_of(talks)
    return found


def card(page: QWidget, placement: int) -> PlacementCard:
    found: PlacementCard = part(page, f"placement-{placement}")
    return found


def pick(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
