"""How one stood on a page beside the cursor: what was searched for or half written, and how far down.

It names citizens as a search does: it is kept sealed, and given back on the same page alone.
"""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.dialogs.layout import KEPT

_SEARCH, _ARCHIVED = "search", "show-archived"
_SETTLED = 60
"""Milliseconds in which a page that has come back is laid out, and its fields are in view."""


def standing(page: QWidget) -> dict[str, Any]:
    """What `stand_again` takes, as JSON has it."""
    field, archived = _search(page)
    return {
        "searched": field.text() if field is not None else "",
        "archived": archived is not None and archived.isChecked(),
        "written": {line.objectName(): line.text() for line in _half_written(page)},
        "scrolled": [area.verticalScrollBar().value() for area in _areas(page)],
    }


def search_again(page: QWidget, kept: dict[str, Any]) -> None:
    """Search for the same, where the page can search; what was typed meanwhile stays.

    Lines that only a click would store have their words again.
    """
    field, archived = _search(page)
    if archived is not None:
        archived.setChecked(bool(kept["archived"]))
    if field is not None and not field.text():
        field.setText(str(kept["searched"]))
    for line in _half_written(page):
        if not line.text():
            line.setText(str(kept["written"].get(line.objectName(), "")))


def scroll_again(page: QWidget, kept: dict[str, Any]) -> None:
    """Scroll as far as before, once the page shows what it is about."""

    def scroll() -> None:
        areas = _areas(page)
        if len(areas) == len(kept["scrolled"]):
            for area, value in zip(areas, kept["scrolled"], strict=True):
                area.verticalScrollBar().setValue(int(value))

    if any(kept["scrolled"]):
        QTimer.singleShot(_SETTLED, page, scroll)


def _search(page: QWidget) -> tuple[QLineEdit | None, QAbstractButton | None]:
    return page.findChild(QLineEdit, _SEARCH), page.findChild(QAbstractButton, _ARCHIVED)


def _half_written(page: QWidget) -> list[QLineEdit]:
    return [line for line in page.findChildren(QLineEdit) if line.property(KEPT)]


def _areas(page: QWidget) -> list[QAbstractScrollArea]:
    """What scrolls on the page; fields to write in have their cursor."""
    return [
        area
        for area in page.findChildren(QAbstractScrollArea)
        if area.isVisible() and not isinstance(area, QPlainTextEdit)
    ]
