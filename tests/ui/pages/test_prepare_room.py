"""The room on the page for preparing: every question is reached, the footer stays, nothing goes sideways."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.pages.prepare import PreparePage
from desktop.ui.widgets.tick import Tick
from desktop.ui.worker import Worker
from tests import support
from tests.ui.pages.shown_page import ShownPage

LEFT = Qt.MouseButton.LeftButton


class Shown(ShownPage[PreparePage]):
    """The page on the screen, prepared for one citizen."""

    def __init__(self, desk: Desk, qtbot: QtBot, worker: Worker, conversation: int) -> None:
        super().__init__(PreparePage(desk, conversation), qtbot, worker)

    def tick(self, question: str) -> Tick:
        return self.page.findChild(Tick, f"choose-{question}")


@pytest.fixture
def conversation(behind: support.Desk) -> int:
    return int(behind.preparations.prepare(behind.citizen("Anna Bay", target_group="activity_ready")))


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot, worker: Worker, conversation: int) -> Shown:
    return Shown(desk, qtbot, worker, conversation)


BANK = """
id = "nordby"
version = "2026.1"
name = "Nordby Kommune"
[[factors]]
id = "N"
name = "Hverdag"
short = "Hverdag"
why = "Vi spørger, så vi kan tale om hverdagen."
listen_for = "Lyt efter, hvad der fungerer."
follow_up = "Hvad ville gøre din hverdag lettere?"
help_source = "Nordby Kommunes egne ord"
""" + "".join(
    f"""
[[questions]]
id = "N{number}"
factor = "N"
own = true
short = "Hverdag {number}"
text = "Hvordan er hverdagen ({number})?"
options = ["I høj grad", "I nogen grad", "Hverken/eller", "I mindre grad", "Slet ikke"]
source = "Nordby Kommunes egen formulering"
"""
    for number in range(1, 11)
)


@pytest.fixture
def bank(data_folder: Path) -> Path:
    """A municipality's own bank with a factor of ten questions."""
    file = data_folder / "questions" / "nordby.toml"
    file.parent.mkdir(parents=True)
    file.write_text(BANK, encoding="utf-8")
    return file


def test_a_municipalitys_own_factor_has_its_card_and_the_footer_stays_in_place(
    bank: Path, behind: support.Desk, conversation: int, shown: Shown
) -> None:
    shown.press("start-bip")
    area = shown.page.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0
    start = shown.page.findChild(QPushButton, "begin-conversation")
    assert shown.page.rect().contains(start.geometry().translated(start.parentWidget().pos()))
    area.ensureWidgetVisible(shown.tick("N10"))
    shown.qtbot.mouseClick(shown.tick("N10"), LEFT)
    shown.settle()
    assert behind.preparations.get(conversation).chosen[-1] == "N10"


def test_all_built_in_questions_fit_on_the_smallest_laptop(shown: Shown) -> None:
    assert len(shown.page.findChildren(Tick)) == 20
    assert shown.page.findChild(QScrollArea).verticalScrollBar().maximum() == 0


def test_at_twice_the_size_nothing_goes_sideways(shown: Shown) -> None:
    shown.page.resize(683, 384)
    shown.qtbot.waitUntil(lambda: shown.page.width() == 683)
    content = shown.page.findChild(QScrollArea).widget()
    assert content.width() <= 683
    for tick in shown.page.findChildren(Tick):
        assert tick.mapTo(content, tick.rect().topRight()).x() < 683
