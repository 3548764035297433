"""The summary: what is chosen is on the paper, and the paper can have the page."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.pages.summary import SummaryPage
from tests.ui.shared_screen import LEAFLET, NARROW, Talks, assert_fits_sideways, part, press, talks, texts

__all__ = ["talks"]


def test_before_finishing_it_says_where_the_signature_is_chosen(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    page = talks.show(SummaryPage)
    assert part(page, "signature").isVisible()
    assert "When it is finished, you choose here" in texts(page)
    assert not part(page, "signature-paper").isVisible()
    assert part(page, "print").isVisible() and "Print a draft …" in texts(page)
    talks.finish()
    page.show_view(talks.view())
    talks.settle()
    assert part(page, "signature-paper").isVisible()
    assert "When it is finished" not in texts(page)


def test_the_paper_takes_the_whole_page_and_gives_it_back(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    page = talks.show(SummaryPage)
    before = page._preview.pages[0].width()
    press(page, "paper-enlarge")
    talks.settle()
    assert page._preview.pages[0].width() > 1.6 * before
    assert not part(page, "print").isVisible()
    QTest.keyClick(page._preview.area, Qt.Key.Key_Escape)
    talks.settle()
    assert part(page, "print").isVisible()
    assert abs(page._preview.pages[0].width() - before) <= 2


def test_finishing_brings_the_choices_back(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    page = talks.show(SummaryPage)
    press(page, "paper-enlarge")
    talks.finish()
    page.show_view(talks.view())
    talks.settle()
    assert part(page, "signature-paper").isVisible() and part(page, "save-pdf").isVisible()


def test_every_page_of_the_paper_is_there(talks: Talks) -> None:
    talks.answered(dict.fromkeys(LEAFLET, 3))
    page = talks.show(SummaryPage)
    count = page._preview.page_count
    assert count >= 2 and f"Page 1 of {count}" in texts(page)


def test_it_fits_at_twice_the_size(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    page = talks.show(SummaryPage, NARROW)
    page.set_narrow(True)
    talks.settle()
    assert_fits_sideways(page)


def test_at_twice_the_size_the_paper_is_folded_until_it_is_wished_for(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    page = talks.show(SummaryPage, NARROW)
    page.set_narrow(True)
    talks.settle()
    assert not page._preview.area.isVisible()
    assert page._left.height() > 300
    press(page, "paper-enlarge")
    talks.settle()
    assert page._preview.area.height() > 300 and not page._left.isVisible()
    press(page, "paper-enlarge")
    talks.settle()
    assert page._left.isVisible() and not page._preview.area.isVisible()
    page.set_narrow(False)
    talks.settle()
    assert page._preview.area.isVisible() and "Enlarge" in texts(page)


def test_only_what_the_conversation_has_is_offered_for_the_paper(talks: Talks) -> None:
    names = ("option-answers", "option-charts", "option-private_answers")

    def offered() -> list[bool]:
        page = talks.show(SummaryPage)
        return [part(page, name).isVisible() for name in names]

    talks.answered({"A1": (2, 3)})
    assert offered() == [True, False, False], "a first conversation has no curves"
    talks.finish()
    talks.answered({"A1": (2, 3), "E2": 4})
    assert offered() == [True, True, True]
    talks.behind.conversations.set_without_questions(talks.conversation, True)
    assert offered() == [False, False, False]


def test_page_one_is_said_to_have_a_phone_number_only_where_there_is_one(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    office = talks.behind.office
    for phone, told in (("", ""), ("70 10 20 30", ", phone number")):
        office.set(replace(office.get(), phone=phone))
        said = part(talks.show(SummaryPage), "option-first").text()
        assert said == f"Page 1: agreements, next conversation{told}"
