"""What a chart says beside what is painted: legend, table, and what stands under the mouse."""

import re
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.final_record import EarlierConversation
from desktop.ui import theme
from desktop.ui.widgets.charts.history_chart import HistoryChart
from tests.reports import samples
from tests.ui.widgets.charts.drawn import (
    CASEWORKER,
    CITIZEN,
    chart,
    follow_up,
    look,
    near,
    painted,
    question,
    spot,
)

__all__ = ["chart", "look"]


def test_changes_around_a_conversation_are_marked_and_said(chart: Callable[..., HistoryChart]) -> None:
    may, august = samples.EARLIER
    record = follow_up(
        earlier=(
            EarlierConversation(ordinal=1, day=may, caseworker="Bo Prøve", interpreter=True),
            EarlierConversation(ordinal=2, day=august, caseworker="Mette Prøvelund", form="phone"),
        ),
        language="ar",
    )
    made = chart(record, question(record, "A1"))
    legend = made.legend_text()
    assert "▲ today: together at the screen, language: Arabic, with an interpreter" in legend
    assert "new caseworker" not in legend, "the newest three are named"
    assert "Earlier changes are in the table." in legend
    events = [row.events for row in made.table_rows()]
    assert events[0] == ""
    assert events[1] == "new caseworker, by phone, without an interpreter"
    image = painted(made.canvas)
    foot, top = made.canvas.height() - 18, made.canvas.area().top
    quiet, edge = QColor(theme.LIGHT.quiet), QColor(theme.LIGHT.edge)
    for column, marked in ((0, False), (1, True), (2, True)):
        x, _ = spot(made, column, 0, 3)
        assert near(image, x, foot - 3, quiet) is marked
        assert near(image, x, top - 4, edge, 2, shades=200) is marked, "the hairline"


def test_pointing_at_a_conversation_names_what_changed_and_what_was_said(
    chart: Callable[..., HistoryChart],
) -> None:
    may, august = samples.EARLIER
    columns = (
        EarlierConversation(ordinal=1, day=may, caseworker="Bo Prøve"),
        EarlierConversation(ordinal=2, day=august, caseworker="Mette Prøvelund", form="phone"),
    )
    record = follow_up(earlier=columns)
    made = chart(record, question(record, "C1"))
    x, y = spot(made, 1, 0, 3)
    at = QPoint(round(x), round(y))
    QApplication.sendEvent(made.canvas, QHelpEvent(QEvent.Type.ToolTip, at, made.canvas.mapToGlobal(at)))
    row = made.table_rows()[1]
    for words in ("new caseworker, by phone", row.day, row.citizen, row.caseworker):
        assert words in QToolTip.text()
    assert made.canvas.told_at(QPoint(5, round(y))) == ""


def test_words_of_people_and_banks_stay_text_when_pointed_at(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    asked = question(record, "C1")
    loud = msgspec.structs.replace(asked.citizen, words="<b>fed</b>")
    asked = msgspec.structs.replace(asked, citizen=loud)
    made = chart(follow_up(questions=(asked,)), asked)
    x, y = spot(made, 2, 2, 3)
    at = QPoint(round(x), round(y))
    QApplication.sendEvent(made.canvas, QHelpEvent(QEvent.Type.ToolTip, at, made.canvas.mapToGlobal(at)))
    assert "&lt;b&gt;fed&lt;/b&gt;" in QToolTip.text()


def test_a_question_without_ladder_is_words_only(chart: Callable[..., HistoryChart]) -> None:
    asked = samples.question("A3", samples.Said(2, 3, ((samples.MAY, 4, 2),)))
    record = follow_up(questions=(asked,))
    made = chart(record, asked)
    assert made.canvas.isHidden()
    assert f"“{asked.options[1]}”" in made.accessibleDescription()
    assert made.table_rows()[0].citizen == f"“{asked.options[3]}”"


def test_a_view_given_afterwards_stays_hidden_until_it_is_opened(
    chart: Callable[..., HistoryChart],
) -> None:
    record = follow_up(caseworker_view="afterwards")
    asked = question(record, "C1")
    hidden = chart(record, asked)
    x, y = spot(hidden, 2, 3, 3)
    assert not near(painted(hidden.canvas), x, y, CASEWORKER, 6)
    now = asked.caseworker
    assert now is not None
    assert now.words not in hidden.accessibleDescription()
    assert hidden.table_rows()[-1].caseworker == "Not asked"
    opened = chart(record, asked, views_opened=True)
    assert near(painted(opened.canvas), x, y, CASEWORKER)
    assert opened.table_rows()[-1].caseworker == f"“{now.words}”"


def test_a_state_is_said_and_not_drawn(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    asked = question(record, "E1")  # top answer in May and August, does not know today
    made = chart(record, asked)
    x, y = spot(made, 2, 4, 3)
    assert not near(painted(made.canvas), x, y, CITIZEN, 6)
    assert made.table_rows()[-1].citizen == "Don't know"
    assert "today, Don't know" in made.accessibleDescription()


def test_no_answer_is_ever_a_figure(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    for each in record.questions:
        made = chart(record, each)
        said = [made.accessibleDescription(), made.legend_text()]
        said += [row.citizen + row.caseworker for row in made.table_rows()]
        without_dates = re.sub(r"(\d{1,2} )?[A-Z][a-z]{2,8} \d{2,4}", "", " ".join(said))
        assert not re.search(r"\d", without_dates), each.id
