"""The two marks of every chart: the citizen's circle and the caseworker's square."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel

from desktop.records import Rater
from desktop.ui import theme
from desktop.ui.widgets.basics import column, label

SIGNS = {Rater.CITIZEN: "●", Rater.CASEWORKER: "■"}
"""The same marks as characters, for legends."""

_GRID_ALPHA = 110


def rater_colour(rater: Rater) -> QColor:
    """Blue for the citizen, amber for the caseworker, in the look in use."""
    palette = theme.current()
    return theme.colour(palette.citizen if rater is Rater.CITIZEN else palette.caseworker)


def grid_colour() -> QColor:
    """The ladder's own lines; where lines are black for contrast, they still stay behind the answers."""
    palette = theme.current()
    colour = theme.colour(palette.line)
    if palette.line == palette.ink:
        colour.setAlpha(_GRID_ALPHA)
    return colour


def draw_mark(painter: QPainter, rater: Rater, box: QRectF, *, filled: bool, pen: float = 2.0) -> None:
    """Draw a mark inside `box`, filled for today, open for before; a thin rim parts it from its ground."""
    colour, card = rater_colour(rater), theme.colour(theme.current().card)
    painter.setBrush(card)
    painter.setPen(QPen(card, pen))
    _shape(painter, rater, box)
    inset = pen / 2
    painter.setBrush(colour if filled else card)
    painter.setPen(QPen(colour, pen))
    _shape(painter, rater, box.adjusted(inset, inset, -inset, -inset))


def signed(rater: Rater, *lines: QLabel) -> QHBoxLayout:
    """Lines of text behind the sign that says whose they are."""
    layout = QHBoxLayout()
    layout.setSpacing(8)
    layout.addWidget(label(SIGNS[rater], f"sign-{rater}"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(column(*lines, spacing=2), 1)
    return layout


def _shape(painter: QPainter, rater: Rater, box: QRectF) -> None:
    if rater is Rater.CITIZEN:
        painter.drawEllipse(box)
    else:
        painter.drawRect(box)
