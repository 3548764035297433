"""What tests of the charts share: a chart on the screen, its pixels, and records to draw."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import charts
from desktop.final_record import EarlierAnswer, EarlierConversation, FinalRecord, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.records import AnswerState, Rater
from desktop.text import add_months
from desktop.ui import theme
from desktop.ui.widgets.charts.history_chart import HistoryChart
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
