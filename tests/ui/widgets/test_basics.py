"""Labels and buttons show what they were given, and nothing of it is taken for something else."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.widgets.basics import READING_WIDTH, button, label, measured, scrolling, set_text
from tests.work import calls


def test_a_label_shows_its_text_as_it_stands(qtbot: QtBot) -> None:
    made = label("<b>Amira</b>")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_button_shows_a_hand_to_the_mouse(qtbot: QtBot) -> None:
    made = button("Save")
    qtbot.addWidget(made)
    middle = QPointF(5, 5)
    QApplication.sendEvent(made, QEnterEvent(middle, middle, middle))
    assert made.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_words_keep_off_the_icon_alone(qtbot: QtBot) -> None:
    plain, pictured = button("Save & print"), button("Save", icon="trash")
    for made in (plain, pictured):
        qtbot.addWidget(made)
    assert plain.text() == "Save && print" and plain.accessibleName() == "Save & print"
    assert pictured.text() == " Save" and pictured.accessibleName() == "Save"
    set_text(pictured, "Kept")
    assert pictured.text() == " Kept"


@pytest.mark.parametrize(("kind", "colour"), [("quiet", "citizen"), ("quiet-amber", "caseworker")])
def test_an_icon_is_of_its_words_colour(qtbot: QtBot, kind: str, colour: str) -> None:
    made = button("Show", kind, "eye")
    qtbot.addWidget(made)
    image = made.icon().pixmap(QSize(72, 72)).toImage()
    drawn = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = {each.name() for each in drawn if each.alpha() == 255}
    assert solid == {getattr(theme.current(), colour)}


def test_text_runs_no_wider_than_it_is_read_well(qtbot: QtBot) -> None:
    page, text = QWidget(), label("Vi kan stoppe, når du vil. " * 20, wrap=True)
    page.setLayout(measured(text))
    qtbot.addWidget(page)
    for width, room in ((400, 400), (1600, READING_WIDTH)):
        page.resize(width, 300)
        page.show()
        assert text.width() == room and text.mapTo(page, QPoint()).x() == 0


def test_what_scrolls_never_scrolls_sideways_nor_takes_the_keys(qtbot: QtBot) -> None:
    area = scrolling(label("text"))
    qtbot.addWidget(area)
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("kind", ["quiet", "quiet-amber", "choice", "secondary", "link"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_what_has_the_focus(qtbot: QtBot, kind: str, key: Qt.Key) -> None:
    made = button("Erase …", kind)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.clicked, timeout=500):
        qtbot.keyClick(made, key)


@pytest.mark.parametrize("kind", ["quiet", "choice"])
def test_enter_leads_on_from_a_way_to_answer(qtbot: QtBot, kind: str) -> None:
    made = button("Don't know", kind)
    made.setCheckable(True)
    made.setProperty("answers", "true" if kind == "quiet" else None)
    qtbot.addWidget(made)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert not made.isChecked()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert made.isChecked()


@pytest.mark.parametrize("kind", ["secondary", "quiet", "quiet-amber", "link"])
def test_the_focus_is_drawn_once_around_a_button(qtbot: QtBot, qapp: QApplication, kind: str) -> None:
    theme.apply(qapp, "light")
    made = button("mmmm", kind)
    qtbot.addWidget(made)
    made.show()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    by_hand = _colours(made)
    made.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as after Tab
    assert _colours(made) == by_hand


@pytest.mark.parametrize("checked", [False, True])
@pytest.mark.parametrize(
    "kind",
    ["secondary", "quiet", "quiet-amber", "quiet-done", "choice", "link", "danger", "field", "section"],
)
def test_the_focus_is_seen_on_every_kind_of_button(
    qtbot: QtBot, qapp: QApplication, kind: str, checked: bool
) -> None:
    theme.apply(qapp, "light")
    made = button("mmmm", kind)
    made.setCheckable(True)
    made.setChecked(checked)
    qtbot.addWidget(made)
    made.show()
    made.clearFocus()
    without = made.grab().toImage()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    assert made.grab().toImage() != without


def _colours(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_a_long_word_may_break_unless_it_is_there_to_be_copied(qtbot: QtBot) -> None:
    path = "/home/prøve/" + "mappe" * 10
    shown, copied = label(path, wrap=True), label(path, wrap=True, selectable=True)
    qtbot.addWidget(shown)
    qtbot.addWidget(copied)
    assert shown.text() != path and shown.text().replace("\u200b", "") == path
    assert copied.text() == path


@pytest.mark.parametrize("piece", ["<b>", "ord ", "x", "العربية ", "linje\n"])
def test_a_label_of_twice_the_text_is_no_more_than_twice_the_work(qtbot: QtBot, piece: str) -> None:
    def work(length: int) -> int:
        return calls(lambda: qtbot.addWidget(label((piece * length)[:length], wrap=True)))

    work(4_000)  # what is made once for all texts
    assert work(8_000) < 2.2 * work(4_000)
