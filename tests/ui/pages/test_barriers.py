"""What stands in the way on the shared screen: the citizen's list, and both lists where both want to."""

from datetime import date

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from desktop.plan_records import BarrierKind, BarrierStatus, BarrierType
from desktop.records import NoteKind, Rater
from desktop.ui.pages.barriers import BarriersPage
from tests.ui.pages.test_plan_steps import choose
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


@pytest.fixture
def today(talks: Talks) -> Talks:
    talks.on(date(2026, 6, 12))
    talks.answered({"A1": None})
    return talks


def own(talks: Talks) -> list[tuple[str, str]]:
    return [(each.kind.value, each.text) for each in talks.behind.barriers.own(talks.citizen)]


def named(talks: Talks, *kinds: BarrierKind, rater: Rater = Rater.CITIZEN) -> list[int]:
    add = talks.behind.barriers.add
    return [add(talks.citizen, rater, kind, "", talks.conversation).id for kind in kinds]


def test_suggested_and_own_words_make_the_list(today: Talks) -> None:
    page = today.show(BarriersPage)
    assert "Begin with what matters most to you" in texts(page)
    press(page, "barrier-add-mobility")
    press(page, "barrier-add-economy")
    line = part(page, "barrier-new")
    write(line, "Naboens hund")
    QTest.keyClick(line, Qt.Key.Key_Return)
    today.settle()
    assert own(today) == [("mobility", ""), ("economy", ""), ("own", "Naboens hund")]
    assert not part(page, "barrier-add-mobility").isVisible(), "it is not suggested twice"
    assert part(page, "barrier-add-housing").isVisible()
    assert line.toPlainText() == ""
    assert part(page, "barrier-text-3").toPlainText() == "Naboens hund"
    assert "Begin with what matters most to you" not in texts(page)


def test_the_citizen_puts_them_in_order_by_keys_and_buttons(today: Talks) -> None:
    named(today, BarrierKind.MOBILITY, BarrierKind.ECONOMY, BarrierKind.HEALTH)
    page = today.show(BarriersPage)
    field = part(page, "barrier-action-3")
    field.setFocus()
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    today.settle()
    assert [kind for kind, _ in own(today)] == ["health", "mobility", "economy"]
    assert page.focusWidget() is field
    press(page, "barrier-down-1")
    today.settle()
    assert [kind for kind, _ in own(today)] == ["mobility", "health", "economy"]
    assert part(page, "barrier-up-2").accessibleName() == "Move up: Health"


def test_what_is_done_about_it_and_how_it_stands(today: Talks) -> None:
    named(today, BarrierKind.MOBILITY, BarrierKind.ECONOMY)
    page = today.show(BarriersPage)
    assert "we take this first" in texts(page)
    write(part(page, "barrier-action-1"), "Søge buskort")
    write(part(page, "barrier-text-1"), "bussen om morgenen")
    choose(page, "barrier-status-1", BarrierStatus.UNDERWAY)
    page.flush()
    today.settle()
    first = today.behind.barriers.own(today.citizen)[0]
    assert (first.action, first.text, first.status) == (
        "Søge buskort",
        "bussen om morgenen",
        BarrierStatus.UNDERWAY,
    )


def test_what_is_gone_stands_last_and_cannot_be_moved(today: Talks) -> None:
    bus, _ = named(today, BarrierKind.MOBILITY, BarrierKind.ECONOMY)
    page = today.show(BarriersPage)
    choose(page, "barrier-status-1", BarrierStatus.GONE)
    today.settle()
    assert today.behind.barriers.own(today.citizen)[-1].id == bus
    assert part(page, "barrier-status-2").currentData() == BarrierStatus.GONE
    assert not part(page, "barrier-up-2").isVisible()
    assert not part(page, "barrier-down-1").isVisible(), "nothing stands below it that can change places"


def test_it_can_be_taken_back_until_a_conversation_is_closed(today: Talks) -> None:
    named(today, BarrierKind.MOBILITY)
    page = today.show(BarriersPage)
    press(page, "barrier-remove-1")
    today.settle()
    assert own(today) == []
    named(today, BarrierKind.MOBILITY)
    today.finish()
    today.answered({"A1": None})
    page = today.show(BarriersPage)
    assert not part(page, "barrier-remove-1").isVisible()


def test_the_caseworkers_list_is_nowhere_until_both_want_to_see_it(today: Talks) -> None:
    named(today, BarrierKind.MOBILITY, BarrierKind.HEALTH)
    theirs = named(today, BarrierKind.LANGUAGE, BarrierKind.MOBILITY, rater=Rater.CASEWORKER)
    change = today.behind.barriers.change
    change(theirs[0], type=BarrierType.BASIC, action="sprogskole")
    page = today.show(BarriersPage)

    def hidden() -> bool:
        return "sprogskole" not in texts(page) and "Basic challenge" not in texts(page)

    assert hidden() and "may have a list" in texts(page)
    press(page, "see-both-caseworker")
    today.settle()
    assert hidden() and part(page, "both-lists-waiting").isVisible()
    press(page, "see-both-citizen")
    today.settle()
    assert not hidden() and "Amira's order" in texts(page) and "Karen's order" in texts(page)
    assert part(page, "both-lists-differ").text() == "You see it differently. Both lists stand as they are."
    assert "may have a list" not in texts(page), "it lies open"
    press(page, "see-both-citizen")
    today.settle()
    assert hidden() and "may have a list" in texts(page)


def test_the_opened_lists_are_scrolled_to(today: Talks) -> None:
    named(today, *[kind for kind in BarrierKind if kind is not BarrierKind.OWN])
    named(today, BarrierKind.MOBILITY, rater=Rater.CASEWORKER)
    page = today.show(BarriersPage)
    bar = page.findChild(QScrollArea).verticalScrollBar()
    press(page, "see-both-caseworker")
    today.settle()
    bar.setValue(0)
    press(page, "see-both-citizen")
    today.settle()
    deadline = QDeadlineTimer(2000)
    while bar.value() == 0 and not deadline.hasExpired():
        QApplication.processEvents()
    assert bar.value() > 0, "what has just been opened is looked at"


def test_lists_that_agree_are_said_to(today: Talks) -> None:
    for rater in Rater:
        named(today, BarrierKind.MOBILITY, BarrierKind.HEALTH, rater=rater)
        today.behind.barriers.wish(today.conversation, rater, True)
    page = today.show(BarriersPage)
    assert part(page, "both-lists-differ").text() == "You see it the same way."
    press(page, "barrier-down-1")
    today.settle()
    assert part(page, "both-lists-differ").text().startswith("You see it differently.")


def test_a_finished_conversation_shows_how_it_stood(today: Talks) -> None:
    named(today, BarrierKind.MOBILITY)
    today.finish()
    named_later = today.behind.barriers.add(today.citizen, Rater.CITIZEN, BarrierKind.OWN, "Senere")
    page = today.show(BarriersPage)
    said = texts(page)
    assert "Getting around" in said and "Senere" not in said and named_later.id
    assert not part(page, "barrier-new").isVisible()
    assert not part(page, "both-lists").isVisible()


def test_lines_written_before_there_was_a_list_can_be_read(today: Talks) -> None:
    today.behind.answers.note(today.conversation, NoteKind.BARRIERS, "Bussen\nPenge")
    today.finish()
    said = texts(today.show(BarriersPage))
    assert "Bussen" in said and "Penge" in said


def test_sixteen_long_ones_fit_a_narrow_window(today: Talks) -> None:
    for number in range(16):
        today.behind.barriers.add(
            today.citizen, Rater.CITIZEN, BarrierKind.OWN, f"{number} Noget meget langt der står i vejen " * 3
        )
    for kind in BarrierKind:
        today.behind.barriers.add(today.citizen, Rater.CITIZEN, kind, "i egne ord")
    for rater in Rater:
        today.behind.barriers.wish(today.conversation, rater, True)
    assert_fits_sideways(today.show(BarriersPage, NARROW))
