"""The page on placements: a ladder of responsibility, the place, the fit, practice, ordinary hours."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.plan_records import Fit, FitAspect, PlacementKind, SupportRole
from desktop.ui.pages.placement import PlacementPage
from desktop.ui.widgets.plan.rung import Rung
from tests.ui.pages.placed import COMPANY, SPRING, TODAY, all_of, card, pick, placed, the, today
from tests.ui.shared_screen import NARROW, SIZE, Talks, part, press, talks, texts, write

__all__ = ["placed", "talks", "today"]


def test_an_empty_page_says_why_and_what_to_do(today: Talks) -> None:
    page = today.show(PlacementPage)
    said = texts(page)
    assert "No placement yet" in said and "ladder of responsibility" in said
    assert not part(page, "hours-card").isVisible()
    press(page, "place-add-company")
    assert part(page, "place-new-error").text() == "Write the name of the place."
    write(part(page, "place-new"), "Solgården")
    assert not part(page, "place-new-error").isVisible()
    QTest.keyClick(part(page, "place-new"), Qt.Key.Key_Return)
    placement = the(today)
    assert (placement.company, placement.kind) == ("Solgården", COMPANY)
    ((conversation,),) = today.behind.sql("SELECT conversation_id FROM placement")
    assert conversation == today.conversation
    today.settle()
    assert card(page, placement.id).unfolded and "No placement yet" not in texts(page)
    assert page.focusWidget() is part(page, "rung-next"), "the ladder is what comes next"


def test_a_school_is_added_by_its_own_button(today: Talks) -> None:
    page = today.show(PlacementPage)
    write(part(page, "place-new"), "Nordby Skole")
    press(page, "place-add-education")
    assert the(today).kind is PlacementKind.EDUCATION
    today.settle()
    assert "Contact person at the school" in texts(page)


def test_the_place_is_written_field_by_field(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    for name, text in (
        ("place-contact", "Ida"),
        ("place-contact-details", "00 00 00 00"),
        ("place-mentor", "Bo"),
        ("place-ordinary-goal", "salatbaren"),
        ("place-goal-hours", "12:30"),
        ("place-consideration", "ingen tunge løft"),
        ("fit-what-purpose", "prøve det"),
        ("fit-what-culture", "ro"),
        ("fit-what-hours", "7,5"),
    ):
        write(part(page, name), text)
    page.flush()
    found = the(placed)
    assert (found.contact, found.contact_details, found.mentor) == ("Ida", "00 00 00 00", "Bo")
    assert (found.ordinary_goal, found.ordinary_goal_minutes, found.weekly_minutes) == (
        "salatbaren",
        750,
        450,
    )
    assert (found.consideration, found.purpose, found.culture) == ("ingen tunge løft", "prøve det", "ro")


def test_hours_that_cannot_be_read_are_said_and_stay_as_typed(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    write(part(page, "place-goal-hours"), "tolv")
    page.flush()
    placed.settle()
    error = part(page, "place-goal-hours-error", QLabel)
    assert error.isVisible() and "12.5 or 12:30" in error.text()
    assert the(placed).ordinary_goal_minutes is None
    assert part(page, "place-goal-hours").toPlainText() == "tolv"
    part(page, "place-goal-hours").selectAll()
    QTest.keyClicks(part(page, "place-goal-hours"), "12")
    page.flush()
    placed.settle()
    assert not error.isVisible() and the(placed).ordinary_goal_minutes == 720


def test_period_and_end_are_days_by_a_button(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    pick(part(page, "place-ends").menu_of_days(), "after 1 month · 1 April 2026")
    assert the(placed).ends == date(2026, 4, 1)
    placed.settle()
    assert not part(page, "place-ending").isVisible()
    pick(part(page, "place-ended-on").menu_of_days(), "today · 21 November")
    placed.settle()
    write(part(page, "place-ending"), "fik job")
    page.flush()
    found = the(placed)
    assert (found.ended_on, found.ending) == (TODAY, "fik job")
    placed.settle()
    assert "over" in texts(page).splitlines()
    pick(part(page, "place-ended-on").menu_of_days(), "no date")
    assert the(placed).ended_on is None


def test_each_side_fits_or_not_with_a_word(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    assert not part(page, "fit-why-hours").isVisible()
    press(page, "fit-hours-partly")
    placed.settle()
    write(part(page, "fit-why-hours"), "lidt tidligt")
    page.flush()
    (fit,) = the(placed).fits
    assert (fit.aspect, fit.fit, fit.text) == (FitAspect.HOURS, Fit.PARTLY, "lidt tidligt")
    placed.settle()
    press(page, "fit-hours-fits")
    assert [(each.fit, each.text) for each in the(placed).fits] == [(Fit.FITS, "lidt tidligt")]
    placed.settle()
    press(page, "fit-hours-fits")  # once more takes it back
    assert the(placed).fits == ()


@pytest.mark.parametrize("size", [SIZE, NARROW])
def test_how_it_fits_stands_under_what_it_is_or_beside_it(placed: Talks, size: tuple[int, int]) -> None:
    page = placed.show(PlacementPage, size)
    what, fits = part(page, "fit-what-trade"), part(page, "fit-trade-fits")
    left, other = (each.mapTo(page, QPoint()).x() for each in (what, fits))
    assert left == other if size == NARROW else left + what.width() < other


def test_low_answers_are_offered_in_the_banks_order_and_picked_by_a_click(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    offered = [
        made.objectName()
        for made in page.findChildren(QPushButton)
        if made.objectName().startswith("practise-") and made.isVisible()
    ]
    assert offered == ["practise-A1", "practise-D2"]
    press(page, "practise-D2")
    (practice,) = the(placed).practice
    assert practice.question == "D2"
    placed.settle()
    write(part(page, "practice-own"), "Ringe selv")
    QTest.keyClick(part(page, "practice-own"), Qt.Key.Key_Return)
    assert [each.text for each in the(placed).practice][1] == "Ringe selv"
    placed.settle()
    assert page.findChild(QPushButton, "practise-D2") is None
    press(page, f"practised-{practice.id}")
    assert [each.text for each in the(placed).practice] == ["Ringe selv"]


def test_a_second_place_opens_and_the_first_is_folded(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    first = the(placed).id
    press(page, "place-more")
    write(part(page, "place-new"), "Fønix")
    QTest.keyClick(part(page, "place-new"), Qt.Key.Key_Return)
    newest, _ = all_of(placed)
    placed.settle()
    assert newest.company == "Fønix"
    assert card(page, newest.id).unfolded and not card(page, first).unfolded
    assert "since 2 March 2026 · 0 of 2 responsibilities reached" in texts(card(page, first))
    press(card(page, first), "placement-fold")
    assert card(page, first).unfolded


def test_one_noted_by_mistake_goes_after_a_question(placed: Talks, qtbot: QtBot) -> None:
    page = placed.show(PlacementPage)
    press(page, "placement-remove")
    dialog = part(page.window(), "confirm-dialog", QDialog)
    assert the(placed)
    dialog.accept()
    assert all_of(placed) == ()
    placed.settle()
    assert "No placement yet" in texts(page)


def test_ordinary_hours_over_time_with_what_is_wrong(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    press(page, "hours-add")
    assert part(page, "hours-new-error").isVisible()
    write(part(page, "hours-new"), "12,5")
    pick(part(page, "hours-day").menu_of_days(), "a week ago · 14 November")
    press(page, "hours-add")
    placed.settle()
    (hours,) = placed.behind.placements.ordinary_hours(placed.citizen)
    assert (hours.weekly_minutes, hours.day) == (750, date(2026, 11, 14))
    assert "12.5 hours a week from 14 November 2026" in texts(page)
    press(page, f"hours-remove-{hours.id}")
    placed.settle()
    assert placed.behind.placements.ordinary_hours(placed.citizen) == ()


def test_a_finished_conversation_shows_how_it_stood_then(placed: Talks) -> None:
    placements, found = placed.behind.placements, the(placed)
    placements.reach_task(found.tasks[0].id, SPRING)
    placements.set_fit(found.id, FitAspect.TRADE, Fit.FITS, "køkken")
    placements.add_hours(placed.citizen, SPRING, 300)
    placed.finish()
    placements.change(found.id, company="Et andet navn")
    page = placed.show(PlacementPage)
    said = texts(page)
    assert "Solgården" in said and "Et andet navn" not in said
    assert "Trade: Fits the plan · køkken" in said and "5 hours a week from 2 March 2026" in said
    assert "1 of 2 reached" in said
    assert not part(page, "place-new").isVisible()
    for rung in page.findChildren(Rung):
        QTest.mouseClick(rung.mark, Qt.MouseButton.LeftButton)
    placed.settle()
    assert placements.listed(placed.citizen)[0].tasks[1].reached_on is None


def test_a_finished_conversation_without_any_says_so(today: Talks) -> None:
    today.finish()
    assert "There was no placement at this conversation." in texts(today.show(PlacementPage))


def test_the_mentor_named_under_support_is_offered(placed: Talks) -> None:
    support = placed.behind.support
    support.add_person(placed.citizen, SupportRole.MENTOR, "Bo Mentor")
    support.add_person(placed.citizen, SupportRole.CONTACT, "Ida Kontakt")
    support.add_person(placed.behind.citizen("Bent Anden"), SupportRole.MENTOR, "Ole Fremmed")
    page = placed.show(PlacementPage)
    said = [each.text() for each in page.findChildren(QPushButton) if each.objectName().startswith("take-")]
    assert said == ["Take Bo Mentor"], "of this citizen alone, and mentors alone"
    press(page, "take-mentor-1")
    placed.settle()
    assert the(placed).mentor == "Bo Mentor"
    assert not part(page, "take-mentor-1").isVisible()
    part(page, "place-mentor").clear()
    assert part(page, "take-mentor-1").isVisible()
