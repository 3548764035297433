"""The two marks of every chart: the citizen's circle and the caseworker's square."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
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


def pale_colour(rater: Rater, alpha: int) -> QColor:
    """The rater's colour as it looks on a card at so much of 255; drawn translucent, lines take tenfold."""
    colour, card = rater_colour(rater), theme.colour(theme.current().card)
    shares = ((colour.red(), card.red()), (colour.green(), card.green()), (colour.blue(), card.blue()))
    mixed = (round((over * alpha + under * (255 - alpha)) / 255) for over, under in shares)
    return QColor(*mixed)


def grid_colour() -> QColor:
    """The ladder's own lines; where lines are black for contrast, they still stay behind the answers."""
    palette = theme.current()
    colour = theme.colour(palette.line)
    if palette.line == palette.ink:
        colour.setAlpha(_GRID_ALPHA)
    return colour


class MarkPainter:
    """Draws one rater's marks, filled for today, open for before; a thin rim parts each from its ground."""

    def __init__(self, painter: QPainter, rater: Rater, pen: float = 2.0) -> None:
        colour, card = rater_colour(rater), theme.colour(theme.current().card)
        self._painter = painter
        self._round = rater is Rater.CITIZEN
        self._shape = painter.drawEllipse if self._round else painter.drawRect
        self._inset = pen / 2
        self._rim, self._edge = QPen(card, pen), QPen(colour, pen)
        self._open, self._filled = QBrush(card), QBrush(colour)

    def draw(self, box: QRectF, *, filled: bool) -> None:
        """Draw a mark inside `box`."""
        painter, inset = self._painter, self._inset
        if filled and self._round:
            # The same without strokes, which take three times as long; a square's would have other corners.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._open)
            painter.drawEllipse(box.adjusted(-inset, -inset, inset, inset))
            painter.setBrush(self._filled)
            painter.drawEllipse(box)
            return
        painter.setBrush(self._open)
        painter.setPen(self._rim)
        self._shape(box)
        if filled:
            painter.setBrush(self._filled)
        painter.setPen(self._edge)
        self._shape(box.adjusted(inset, inset, -inset, -inset))


def signed(rater: Rater, *lines: QLabel) -> QHBoxLayout:
    """Lines of text behind the sign that says whose they are."""
    layout = QHBoxLayout()
    layout.setSpacing(8)
    layout.addWidget(label(SIGNS[rater], f"sign-{rater}"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(column(*lines, spacing=2), 1)
    return layout
