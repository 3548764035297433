"""How last time's steps went: what stands beside the buttons stays together where those need two lines."""

from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.i18n import Catalogue
from desktop.records import StepOrigin, StepOwner, StepRecord, StepStatus
from desktop.ui.widgets.plan.step_review import ReviewRow
from tests.reports.samples import record


def test_who_and_when_stand_right_below_the_step(qtbot: QtBot) -> None:
    row = ReviewRow(Catalogue("en"), 1)
    qtbot.addWidget(row)
    agreed = date(2026, 2, 3)
    step = StepRecord(1, "Ringe", StepOwner.CITIZEN, StepOrigin.AGREED, StepStatus.OPEN, agreed_on=agreed)
    row.show_step(step, record(), enabled=True)
    row.set_narrow(False)
    row.resize(760, row.heightForWidth(760))
    row.show()
    said = {each.text(): each.geometry() for each in row.findChildren(QLabel)}
    words = said.pop("Ringe")
    (about,) = said.values()
    assert row.height() > 80, "the buttons take two lines"
    assert about.top() <= words.bottom() + 1
