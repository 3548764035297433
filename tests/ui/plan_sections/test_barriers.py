"""The caseworker's own list, in private: beside the citizen's, and never mixed with it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from desktop.i18n import Catalogue
from desktop.labels import label
from desktop.plan_records import BarrierKind, BarrierStatus, BarrierType
from desktop.records import Rater
from desktop.ui import theme
from desktop.ui.desk import Desk
from desktop.ui.pages.private_plan import PrivatePlanPage
from desktop.ui.widgets.plan.barrier_list import BarrierRow
from desktop.ui.worker import Worker
from tests import support
from tests.ui.pages.shown_page import ShownPage
from tests.ui.pages.test_plan_steps import choose
from tests.ui.shared_screen import assert_fits_sideways, part, texts, write


class Shown(ShownPage[PrivatePlanPage]):
    citizen: int


@pytest.fixture
def shown(desk: Desk, behind: support.Desk, worker: Worker, qtbot: QtBot) -> Iterator[Shown]:
    citizen = behind.citizen("Amira Hassan")
    bus = behind.barriers.add(citizen, Rater.CITIZEN, BarrierKind.MOBILITY).id
    behind.barriers.add(citizen, Rater.CITIZEN, BarrierKind.OWN, "Naboens hund")
    behind.barriers.change(bus, action="søge buskort", status=BarrierStatus.UNDERWAY)
    made = Shown(PrivatePlanPage(desk, citizen), qtbot, worker)
    made.citizen = citizen
    yield made


def listed(behind: support.Desk, shown: Shown) -> list[tuple[str, str]]:
    return [(each.kind.value, each.text) for each in behind.barriers.lists(shown.citizen).caseworker]


def test_the_citizens_words_are_copied_and_their_list_is_left_alone(
    shown: Shown, behind: support.Desk
) -> None:
    before = behind.barriers.own(shown.citizen)
    said = texts(shown.page)
    assert "Getting around" in said and "Naboens hund" in said and "søge buskort" in said
    shown.press("copy-barrier-2")
    shown.press("copy-barrier-1")
    assert listed(behind, shown) == [("own", "Naboens hund"), ("mobility", "")]
    assert behind.barriers.own(shown.citizen) == before
    assert "Copy to my list" not in texts(shown.page), "both stand on it"


def test_own_order_types_and_words(shown: Shown, behind: support.Desk) -> None:
    shown.press("own-barrier-add-health")
    line = part(shown.page, "own-barrier-new")
    write(line, "Misbrug")
    QTest.keyClick(line, Qt.Key.Key_Return)
    shown.settle()
    choose(shown.page, "own-barrier-type-1", BarrierType.BASIC)
    shown.settle()
    shown.press("own-barrier-up-2")
    first, second = behind.barriers.lists(shown.citizen).caseworker
    assert (first.text, first.type) == ("Misbrug", None)
    assert (second.kind, second.type) == (BarrierKind.HEALTH, BarrierType.BASIC)
    choose(shown.page, "own-barrier-type-2", "")
    shown.settle()
    assert behind.barriers.lists(shown.citizen).caseworker[1].type is None
    shown.press("own-barrier-remove-1")
    assert listed(behind, shown) == [("health", "")]


def test_before_anything_is_named_there_is_nothing_yet(
    desk: Desk, behind: support.Desk, worker: Worker, qtbot: QtBot
) -> None:
    page = ShownPage(PrivatePlanPage(desk, behind.citizen("Bo Prøve")), qtbot, worker).page
    assert "Nothing yet" in texts(part(page, "section-barriers"))


def test_every_choice_can_be_read_whole(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    row = BarrierRow(Catalogue("da"), 1, typed=True)
    qtbot.addWidget(row)
    row.show()
    for box, choices in ((row._status, BarrierStatus), (row._type, BarrierType)):
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        part_of, drawn_as = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
        room = box.style().subControlRect(drawn_as, option, part_of, box).width()
        for each in choices:
            assert box.fontMetrics().horizontalAdvance(label(row.words, each)) <= room - 2


def test_a_row_with_both_boxes_fits_a_narrow_page(shown: Shown, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    shown.press("own-barrier-add-health")
    shown.page.resize(683, 384)
    shown.settle()
    assert part(shown.page, "own-barrier-type-1").isVisible()
    assert_fits_sideways(shown.page)


def test_what_is_typed_is_stored_when_the_page_is_left(shown: Shown, behind: support.Desk) -> None:
    left: list[bool] = []
    shown.page.finished.connect(lambda: left.append(True))
    write(part(shown.page, "own-barrier-new"), "Misbrug")
    shown.press("done")
    assert left == [True]
    assert listed(behind, shown) == [("own", "Misbrug")]


def test_what_was_written_by_mistake_is_removed_after_a_conversation_too(
    shown: Shown, behind: support.Desk
) -> None:
    behind.barriers.add(shown.citizen, Rater.CASEWORKER, BarrierKind.OWN, "Misbrug")
    behind.held(shown.citizen)
    shown.press("copy-barrier-1")
    shown.press("own-barrier-remove-1")
    assert listed(behind, shown) == [("mobility", "")], "no conversation has shown the own list"


def test_what_both_have_seen_is_gone_instead(shown: Shown, behind: support.Desk) -> None:
    conversation = behind.begun(shown.citizen)
    behind.barriers.add(shown.citizen, Rater.CASEWORKER, BarrierKind.OWN, "Misbrug")
    for rater in Rater:
        behind.barriers.wish(conversation, rater, True)
    behind.finishing.finish(conversation)
    shown.press("copy-barrier-1")
    assert part(shown.page, "own-barrier-remove-1").isVisible()
    shown.press("own-barrier-remove-1")
    kept = {each.text: each.status for each in behind.barriers.lists(shown.citizen).caseworker}
    assert kept["Misbrug"] is BarrierStatus.GONE
    assert not part(shown.page, "own-barrier-remove-2").isVisible(), "it is gone already"
