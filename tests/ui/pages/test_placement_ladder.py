"""The ladder on the page on placements, and what holds for the whole page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.plan_records import Fit, FitAspect
from desktop.ui.pages.placement import PlacementPage
from desktop.ui.plan_sections.placements import PlacementsSection
from desktop.ui.widgets.plan.rung import Rung
from tests.ui.pages.placed import COMPANY, LONG, TODAY, all_of, pick, placed, the, today
from tests.ui.shared_screen import NARROW, Talks, assert_fits_sideways, part, press, talks, texts, write

__all__ = ["placed", "talks", "today"]


def test_the_ladder_grows_from_its_foot(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    write(part(page, "rung-next"), "Bestille varer")
    QTest.keyClick(part(page, "rung-next"), Qt.Key.Key_Return)
    assert [task.text for task in the(placed).tasks] == ["Snitte", "Stille an", "Bestille varer"]
    placed.settle()
    assert part(page, "rung-next").toPlainText() == ""
    rungs = page.findChildren(Rung)
    heights = {rung.values.text: rung.mapTo(page, rung.rect().topLeft()).y() for rung in rungs}
    assert heights["Bestille varer"] < heights["Stille an"] < heights["Snitte"]


def test_a_rung_is_ticked_with_today_and_the_day_can_be_another(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    assert not part(page, "rung-day-1").isVisible()
    QTest.mouseClick(part(page, "rung-mark-1"), Qt.MouseButton.LeftButton)
    assert [task.reached_on for task in the(placed).tasks] == [TODAY, None]
    placed.settle()
    day = part(page, "rung-day-1")
    assert day.isVisible() and day.text() == "21 November"
    pick(day.menu_of_days(), "yesterday · 20 November")
    assert the(placed).tasks[0].reached_on == date(2026, 11, 20)
    placed.settle()
    assert "1 of 2 reached" in texts(page)
    QTest.keyClick(part(page, "rung-mark-1"), Qt.Key.Key_Space)
    assert the(placed).tasks[0].reached_on is None


def test_the_calendar_for_a_rung_ends_today(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    QTest.mouseClick(part(page, "rung-mark-1"), Qt.MouseButton.LeftButton)
    placed.settle()
    part(page, "rung-day-1").open_calendar()
    dialog = part(page.window(), "day-dialog", QDialog)
    typed = part(dialog, "day-typed")
    assert typed.maximumDate().toString("yyyy-MM-dd") == "2026-11-21"
    assert typed.minimumDate().year() < 2023
    dialog.reject()


def test_rungs_are_renamed_moved_and_taken_away(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    first = next(rung for rung in page.findChildren(Rung) if rung.values.text == "Snitte")
    pick(first.menu(), "Move up")
    assert [task.text for task in the(placed).tasks] == ["Stille an", "Snitte"]
    placed.settle()
    write(part(page, "rung-text-2"), " grønt")
    page.flush()
    assert the(placed).tasks[1].text == "Snitte grønt"
    placed.settle()
    pick(first.menu(), "Remove")
    assert [task.text for task in the(placed).tasks] == ["Stille an"]


def test_a_reached_rung_is_not_taken_away_by_a_slip(placed: Talks) -> None:
    placed.behind.placements.reach_task(the(placed).tasks[0].id, TODAY)
    page = placed.show(PlacementPage)
    rung = next(rung for rung in page.findChildren(Rung) if rung.values.text == "Snitte")
    remove = next(action for action in rung.menu().actions() if action.text() == "Remove")
    assert not remove.isEnabled()
    rung.line.selectAll()
    QTest.keyClick(rung.line, Qt.Key.Key_Delete)
    page.flush()
    assert [task.text for task in the(placed).tasks] == ["Snitte", "Stille an"]
    assert rung.line.toPlainText() == "Snitte"


def test_what_is_typed_stays_while_something_else_is_stored(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    write(part(page, "rung-next"), "Halvt skrev")
    write(part(page, "place-contact"), "Id")
    QTest.mouseClick(part(page, "rung-mark-1"), Qt.MouseButton.LeftButton)
    placed.settle()
    page.show_view(placed.view())
    placed.settle()
    assert part(page, "rung-next").toPlainText() == "Halvt skrev"
    assert part(page, "place-contact").toPlainText() == "Id"


@pytest.mark.parametrize("size", [NARROW, (1116, 656), (1900, 1000)])
def test_everything_fits_with_long_names_and_many_rungs(today: Talks, size: tuple[int, int]) -> None:
    placements = today.behind.placements
    placement = placements.add(today.citizen, COMPANY, LONG)
    for number in range(12):
        placements.add_task(placement, f"{number} {LONG}")
    placements.set_fit(placement, FitAspect.PURPOSE, Fit.FITS, LONG)
    placements.add_practice(placement, LONG)
    page = today.show(PlacementPage, size)
    assert_fits_sideways(page)
    assert len(page.findChildren(Rung)) == 12
    heights = {rung.mark.height() for rung in page.findChildren(Rung)}
    assert min(heights) >= 44


def test_every_control_has_a_name(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    for made in page.findChildren(QPushButton):
        if made.isVisible():
            assert made.accessibleName(), made.objectName()
    names = [rung.mark.accessibleName() for rung in page.findChildren(Rung)]
    assert sorted(names) == ["Reached: Snitte", "Reached: Stille an"]


def test_the_same_in_private(placed: Talks, qtbot: QtBot) -> None:
    section = PlacementsSection(placed.desk, placed.citizen)
    qtbot.addWidget(section)
    heard: list[object] = []
    section.changed.connect(lambda: heard.append("changed"))
    section.saved.connect(heard.append)
    section.resize(900, 700)
    section.show()
    section.read()
    placed.settle()
    QTest.mouseClick(part(section, "rung-mark-1"), Qt.MouseButton.LeftButton)
    assert the(placed).tasks[0].reached_on == TODAY
    placed.settle()
    assert len(heard) == 2
    write(part(section, "place-contact"), "Ida")
    section.flush()
    assert the(placed).contact == "Ida"


def test_leaving_the_page_loses_nothing_that_was_half_typed(placed: Talks) -> None:
    page = placed.show(PlacementPage)
    for name, text in (("rung-next", "Bestille"), ("practice-own", "Ringe"), ("hours-new", "5")):
        write(part(page, name), text)
    page.flush()
    page.flush()
    found = the(placed)
    assert [task.text for task in found.tasks] == ["Snitte", "Stille an", "Bestille"]
    assert [each.text for each in found.practice] == ["Ringe"]
    (hours,) = placed.behind.placements.ordinary_hours(placed.citizen)
    assert (hours.day, hours.weekly_minutes) == (TODAY, 300)
    press(page, "place-more")
    write(part(page, "place-new"), "Fønix")
    page.flush()
    assert [each.company for each in all_of(placed)] == ["Fønix", "Solgården"]
