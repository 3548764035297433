"""The marks of the paper: whose an answer is, and where something changed."""

from reportlab.pdfgen.canvas import Canvas

from desktop.records import Rater
from desktop.reports import style

MARK_SIZE = 6.5
BOX_SIZE = 11.0


def draw_mark(
    canvas: Canvas, rater: Rater, x: float, y: float, filled: bool = True, size: float = MARK_SIZE
) -> None:
    """The citizen's blue circle or the caseworker's amber square, centred on a point."""
    colour = style.RATER_COLOURS[rater]
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour if filled else style.WHITE)
    canvas.setLineWidth(1)
    if rater is Rater.CITIZEN:
        canvas.circle(x, y, size / 2 - 0.5, stroke=1, fill=1)
    else:
        side = size - 1
        canvas.rect(x - side / 2, y - side / 2, side, side, stroke=1, fill=1)


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
