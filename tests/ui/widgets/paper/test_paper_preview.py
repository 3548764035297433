"""The paper on the screen: every page, as large as one wishes, and sharp."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.i18n import Catalogue
from desktop.reports import SummaryOptions, summary_pdf
from desktop.ui import theme
from desktop.ui.widgets.paper.paper_preview import PaperPage, PaperPreview
from tests.reports import samples
from tests.ui.shared_screen import part, press

ENGLISH = Catalogue("en")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return summary_pdf(samples.record(), SummaryOptions(charts=True), ENGLISH)


@pytest.fixture
def preview(qapp: QApplication, qtbot: QtBot, pdf: bytes) -> PaperPreview:
    theme.apply(qapp, "light")
    made = PaperPreview(ENGLISH)
    qtbot.addWidget(made)
    made.resize(540, 600)
    made.show()
    qtbot.waitExposed(made)
    made.show_pdf(pdf)
    QTest.qWait(1)
    return made


def said(preview: PaperPreview) -> str:
    text: str = part(preview, "paper-page", QLabel).text()
    return text


def test_all_pages_stand_one_below_the_other(preview: PaperPreview) -> None:
    assert preview.page_count >= 2
    for above, below in pairwise(preview.pages):
        assert below.y() >= above.y() + above.height()
        assert below.width() == above.width() <= preview.area.viewport().width()
    assert said(preview) == f"Page 1 of {preview.page_count}"
    assert "Amira" in preview.pages[0].accessibleDescription(), "the paper can be heard"


def test_the_keyboard_scrolls_and_the_page_is_named(preview: PaperPreview) -> None:
    preview.area.setFocus()
    bar = preview.area.verticalScrollBar()
    QTest.keyClick(preview.area, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    bar.setValue(bar.maximum())
    assert said(preview) == f"Page {preview.page_count} of {preview.page_count}"


def test_larger_and_smaller_by_button_key_and_wheel(preview: PaperPreview) -> None:
    fits = preview.pages[0].width()
    assert not part(preview, "paper-smaller").isEnabled()
    press(preview, "paper-larger")
    assert preview.pages[0].width() == round(fits * 1.25)
    preview.activateWindow()
    preview.area.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(preview.area, Qt.Key.Key_Plus, control)
    assert preview.zoom == 1.5
    QTest.keyClick(preview.area, Qt.Key.Key_Minus, control)
    assert preview.zoom == 1.25
    turn(preview, 120)
    turn(preview, 120)
    assert preview.zoom == 2.0
    assert preview.area.horizontalScrollBar().maximum() > 0
    turn(preview, -120)
    QTest.keyClick(preview.area, Qt.Key.Key_0, control)
    assert preview.pages[0].width() == fits
    for _ in range(6):
        preview.step(1)
    assert not part(preview, "paper-larger").isEnabled()


def turn(preview: PaperPreview, delta: int) -> None:
    """Turn the wheel with the control key held."""
    port = preview.area.viewport()
    here = QPointF(port.rect().center())
    no_button, control = Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    angle = QPoint(0, delta)
    event = QWheelEvent(here, port.mapToGlobal(here), QPoint(), angle, no_button, control, phase, False)
    QApplication.sendEvent(port, event)


def test_what_one_looks_at_stays_there(preview: PaperPreview) -> None:
    bar = preview.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = said(preview)
    preview.step(1)
    preview.step(1)
    assert said(preview) == before


def test_it_is_sharp_where_the_screen_is_twice_as_fine(preview: PaperPreview) -> None:
    page = preview.pages[0]
    fine, coarse = drawn(page, 2), drawn(page, 1)
    blown_up = coarse.scaled(fine.size(), mode=Qt.TransformationMode.SmoothTransformation)
    assert contrast(fine) > 1.15 * contrast(blown_up)


def drawn(page: object, ratio: int) -> QImage:
    pixels = QPixmap(page.size() * ratio)  # type: ignore[attr-defined]
    pixels.setDevicePixelRatio(ratio)
    page.render(pixels)  # type: ignore[attr-defined]
    return pixels.toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def contrast(image: QImage) -> int:
    """How much neighbouring pixels differ, where the heading stands."""
    rows = range(image.height() // 16, image.height() // 6, 2)
    across = range(image.width() // 10, image.width() // 2)
    grey = [[image.pixelColor(x, y).red() for x in across] for y in rows]
    return sum((a - b) ** 2 for row in grey for a, b in pairwise(row))


def test_a_click_or_the_button_asks_for_the_whole_page(preview: PaperPreview, qtbot: QtBot) -> None:
    asked: list[bool] = []
    preview.enlarged.connect(asked.append)
    press(preview, "paper-enlarge")
    assert part(preview, "paper-enlarge").text() == "Smaller again"
    QTest.keyClick(preview.area, Qt.Key.Key_Escape)
    QTest.mouseClick(preview.pages[0], Qt.MouseButton.LeftButton)
    assert asked == [True, False, True]


def test_the_same_paper_again_keeps_its_place(preview: PaperPreview, pdf: bytes) -> None:
    first = preview.pages[0]
    bar = preview.area.verticalScrollBar()
    bar.setValue(300)
    preview.show_pdf(bytes(pdf))
    assert preview.pages[0] is first and bar.value() == 300


def test_a_page_behind_another_one_is_not_heard(qtbot: QtBot, pdf: bytes) -> None:
    page = PaperPage(pdf, 1)
    qtbot.addWidget(page)
    page.show()
    said = page.accessibleDescription()
    assert said
    page.hide()
    assert page.accessibleDescription() == ""
    page.show()
    assert page.accessibleDescription() == said
