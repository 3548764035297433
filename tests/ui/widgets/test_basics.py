"""Labels and buttons show what they were given, and nothing of it is taken for something else."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.basics import button, label, scrolling, set_text


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


def test_what_scrolls_never_scrolls_sideways_nor_takes_the_keys(qtbot: QtBot) -> None:
    area = scrolling(label("text"))
    qtbot.addWidget(area)
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus
