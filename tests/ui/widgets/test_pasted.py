"""What is pasted into a note, and what a note shows, is the text itself."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.note_field import NoteField


@pytest.fixture
def field(qtbot: QtBot) -> NoteField:
    made = NoteField("note")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_nul_that_is_pasted_keeps_nothing_from_being_stored(field: NoteField) -> None:
    pasted = QMimeData()
    pasted.setText("før\0efter")
    written: list[str] = []
    field.written.connect(written.append)
    field.insertFromMimeData(pasted)
    field.flush()
    assert written == ["før\ufffdefter"]


@pytest.mark.parametrize(
    "text", ["100\u00a0000 kr.", "et\u2028to", "\u202evendt\u202c", "e\u0301", "\ufeffførst"]
)
def test_a_text_that_is_only_shown_is_not_written_over(field: NoteField, text: str) -> None:
    written: list[str] = []
    field.written.connect(written.append)
    field.show_text(text)
    field.flush()
    QTest.qWait(500)
    assert written == []
    QTest.keyClicks(field, "x")
    field.flush()
    assert written == ["x" + text.removeprefix("\ufeff")]


def test_formatted_text_is_pasted_as_its_words(field: NoteField) -> None:
    pasted = QMimeData()
    pasted.setHtml('<b>fed</b> <img src="file:///etc/passwd">')
    pasted.setText("fed")
    field.insertFromMimeData(pasted)
    assert field.toPlainText() == "fed"
