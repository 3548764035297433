"""A card that folds: what is to be done opens it, and what somebody folded stays folded."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.basics import button, label
from desktop.ui.widgets.folding import Folding


class Kept(Folding):
    flushed = 0

    def flush(self) -> None:
        self.flushed += 1


def card(qtbot: QtBot) -> tuple[Kept, QAbstractButton]:
    made = Kept("Support", "support")
    made.content.addWidget(button("Add"))
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    head = made.findChild(QAbstractButton, "fold-support")
    assert head is not None
    return made, head


def press(head: QAbstractButton) -> None:
    QTest.mouseClick(head, Qt.MouseButton.LeftButton)


def test_it_stands_folded_and_says_what_is_in_it(qtbot: QtBot) -> None:
    made, head = card(qtbot)
    made.tell("Nobody yet")
    assert not made.unfolded and head.accessibleName() == "Support: Nobody yet"
    folded = head.sizeHint().height()
    press(head)
    assert made.unfolded and head.isChecked() and head.sizeHint().height() < folded
    assert head.sizeHint().height() >= 44


def test_what_is_to_be_done_opens_it_unless_it_was_folded_by_hand(qtbot: QtBot) -> None:
    made, head = card(qtbot)
    made.tell("Two under way", to_do=True)
    assert made.unfolded
    made.tell("One under way")
    assert made.unfolded, "it is not taken away under somebody's hands"
    press(head)
    made.tell("Two under way", to_do=True)
    assert not made.unfolded and made.flushed == 1


def test_a_word_longer_than_a_line_is_broken(qtbot: QtBot) -> None:
    word = "Speciallægepraksisplanlægningsstabiliseringsperiodenafslutning"
    made = label(word, wrap=True)
    qtbot.addWidget(made)
    assert made.text().replace("\u200b", "") == word
    assert made.minimumSizeHint().width() < 200
    assert label("Arbejdsmarkedsforvaltningen", wrap=True).text() == "Arbejdsmarkedsforvaltningen"
