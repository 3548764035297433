"""The place of the cursor in the text of a page, to be found again when the page comes back."""

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from desktop.ui.widgets.folding import Folding
from desktop.ui.widgets.in_view import bring_into_view


@dataclass(frozen=True, slots=True)
class Spot:
    """A field by its name, the how-many-th of that name, and what is selected: no word of the text."""

    name: str
    number: int
    anchor: int
    position: int

    def give_back(self, page: QWidget) -> bool:
        """Put the cursor there again, and say whether the page shows the field; else nothing is done."""
        found = _fields(page, self.name)
        if self.number >= len(found):
            return False
        field = found[self.number]
        _unfold(field)
        if not field.isVisible() or not field.isEnabled():
            return False
        field.setFocus()
        _select(field, self.anchor, self.position)
        around = field.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            bring_into_view(around, field)
        return True


def _unfold(field: QWidget) -> None:
    """Open the card that the field is folded away in."""
    around = field.parentWidget()
    while around is not None:
        if isinstance(around, Folding):
            around.set_unfolded(True)
        around = around.parentWidget()


def spot_of(page: QWidget, focused: QWidget | None) -> Spot | None:
    """Where on the page the cursor stands; None where that is in no field that has a name."""
    if focused is None or not focused.objectName() or not page.isAncestorOf(focused):
        return None
    name = focused.objectName()
    same = _fields(page, name)
    if focused not in same:
        return None
    number = same.index(focused)
    if isinstance(focused, QPlainTextEdit):
        cursor = focused.textCursor()
        return Spot(name, number, cursor.anchor(), cursor.position())
    assert isinstance(focused, QLineEdit)
    position, start = focused.cursorPosition(), focused.selectionStart()
    if start < 0:
        return Spot(name, number, position, position)
    end = focused.selectionEnd()
    return Spot(name, number, end if position == start else start, position)


def _fields(page: QWidget, name: str) -> list[QWidget]:
    """The fields for free text; what is typed as a password is no place to come back to."""
    return [
        field
        for field in page.findChildren(QWidget, name)
        if isinstance(field, QPlainTextEdit)
        or (isinstance(field, QLineEdit) and field.echoMode() == QLineEdit.EchoMode.Normal)
    ]


def _select(field: QWidget, anchor: int, position: int) -> None:
    if isinstance(field, QPlainTextEdit):
        last = field.document().characterCount() - 1
        cursor = field.textCursor()
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
    elif isinstance(field, QLineEdit):
        field.setCursorPosition(anchor)
        field.cursorForward(True, position - anchor)
