"""A message stands there once, and what can be done about it is its main button."""

from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import NotFound, VaultDamaged
from desktop.i18n import Catalogue
from desktop.ui import error_handler


def boxes(window: QWidget) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_the_same_message_is_not_put_on_top_of_itself(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    words = Catalogue("en")
    first = error_handler.show(words, VaultDamaged(), window)
    assert error_handler.show(words, VaultDamaged(), window) is first
    error_handler.show(words, NotFound(), window)
    assert len(boxes(window)) == 2
    for box in boxes(window):
        box.close()


def test_a_damaged_file_leads_to_its_backups(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    wanted: list[bool] = []
    for _twice in range(2):
        box = error_handler.show(Catalogue("en"), VaultDamaged(), window, lambda: wanted.append(True))
    (button,) = [each for each in box.buttons() if each.objectName() == "see-backups"]
    assert box.defaultButton() is button
    button.click()
    assert wanted == [True] and not box.isVisible()
