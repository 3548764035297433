"""Development as a whole: heard row by row, and sized to what it has to say."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.records import CaseworkerView
from desktop.ui.pages.development import DevelopmentPage
from desktop.ui.widgets.charts.history_canvas import HistoryCanvas
from tests.ui.pages.test_development import MAY, TODAY, follow_up, rows
from tests.ui.shared_screen import LEAFLET, Talks, part, talks, texts

__all__ = ["talks"]


def test_a_row_is_whole_for_those_who_hear_it(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage)
    a1 = talks.view().record.questions[0]
    heard = QAccessible.queryAccessibleInterface(rows(page)["A1"])
    assert heard.text(QAccessible.Text.Name) == a1.short
    assert a1.caseworker is not None
    assert heard.text(QAccessible.Text.Description) == (
        f"{a1.text} Amira: “{a1.citizen.words}”. Last time, 12 June 2026: “{a1.options[2]}”. "
        f"One step up since 12 June 2026. The caseworker: “{a1.caseworker.words}”. "
        f"Last time, 12 June 2026: “{a1.caseworker_options[1]}”. One step down since 12 June 2026."
    )
    unknown = QAccessible.queryAccessibleInterface(rows(page)["E1"]).text(QAccessible.Text.Description)
    e1 = talks.view().record.questions[-1]
    assert unknown == f"{e1.text} Amira: Don't know. Last time, 12 June 2026: “{e1.options[0]}”."


def test_factors_are_called_as_on_the_way(talks: Talks) -> None:
    follow_up(talks)
    said = texts(talks.show(DevelopmentPage))
    assert "C · Meaning and direction" in said and "Labour market" not in said


def test_the_words_of_a3_are_whole(talks: Talks) -> None:
    talks.held(MAY, {"A3": (2, 2)})
    talks.on(TODAY)
    talks.answered({"A3": (5, 4), "A2": (5, 3)})
    row = rows(talks.show(DevelopmentPage))["A3"]
    needed = [ladder.heightForWidth(ladder.width()) for ladder in row.ladders.values()]
    assert max(needed) > 28, "more than a line"
    assert all(ladder.height() >= max(needed) for ladder in row.ladders.values())


def test_few_questions_share_the_room_and_many_scroll_below_a_head_that_stays(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage)
    few = rows(page)
    assert few["A1"].height() >= 44
    assert page._table._area.verticalScrollBar().maximum() == 0
    assert part(page, "history-card").findChild(HistoryCanvas).height() >= 150
    talks.finish()
    talks.answered(dict.fromkeys(LEAFLET, 3))
    page = talks.show(DevelopmentPage)
    assert rows(page)["A1"].height() < 40
    rows(page)["A1"].setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_End)
    assert page._table._area.verticalScrollBar().value() > 0
    assert not rows(page)["E1"].visibleRegion().isEmpty()
    assert not page._table._header.visibleRegion().isEmpty()


def test_a_large_screen_does_not_stretch_the_page(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage, (1670, 968))
    for card in (page._table, page._history, page._focus):
        assert card.mapTo(page, QPoint(card.width(), 0)).x() <= 1440
    # Nothing but the frame below the last row.
    foot = rows(page)["E1"].mapTo(page._table, QPoint(0, rows(page)["E1"].height())).y()
    assert page._table.height() - foot <= 8


def test_it_opens_on_a_question_that_was_answered(talks: Talks) -> None:
    talks.on(TODAY)
    talks.answered({"A1": None, "A2": 3})
    page = talks.show(DevelopmentPage)
    assert rows(page)["A2"].isChecked()
    assert part(page, "history-as-table").isVisible()
    page._pick("A1")
    talks.settle()
    assert not part(page, "history-as-table").isVisible(), "there is nothing to put in a table"
    title, said = page._history._title, page._history._quotes
    assert said.mapTo(page, QPoint(0, 0)).y() - title.mapTo(page, QPoint(0, title.height())).y() < 40


def test_views_of_earlier_days_are_explained_where_there_is_none_today(talks: Talks) -> None:
    talks.held(MAY, {"A1": (2, 2)})
    talks.on(TODAY)
    talks.answered({"A1": 3}, view=CaseworkerView.NONE)
    said = texts(talks.show(DevelopmentPage))
    assert "the caseworker earlier" in said and "the caseworker today" not in said


def test_words_without_a_ladder_are_quoted_once(talks: Talks) -> None:
    talks.on(TODAY)
    talks.answered({"A3": (2, 3)})
    said = [each.text() for each in talks.show(DevelopmentPage)._history.findChildren(QLabel)]
    a3 = talks.view().record.questions[0]
    assert a3.caseworker is not None
    for words in (a3.citizen.words, a3.caseworker.words):
        assert sum(words in text for text in said) == 1
