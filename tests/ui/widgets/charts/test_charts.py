"""The charts of the shared screen: what is painted is what the words say."""

import re
from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop import charts, scoring
from desktop.final_record import EarlierAnswer, EarlierConversation, FinalRecord, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.records import AnswerState, Rater
from desktop.text import add_months
from desktop.ui import theme
from desktop.ui.widgets.charts.history_chart import HistoryChart
from desktop.ui.widgets.charts.ladder_chart import LadderChart
from tests.reports import samples

ENGLISH = Catalogue("en")
CITIZEN, CASEWORKER, CARD = QColor(theme.LIGHT.citizen), QColor(theme.LIGHT.caseworker), QColor("#ffffff")
DRAFT = {"final": False, "finished_at": None}


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def chart(qtbot: QtBot) -> Callable[..., HistoryChart]:
    """A chart of the size it has on the question page."""

    def show(record: FinalRecord, question: RecordedQuestion, **options: bool) -> HistoryChart:
        made = HistoryChart(ENGLISH)
        qtbot.addWidget(made)
        made.resize(520, 150)
        made.show_series(record, question, **options)
        made.show()
        qtbot.waitExposed(made)
        return made

    return show


def painted(widget: QWidget) -> QImage:
    """The widget's pixels on white."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(CARD)
    widget.render(image)
    return image


def near(image: QImage, x: float, y: float, colour: QColor, reach: int = 1, *, shades: int = 0) -> bool:
    """Whether the colour, `shades` away at most, is painted within `reach` pixels of a place."""
    around = range(-reach, reach + 1)
    found = [image.pixelColor(round(x) + i, round(y) + j) for i in around for j in around]
    return any(_distance(each, colour) <= shades for each in found)


def _distance(one: QColor, other: QColor) -> int:
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)
    return sum(abs(a - b) for a, b in pairs if isinstance(a, int) and isinstance(b, int))


def spot(chart: HistoryChart, column: int, place: int, columns: int) -> tuple[float, float]:
    """Where a mark stands on the canvas."""
    area = chart.canvas.area()
    return charts.column_x(area, column, columns), charts.history_y(area, place)


def question(record: FinalRecord, id: str) -> RecordedQuestion:
    return next(each for each in record.questions if each.id == id)


def follow_up(**changes: object) -> FinalRecord:
    return samples.record(**DRAFT, **changes)


def test_today_is_filled_and_before_is_open(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    made = chart(record, question(record, "C1"))  # citizen: bottom, bottom, middle; caseworker: 1, 1, 3
    image = painted(made.canvas)
    for column, place, filled in ((0, 0, False), (1, 0, False), (2, 2, True)):
        x, y = spot(made, column, place, 3)
        assert image.pixelColor(round(x), round(y)) == (CITIZEN if filled else CARD)
        assert near(image, x - 4, y, CITIZEN, 2)
    for column, place, filled in ((0, 1, False), (1, 1, False), (2, 3, True)):
        x, y = spot(made, column, place, 3)
        assert image.pixelColor(round(x), round(y)) == (CASEWORKER if filled else CARD)


def test_what_is_painted_stands_where_scoring_says(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    for each in record.questions:
        made = chart(record, each)
        image = painted(made.canvas)
        for column, point in enumerate(scoring.series(record, each, Rater.CITIZEN).points):
            if point.place is None:
                continue
            x, y = spot(made, column, point.place, 3)
            # The rim of the circle, whatever stands inside or around it.
            assert near(image, x, y - 4.5, CITIZEN, 2), (each.id, column)


def test_neighbouring_answers_are_joined_and_a_hole_is_not(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    joined = chart(record, question(record, "C1"))
    (x1, y1), (x2, y2) = spot(joined, 1, 0, 3), spot(joined, 2, 2, 3)
    assert near(painted(joined.canvas), (x1 + x2) / 2, (y1 + y2) / 2, CITIZEN)
    once = samples.question("C1", samples.Said(3, earlier=((samples.MAY, 3, None),)))
    gap = chart(record, once)
    (x1, y), (x2, _) = spot(gap, 0, 2, 3), spot(gap, 2, 2, 3)
    image = painted(gap.canvas)
    assert near(image, x1 - 4, y, CITIZEN, 2) and near(image, x2, y, CITIZEN)
    assert not near(image, (x1 + x2) / 2, y, CITIZEN, 3)
    assert "Gap in the line" in gap.legend_text()


def test_other_words_break_the_line_and_it_is_said(chart: Callable[..., HistoryChart]) -> None:
    said = samples.Said(2, earlier=((samples.MAY, 4, None), (samples.AUGUST, 2, None)), comparable=False)
    record = follow_up(questions=(samples.question("C1", said),))
    made = chart(record, record.questions[0])
    image = painted(made.canvas)
    (x1, y), (x2, _) = spot(made, 1, 3, 3), spot(made, 2, 3, 3)
    assert near(image, (x1 + x2) / 2, y, CITIZEN, 4), "a small mark where the line is cut"
    for x in ((3 * x1 + x2) / 4, (x1 + 3 * x2) / 4):
        assert not near(image, x, y, CITIZEN, 3)
    assert "// Broken line: the question had other words." in made.legend_text()
    assert made.canvas.told_at(QPoint(round((x1 + x2) / 2), round(y))) == (
        "Here the question was given other words."
    )
    (x0, y0) = spot(made, 0, 1, 3)
    assert near(image, (x0 + x1) / 2, (y0 + y) / 2, CITIZEN), "the two with the same words are joined"


def test_both_in_one_place_can_be_told_apart(chart: Callable[..., HistoryChart]) -> None:
    record = follow_up()
    made = chart(record, question(record, "C2"))  # both in the middle, today
    image = painted(made.canvas)
    x, y = spot(made, 2, 2, 3)
    assert image.pixelColor(round(x), round(y)) == CITIZEN
    assert near(image, x - 6, y - 6, CASEWORKER)


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


def long_history(conversations: int) -> tuple[FinalRecord, RecordedQuestion]:
    """Sixty conversations with a zigzag of both raters, today's included."""
    asked = samples.question("A1", samples.Said(2, 3))
    columns, answers = [], []
    for ordinal in range(1, conversations):
        day = add_months(date(2012, 1, 5), 3 * ordinal)
        columns.append(
            EarlierConversation(ordinal=ordinal, day=day, interpreter=True, caseworker="Mette Prøvelund")
        )
        for rater, option in ((Rater.CITIZEN, ordinal % 5 + 1), (Rater.CASEWORKER, (ordinal + 2) % 5 + 1)):
            answers.append(
                EarlierAnswer(
                    ordinal=ordinal,
                    day=day,
                    rater=rater,
                    state=AnswerState.ANSWERED,
                    option=option,
                    words="x",
                )
            )
    asked = msgspec.structs.replace(asked, earlier=tuple(answers))
    return follow_up(earlier=tuple(columns), ordinal=conversations, questions=(asked,)), asked


@pytest.mark.parametrize("conversations", [1, 2, 12, 60])
def test_one_to_sixty_conversations_stay_apart(
    chart: Callable[..., HistoryChart], conversations: int
) -> None:
    record, asked = long_history(conversations)
    made = chart(record, asked)
    assert len(made.table_rows()) == conversations
    image = painted(made.canvas)
    for column, point in enumerate(scoring.series(record, asked, Rater.CITIZEN).points):
        assert point.place is not None
        x, y = spot(made, column, point.place, conversations)
        # So small a ring is all edge: no pixel has the full colour.
        assert near(image, x, y, CITIZEN, 4, shades=120), column
    area = made.canvas.area()
    assert charts.mark_size(area, conversations, 11, 5) <= max(5, area.width / max(conversations - 1, 1))


@pytest.mark.parametrize(("last", "today"), [(2, 3), (4, 0), (1, 1), (None, 2), (3, None)])
@pytest.mark.parametrize("rater", list(Rater))
def test_the_dumbbell_goes_from_last_to_today(
    qtbot: QtBot, rater: Rater, last: int | None, today: int | None
) -> None:
    made = LadderChart(rater)
    qtbot.addWidget(made)
    made.resize(176, 28)
    made.show_places(last, today)
    image = painted(made)
    own = CITIZEN if rater is Rater.CITIZEN else CASEWORKER
    area = charts.Area(13, 0, 176 - 26, 28)
    for place in range(5):
        x = charts.ladder_x(area, place)
        assert near(image, x, 14, own, 0) is (place == today or _between(place, last, today)), place
    if last is not None and last != today:
        assert near(image, charts.ladder_x(area, last) - 5, 14, own, 1), "last time's rim"


def _between(place: int, last: int | None, today: int | None) -> bool:
    if last is None or today is None:
        return False
    return min(last, today) < place < max(last, today)
