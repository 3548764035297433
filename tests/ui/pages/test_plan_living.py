"""The living plan on the plan's page: goals, what stands in the way, what steps are for, and changed ones."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from desktop.plan_records import AimKind, BarrierKind, BarrierStatus, GoalStatus, PlacementKind
from desktop.records import Place, Rater, StepOwner, StepStatus
from desktop.ui.pages.plan import PlanPage
from tests.ui.pages.test_plan_steps import choose, enter
from tests.ui.shared_screen import (
    NARROW,
    Talks,
    assert_fits_sideways,
    part,
    press,
    talks,
    texts,
    write,
)

__all__ = ["talks"]

JUNE, TODAY = date(2026, 6, 12), date(2026, 11, 21)
NOTHING_SAID = {"A1": None, "B2": None}


@pytest.fixture
def followed(talks: Talks) -> Talks:
    """A conversation today after one in June in which a step was agreed."""
    talks.on(JUNE)
    talks.answered(NOTHING_SAID)
    talks.behind.agreed(
        talks.conversation, "Ringe til Solgården", owner=StepOwner.CITIZEN, due=date(2026, 7, 1)
    )
    talks.finish()
    talks.on(TODAY)
    talks.answered(NOTHING_SAID)
    return talks


def name(talks: Talks, kind: BarrierKind, text: str = "", rater: Rater = Rater.CITIZEN) -> int:
    found = talks.behind.barriers.add(talks.citizen, rater, kind, text, talks.conversation)
    return int(found.id)


def test_the_cards_say_how_the_plan_stands(followed: Talks) -> None:
    goals, barriers = followed.behind.goals, followed.behind.barriers
    first = goals.add_small_goal(followed.citizen, "Tage bussen", followed.conversation)
    goals.add_small_goal(followed.citizen, "Ringe", followed.conversation)
    goals.settle_small_goal(first.id, GoalStatus.REACHED)
    given_up = goals.add_small_goal(followed.citizen, "Opgivet", followed.conversation)
    goals.settle_small_goal(given_up.id, GoalStatus.DROPPED)
    bus = name(followed, BarrierKind.MOBILITY)
    name(followed, BarrierKind.OWN, "Naboens hund")
    name(followed, BarrierKind.HEALTH, rater=Rater.CASEWORKER)
    barriers.change(bus, action="søge buskort", status=BarrierStatus.UNDERWAY)
    followed.behind.placements.add(followed.citizen, PlacementKind.COMPANY, "Fønix Genbrug")
    said = texts(followed.show(PlanPage))
    for words in ("Tage bussen", "Reached 21 November", "Ringe", "Naboens hund", "søge buskort"):
        assert words in said, words
    assert "Getting around" in said and "We are at it" in said and "Fønix Genbrug" in said
    assert "Opgivet" not in said
    # What the caseworker thinks stands in the way is nowhere on a page for two.
    assert "Health" not in said


def test_empty_cards_say_what_to_do(followed: Talks) -> None:
    said = texts(followed.show(PlanPage))
    assert "Nothing is named. Open, and choose what matters most first." in said
    assert "No placement yet. Open, and write where and what for." in said


def test_without_a_goal_the_way_to_one_is_shown(followed: Talks) -> None:
    page = followed.show(PlanPage)
    opens = part(page, "open-goal")
    assert opens.text() == opens.accessibleName() + " →" == "Find a goal →"
    write(part(page, "goal"), "Noget med dyr")
    assert (opens.text(), opens.accessibleName()) == ("Open →", "Open: Goals")


@pytest.mark.parametrize("page", ["goal", "barriers", "placement", "support"])
def test_a_card_opens_its_page(followed: Talks, page: str) -> None:
    shown = followed.show(PlanPage)
    wanted: list[Place] = []
    shown.place_wanted.connect(wanted.append)
    press(shown, f"open-{page}")
    assert wanted == [Place(page)]
    assert part(shown, f"open-{page}").accessibleName().startswith(("Open: ", "Find a goal"))


def test_a_step_is_for_a_goal_a_barrier_or_a_placement(followed: Talks) -> None:
    goal = followed.behind.goals.add_small_goal(followed.citizen, "Tage bussen").id
    bus = name(followed, BarrierKind.MOBILITY)
    place = followed.behind.placements.add(followed.citizen, PlacementKind.COMPANY, "Fønix")
    followed.behind.plans.set_goal(followed.conversation, "Et job")
    page = followed.show(PlanPage)
    write(part(page, "step-text-1"), "Søge buskort")
    enter(page)
    followed.settle()
    for value, wanted in (
        (f"barrier:{bus}", ("barrier", bus)),
        (f"small_goal:{goal}", ("small_goal", goal)),
        (f"placement:{place}", ("placement", place)),
        ("goal:", ("goal", None)),
        ("", ("", None)),
    ):
        choose(page, "step-factor-1", value)
        followed.settle()
        step = followed.view().steps[0]
        assert (step.aim, step.aim_id, step.factor) == (*wanted, None)
    assert part(page, "step-factor-1").currentText() == "–"


def test_what_a_step_is_for_stays_when_it_is_settled(followed: Talks) -> None:
    bus = name(followed, BarrierKind.MOBILITY)
    followed.behind.agreed(followed.conversation, "Søge buskort", aim=AimKind.BARRIER, aim_id=bus, due=TODAY)
    followed.behind.barriers.change(bus, status=BarrierStatus.GONE)
    page = followed.show(PlanPage)
    assert part(page, "step-factor-1").currentText() == "Getting around"
    write(part(page, "step-text-1"), " nu")
    page.flush()
    followed.settle()
    step = followed.view().steps[0]
    assert (step.aim_id, "nu" in step.text) == (bus, True)


def test_steps_that_the_citizen_takes_on_alone_are_marked(followed: Talks) -> None:
    page = followed.show(PlanPage)
    write(part(page, "step-text-1"), "Ringe igen")
    enter(page)
    followed.settle()
    assert "I take this on myself" in texts(page)
    choose(page, "step-who-1", StepOwner.MENTOR)
    followed.settle()
    assert "I take this on myself" not in texts(page)


def test_a_changed_step_opens_its_line_to_be_agreed_anew(followed: Talks) -> None:
    (earlier,) = followed.view().earlier_steps
    page = followed.show(PlanPage, (1116, 420))
    write(part(page, f"review-why-{earlier.id}"), "ingen tog den")
    press(page, f"review-{earlier.id}-changed")
    followed.settle()
    (step,) = followed.view().steps
    assert (step.text, step.changed_from, step.due) == (earlier.text, earlier.text, date(2026, 12, 5))
    assert "agreed anew" in texts(page)
    field = part(page, "step-text-1")
    assert page.focusWidget() is field
    QTest.qWait(60)
    assert not field.visibleRegion().isEmpty(), "it is brought into view"
    field.selectAll()
    QTest.keyClicks(field, "Besøge Solgården")
    page.flush()
    followed.settle()
    (step,) = followed.view().steps
    assert (step.text, step.changed_from) == ("Besøge Solgården", "Ringe til Solgården")
    assert "before: “Ringe til Solgården”" in texts(page)
    (earlier,) = followed.view().earlier_steps
    assert (earlier.status, earlier.review) == (StepStatus.CHANGED, "ingen tog den")


def test_a_step_that_was_done_after_all_is_not_agreed_anew(followed: Talks) -> None:
    (earlier,) = followed.view().earlier_steps
    page = followed.show(PlanPage)
    press(page, f"review-{earlier.id}-changed")
    press(page, f"review-{earlier.id}-done")
    followed.settle()
    assert followed.view().steps == ()
    assert followed.view().earlier_steps[0].status is StepStatus.DONE
    assert part(page, "step-text-1").toPlainText() == ""


def test_a_full_plan_fits_a_narrow_window(followed: Talks) -> None:
    followed.behind.goals.add_small_goal(followed.citizen, "Et langt mål " * 8, followed.conversation)
    bus = name(followed, BarrierKind.OWN, "Noget langt " * 8)
    followed.behind.agreed(followed.conversation, "Søge", aim=AimKind.BARRIER, aim_id=bus)
    assert_fits_sideways(followed.show(PlanPage, NARROW))
