"""After a lock neither the key nor anything decrypted is left in the memory that Python knows of."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop import final_record, recorded_plan
from desktop.plan_records import BarrierKind, OutcomeKind, PlacementKind, SupportRole
from desktop.records import Place, Rater
from desktop.services import views
from desktop.services.plan import barriers, goals, looking_back, outcomes, placement_views, support
from desktop.ui.conversation import ConversationArea
from desktop.ui.desk import Desk, Page
from desktop.ui.pages.lock import LockPage
from tests.program import Program

NAME = "Zakarias Ydmygsen"
SECOND_NAME = NAME.split()[1]
PLAN = (barriers, goals, looking_back, outcomes, placement_views, support)
BESIDE = ("goal", "barriers", "placement", "support", "experience")
RECORDS = tuple(
    kind
    for module in (views, final_record, recorded_plan, *PLAN)
    for kind in vars(module).values()
    if isinstance(kind, type) and kind.__module__ == module.__name__
    if hasattr(kind, "__dataclass_fields__") or issubclass(kind, msgspec.Struct)
)
WATCHED = (Desk, Page, *RECORDS)

_strangers: list[Any] = []
"""What another test of this process has left; it is none of this window's."""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    gc.collect()
    _strangers[:] = [each for each in objects() if watched(type(each))]
    started = Program(tmp_path).begin()
    yield started
    started.close()
    _strangers.clear()


@cache
def watched(kind: type) -> bool:
    """Told once a kind: there are a million objects, and a hundred kinds that are watched."""
    return issubclass(kind, WATCHED)


def objects() -> Iterator[Any]:
    """Everything that Python's collector knows, and what it does not but those hold: texts, bytes, records
    of nothing else, and tuples of such.
    """
    gc.collect()
    layer = [each for each in gc.get_objects() if each is not None]
    seen: set[int] = set()
    while layer:
        yield from layer
        held = {id(each): each for each in gc.get_referents(*layer) if not gc.is_tracked(each)}
        layer = [each for identity, each in held.items() if identity not in seen]
        seen.update(held)


@dataclass
class Left:
    """What there is of this test's program: kinds by name, and how often a text."""

    pages: list[str]
    desks: list[str]
    records: list[str]
    texts: int = 0


def left(text: str) -> Left:
    """Look once at everything. Keeps nothing of it."""
    known = {id(each) for each in _strangers}
    found = Left([], [], [])
    for each in objects():
        if isinstance(each, str):
            found.texts += text in each
        elif watched(type(each)) and id(each) not in known and not isinstance(each, LockPage):
            names = {Page: found.pages, Desk: found.desks}
            kind = next((kind for kind in names if isinstance(each, kind)), None)
            names.get(kind, found.records).append(type(each).__name__)
    return found


def holding(wanted: str | bytes) -> int:
    """How many texts or bytes contain it; this test's own are made anew and not counted."""
    own = id(wanted)
    return sum(
        1
        for each in objects()
        if isinstance(each, type(wanted)) and id(each) != own and wanted in each  # type: ignore[operator]
    )


def a_page_of(program: Program, page: str) -> None:
    driver = program.driver
    citizen = program.add_citizen(NAME, cpr="010190-1234")
    if page == "list":
        program.window.show_citizens()
    elif page == "citizen":
        program.window.show_citizen(citizen)
    elif page in ("private plan", "looking back"):
        planned(program, citizen)
        private = program.window.private
        {"private plan": private.show_plan, "looking back": private.show_looking_back}[page](citizen)
        driver.wait(lambda: program.window.idle, page)
    elif page in BESIDE:
        planned(program, citizen)
        program.start_conversation(citizen, "A1", "B2")
        area = program.window.page
        assert isinstance(area, ConversationArea)
        area.go(Place(page))
        driver.wait(lambda: program.window.idle, page)
    else:
        program.start_conversation(citizen, "A1", "B2")
        driver.click("next")
        driver.click("citizen-option-2")
        driver.click(f"go-{page}")
    driver.wait()


def planned(program: Program, citizen: int) -> None:
    """A little of everything in the plan, named after the citizen."""
    services, ask = program.unlocked.services, program.ask
    ask(services.goals.add_small_goal, citizen, f"{NAME} i job")
    for rater in Rater:
        ask(services.barriers.add, citizen, rater, BarrierKind.OWN, f"Bussen for {NAME}")
    ask(services.placements.add, citizen, PlacementKind.COMPANY, f"Køkkenet hos {NAME}")
    ask(services.support.add_person, citizen, SupportRole.MENTOR, f"Bo for {NAME}")
    ask(services.outcomes.add, citizen, OutcomeKind.JOB, program.unlocked.clock.today(), f"{NAME} i køkkenet")


PAGES = ("list", "citizen", "development", "plan", "summary", *BESIDE, "private plan", "looking back")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_and_no_record_outlives_the_lock(program: Program, page: str) -> None:
    before = left(SECOND_NAME).texts
    a_page_of(program, page)
    there = left(SECOND_NAME)
    assert there.pages and there.desks, "they can be found while they are there"
    if page != "looking back":  # which shows them, and keeps nothing of them in Python
        assert there.records and there.texts > before
    program.window.lock()
    program.driver.wait()
    program.driver.find("password")
    after = left(SECOND_NAME)
    assert (after.pages, after.desks, after.records) == ([], [], [])
    assert after.texts <= before


def test_the_data_key_does_not_outlive_the_lock(program: Program) -> None:
    a_page_of(program, "plan")
    key = bytearray(program.unlocked.security._key)
    assert holding(bytes(key)) > 0
    program.window.lock()
    program.driver.wait()
    program.driver.find("password")
    assert holding(bytes(key)) == 0
    assert holding(key.hex()) == 0 and holding(key.hex().upper()) == 0


def test_what_was_typed_in_a_dialog_waits_as_noise(program: Program) -> None:
    named_by_the_test = holding(SECOND_NAME)
    program.driver.click("new-citizen")
    program.driver.type("citizen-name", NAME)
    program.window.lock()
    program.driver.wait()
    program.driver.find("password")
    assert holding(SECOND_NAME) <= named_by_the_test
    assert holding(SECOND_NAME.encode()) == 0
    program.unlock()
    field = program.driver.find("citizen-name")
    assert isinstance(field, QLineEdit)
    program.driver.wait(lambda: field.text() == NAME, "the name")


def test_no_text_of_the_window_outlives_the_lock(program: Program) -> None:
    a_page_of(program, "plan")
    ways: list[tuple[type[QWidget], Callable[[Any], str]]] = [
        (QLabel, QLabel.text),
        (QLineEdit, QLineEdit.text),
        (QPlainTextEdit, QPlainTextEdit.toPlainText),
        (QWidget, QWidget.accessibleName),
        (QWidget, QWidget.toolTip),
    ]

    def said() -> list[str]:
        return [way(each) for kind, way in ways for each in program.window.findChildren(kind)]

    assert any("Zakarias" in text for text in said())
    program.window.lock()
    program.driver.wait()
    program.driver.find("password")
    assert not any("Zakarias" in text for text in said())
    assert "Zakarias" not in QGuiApplication.clipboard().text()
