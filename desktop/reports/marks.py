"""The marks of the paper: whose an answer is, and where something changed."""

from collections.abc import Iterable
from math import sqrt

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from desktop.records import Rater
from desktop.reports import style

MARK_SIZE = 6.5
BOX_SIZE = 11.0
_PULL = 4 / 3 * (sqrt(2) - 1)
"""How far, in radii, a quarter of a circle is pulled by each of its two control points."""


def draw_marks(
    canvas: Canvas,
    rater: Rater,
    places: Iterable[tuple[float, float]],
    *,
    filled: bool = True,
    size: float = MARK_SIZE,
) -> None:
    """The citizen's blue circles or the caseworker's amber squares, each centred on its point."""
    colour = style.RATER_COLOURS[rater]
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour if filled else style.WHITE)
    canvas.setLineWidth(1)
    side = size - 1
    for x, y in places:
        if rater is Rater.CITIZEN:
            canvas.drawPath(_Circle(x, y, side / 2), stroke=1, fill=1)
        else:
            canvas.rect(x - side / 2, y - side / 2, side, side, stroke=1, fill=1)


class _Circle(PDFPathObject):
    """A circle of four curves. It has ten measures; reportlab's own works out and writes 26."""

    def __init__(self, x: float, y: float, radius: float) -> None:
        super().__init__()
        pull = _PULL * radius
        left, x_low, x_mid, x_high, right = map(fp_str, (x - radius, x - pull, x, x + pull, x + radius))
        foot, y_low, y_mid, y_high, top = map(fp_str, (y - radius, y - pull, y, y + pull, y + radius))
        self._code = [
            f"n {right} {y_mid} m",
            f"{right} {y_high} {x_high} {top} {x_mid} {top} c",
            f"{x_low} {top} {left} {y_high} {left} {y_mid} c",
            f"{left} {y_low} {x_low} {foot} {x_mid} {foot} c",
            f"{x_high} {foot} {right} {y_low} {right} {y_mid} c",
        ]


def draw_triangle(canvas: Canvas, x: float, y: float, size: float = MARK_SIZE) -> None:
    """The mark of a change, standing on `y` with its tip above `x`."""
    canvas.setFillColor(style.QUIET)
    shape = canvas.beginPath()
    shape.moveTo(x - size / 2, y)
    shape.lineTo(x + size / 2, y)
    shape.lineTo(x, y + size)
    shape.close()
    canvas.drawPath(shape, stroke=0, fill=1)


def draw_box(canvas: Canvas, x: float, y: float, size: float = BOX_SIZE) -> None:
    """An empty box to tick by hand, from its lower left corner."""
    canvas.setStrokeColor(style.QUIET)
    canvas.setLineWidth(1)
    canvas.roundRect(x + 0.5, y + 0.5, size - 1, size - 1, 2, stroke=1, fill=0)
