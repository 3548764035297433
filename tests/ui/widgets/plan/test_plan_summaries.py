"""What the folded cards of the private plan say."""

from datetime import date

from desktop.i18n import Catalogue
from desktop.plan_records import PlacementKind
from desktop.services.plan.placement_views import PlacementView, TaskView
from desktop.ui.widgets.plan.plan_summaries import placement_folded, unended

TODAY = date(2026, 5, 12)


def place(ends: date | None, ended_on: date | None = None) -> PlacementView:
    words = dict.fromkeys(
        ("contact", "contact_details", "ending", "purpose", "trade", "culture", "consideration"), ""
    )
    return PlacementView(
        id=1,
        kind=PlacementKind.COMPANY,
        company="Solgården",
        starts=date(2026, 3, 1),
        ends=ends,
        ended_on=ended_on,
        weekly_minutes=None,
        ordinary_goal_minutes=None,
        ordinary_goal="",
        mentor="",
        tasks=(TaskView(1, "Snitte", TODAY), TaskView(2, "Anrette", None)),
        **words,
    )


def test_the_newest_placement_is_told_in_a_line() -> None:
    words = Catalogue("en")
    assert placement_folded(words, (), TODAY) == "No placement yet"
    under_way = place(date(2026, 6, 1))
    assert placement_folded(words, (under_way,), TODAY) == "Solgården · 1 of 2 responsibilities reached"
    assert placement_folded(words, (place(None, date(2026, 5, 1)),), TODAY).endswith(" · over")


def test_a_placement_whose_day_has_passed_is_to_be_ended() -> None:
    assert unended((place(date(2026, 5, 11)),), TODAY)
    assert not unended((place(date(2026, 5, 12)), place(None)), TODAY)
    assert not unended((place(date(2026, 5, 11), date(2026, 5, 11)),), TODAY)
