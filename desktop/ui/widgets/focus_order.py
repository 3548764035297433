"""Tab goes the way the eye goes, for widgets that are made later than their page too."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def follow_layout(page: QWidget) -> None:
    """Put the keyboard's order in the order of the layouts, from top left to bottom right.

    What takes the focus by click alone, such as a page, has its place too: Tab goes on from there.
    """
    for before, after in pairwise(_focusable(page)):
        QWidget.setTabOrder(before, after)


def give_back(widget: QWidget) -> None:
    """Give the keys to the page around a widget, which takes them for answering and going on."""
    around = widget.parentWidget()
    while around is not None and not around.focusPolicy() & QtCore.Qt.FocusPolicy.ClickFocus:
        around = around.parentWidget()
    (around or widget.window()).setFocus()


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() != QtCore.Qt.FocusPolicy.NoFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _focusable(inside)
    if isinstance(widget, QSplitter):
        for part in map(widget.widget, range(widget.count())):
            if part is not None:
                yield from _focusable(part)
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for part in _parts(layout):
        if isinstance(part, QWidget):
            yield from _focusable(part)
        else:
            yield from _in_layout(part)


def _parts(layout: QLayout) -> list[QWidget | QLayout]:
    """What a layout holds, in its order.

    Not asked for by its items: Qt makes and deletes those without telling Python, which would take a new
    one for a dead one at the same address.
    """
    around = layout.parentWidget()
    widgets = [each for each in around.children() if isinstance(each, QWidget)] if around else []
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    placed: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in widgets]
    placed += [(layout.indexOf(each), each) for each in inner]
    return [each for place, each in sorted(placed, key=lambda found: found[0]) if place >= 0]
