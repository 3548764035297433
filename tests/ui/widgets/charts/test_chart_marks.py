"""What the charts are drawn with: colours mixed beforehand, and room for words where there are words."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.records import Rater
from desktop.ui import theme
from desktop.ui.widgets.charts.chart_marks import pale_colour, rater_colour
from desktop.ui.widgets.charts.ladder_chart import LadderChart


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
@pytest.mark.parametrize("rater", Rater)
def test_a_pale_line_looks_on_a_card_as_a_translucent_one(
    qapp: QApplication, look: str, rater: Rater
) -> None:
    theme.apply(qapp, look)
    ground = QImage(4, 4, QImage.Format.Format_RGB32)
    ground.fill(theme.colour(theme.current().card))
    translucent = rater_colour(rater)
    translucent.setAlpha(150)
    painter = QPainter(ground)
    painter.fillRect(ground.rect(), translucent)
    painter.end()
    seen, pale = QColor(ground.pixel(1, 1)), pale_colour(rater, 150)
    assert pale.alpha() == 255
    assert all(abs(a - b) <= 1 for a, b in zip(seen.getRgb(), pale.getRgb(), strict=True))


def test_a_ladder_takes_more_lines_only_for_words(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    ladder = LadderChart(Rater.CITIZEN)
    ladder.show_words("Vil ikke svare på det spørgsmål i dag")
    assert ladder.hasHeightForWidth() and ladder.heightForWidth(90) > ladder.heightForWidth(600)
    ladder.show_places(1, 3)
    assert not ladder.hasHeightForWidth()
