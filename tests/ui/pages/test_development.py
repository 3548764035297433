"""Development: what moved since last time, question by question; and what the two pick to work with."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from desktop import scoring
from desktop.labels import change_words
from desktop.records import AnswerState, CaseworkerView, ConversationState, Rater
from desktop.ui.desk import Desk
from desktop.ui.pages.development import DevelopmentPage
from desktop.ui.widgets.charts.development_row import DevelopmentRow
from desktop.ui.widgets.charts.history_card import HistoryCard
from desktop.ui.worker import Worker
from tests.ui.shared_screen import (
    LEAFLET,
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

MAY, TODAY = date(2026, 6, 12), date(2026, 11, 21)


def rows(page: DevelopmentPage) -> dict[str, DevelopmentRow]:
    return {row.question: row for row in page.findChildren(DevelopmentRow)}


def follow_up(talks: Talks, view: CaseworkerView = CaseworkerView.SIDE_BY_SIDE) -> None:
    """A conversation in June, and one today: up, the same, down, first time, unknown."""
    talks.held(MAY, {"A1": (3, 2), "A2": (4, 4), "B2": (3, 3), "E1": 1})
    talks.on(TODAY)
    talks.answered(
        {"A1": (2, 3), "A2": (4, 3), "B2": (4, 4), "C2": (3, 3), "E1": AnswerState.DOES_NOT_KNOW}, view
    )


def test_ladders_and_words_say_the_same(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage)
    assert "What has moved since 12 June" in texts(page)
    shown = rows(page)
    for question in talks.view().record.questions:
        row, change = shown[question.id], scoring.change(question, Rater.CITIZEN)
        assert row.change.text() == change_words(page.words, change, dated=False)
        ladder = row.ladders[Rater.CITIZEN]
        if question.citizen.option is not None:
            assert ladder.today == scoring.place_of(question.citizen.option)
        if change.kind in (scoring.ChangeKind.UP, scoring.ChangeKind.DOWN, scoring.ChangeKind.SAME):
            assert ladder.last is not None and ladder.today is not None
            moved = change.steps if change.kind is scoring.ChangeKind.UP else -change.steps
            assert ladder.today - ladder.last == moved
        else:
            assert ladder.last is None
    assert shown["A1"].change.text() == "one step up"
    assert shown["B2"].change.text() == "one step down"
    assert shown["C2"].change.text() == "asked for the first time"
    assert "One step up since 12 June 2026." in shown["A1"].accessibleDescription()


def test_what_was_not_answered_is_said_in_words(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage)
    unknown = rows(page)["E1"]
    assert unknown.ladders[Rater.CITIZEN].said == "Don't know"
    assert unknown.change.text() == ""
    assert "Amira: Don't know." in unknown.accessibleDescription()


def test_the_citizens_own_questions_have_no_caseworkers_ladder(talks: Talks) -> None:
    follow_up(talks)
    shown = rows(talks.show(DevelopmentPage))
    assert shown["E1"].ladders[Rater.CASEWORKER].today is None
    assert "caseworker" not in shown["E1"].accessibleDescription()
    assert shown["A1"].ladders[Rater.CASEWORKER].today == 2


def test_the_first_time_nothing_is_compared(talks: Talks) -> None:
    talks.answered({"B2": (2, 3)})
    page = talks.show(DevelopmentPage)
    said = texts(page)
    assert "How it looks today" in said
    assert "last time" not in said and "first time" not in said
    assert rows(page)["B2"].ladders[Rater.CITIZEN].today == 3


def test_a3_is_told_in_words_and_never_pointed_out(talks: Talks) -> None:
    talks.held(MAY, {"A3": (2, 2)})
    talks.on(TODAY)
    talks.answered({"A3": (5, 4), "A2": (5, 3)})
    page = talks.show(DevelopmentPage)
    view = talks.view().record.questions
    a3 = next(each for each in view if each.id == "A3")
    row = rows(page)["A3"]
    assert row.ladders[Rater.CITIZEN].today is None
    assert row.ladders[Rater.CITIZEN].said == f"“{a3.citizen.words}”"
    assert row.change.text() == "another answer"
    low = part(page, "low-answers").text()
    assert "Kompetencer" in low and a3.short not in low


def test_low_answers_are_pointed_out_without_an_order(talks: Talks) -> None:
    talks.answered({"A1": (4, 1), "A2": (1, 5), "B2": (5, 1), "E2": 5})
    page = talks.show(DevelopmentPage)
    expected = "Here you answered on one of the two lowest steps: “Klare et job”, “Overskud i hverdagen”"
    assert part(page, "low-answers").text() == expected


def test_answers_about_people_in_the_room_stay_off_the_shared_screen(talks: Talks) -> None:
    talks.answered({"A1": (2, 2), "E2": 5, "T1": 4})
    page = talks.show(DevelopmentPage)
    assert set(rows(page)) == {"A1"}
    said = texts(page)
    assert "not shown on the shared screen" in said
    for question in talks.view().record.questions:
        if question.private_screen:
            assert question.short not in said
            assert all(option not in said for option in question.options)
    assert page.findChild(object, "focus-T") is None
    assert part(page, "focus-E").isVisible()


def test_a_click_shows_the_history_of_that_question(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage)
    press(page, "row-B2")
    talks.settle()
    assert rows(page)["B2"].isChecked()
    b2 = next(each for each in talks.view().record.questions if each.id == "B2")
    card = texts(part(page, "history-card", HistoryCard))
    assert f"Today: “{b2.citizen.words}”" in card
    assert f"Last time, 12 June: “{b2.options[2]}” · one step down" in card
    assert b2.caseworker is not None and b2.caseworker.words in card


def test_the_arrow_keys_go_through_the_questions(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage)
    first = rows(page)["A1"]
    first.setFocus()
    for key, expected in (
        (Qt.Key.Key_Down, "A2"),
        (Qt.Key.Key_Down, "B2"),
        (Qt.Key.Key_Up, "A2"),
        (Qt.Key.Key_End, "E1"),
        (Qt.Key.Key_Down, "E1"),
        (Qt.Key.Key_Home, "A1"),
    ):
        QTest.keyClick(page.focusWidget(), key)
        assert [id for id, row in rows(page).items() if row.isChecked()] == [expected]
        short = rows(page)[expected].name.text()
        assert texts(part(page, "history-card")).startswith(f"{short} · all answers")


def test_a_table_stands_beside_the_drawing(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage)
    assert page.findChild(QTableWidget, "history-table") is None, "made for those who ask"
    press(page, "history-as-table")
    table = part(page, "history-table", QTableWidget)
    assert table.accessibleName().startswith("All answers to")
    assert table.isVisible() and table.rowCount() == 2
    a1 = talks.view().record.questions[0]
    assert table.item(0, 1).text() == f"“{a1.citizen.words}”"
    assert table.item(1, 1).text() == f"“{a1.options[2]}”"
    press(page, "history-as-table")
    assert not table.isVisible()


def test_own_words_on_the_picture_are_stored(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage)
    field = part(page, "picture")
    write(field, "Ja, men jeg er mere træt.")
    page.flush()
    talks.settle()
    assert talks.view().record.picture == "Ja, men jeg er mere træt."
    assert field.toPlainText() == "Ja, men jeg er mere træt."


def test_three_factors_at_most_in_the_order_picked(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage)
    for factor in ("C", "A", "E"):
        press(page, f"focus-{factor}")
    talks.settle()
    assert talks.view().record.focus_ids == ("C", "A", "E")
    fourth = part(page, "focus-B")
    assert not fourth.isEnabled()
    assert part(page, "focus-A").text().startswith("✓")
    press(page, "focus-A")
    press(page, "focus-B")
    talks.settle()
    assert talks.view().record.focus_ids == ("C", "E", "B")
    assert [id for id in "ABCE" if part(page, f"focus-{id}").isChecked()] == ["B", "C", "E"]


def test_an_older_reading_never_takes_a_click_back(talks: Talks) -> None:
    follow_up(talks)
    page = talks.show(DevelopmentPage)
    older = talks.view()
    press(page, "focus-B")
    write(part(page, "picture"), "Ja.")
    page.show_view(older)
    assert part(page, "focus-B").isChecked()
    assert part(page, "picture").toPlainText() == "Ja."
    page.flush()
    talks.settle()
    assert talks.view().record.focus_ids == ("B",)
    assert talks.view().record.picture == "Ja."


def test_what_was_not_stored_is_taken_back_and_told(desk: Desk, talks: Talks, qtbot: QtBot) -> None:
    follow_up(talks)
    strict = Worker()
    told: list[Exception] = []
    strict.failed.connect(told.append)
    page = DevelopmentPage(Desk(desk.words, talks.behind.unlocked, strict))
    qtbot.addWidget(page)
    page.resize(1116, 656)
    page.show_view(talks.view())
    page.show()
    talks.finish()
    press(page, "focus-B")
    qtbot.waitUntil(lambda: bool(told))
    assert not part(page, "focus-B").isChecked()


def test_views_given_afterwards_are_opened_together(talks: Talks) -> None:
    follow_up(talks, CaseworkerView.AFTERWARDS)
    page = talks.show(DevelopmentPage)
    caseworker = talks.view().record.questions[0].caseworker
    assert caseworker is not None
    assert not rows(page)["A1"].ladders[Rater.CASEWORKER].isVisible()
    assert caseworker.words not in texts(page)
    press(page, "open-views")
    talks.settle()
    assert talks.view().views_opened
    assert rows(page)["A1"].ladders[Rater.CASEWORKER].isVisible()
    assert caseworker.words in texts(page)
    assert not part(page, "open-views").isVisible()


def test_nothing_can_be_opened_before_a_view_is_given(talks: Talks) -> None:
    talks.answered({"A1": 2}, CaseworkerView.AFTERWARDS)
    page = talks.show(DevelopmentPage)
    assert not part(page, "open-views").isVisible()
    assert "The caseworker's view is not given yet." in texts(page)


def test_without_the_caseworkers_view_there_is_no_column_for_it(talks: Talks) -> None:
    talks.answered({"A1": 2}, CaseworkerView.NONE)
    page = talks.show(DevelopmentPage)
    assert not rows(page)["A1"].ladders[Rater.CASEWORKER].isVisible()
    assert "caseworker" not in texts(page).lower()


def test_a_finished_conversation_is_only_read(talks: Talks) -> None:
    follow_up(talks)
    talks.finish()
    assert talks.view().state is ConversationState.FINAL
    page = talks.show(DevelopmentPage)
    assert part(page, "picture").isReadOnly()
    assert not any(part(page, f"focus-{id}").isEnabled() for id in "ABC")
    said = texts(page)
    assert "today" not in said.lower().replace("how it looks today", "")


@pytest.mark.parametrize("size", [(1116, 656), NARROW])
def test_sixteen_questions_and_a_long_name_fit(talks: Talks, size: tuple[int, int]) -> None:
    talks.citizen = talks.behind.citizen("Wolfeschlegelstein" * 5)
    talks.held(MAY, {id: (2, 3) if id not in ("B3", "B4", "C3", "C4", "E1", "E2") else 2 for id in LEAFLET})
    talks.on(TODAY)
    talks.answered(dict.fromkeys(LEAFLET, 4))
    page = talks.show(DevelopmentPage, size)
    assert_fits_sideways(page)
    assert len(rows(page)) == 15
    for row in rows(page).values():
        assert row.height() >= row.heightForWidth(row.width()), row.question
    last = rows(page)["E1"]
    rows(page)["A1"].setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_End)
    assert not last.visibleRegion().isEmpty()
