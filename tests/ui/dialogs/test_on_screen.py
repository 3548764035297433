"""Dialogs stand wholly on the screen, also when it is low, and when they grow where they stand."""

import ast
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.i18n import Catalogue
from desktop.services.rights import RetentionDue
from desktop.services.views import PrintJob
from desktop.ui.desk import Desk
from desktop.ui.dialogs import layout, standing
from desktop.ui.dialogs.addendum import AddendumDialog
from desktop.ui.dialogs.citizen_form import CitizenForm
from desktop.ui.dialogs.erase import EraseDialog
from desktop.ui.dialogs.not_stored import NotStoredDialog
from desktop.ui.dialogs.pdf_password import PdfPasswordDialog
from desktop.ui.dialogs.print_queue import PrintQueueDialog
from desktop.ui.dialogs.retention import RetentionDialog
from desktop.ui.dialogs.stop import StopDialog
from desktop.ui.dialogs.typed import TypedDialog
from desktop.ui.widgets.basics import label, row
from desktop.ui.widgets.day_button import DayDialog
from desktop.ui.worker import Worker
from tests import support
from tests.program import Program
from tests.ui.english import program

__all__ = ["program"]

SCREENS = (QRect(0, 0, 1366, 768), QRect(0, 0, 683, 384))
WORDS = Catalogue("en")


def unfiled(program: Program, count: int = 3) -> int:
    """A citizen whose conversations are not filed, with a file outside Pejl for each."""
    citizen = program.add_citizen("Amira Prøvesen")
    services = program.unlocked.services
    for number in range(count):
        talk = program.ask(services.preparations.prepare, citizen)
        program.ask(services.conversations.start, talk)
        program.ask(services.finishing.finish, talk)
        program.ask(services.papers.saved, talk, Path(f"/media/ikke-isat/mappe/samtale-{number}.pdf"))
    return citizen


@pytest.mark.parametrize("screen", SCREENS, ids=lambda each: f"{each.width()}x{each.height()}")
def test_erasing_fits_on_the_screen(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, screen: QRect
) -> None:
    monkeypatch.setattr(standing, "room_for", lambda _dialog: screen)
    citizen = unfiled(program)
    program.window.show_citizen(citizen)
    program.driver.click("erase-citizen")
    program.driver.find("erase-first-name")
    dialog = program.window.findChild(EraseDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: screen.contains(dialog.frameGeometry()))
    program.driver.click("erase-early")
    qtbot.wait(50)
    assert screen.contains(dialog.frameGeometry())
    for kind, name in ((QLineEdit, "erase-first-name"), (QPushButton, "accept"), (QPushButton, "cancel")):
        found = dialog.findChild(kind, name)
        assert found is not None
        corner = found.mapTo(dialog, QPoint(0, 0))
        assert dialog.rect().contains(QRect(corner, found.size())), name
        assert found.height() >= found.minimumSizeHint().height(), name


def test_what_grows_moves_up_and_then_scrolls(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = QRect(0, 0, 700, 500)
    monkeypatch.setattr(standing, "room_for", lambda _dialog: screen)
    dialog, content = QDialog(), QVBoxLayout()
    qtbot.addWidget(dialog)
    close = QPushButton("Close")
    layout.frame(dialog, label("Heading", "heading"), content, row(0, close))
    dialog.show()
    dialog.move(100, 300)
    for number in range(60):
        content.addWidget(QLabel(f"{number} words that come later"))
        qtbot.wait(1)
        assert screen.contains(dialog.frameGeometry()), number
    assert dialog.y() < 40 and close.visibleRegion().boundingRect() == close.rect()


def test_within_moves_no_further_than_needed() -> None:
    room = QRect(0, 30, 1000, 700)
    for frame, place in (
        (QRect(100, 100, 400, 300), (100, 100)),
        (QRect(100, 600, 400, 300), (100, 430)),
        (QRect(-40, 0, 400, 300), (0, 30)),
        (QRect(100, 600, 1200, 900), (0, 30)),
    ):
        assert standing.within(frame, room).toTuple() == place


def test_every_dialog_is_kept_on_the_screen() -> None:
    """A dialog that neither is laid out here nor asks for it by name would stand where Qt puts it."""
    root = Path(standing.__file__).parents[1]
    asked = {"lay_out", "frame", "keep_on_screen"}
    found = 0
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef) or node.name == TypedDialog.__name__:
                continue
            if {ast.unparse(base) for base in node.bases} & {"QDialog", TypedDialog.__name__}:
                called = {ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
                assert called & asked, f"{path.name}: {node.name}"
                found += 1
    assert found >= 12


def test_the_other_dialogs_fit_on_a_low_screen(
    desk: Desk, behind: support.Desk, qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = SCREENS[1]
    monkeypatch.setattr(standing, "room_for", lambda _dialog: screen)
    talk = behind.begun(behind.citizen("Anna Bay"), ["A1"])
    above = QWidget()
    qtbot.addWidget(above)
    today = date(2026, 5, 12)
    jobs = [PrintJob(number, "Anna Bay", today) for number in range(9)]
    due = [RetentionDue(number, "Anna Bay", today) for number in range(9)]
    for dialog in (
        CitizenForm(desk, None, above),
        AddendumDialog(desk, talk, "12 May", above),
        PdfPasswordDialog(WORDS, above),
        StopDialog(WORDS, above),
        NotStoredDialog(WORDS, above),
        PrintQueueDialog(WORDS, jobs, above),
        RetentionDialog(desk, due, above),
        DayDialog(WORDS, today, today, above),
    ):
        dialog.show()
        qtbot.waitUntil(lambda: worker.idle)
        qtbot.wait(20)
        assert screen.contains(dialog.frameGeometry()), dialog.objectName()
        for each in dialog.findChildren(QPushButton):
            if each.property("kind") in ("primary", "link"):
                corner = each.mapTo(dialog, QPoint(0, 0))
                assert dialog.rect().contains(QRect(corner, each.size())), dialog.objectName()
        dialog.hide()
